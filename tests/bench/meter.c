/* meter.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/bench/meter.h"

#define N_LINES  200
#define N_PAGES  100

/* What a table needs to come to rest after it was opened or moved far. */
#define SETTLE_MS 400

static gint64 turn_start;
static gint64 longest_turn;

/* A turn of the main loop is what lies between two waits. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (turn_start != 0)
    longest_turn = MAX (longest_turn, g_get_monotonic_time () - turn_start);
  result = g_poll (fds, n_fds, timeout);
  turn_start = g_get_monotonic_time ();
  return result;
}

/* Begins to measure how long the main loop is busy without looking at what has come in. */
void
meter_watch_turns (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

/* The longest turn since this was last asked, in milliseconds. */
double
meter_longest_turn (void)
{
  double milliseconds = longest_turn / 1000.0;

  longest_turn = 0;
  return milliseconds;
}

void
meter_print (const char *name,
             double      value)
{
  printf ("%s %.3f\n", name, value);
  fflush (stdout);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

void
meter_print_p95 (const char *name,
                 GArray     *values)
{
  if (values->len == 0)
    return;
  g_array_sort (values, compare_doubles);
  meter_print (name, g_array_index (values, double, values->len * 95 / 100));
}

/* Resident memory, in MiB. */
void
meter_print_memory (void)
{
  g_autofree char *text = NULL;
  const char *found;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) && (found = strstr (text, "\nRss:")) != NULL)
    meter_print ("memory", g_ascii_strtoull (found + 5, NULL, 10) / 1024.0);
}

/* Time since the program that started us noted it in the environment, by the same clock. */
void
meter_print_open (void)
{
  const char *start = g_getenv ("METER_START_US");

  if (start != NULL)
    meter_print ("open", (g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10)) / 1000.0);
}

/* Counts the rows of @view that its window shows, and those for which @waits holds. */
guint
meter_count_rows (GtkColumnView *view,
                  gboolean     (*waits) (GtkWidget *row),
                  guint         *n_waiting)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  double height = gtk_widget_get_height (list);
  guint n = 0;

  *n_waiting = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (row) || !gtk_widget_compute_bounds (row, list, &bounds) ||
          bounds.size.height <= 0 || bounds.origin.y + bounds.size.height <= 0 || bounds.origin.y >= height)
        continue;
      n++;
      *n_waiting += waits != NULL && waits (row);
    }
  return n;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Meter         *self)
{
  self->n_frames++;
  self->n_rows = self->count_rows (self->view, &self->n_waiting);
}

void
meter_init (Meter         *self,
            GtkColumnView *view,
            MeterRows      count_rows)
{
  memset (self, 0, sizeof *self);
  self->view = view;
  self->count_rows = count_rows;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (view)), "after-paint", G_CALLBACK (after_paint_cb), self);
}

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for a while. */
void
meter_settle (Meter *self)
{
  gboolean woken = FALSE;

  g_timeout_add (SETTLE_MS, wake_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

static double
thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

static double
scroll_once (Meter         *self,
             GtkAdjustment *adjustment,
             double         step)
{
  guint n_frames = self->n_frames;
  double start = thread_milliseconds ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
  while (self->n_frames == n_frames)
    g_main_context_iteration (NULL, TRUE);
  return thread_milliseconds () - start;
}

static guint
scroll_by (Meter         *self,
           const char    *name,
           GtkAdjustment *adjustment,
           double         step,
           guint          n_steps)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_waiting = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      double time = scroll_once (self, adjustment, step);

      g_array_append_val (times, time);
      n_waiting = MAX (n_waiting, self->n_waiting);
    }
  meter_print_p95 (name, times);
  return n_waiting;
}

/* Scrolls by lines and by pages, at the beginning and amid the list. */
void
meter_scroll (Meter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double page = gtk_adjustment_get_page_size (adjustment);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->view)));
  double line = gtk_adjustment_get_upper (adjustment) / n_items;
  guint n_waiting = 0;

  n_waiting = MAX (n_waiting, scroll_by (self, "line", adjustment, line, N_LINES));
  n_waiting = MAX (n_waiting, scroll_by (self, "page", adjustment, page - line, N_PAGES));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  meter_settle (self);
  n_waiting = MAX (n_waiting, scroll_by (self, "middle-line", adjustment, line, N_LINES));
  n_waiting = MAX (n_waiting, scroll_by (self, "middle-page", adjustment, page - line, N_PAGES));
  meter_print ("placeholders", n_waiting);
}
