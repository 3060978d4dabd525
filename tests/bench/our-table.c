/* our-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs Parceria's window and measures it from the inside: our-table FILE [WORD…]
 * Opens the profile, which shows its customers, scrolls them, types each word letter by letter into the search
 * entry, and sorts. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/csp-application.h"
#include "store/csp-row.h"
#include "tests/bench/meter.h"
#include "widgets/csp-table-view.h"

#define LOOK_MS     1
#define TYPING_MS 120
#define N_SORTS     4

static Meter meter;
static char **words;

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static GtkWidget *
find_in_window (GType type)
{
  g_autoptr(GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), 0);

  return window != NULL ? find_widget (GTK_WIDGET (window), type) : NULL;
}

/* The table notes its row at the first cell. */
static CspRow *
find_row (GtkWidget *widget)
{
  CspRow *row = g_object_get_data (G_OBJECT (widget), "csp-table-row");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_row (child);
  return row;
}

static gboolean
row_waits (GtkWidget *row_widget)
{
  CspRow *row = find_row (row_widget);

  return row == NULL || csp_row_get_item (row) == NULL;
}

static guint
count_rows (GtkColumnView *view,
            guint         *n_waiting)
{
  return meter_count_rows (view, row_waits, n_waiting);
}

static CspPagedList *
get_list (void)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (meter.view), CSP_TYPE_TABLE_VIEW);

  return csp_row_selection_get_list (csp_table_view_get_selection (CSP_TABLE_VIEW (table)));
}

/* Runs the main loop until the first page of what was asked for at @since is painted; returns how long it took. */
static double
wait_for_page (CspPagedList *list,
               gboolean    (*is_asked) (CspPagedList *list, gconstpointer data),
               gconstpointer data,
               gint64        since)
{
  guint frame;

  while (!is_asked (list, data) || csp_paged_list_is_stale (list))
    g_main_context_iteration (NULL, TRUE);
  frame = meter.n_frames;
  gtk_widget_queue_draw (GTK_WIDGET (meter.view));
  while (meter.n_frames == frame || meter.n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  return (g_get_monotonic_time () - since) / 1000.0;
}

static gboolean
searches_for (CspPagedList  *list,
              gconstpointer  text)
{
  const char *search = csp_paged_list_get_query (list)->search;

  return g_strcmp0 (search != NULL ? search : "", text) == 0;
}

static void
rest (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
type_word (GtkEditable *entry,
           const char  *word,
           GArray      *times)
{
  for (const char *end = word; *end != '\0';)
    {
      g_autofree char *text = NULL;
      gint64 start = g_get_monotonic_time ();
      double time;

      end = g_utf8_next_char (end);
      text = g_strndup (word, end - word);
      gtk_editable_set_text (entry, text);
      time = wait_for_page (get_list (), searches_for, text, start);
      g_array_append_val (times, time);
      if (g_getenv ("METER_VERBOSE") != NULL)
        g_printerr ("%-24s %8.1f ms\n", text, time);
      rest (TYPING_MS);
    }
}

static void
search (void)
{
  GtkEditable *entry = GTK_EDITABLE (find_in_window (GTK_TYPE_SEARCH_ENTRY));
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; words[i] != NULL; i++)
    {
      type_word (entry, words[i], times);
      gtk_editable_set_text (entry, "");
      meter_settle (&meter);
    }
  meter_print_p95 ("search", times);
}

static gboolean
sorts_by (CspPagedList  *list,
          gconstpointer  name)
{
  return g_strcmp0 (csp_paged_list_get_query (list)->sort, name) == 0;
}

static void
sort (void)
{
  static const char * const names[N_SORTS] = { "domain", "reseller-name", "relationship", "company-name" };
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (meter.view), CSP_TYPE_TABLE_VIEW);
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SORTS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      csp_table_view_set_order (CSP_TABLE_VIEW (table), names[i], FALSE);
      time = wait_for_page (get_list (), sorts_by, names[i], start);
      g_array_append_val (times, time);
      meter_settle (&meter);
    }
  meter_print_p95 ("sort", times);
}

static void
print_table (void)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (meter.view));

  meter_print ("rows", g_list_model_get_n_items (G_LIST_MODEL (get_list ())));
  meter_print ("columns", g_list_model_get_n_items (gtk_column_view_get_columns (meter.view)));
  meter_print ("width", gtk_widget_get_width (scroller));
  meter_print ("height", gtk_widget_get_height (scroller));
}

static void
measure (void)
{
  while (csp_paged_list_is_loading (get_list ()))
    g_main_context_iteration (NULL, TRUE);
  meter_settle (&meter);
  meter_print ("open-turn", meter_longest_turn ());
  print_table ();
  meter_scroll (&meter);
  meter_print ("scroll-turn", meter_longest_turn ());
  meter_print_memory ();
  search ();
  meter_print ("search-turn", meter_longest_turn ());
  sort ();
  meter_print ("sort-turn", meter_longest_turn ());
}

static gboolean
look_cb (gpointer user_data)
{
  GtkWidget *view = find_in_window (GTK_TYPE_COLUMN_VIEW);

  if (meter.view == NULL)
    {
      if (view != NULL)
        meter_init (&meter, GTK_COLUMN_VIEW (view), count_rows);
      return G_SOURCE_CONTINUE;
    }
  if (meter.n_rows == 0 || meter.n_waiting > 0)
    return G_SOURCE_CONTINUE;
  meter_print_open ();
  if (g_getenv ("METER_OPEN_ONLY") == NULL)
    measure ();
  exit (EXIT_SUCCESS);
}

int
main (int    argc,
      char **argv)
{
  char *arguments[] = { argv[0], argv[1], NULL };

  if (argc < 2)
    return EXIT_FAILURE;
  words = argv + 2;
  meter_watch_turns ();
  g_timeout_add (LOOK_MS, look_cb, NULL);
  return csp_application_main (2, arguments);
}
