/* our-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs Parceria's window and measures it from the inside: our-table FILE [SCRIPT=WORD,WORD…]…
 * Opens the profile, which shows its customers, scrolls them, types each word letter by letter into the search
 * entry, and sorts. Instead, with these in the environment:
 *   METER_OPEN_ONLY       opens
 *   METER_PAGE=PAGE       types the words on that page
 *   METER_IMPORT=FILE     scrolls while customers are imported */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/csp-application.h"
#include "app/csp-window.h"
#include "exchange/csp-customers-import.h"
#include "store/csp-row.h"
#include "tests/bench/meter.h"
#include "widgets/csp-table-view.h"

#define LOOK_MS     1
#define TYPING_MS 120
#define N_SORTS     4

static Meter meter;
static char **searches;
static GArray *works;            /* double, milliseconds of work of each letter typed */

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

  return row == NULL || (csp_row_get_item (row) == NULL && !csp_row_is_spare (row));
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

/* What all threads have worked, in milliseconds: what it takes where no other process is in the way. */
static double
work_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

static void
type_word (GtkEditable *entry,
           const char  *word,
           GArray      *times)
{
  int position = 0;

  for (const char *end = word; *end != '\0';)
    {
      const char *letter = end;
      g_autofree char *text = NULL;
      gint64 start = g_get_monotonic_time ();
      double work = work_milliseconds ();
      double time;

      end = g_utf8_next_char (end);
      text = g_strndup (word, end - word);
      gtk_editable_insert_text (entry, letter, end - letter, &position);
      time = wait_for_page (get_list (), searches_for, text, start);
      work = work_milliseconds () - work;
      g_array_append_val (times, time);
      g_array_append_val (works, work);
      if (g_getenv ("METER_VERBOSE") != NULL)
        g_printerr ("%-24s %8.1f ms, work %8.1f ms\n", text, time, work);
      rest (TYPING_MS);
    }
}

/* Types the words of one script: NAME=WORD,WORD… */
static void
search_script (const char *argument,
               GArray     *all)
{
  GtkEditable *entry = GTK_EDITABLE (find_in_window (GTK_TYPE_SEARCH_ENTRY));
  g_auto(GStrv) parts = g_strsplit (argument, "=", 2);
  g_auto(GStrv) words = g_strsplit (parts[1], ",", -1);
  g_autofree char *name = g_strconcat ("search-", parts[0], NULL);
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; words[i] != NULL; i++)
    {
      type_word (entry, words[i], times);
      gtk_editable_set_text (entry, "");
      meter_settle (&meter);
    }
  g_array_append_vals (all, times->data, times->len);
  meter_print_p95 (name, times);
}

static void
search (void)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  works = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; searches[i] != NULL; i++)
    search_script (searches[i], all);
  meter_print_p95 ("search", all);
  meter_print_p95 ("search-work", works);
  g_clear_pointer (&works, g_array_unref);
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

static guint
count_columns (void)
{
  GListModel *columns = gtk_column_view_get_columns (meter.view);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column);
    }
  return n;
}

/* What a bare table needs to be the same. */
static void
print_table (void)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (meter.view));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (scroller));

  meter_print ("rows", g_list_model_get_n_items (G_LIST_MODEL (get_list ())));
  meter_print ("columns", count_columns ());
  meter_print ("window-width", gtk_widget_get_width (window));
  meter_print ("window-height", gtk_widget_get_height (window));
  meter_print ("width", gtk_widget_get_width (scroller));
  meter_print ("height", gtk_widget_get_height (scroller));
  meter_print ("line-height", meter_get_line (meter.view));
}

static void
wait_for_rest (void)
{
  while (csp_paged_list_is_loading (get_list ()))
    g_main_context_iteration (NULL, TRUE);
  meter_settle (&meter);
}

/* Types the words on another page. */
static void
measure_page (const char *page)
{
  GtkColumnView *before = meter.view;
  GtkWidget *view = GTK_WIDGET (before);

  gtk_widget_activate_action (view, "win.show-page", "s", page);
  while ((view = find_in_window (GTK_TYPE_COLUMN_VIEW)) == NULL || GTK_COLUMN_VIEW (view) == before)
    g_main_context_iteration (NULL, TRUE);
  meter.view = GTK_COLUMN_VIEW (view);
  wait_for_rest ();
  search ();
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &error))
    g_error ("%s", error != NULL ? error->message : "the file has errors");
  *(gboolean *) user_data = TRUE;
}

/* Scrolls until customers are imported, and shows them. */
static void
measure_import (const char *path)
{
  g_autoptr(CspImportOperation) import = csp_customers_import_operation_new (path);
  CspWindow *window = CSP_WINDOW (gtk_widget_get_root (GTK_WIDGET (meter.view)));
  gboolean done = FALSE;
  gint64 start = g_get_monotonic_time ();

  wait_for_rest ();
  meter_print_turn ("open");
  csp_operation_run_async (CSP_OPERATION (import), csp_window_get_store (window), CSP_ORIGIN_FILE, NULL, imported_cb,
                           &done);
  while (!done)
    meter_scroll_page (&meter);
  meter_print ("import", (g_get_monotonic_time () - start) / 1e6);
  meter_print_turn ("import");
  wait_for_rest ();
  meter_print_turn ("imported");
}

static void
measure (void)
{
  wait_for_rest ();
  meter_print_turn ("open");
  print_table ();
  meter_scroll (&meter);
  meter_print_turn ("scroll");
  meter_print_memory ();
  search ();
  meter_print_turn ("search");
  sort ();
  meter_print_turn ("sort");
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
  if (g_getenv ("METER_PAGE") != NULL)
    measure_page (g_getenv ("METER_PAGE"));
  else if (g_getenv ("METER_IMPORT") != NULL)
    measure_import (g_getenv ("METER_IMPORT"));
  else if (g_getenv ("METER_OPEN_ONLY") == NULL)
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
  searches = argv + 2;
  meter_watch_turns ();
  g_timeout_add (LOOK_MS, look_cb, NULL);
  return csp_application_main (2, arguments);
}
