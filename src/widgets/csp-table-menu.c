/* csp-table-menu.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-menu.h"

/* The menu of a row: of the pointer's second button, and of the menu key and Shift+F10. */
typedef struct
{
  GtkWidget         *table;     /* unowned, as it owns the event controllers that lead here */
  GtkWidget         *list;      /* unowned */
  CspTableMenuMaker  maker;
  GtkWidget         *popover;   /* unowned; NULL while no menu is open */
} Menu;

static G_DEFINE_QUARK (csp_table_menu, menu)

static GtkWidget *
find_row (Menu      *menu,
          GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != menu->list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The item that was chosen is activated after its menu has closed. */
static void
closed_cb (GtkWidget *popover,
           Menu      *menu)
{
  menu->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
pop_up (Menu               *menu,
        GtkWidget          *row,
        const GdkRectangle *at)
{
  GtkWidget *popover = row != NULL ? menu->maker (menu->table, row) : NULL;

  if (popover == NULL)
    return FALSE;
  gtk_widget_set_parent (popover, menu->table);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  menu->popover = popover;
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), menu);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

static gboolean
pop_up_at (Menu   *menu,
           double  x,
           double  y)
{
  GtkWidget *picked = gtk_widget_pick (menu->table, x, y, GTK_PICK_DEFAULT);
  const GdkRectangle at = { x, y, 1, 1 };

  return pop_up (menu, find_row (menu, picked), &at);
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            Menu       *menu)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (gesture, sequence);

  if (event != NULL && gdk_event_triggers_context_menu (event) && pop_up_at (menu, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                Menu               *menu)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkRoot *root = gtk_widget_get_root (menu->table);
  GtkWidget *row = root != NULL ? find_row (menu, gtk_root_get_focus (root)) : NULL;
  GdkRectangle at = { 0, 0, 1, 1 };
  double x;
  double y;

  if (!(keyval == GDK_KEY_Menu && modifiers == 0) && !(keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (row == NULL || !gtk_widget_translate_coordinates (row, menu->table, 0, 0, &x, &y))
    return GDK_EVENT_PROPAGATE;
  at.x = CLAMP (x + gtk_widget_get_width (row) / 2.0, 0, gtk_widget_get_width (menu->table));
  at.y = y;
  at.height = gtk_widget_get_height (row);
  pop_up (menu, row, &at);
  return GDK_EVENT_STOP;
}

/**
 * csp_table_menu_add:
 * @table: a table
 * @list: what its rows are children of
 * @maker: makes the menu of a row
 */
void
csp_table_menu_add (GtkWidget         *table,
                    GtkWidget         *list,
                    CspTableMenuMaker  maker)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Menu *menu = g_new0 (Menu, 1);

  menu->table = table;
  menu->list = list;
  menu->maker = maker;
  g_object_set_qdata_full (G_OBJECT (table), menu_quark (), menu, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), menu);
  gtk_widget_add_controller (table, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), menu);
  gtk_widget_add_controller (table, keys);
}

/**
 * csp_table_menu_pop_up:
 * @table: a table that has menus
 * @x: a place in @table
 * @y: a place in @table
 *
 * Returns: whether the menu of the row there has been opened
 */
gboolean
csp_table_menu_pop_up (GtkWidget *table,
                       double     x,
                       double     y)
{
  return pop_up_at (g_object_get_qdata (G_OBJECT (table), menu_quark ()), x, y);
}

/**
 * csp_table_menu_place:
 * @table: a table that has been given its place
 *
 * Gives the menu its place that is open.
 */
void
csp_table_menu_place (GtkWidget *table)
{
  Menu *menu = g_object_get_qdata (G_OBJECT (table), menu_quark ());

  if (menu->popover != NULL)
    gtk_popover_present (GTK_POPOVER (menu->popover));
}
