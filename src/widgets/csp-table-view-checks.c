/* csp-table-view-checks.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-row-details.h"
#include "widgets/csp-table-menu.h"
#include "widgets/csp-table-view-private.h"

/* Selection for fingers, which have no Ctrl key: a long press on a row begins to check rows, then a tap checks or
 * unchecks one, and a long press opens the menu. It ends when no row is left. */

/**
 * _csp_table_view_update_check:
 * @self: a table
 * @cell: first cell of a row
 * @row: the row
 *
 * Shows whether the row is checked.
 */
void
_csp_table_view_update_check (CspTableView *self,
                              CspTableCell *cell,
                              CspRow       *row)
{
  csp_table_cell_set_check (cell, self->checking, csp_row_selection_contains (self->selection, csp_row_get_id (row)));
}

/**
 * _csp_table_view_update_checks:
 * @self: a table
 *
 * Shows which rows are checked.
 */
void
_csp_table_view_update_checks (CspTableView *self)
{
  GtkWidget *list = csp_table_navigation_get_list (self->navigation);

  if (!self->checking)
    return;
  self->checking = csp_row_selection_get_count (self->selection) > 0;
  for (GtkWidget *widget = gtk_widget_get_first_child (list); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      CspRow *row = _csp_table_view_get_row (widget);
      GtkWidget *cell = gtk_widget_get_first_child (widget);

      if (row != NULL)
        _csp_table_view_update_check (self, CSP_TABLE_CELL (gtk_widget_get_first_child (cell)), row);
    }
}

/**
 * _csp_table_view_toggle_check:
 * @self: a table
 * @row: one of its rows
 *
 * Selects the row, or no longer, and leaves the others as they are.
 */
void
_csp_table_view_toggle_check (CspTableView *self,
                              CspRow       *row)
{
  guint32 id = csp_row_get_id (row);

  csp_row_selection_set_selected (self->selection, id, !csp_row_selection_contains (self->selection, id));
}

/* Details and buttons keep their own taps; only the link is part of the row while rows are being checked. */
static CspRow *
find_row (CspTableView *self,
          double        x,
          double        y)
{
  GtkWidget *list = csp_table_navigation_get_list (self->navigation);
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && gtk_widget_get_parent (widget) != list; widget = gtk_widget_get_parent (widget))
    if (CSP_IS_ROW_DETAILS (widget) || GTK_IS_CHECK_BUTTON (widget) ||
        (GTK_IS_BUTTON (widget) && !gtk_widget_has_css_class (widget, "name-link")))
      return NULL;
  return widget != NULL ? _csp_table_view_get_row (widget) : NULL;
}

static void
long_pressed_cb (CspTableView *self,
                 double        x,
                 double        y,
                 GtkGesture   *gesture)
{
  CspRow *row = find_row (self, x, y);

  if (self->checking)
    {
      if (csp_table_menu_pop_up (GTK_WIDGET (self), x, y))
        gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (row == NULL || csp_row_get_item (row) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->checking = TRUE;
  csp_row_selection_set_selected (self->selection, csp_row_get_id (row), TRUE);
  _csp_table_view_update_checks (self);
}

static void
tap_started_cb (CspTableView *self,
                int           n_press,
                double        x,
                double        y)
{
  self->tap = GRAPHENE_POINT_INIT (x, y);
}

/* Taken only when it ends: until then it may become a move of the table below the finger. */
static void
tap_ended_cb (CspTableView *self,
              int           n_press,
              double        x,
              double        y,
              GtkGesture   *gesture)
{
  CspRow *row = self->checking ? find_row (self, x, y) : NULL;

  if (row == NULL || csp_row_get_item (row) == NULL ||
      gtk_drag_check_threshold (GTK_WIDGET (self), self->tap.x, self->tap.y, x, y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  _csp_table_view_toggle_check (self, row);
}

/**
 * _csp_table_view_add_checks:
 * @self: a table that has its rows
 *
 * Lets fingers select rows.
 */
void
_csp_table_view_add_checks (CspTableView *self)
{
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *tap = gtk_gesture_click_new ();

  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (press), "long-press");
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (tap), "tap");
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (tap), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (tap, "pressed", G_CALLBACK (tap_started_cb), self);
  g_signal_connect_swapped (tap, "released", G_CALLBACK (tap_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (tap));
}
