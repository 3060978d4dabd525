/* test-row-selection.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-row-selection.h"

#define N_ROWS 300
#define N_STEPS 3000

static TestStore store;
static CspDb *db;
static CspPagedList *list;
static CspRowSelection *selection;

static gboolean
is_quiet (gpointer user_data)
{
  return !csp_paged_list_is_loading (list);
}

static void
set_up (void)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(GError) error = NULL;

  test_store_set_up (&store);
  ck_assert (csp_conn_exec (store.conn, "BEGIN", &error));
  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %03d", i % 3 == 0 ? "Fabrikam" : "Contoso", (i * 7) % N_ROWS);

      g_object_unref (test_store_add_customer (&store, name, 0));
    }
  ck_assert (csp_conn_exec (store.conn, "COMMIT", &error));
  db = csp_db_new (store.path, CSP_CONN_READ_WRITE);
  list = csp_paged_list_new (db, query);
  selection = csp_row_selection_new (list);
  ck_assert (test_wait_until (is_quiet, NULL));
}

static void
tear_down (void)
{
  g_clear_object (&selection);
  g_clear_object (&list);
  csp_db_close (db);
  g_clear_object (&db);
  test_store_tear_down (&store);
}

static void
search (const char *text)
{
  g_autoptr(CspListQuery) query = csp_list_query_copy (csp_paged_list_get_query (list));

  g_free (query->search);
  query->search = g_strdup (text);
  csp_paged_list_set_query (list, query);
  ck_assert (test_wait_until (is_quiet, NULL));
}

/* The naive model: a set of ids, changed one position at a time. */
static void
naive_select (GHashTable *naive,
              guint       position,
              guint       n,
              gboolean    selected)
{
  for (guint i = position; i < MIN (position + n, N_ROWS); i++)
    {
      gpointer id = GUINT_TO_POINTER (csp_paged_list_get_id (list, i));

      if (selected)
        g_hash_table_add (naive, id);
      else
        g_hash_table_remove (naive, id);
    }
}

static void
naive_set_selection (GHashTable *naive,
                     guint       position,
                     guint       n)
{
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (position, n);
  g_autoptr(GtkBitset) selected = gtk_bitset_new_range (position, n / 2);

  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (selection), selected, mask);
  naive_select (naive, position, n, FALSE);
  naive_select (naive, position, n / 2, TRUE);
}

static void
change_both (GHashTable *naive)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  guint position = g_random_int_range (0, N_ROWS);
  guint n = g_random_int_range (1, 40);
  gboolean alone = g_random_int_range (0, 6) == 0;

  switch (g_random_int_range (0, 6))
    {
    case 0:
      gtk_selection_model_select_item (model, position, alone);
      if (alone)
        g_hash_table_remove_all (naive);
      naive_select (naive, position, 1, TRUE);
      break;
    case 1:
      gtk_selection_model_unselect_item (model, position);
      naive_select (naive, position, 1, FALSE);
      break;
    case 2:
      gtk_selection_model_select_range (model, position, n, alone);
      if (alone)
        g_hash_table_remove_all (naive);
      naive_select (naive, position, n, TRUE);
      break;
    case 3:
      gtk_selection_model_unselect_range (model, position, n);
      naive_select (naive, position, n, FALSE);
      break;
    case 4:
      naive_set_selection (naive, position, MIN (n, N_ROWS - position));
      break;
    default:
      if (g_random_int_range (0, 20) == 0)
        {
          gtk_selection_model_select_all (model);
          naive_select (naive, 0, N_ROWS, TRUE);
        }
    }
}

static void
compare_with (GHashTable *naive)
{
  g_autoptr(GtkBitset) positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));

  ck_assert_uint_eq (csp_row_selection_get_count (selection), g_hash_table_size (naive));
  ck_assert_uint_eq (gtk_bitset_get_size (positions), g_hash_table_size (naive));
  for (guint i = 0; i < N_ROWS; i++)
    {
      gboolean expected = g_hash_table_contains (naive, GUINT_TO_POINTER (csp_paged_list_get_id (list, i)));

      ck_assert_int_eq (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), i), expected);
      ck_assert_int_eq (gtk_bitset_contains (positions, i), expected);
    }
}

START_TEST (random_changes_agree_with_a_naive_set)
{
  g_autoptr(GHashTable) naive = g_hash_table_new (NULL, NULL);

  g_random_set_seed (20260101);
  for (int step = 0; step < N_STEPS; step++)
    {
      change_both (naive);
      if (step % 50 == 0)
        compare_with (naive);
    }
  compare_with (naive);
}
END_TEST

START_TEST (selecting_all_fetches_no_row)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  ck_assert_uint_eq (csp_row_selection_get_count (selection), N_ROWS);
  ck_assert_uint_eq (csp_paged_list_count_live (list), 0);
}
END_TEST

START_TEST (selection_survives_search_and_reload)
{
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 10, 5, TRUE);
  before = csp_row_selection_get_ids (selection);
  search ("Fabrikam");
  ck_assert_uint_lt (g_list_model_get_n_items (G_LIST_MODEL (selection)), N_ROWS);
  search (NULL);
  csp_paged_list_reload (list);
  ck_assert (test_wait_until (is_quiet, NULL));
  after = csp_row_selection_get_ids (selection);
  ck_assert_uint_eq (after->len, 5);
  ck_assert_mem_eq (before->data, after->data, 5 * sizeof (guint32));
  ck_assert (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 12));
  ck_assert (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 15));
}
END_TEST

START_TEST (deleted_record_is_no_longer_counted)
{
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 0, 3, TRUE);
  sql = g_strdup_printf ("DELETE FROM customer WHERE id = %u", csp_paged_list_get_id (list, 1));
  ck_assert (csp_conn_exec (store.conn, sql, &error));
  csp_paged_list_reload (list);
  ck_assert (test_wait_until (is_quiet, NULL));
  ck_assert_uint_eq (csp_row_selection_get_count (selection), 2);
}
END_TEST

static void
note_range_cb (GtkSelectionModel *model,
               guint              position,
               guint              n,
               GString           *ranges)
{
  g_string_append_printf (ranges, "%u+%u ", position, n);
}

START_TEST (change_of_a_range_tells_that_range)
{
  g_autoptr(GString) ranges = g_string_new (NULL);

  g_signal_connect (selection, "selection-changed", G_CALLBACK (note_range_cb), ranges);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 20, 4, FALSE);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (selection), 21);
  ck_assert_str_eq (ranges->str, "20+4 21+1 ");
  csp_row_selection_clear (selection);
  ck_assert_uint_eq (csp_row_selection_get_count (selection), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("row-selection");
  TCase *tcase = tcase_create ("row-selection");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, random_changes_agree_with_a_naive_set);
  tcase_add_test (tcase, selecting_all_fetches_no_row);
  tcase_add_test (tcase, selection_survives_search_and_reload);
  tcase_add_test (tcase, deleted_record_is_no_longer_counted);
  tcase_add_test (tcase, change_of_a_range_tells_that_range);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
