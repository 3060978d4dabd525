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
#define N_JUMPS  40

/* Jumps by this share of the list, round and round, come everywhere without any order. */
#define GOLDEN_RATIO 0.6180339887

/* What a table needs to come to rest after it was opened or moved far. */
#define SETTLE_MS 400

static gint64 turn_start;
static gint64 longest_turn;
static double work_start;
static double longest_work;

static double
thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

/* A turn of the main loop is what lies between two waits. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (turn_start != 0)
    {
      longest_turn = MAX (longest_turn, g_get_monotonic_time () - turn_start);
      longest_work = MAX (longest_work, thread_milliseconds () - work_start);
    }
  result = g_poll (fds, n_fds, timeout);
  turn_start = g_get_monotonic_time ();
  work_start = thread_milliseconds ();
  return result;
}

/* Begins to measure how long the main loop is busy without looking at what has come in. */
void
meter_watch_turns (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

/* Prints the longest turn since this was last called, in milliseconds, and what the thread worked in the longest:
 * between them lies what it waited for others, be it for the processor. */
void
meter_print_turn (const char *name)
{
  g_autofree char *turn = g_strconcat (name, "-turn", NULL);
  g_autofree char *work = g_strconcat (name, "-turn-work", NULL);

  meter_print (turn, longest_turn / 1000.0);
  meter_print (work, longest_work);
  longest_turn = 0;
  longest_work = 0;
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

static guint64
read_kib (const char *path,
          const char *name)
{
  g_autofree char *text = NULL;
  const char *found = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    found = strstr (text, name);
  return found != NULL ? g_ascii_strtoull (found + strlen (name), NULL, 10) : 0;
}

/* Resident memory, in MiB, without the buffers in which the X server gets its pictures: there are one to three, by how
 * soon it has taken them, in any program. */
void
meter_print_memory (void)
{
  guint64 resident = read_kib ("/proc/self/smaps_rollup", "\nRss:");
  guint64 shared = read_kib ("/proc/self/status", "\nRssShmem:");

  meter_print ("memory", (resident - shared) / 1024.0);
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

/* How long the main thread works until the rows at @value are painted, each with its record if @whole. */
static double
scroll_once (Meter         *self,
             GtkAdjustment *adjustment,
             double         value,
             gboolean       whole)
{
  guint n_frames = self->n_frames;
  double start = thread_milliseconds ();

  gtk_adjustment_set_value (adjustment, value);
  while (self->n_frames == n_frames || (whole && self->n_waiting > 0))
    g_main_context_iteration (NULL, TRUE);
  return thread_milliseconds () - start;
}

static void
scroll_by (Meter         *self,
           const char    *name,
           GtkAdjustment *adjustment,
           double         step,
           guint          n_steps,
           guint         *n_waiting)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_steps; i++)
    {
      double time = scroll_once (self, adjustment, gtk_adjustment_get_value (adjustment) + step, FALSE);

      g_array_append_val (times, time);
      *n_waiting = MAX (*n_waiting, self->n_waiting);
    }
  meter_print_p95 (name, times);
}

static void
jump (Meter         *self,
      GtkAdjustment *adjustment)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double upper = gtk_adjustment_get_upper (adjustment);

  for (guint i = 1; i <= N_JUMPS; i++)
    {
      double turns = i * GOLDEN_RATIO;
      double time = scroll_once (self, adjustment, upper * (turns - (guint) turns), TRUE);

      g_array_append_val (times, time);
    }
  meter_print_p95 ("jump", times);
}

/* How high a row of @view is. */
double
meter_get_line (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_adjustment_get_upper (adjustment) /
         g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

/* Scrolls by lines and by pages, at the beginning and amid the list, and jumps. */
void
meter_scroll (Meter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double line = meter_get_line (self->view);
  double page = gtk_adjustment_get_page_size (adjustment) - line;
  guint n_waiting = 0;

  scroll_by (self, "line", adjustment, line, N_LINES, &n_waiting);
  scroll_by (self, "page", adjustment, page, N_PAGES, &n_waiting);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  meter_settle (self);
  scroll_by (self, "middle-line", adjustment, line, N_LINES, &n_waiting);
  scroll_by (self, "middle-page", adjustment, page, N_PAGES, &n_waiting);
  meter_print ("placeholders", n_waiting);
  jump (self, adjustment);
}

/* Scrolls on by a page, and paints it. */
void
meter_scroll_page (Meter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double page = gtk_adjustment_get_page_size (adjustment);

  scroll_once (self, adjustment, gtk_adjustment_get_value (adjustment) + page, FALSE);
}
