/* csp-table-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include "widgets/csp-table-menu.h"
#include "widgets/csp-table-settings.h"
#include "widgets/csp-table-start.h"
#include "widgets/csp-table-tooltip.h"
#include "widgets/csp-table-view-private.h"
#include "widgets/csp-table-widths.h"

enum
{
  ACTIVATE_ROW,
  ORDER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a row's padding and a scroll bar take from the width of the table. */
#define SPAN_MARGIN 24

/**
 * CspTableView:
 *
 * A table over a paged list of any length. Its headings and a menu choose the order, the first cell shows details
 * on demand, rows are selected in the usual ways, and optional columns are remembered.
 *
 * The actions of csp_table_view_get_actions() are to be inserted as "table" where the menus are.
 */
G_DEFINE_FINAL_TYPE (CspTableView, csp_table_view, GTK_TYPE_WIDGET)

/**
 * _csp_table_view_open_row:
 * @self: a table
 * @row: one of its rows
 *
 * Tells that the person wants to see the record, if it is there.
 */
void
_csp_table_view_open_row (CspTableView *self,
                          CspRow       *row)
{
  if (csp_row_get_item (row) != NULL)
    g_signal_emit (self, signals[ACTIVATE_ROW], 0, row);
}

static void
activate_cb (CspTableView *self,
             guint         position)
{
  g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    _csp_table_view_open_row (self, row);
}

static gboolean
update_span_cb (gpointer user_data)
{
  CspTableView *self = CSP_TABLE_VIEW (user_data);
  GtkWidget *list = csp_table_navigation_get_list (self->navigation);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

      if (CSP_IS_TABLE_CELL (child))
        csp_table_cell_set_span (CSP_TABLE_CELL (child), self->span);
    }
  self->span_source = 0;
  return G_SOURCE_REMOVE;
}

static void
csp_table_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (CSP_TABLE_VIEW (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
csp_table_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  CspTableView *self = CSP_TABLE_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  csp_table_menu_place (widget);
  if (self->span == width - SPAN_MARGIN)
    return;
  self->span = width - SPAN_MARGIN;
  /* Rows must not ask for another height while they are being given one. */
  if (self->span_source == 0)
    self->span_source = g_idle_add_full (G_PRIORITY_HIGH, update_span_cb, self, NULL);
}

static gboolean
csp_table_view_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (csp_table_navigation_leaves (CSP_TABLE_VIEW (widget)->navigation, direction))
    return FALSE;
  return GTK_WIDGET_CLASS (csp_table_view_parent_class)->focus (widget, direction);
}

static gboolean
csp_table_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CSP_TABLE_VIEW (widget)->view));
}

/* GTK 4.8 counts the fixed width of a hidden column in the width of rows, but not in that of headings. */
static void
update_widths (CspTableView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->view_columns, i);
      int width = -1;

      if (gtk_column_view_column_get_visible (column))
        width = csp_table_widths_of_column (GTK_WIDGET (self), g_ptr_array_index (self->columns, i));
      gtk_column_view_column_set_fixed_width (column, width);
    }
}

static void
csp_table_view_root (GtkWidget *widget)
{
  CspTableView *self = CSP_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (csp_table_view_parent_class)->root (widget);

  csp_table_widths_shape_headings (widget, self->view, self->columns);
}

static void
csp_table_view_dispose (GObject *object)
{
  CspTableView *self = CSP_TABLE_VIEW (object);

  g_clear_handle_id (&self->span_source, g_source_remove);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  g_clear_object (&self->navigation);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (csp_table_view_parent_class)->dispose (object);
}

static void
csp_table_view_finalize (GObject *object)
{
  CspTableView *self = CSP_TABLE_VIEW (object);

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->view_columns);
  csp_table_order_free (self->order);
  g_string_free (self->buffer, TRUE);
  g_free (self->name);

  G_OBJECT_CLASS (csp_table_view_parent_class)->finalize (object);
}

static void
csp_table_view_class_init (CspTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_table_view_dispose;
  object_class->finalize = csp_table_view_finalize;

  widget_class->focus = csp_table_view_focus;
  widget_class->grab_focus = csp_table_view_grab_focus;
  widget_class->root = csp_table_view_root;
  widget_class->measure = csp_table_view_measure;
  widget_class->size_allocate = csp_table_view_size_allocate;
  widget_class->snapshot = _csp_table_view_snapshot;

  /**
   * CspTableView::activate-row:
   * @self: the table
   * @row: a row whose record is there
   *
   * The person wants to see the record: double click, Enter or the link in its first cell.
   */
  signals[ACTIVATE_ROW] = g_signal_new ("activate-row", CSP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, CSP_TYPE_ROW);
  /**
   * CspTableView::order-changed:
   * @self: the table
   *
   * The person chose another order, in a heading or the menu.
   */
  signals[ORDER_CHANGED] =
    g_signal_new ("order-changed", CSP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "csp-table");
}

static void
csp_table_view_init (CspTableView *self)
{
  self->columns = g_ptr_array_new ();
  self->view_columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = csp_table_order_new ();
  self->buffer = g_string_new (NULL);
  self->actions = g_simple_action_group_new ();

  self->view = g_object_new (GTK_TYPE_COLUMN_VIEW, "show-row-separators", TRUE, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hexpand", TRUE, "vexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  csp_table_start_keep (GTK_SCROLLED_WINDOW (self->scroller));
  self->navigation = csp_table_navigation_new (self->view, _csp_table_view_expand_row, self);
  csp_table_tooltip_add (GTK_WIDGET (self));
  csp_table_menu_add (GTK_WIDGET (self), csp_table_navigation_get_list (self->navigation), _csp_table_view_create_menu);
  _csp_table_view_add_checks (self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (update_widths), self,
                           G_CONNECT_SWAPPED);
  _csp_table_view_add_order (self);
}

/**
 * csp_table_view_new:
 * @name: name of the table in settings
 * @columns: its columns, ended by an empty one; static, the first one names the record
 *
 * Returns: (transfer floating): a table without a list
 */
GtkWidget *
csp_table_view_new (const char           *name,
                    const CspTableColumn *columns)
{
  CspTableView *self = g_object_new (CSP_TYPE_TABLE_VIEW, NULL);

  self->name = g_strdup (name);
  for (guint i = 0; columns[i].name != NULL; i++)
    {
      g_ptr_array_add (self->columns, (gpointer) &columns[i]);
      g_ptr_array_add (self->view_columns, _csp_table_view_create_column (self, &columns[i]));
      gtk_column_view_append_column (self->view, g_ptr_array_index (self->view_columns, i));
      if (i > 0)
        csp_table_settings_bind (self->name, &columns[i], g_ptr_array_index (self->view_columns, i),
                                 G_ACTION_MAP (self->actions));
    }
  update_widths (self);
  for (guint i = 0; i < self->view_columns->len; i++)
    g_signal_connect_object (g_ptr_array_index (self->view_columns, i), "notify::visible", G_CALLBACK (update_widths),
                             self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * csp_table_view_remove_column:
 * @self: a table
 * @name: name of a column that the profile has no use for
 */
void
csp_table_view_remove_column (CspTableView *self,
                              const char   *name)
{
  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  for (guint i = 1; i < self->columns->len; i++)
    if (g_str_equal (((const CspTableColumn *) g_ptr_array_index (self->columns, i))->name, name))
      {
        gtk_column_view_remove_column (self->view, g_ptr_array_index (self->view_columns, i));
        g_ptr_array_remove_index (self->columns, i);
        g_ptr_array_remove_index (self->view_columns, i);
        return;
      }
}

/**
 * csp_table_view_set_details:
 * @self: a table without a list
 * @details: makes what an expanded row shows
 * @user_data: for @details
 */
void
csp_table_view_set_details (CspTableView    *self,
                            CspTableDetails  details,
                            gpointer         user_data)
{
  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  self->details = details;
  self->details_data = user_data;
}

/**
 * csp_table_view_set_menu:
 * @self: a table
 * @menu: makes the menu of a record, a #GtkPopover
 * @user_data: for @menu
 */
void
csp_table_view_set_menu (CspTableView    *self,
                         CspTableDetails  menu,
                         gpointer         user_data)
{
  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  self->menu = menu;
  self->menu_data = user_data;
}

/**
 * csp_table_view_set_list:
 * @self: a table
 * @list: what to show
 */
void
csp_table_view_set_list (CspTableView *self,
                         CspPagedList *list)
{
  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  g_clear_object (&self->selection);
  csp_paged_list_set_keeps_rows (list, TRUE);
  self->selection = csp_row_selection_new (list);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::count", G_CALLBACK (_csp_table_view_update_checks), self,
                           G_CONNECT_SWAPPED);
}

/**
 * csp_table_view_get_selection:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): which rows are selected
 */
CspRowSelection *
csp_table_view_get_selection (CspTableView *self)
{
  g_return_val_if_fail (CSP_IS_TABLE_VIEW (self), NULL);

  return self->selection;
}

/**
 * csp_table_view_get_shown_columns:
 * @self: a table
 *
 * Returns: (transfer container) (element-type CspTableColumn): the columns in sight, as they stand
 */
GPtrArray *
csp_table_view_get_shown_columns (CspTableView *self)
{
  GPtrArray *columns = g_ptr_array_new ();

  g_return_val_if_fail (CSP_IS_TABLE_VIEW (self), columns);

  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_column_view_column_get_visible (g_ptr_array_index (self->view_columns, i)))
      g_ptr_array_add (columns, g_ptr_array_index (self->columns, i));
  return columns;
}

/**
 * csp_table_view_get_actions:
 * @self: a table
 *
 * Returns: (transfer none): the actions its menus need
 */
GActionGroup *
csp_table_view_get_actions (CspTableView *self)
{
  g_return_val_if_fail (CSP_IS_TABLE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * csp_table_view_scroll_to:
 * @self: a table
 * @position: of a row
 */
void
csp_table_view_scroll_to (CspTableView *self,
                          guint         position)
{
  g_return_if_fail (CSP_IS_TABLE_VIEW (self));

  gtk_widget_activate_action (csp_table_navigation_get_list (self->navigation), "list.scroll-to-item", "u", position);
}
