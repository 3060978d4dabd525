/* csp-table-start.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-start.h"

typedef struct
{
  GtkWidget *scroller;          /* unowned, as it owns the adjustment */
  double     distance;          /* from the start, in pixels */
  guint      place_source;
} Start;

static double
get_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static gboolean
is_mirrored (Start *start)
{
  return gtk_widget_get_direction (start->scroller) == GTK_TEXT_DIR_RTL;
}

static gboolean
place_cb (gpointer user_data)
{
  Start *start = user_data;

  start->place_source = 0;
  gtk_widget_queue_allocate (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (start->scroller)));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkAdjustment *adjustment,
            Start         *start)
{
  if (!is_mirrored (start))
    return;
  gtk_adjustment_set_value (adjustment, get_end (adjustment) - start->distance);
  /* The table is just being given its place, and forgets that it wants another one now. */
  if (start->place_source == 0)
    start->place_source = g_idle_add_full (G_PRIORITY_HIGH, place_cb, start, NULL);
}

static void
value_changed_cb (GtkAdjustment *adjustment,
                  Start         *start)
{
  if (is_mirrored (start))
    start->distance = MAX (get_end (adjustment) - gtk_adjustment_get_value (adjustment), 0);
}

static void
start_free (gpointer  user_data,
            GClosure *closure)
{
  Start *start = user_data;

  g_clear_handle_id (&start->place_source, g_source_remove);
  g_free (start);
}

/**
 * csp_table_start_keep:
 * @scroller: what a table scrolls in
 *
 * Where people read from right to left a wide table begins at its right edge. GTK 4.8 counts from the left, so that
 * it would show the last columns first.
 */
void
csp_table_start_keep (GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);
  Start *start = g_new0 (Start, 1);

  start->scroller = GTK_WIDGET (scroller);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), start);
  g_signal_connect_data (adjustment, "changed", G_CALLBACK (changed_cb), start, start_free, 0);
}
