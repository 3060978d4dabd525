/* csp-table-view-cells.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include "widgets/csp-table-text.h"
#include "widgets/csp-table-view-private.h"

/* Characters to be seen, at least, of what people have written. */
#define MIN_CHARS 10

/* The cells of a table: made by the column, shown by the row. */

static G_DEFINE_QUARK (csp-table-column, column)
static G_DEFINE_QUARK (csp-table-row, row)

static void
bind_record (CspTableView         *self,
             const CspTableColumn *column,
             GtkWidget            *child,
             CspRow               *row)
{
  gpointer record = csp_row_get_item (row);

  if (column->bind != NULL)
    column->bind (child, record);
  else if (CSP_IS_TABLE_CELL (child))
    csp_table_cell_set_text (CSP_TABLE_CELL (child), csp_table_column_get_text (column, record, self->buffer));
  else
    csp_table_text_set (GTK_INSCRIPTION (child), csp_table_column_get_text (column, record, self->buffer));
}

static void
show_details (CspTableView *self,
              CspTableCell *cell,
              CspRow       *row)
{
  gpointer record = csp_row_get_item (row);
  GtkWidget *details = NULL;

  if (self->details != NULL && record != NULL && csp_row_get_expanded (row))
    details = self->details (record, self->details_data);
  csp_table_cell_set_span (cell, self->span);
  csp_table_cell_set_details (cell, details);
}

/* The row and its first cell are called as the record is, whatever buttons stand in them. */
static void
name_row (CspTableView *self,
          GtkWidget    *cell,
          CspRow       *row)
{
  const CspTableColumn *first = g_ptr_array_index (self->columns, 0);
  const char *name = csp_table_column_get_text (first, csp_row_get_item (row), self->buffer);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The record arrived or was replaced: the first cell of a row tells all others, so that only one listens. */
static void
item_changed_cb (CspRow       *row,
                 GParamSpec   *pspec,
                 CspTableCell *cell)
{
  CspTableView *self = CSP_TABLE_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (cell), CSP_TYPE_TABLE_VIEW));
  GtkWidget *row_widget = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell)));

  for (GtkWidget *c = gtk_widget_get_first_child (row_widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *child = gtk_widget_get_first_child (c);

      if (child != NULL)
        bind_record (self, g_object_get_qdata (G_OBJECT (child), column_quark ()), child, row);
    }
  show_details (self, cell, row);
  name_row (self, gtk_widget_get_parent (GTK_WIDGET (cell)), row);
}

static void
expanded_changed_cb (CspRow       *row,
                     GParamSpec   *pspec,
                     CspTableCell *cell)
{
  show_details (CSP_TABLE_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (cell), CSP_TYPE_TABLE_VIEW)), cell, row);
}

static CspRow *
get_row_of_cell (GtkWidget *cell)
{
  return g_object_get_qdata (G_OBJECT (cell), row_quark ());
}

static void
open_cb (CspTableView *self,
         CspTableCell *cell)
{
  CspRow *row = get_row_of_cell (GTK_WIDGET (cell));

  if (row == NULL)
    return;
  /* Where the person comes back to. */
  gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell))));
  _csp_table_view_open_row (self, row);
}

static void
toggle_cb (CspTableView *self,
           CspTableCell *cell)
{
  CspRow *row = get_row_of_cell (GTK_WIDGET (cell));

  if (row != NULL)
    csp_row_set_expanded (row, !csp_row_get_expanded (row));
}

static void
check_cb (CspTableView *self,
          CspTableCell *cell)
{
  CspRow *row = get_row_of_cell (GTK_WIDGET (cell));

  if (row != NULL)
    _csp_table_view_toggle_check (self, row);
}

/**
 * _csp_table_view_get_row:
 * @row_widget: widget of a row
 *
 * Returns: (transfer none) (nullable): the row it shows
 */
CspRow *
_csp_table_view_get_row (GtkWidget *row_widget)
{
  GtkWidget *cell = gtk_widget_get_first_child (row_widget);

  return cell != NULL ? get_row_of_cell (gtk_widget_get_first_child (cell)) : NULL;
}

/* Where the records end: what follows are spare rows. */
static float
get_end (CspTableView *self)
{
  GtkWidget *list = csp_table_navigation_get_list (self->navigation);
  gboolean has_spare = self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) >
                                                    csp_paged_list_get_count (csp_row_selection_get_list (self->selection));
  graphene_rect_t bounds;

  for (GtkWidget *row_widget = has_spare ? gtk_widget_get_first_child (list) : NULL; row_widget != NULL;
       row_widget = gtk_widget_get_next_sibling (row_widget))
    {
      CspRow *row = _csp_table_view_get_row (row_widget);

      if (row != NULL && csp_row_is_spare (row) && gtk_widget_compute_bounds (row_widget, GTK_WIDGET (self), &bounds))
        return bounds.origin.y;
    }
  return gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * _csp_table_view_snapshot:
 * @widget: a table
 * @snapshot: where to draw it
 */
void
_csp_table_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CspTableView *self = CSP_TABLE_VIEW (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), get_end (self)));
  gtk_widget_snapshot_child (widget, self->scroller, snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * _csp_table_view_expand_row:
 * @row_widget: widget of a row
 * @expand: whether its details are wanted
 * @user_data: the table
 */
void
_csp_table_view_expand_row (GtkWidget *row_widget,
                            gboolean   expand,
                            gpointer   user_data)
{
  CspRow *row = _csp_table_view_get_row (row_widget);

  if (row != NULL && CSP_TABLE_VIEW (user_data)->details != NULL)
    csp_row_set_expanded (row, expand);
}

/* The row whose menu is open is seen to be the one it is about. */
static void
select_row (CspTableView *self,
            CspRow       *row)
{
  guint32 id = csp_row_get_id (row);

  if (csp_row_selection_contains (self->selection, id))
    return;
  if (!self->checking)
    csp_row_selection_clear (self->selection);
  csp_row_selection_set_selected (self->selection, id, TRUE);
}

/**
 * _csp_table_view_create_menu:
 * @table: the table
 * @row_widget: widget of a row
 *
 * Returns: (transfer floating) (nullable): the menu of the row
 */
GtkWidget *
_csp_table_view_create_menu (GtkWidget *table,
                             GtkWidget *row_widget)
{
  CspTableView *self = CSP_TABLE_VIEW (table);
  CspRow *row = _csp_table_view_get_row (row_widget);

  if (row == NULL || csp_row_get_item (row) == NULL || self->menu == NULL)
    return NULL;
  select_row (self, row);
  return self->menu (csp_row_get_item (row), self->menu_data);
}

/* A cell must not ask for more than its column, or the row grows wider than the headings. */
static guint
get_min_chars (const CspTableColumn *column)
{
  if (column->sample != NULL)
    return 1;
  return (column->flags & CSP_COLUMN_EXPAND) != 0 ? MIN_CHARS : column->chars;
}

static GtkWidget *
create_text (const CspTableColumn *column)
{
  GtkInscription *text = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_min_chars (text, get_min_chars (column));
  gtk_inscription_set_nat_chars (text, column->chars);
  gtk_inscription_set_text_overflow (text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (text, (column->flags & CSP_COLUMN_NUMERIC) != 0 ? 1 : 0);
  gtk_widget_add_css_class (GTK_WIDGET (text), "table-text");
  if ((column->flags & CSP_COLUMN_NUMERIC) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (text), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (text), GTK_ALIGN_START);
  return GTK_WIDGET (text);
}

static GtkWidget *
create_first_cell (CspTableView         *self,
                   const CspTableColumn *column)
{
  GtkWidget *cell =
    csp_table_cell_new (column->chars, (column->flags & CSP_COLUMN_LINK) != 0, self->details != NULL);

  g_signal_connect_object (cell, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "toggle", G_CALLBACK (toggle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "check", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          CspTableView             *self)
{
  const CspTableColumn *column = g_object_get_qdata (G_OBJECT (factory), column_quark ());
  GtkWidget *child;

  if (column == g_ptr_array_index (self->columns, 0))
    child = create_first_cell (self, column);
  else if (column->create != NULL)
    {
      child = column->create ();
      /* On the line of the text beside it, also when the row is expanded. */
      gtk_widget_set_valign (child, GTK_ALIGN_START);
    }
  else
    child = create_text (column);
  g_object_set_qdata (G_OBJECT (child), column_quark (), (gpointer) column);
  /* The row is what is selected; a cell that also were would undo it. */
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         CspTableView             *self)
{
  const CspTableColumn *column = g_object_get_qdata (G_OBJECT (factory), column_quark ());
  GtkWidget *child = gtk_list_item_get_child (list_item);
  CspRow *row = CSP_ROW (gtk_list_item_get_item (list_item));
  GtkWidget *cell = gtk_widget_get_parent (child);

  bind_record (self, column, child, row);
  csp_table_navigation_add_cell (self->navigation, cell);
  if (!CSP_IS_TABLE_CELL (child))
    return;
  g_object_set_qdata (G_OBJECT (child), row_quark (), row);
  g_signal_connect (row, "notify::item", G_CALLBACK (item_changed_cb), child);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_changed_cb), child);
  _csp_table_view_update_check (self, CSP_TABLE_CELL (child), row);
  show_details (self, CSP_TABLE_CELL (child), row);
  name_row (self, cell, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           CspTableView             *self)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (!CSP_IS_TABLE_CELL (child))
    return;
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), child);
  g_object_set_qdata (G_OBJECT (child), row_quark (), NULL);
  csp_table_cell_set_details (CSP_TABLE_CELL (child), NULL);
}

/**
 * _csp_table_view_create_column:
 * @self: a table
 * @column: what to show
 *
 * Returns: (transfer full): the column that shows it
 */
GtkColumnViewColumn *
_csp_table_view_create_column (CspTableView         *self,
                               const CspTableColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_qdata (G_OBJECT (factory), column_quark (), (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  view_column = gtk_column_view_column_new (csp_table_column_get_title (column), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, (column->flags & CSP_COLUMN_EXPAND) != 0);
  if (column->sort != NULL)
    csp_table_order_add (self->order, view_column, column);
  return view_column;
}
