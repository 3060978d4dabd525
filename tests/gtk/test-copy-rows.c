/* test-copy-rows.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/gtk/list-fixture.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customers-view.h"

static char *copied;

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  copied = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static gboolean
is_read (gpointer user_data)
{
  return copied != NULL;
}

static const char *
read_clipboard (void)
{
  g_clear_pointer (&copied, g_free);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, text_read_cb, NULL);
  ck_assert (test_wait_until (is_read, NULL));
  return copied;
}

static gboolean
is_reported (gpointer sentence)
{
  return strstr (activated->str, sentence) != NULL;
}

static void
select_customer (GArray     *ids,
                 const char *name)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&file, name, reseller->id);
  guint32 id = customer->id;

  g_array_append_val (ids, id);
}

static void
search (const char *text)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);

  query->sort = g_strdup ("company-name");
  query->descending = TRUE;
  query->search = g_strdup (text);
  csp_list_page_set_query (page (), query);
  settle ();
}

START_TEST (control_c_copies_the_selected_rows_as_the_table_shows_them)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) headings = NULL;
  g_auto(GStrv) cells = NULL;

  add_customers ();
  select_customer (ids, "Litware");
  select_customer (ids, "Wingtip\tToys");
  show_view (csp_customers_view_new);
  /* One of them is out of sight. */
  search ("litware");
  expect_listed ("Litware");
  csp_row_selection_set_ids (selection (), ids);
  gtk_widget_grab_focus (GTK_WIDGET (table ()));
  xdotool ("key ctrl+c");
  ck_assert (test_wait_until (is_reported, (gpointer) "report('2 rows were copied.')"));
  lines = g_strsplit (read_clipboard (), "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 4);
  headings = g_strsplit (lines[0], "\t", -1);
  cells = g_strsplit (lines[1], "\t", -1);
  ck_assert_uint_eq (g_strv_length (headings), g_strv_length (cells));
  ck_assert_str_eq (headings[0], "Company name");
  ck_assert (!g_strv_contains ((const char *const *) headings, "Microsoft ID"));
  ck_assert_str_eq (cells[0], "Wingtip Toys");
  ck_assert (g_strv_contains ((const char *const *) cells, "Adatum Resale"));
  ck_assert (g_str_has_prefix (lines[2], "Litware\t"));
  ck_assert_str_eq (lines[3], "");
}
END_TEST

START_TEST (control_c_in_the_search_copies_what_is_searched)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  select_customer (ids, "Litware");
  show_view (csp_customers_view_new);
  search ("litware");
  csp_row_selection_set_ids (selection (), ids);
  gtk_widget_activate_action (view, "view.find", NULL);
  xdotool ("key ctrl+a ctrl+c");
  settle ();
  ck_assert_str_eq (read_clipboard (), "litware");
  ck_assert_str_eq (activated->str, "");
}
END_TEST

START_TEST (more_rows_than_a_clipboard_should_take_are_to_be_exported)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  show_view (csp_customers_view_new);
  settle ();
  for (guint32 id = 1; id <= 10001; id++)
    g_array_append_val (ids, id);
  csp_row_selection_set_ids (selection (), ids);
  gtk_widget_activate_action (view, "view.copy-rows", NULL);
  ck_assert_str_eq (activated->str,
                    "report('No more than 10,000 rows can be copied at once. Export the rows instead.') ");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("copy-rows");
  TCase *tcase = tcase_create ("copy-rows");

  start_gtk ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, control_c_copies_the_selected_rows_as_the_table_shows_them);
  tcase_add_test (tcase, control_c_in_the_search_copies_what_is_searched);
  tcase_add_test (tcase, more_rows_than_a_clipboard_should_take_are_to_be_exported);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
