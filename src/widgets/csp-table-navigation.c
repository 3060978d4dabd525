/* csp-table-navigation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-navigation.h"

/**
 * CspTableNavigation:
 *
 * Moves the keyboard focus in a table. GTK would stop at every button of every row. Here the rows take the focus:
 * Tab enters the list and leaves it in one step, Up and Down move from row to row, Right enters a row's buttons,
 * Left goes back through them to the row, and Control with Right or Left shows or hides its details.
 *
 * To that end the cells of a row take no focus unless the row has been entered.
 */
struct _CspTableNavigation
{
  GObject         parent_instance;

  GtkColumnView  *view;         /* unowned, as it owns the event controllers that lead here */
  CspTableToggle  toggle;
  gpointer        user_data;
  GtkWidget      *entered;      /* weak; the row whose buttons take the focus */
  GtkRoot        *root;         /* weak */
};

G_DEFINE_FINAL_TYPE (CspTableNavigation, csp_table_navigation, G_TYPE_OBJECT)

static GtkWidget *
get_focus (CspTableNavigation *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static GtkWidget *
find_focused_row (CspTableNavigation *self)
{
  GtkWidget *list = csp_table_navigation_get_list (self);
  GtkWidget *widget = get_focus (self);

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
set_cells_take_focus (GtkWidget *row,
                      gboolean   take_focus)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    gtk_widget_set_can_focus (cell, take_focus);
}

static void
leave_row (CspTableNavigation *self)
{
  GtkWidget *row = self->entered;

  if (row == NULL)
    return;
  g_clear_weak_pointer (&self->entered);
  set_cells_take_focus (row, FALSE);
}

static void
focus_changed_cb (CspTableNavigation *self)
{
  GtkWidget *focus = get_focus (self);

  if (self->entered != NULL &&
      (focus == NULL || focus == self->entered || !gtk_widget_is_ancestor (focus, self->entered)))
    leave_row (self);
}

static void
root_changed_cb (CspTableNavigation *self)
{
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  g_set_weak_pointer (&self->root, gtk_widget_get_root (GTK_WIDGET (self->view)));
  if (self->root != NULL)
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
collect_focusable (GtkWidget *widget,
                   GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return;
  if (gtk_widget_get_focusable (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_focusable (child, found);
}

/* Goes @step buttons on; before the first one comes the row itself. */
static gboolean
move_within_row (CspTableNavigation *self,
                 GtkWidget          *row,
                 int                 step)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  int position = -1;
  guint index;

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    collect_focusable (cell, found);
  if (g_ptr_array_find (found, get_focus (self), &index))
    position = index;
  position = CLAMP (position + step, -1, (int) found->len - 1);
  if (position < 0)
    {
      leave_row (self);
      return gtk_widget_grab_focus (row);
    }
  g_set_weak_pointer (&self->entered, row);
  set_cells_take_focus (row, TRUE);
  return gtk_widget_grab_focus (g_ptr_array_index (found, position));
}

static gboolean
key_pressed_cb (CspTableNavigation *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  GtkWidget *row = find_focused_row (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  gboolean control = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;
  int step = 0;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    step = mirrored ? -1 : 1;
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step = mirrored ? 1 : -1;

  if (step != 0 && control)
    {
      if (step < 0)
        move_within_row (self, row, G_MININT16);
      self->toggle (row, step > 0, self->user_data);
      return GDK_EVENT_STOP;
    }
  if (step != 0 && plain)
    return move_within_row (self, row, step) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && plain && row == self->entered)
    return move_within_row (self, row, G_MININT16);
  return GDK_EVENT_PROPAGATE;
}

static void
csp_table_navigation_dispose (GObject *object)
{
  CspTableNavigation *self = CSP_TABLE_NAVIGATION (object);

  g_clear_weak_pointer (&self->entered);
  g_clear_weak_pointer (&self->root);

  G_OBJECT_CLASS (csp_table_navigation_parent_class)->dispose (object);
}

static void
csp_table_navigation_class_init (CspTableNavigationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_table_navigation_dispose;
}

static void
csp_table_navigation_init (CspTableNavigation *self)
{
}

/**
 * csp_table_navigation_new:
 * @view: a table, which must outlive the result
 * @toggle: shows or hides the details of a row
 * @user_data: for @toggle
 *
 * Returns: (transfer full): what moves the focus in @view
 */
CspTableNavigation *
csp_table_navigation_new (GtkColumnView  *view,
                          CspTableToggle  toggle,
                          gpointer        user_data)
{
  CspTableNavigation *self = g_object_new (CSP_TYPE_TABLE_NAVIGATION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = view;
  self->toggle = toggle;
  self->user_data = user_data;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * csp_table_navigation_get_list:
 * @self: navigation of a table
 *
 * Returns: (transfer none): the list of rows inside the column view
 */
GtkWidget *
csp_table_navigation_get_list (CspTableNavigation *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * csp_table_navigation_leaves:
 * @self: navigation of a table
 * @direction: where the focus is to move
 *
 * Returns: whether that takes the focus, which is on a row, out of the table
 */
gboolean
csp_table_navigation_leaves (CspTableNavigation *self,
                             GtkDirectionType    direction)
{
  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && find_focused_row (self) != NULL;
}

/**
 * csp_table_navigation_add_cell:
 * @self: navigation of a table
 * @cell: a cell of one of its rows
 *
 * Leaves the focus to the row.
 */
void
csp_table_navigation_add_cell (CspTableNavigation *self,
                               GtkWidget          *cell)
{
  GtkWidget *row = gtk_widget_get_parent (cell);

  gtk_widget_set_can_focus (cell, row != NULL && row == self->entered);
}
