/* test-list-lanes.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a list waits for, and what it does not. */

#include "config.h"

#include "store/csp-paged-list.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define MANY 450

static TestStore files;
static CspDb *db;
static CspPagedList *list;

/* Keeps a lane busy until it is let go. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean is_let_go;
  gboolean is_done;
} Hold;

static gpointer
hold (CspConn   *conn,
      gpointer   user_data,
      GError   **error)
{
  Hold *self = user_data;

  g_mutex_lock (&self->mutex);
  while (!self->is_let_go)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
held_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Hold *self = user_data;

  csp_db_run_finish (CSP_DB (object), result, NULL);
  self->is_done = TRUE;
}

static void
hold_lane (Hold      *self,
           CspDbLane  lane)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  csp_db_run_async (db, lane, "hold", hold, self, NULL, NULL, NULL, held_cb, self);
}

static gboolean
is_done (gpointer user_data)
{
  return ((Hold *) user_data)->is_done;
}

static void
let_go (Hold *self)
{
  g_mutex_lock (&self->mutex);
  self->is_let_go = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  ck_assert (test_wait_until (is_done, self));
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !csp_paged_list_is_loading (list);
}

static gboolean
is_shown (gpointer user_data)
{
  return !csp_paged_list_is_stale (list);
}

static void
set_up (void)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);

  test_store_set_up (&files);
  ck_assert (csp_conn_begin_write (files.conn, NULL));
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %03u", i % 2 == 0 ? "Alfa" : "Beta", i);

      g_object_unref (test_store_add_customer (&files, name, 0));
    }
  ck_assert (csp_conn_commit (files.conn, NULL));
  db = csp_db_new (files.path, CSP_CONN_READ_WRITE);
  list = csp_paged_list_new (db, query);
  ck_assert (test_wait_until (is_quiet, NULL));
}

static void
tear_down (void)
{
  g_clear_object (&list);
  csp_db_close (db);
  g_clear_object (&db);
  test_store_tear_down (&files);
}

static void
ask (const char *search,
     const char *sort)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (csp_paged_list_get_query (list)->kind);

  query->search = g_strdup (search);
  query->sort = g_strdup (sort);
  csp_paged_list_set_query (list, query);
}

START_TEST (the_first_page_does_not_wait_for_a_scan)
{
  static const char * const queries[][2] = { { "b", NULL }, { "beta", NULL }, { "beta 449", NULL }, { NULL, "domain" } };
  Hold scan = { 0 };

  hold_lane (&scan, CSP_DB_SCAN);
  ask (queries[_i][0], queries[_i][1]);
  ck_assert (csp_paged_list_is_stale (list));
  ck_assert (test_wait_until (is_shown, NULL));
  ck_assert_uint_gt (g_list_model_get_n_items (G_LIST_MODEL (list)), 0);
  let_go (&scan);
  ck_assert (test_wait_until (is_quiet, NULL));
}
END_TEST

/* Entries of the history are in no such index. */
START_TEST (records_do_not_wait_for_a_search_without_an_index)
{
  g_autoptr(CspListQuery) history = csp_list_query_new (CSP_LIST_HISTORY);
  Hold read = { 0 };

  g_clear_object (&list);
  list = csp_paged_list_new (db, history);
  ck_assert (test_wait_until (is_quiet, NULL));
  hold_lane (&read, CSP_DB_READ);
  ask ("contoso", NULL);
  ck_assert (test_wait_until (is_shown, NULL));
  let_go (&read);
}
END_TEST

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

/* Every letter comes while the lanes are busy with the one before. */
START_TEST (of_letters_typed_fast_only_the_last_is_looked_for)
{
  static const char * const letters[] = { "b", "be", "bet", "beta" };
  Hold read = { 0 };
  Hold scan = { 0 };
  guint n_replaced = 0;

  csp_paged_list_set_keeps_rows (list, TRUE);
  g_signal_connect_swapped (list, "replaced", G_CALLBACK (count_cb), &n_replaced);
  hold_lane (&read, CSP_DB_READ);
  hold_lane (&scan, CSP_DB_SCAN);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    ask (letters[i], NULL);
  let_go (&scan);
  let_go (&read);
  ck_assert (test_wait_until (is_quiet, NULL));
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), MANY / 2);
  ck_assert_uint_eq (n_replaced, 1);
}
END_TEST

/* Counts what is removed at most at a time. */
static void
removed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            guint      *most)
{
  *most = MAX (*most, removed);
}

START_TEST (few_hits_are_shown_before_the_other_rows_are_removed)
{
  g_autoptr(CspRow) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr(CspRow) spare = g_list_model_get_item (G_LIST_MODEL (list), 150);
  guint most_removed = 0;

  csp_paged_list_set_keeps_rows (list, TRUE);
  ask ("alfa 000", NULL);
  ck_assert (test_wait_until (is_shown, NULL));
  ck_assert_uint_ge (csp_paged_list_get_count (list), 1);
  ck_assert_uint_lt (csp_paged_list_get_count (list), 100);
  ck_assert_uint_eq (csp_paged_list_get_id (list, 0), csp_row_get_id (first));
  ck_assert_uint_eq (csp_paged_list_get_id (list, 150), 0);
  ck_assert (!csp_row_is_spare (first));
  ck_assert (csp_row_is_spare (spare));
  ck_assert_ptr_null (csp_row_get_item (spare));
  ck_assert_uint_gt (g_list_model_get_n_items (G_LIST_MODEL (list)), 150);
  g_signal_connect (list, "items-changed", G_CALLBACK (removed_cb), &most_removed);
  ck_assert (test_wait_until (is_quiet, NULL));
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), csp_paged_list_get_count (list));
  ck_assert_uint_le (most_removed, 20);
}
END_TEST

START_TEST (hits_that_come_while_spare_rows_are_removed_are_all_shown)
{
  csp_paged_list_set_keeps_rows (list, TRUE);
  ask ("zzz", NULL);
  ck_assert (test_wait_until (is_shown, NULL));
  ck_assert_uint_eq (csp_paged_list_get_count (list), 0);
  ck_assert_uint_gt (g_list_model_get_n_items (G_LIST_MODEL (list)), 0);
  ask ("beta", NULL);
  ck_assert (test_wait_until (is_quiet, NULL));
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), MANY / 2);
  for (guint i = 0; i < MANY / 2; i++)
    {
      g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      ck_assert_uint_eq (csp_row_get_id (row), csp_paged_list_get_id (list, i));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("list lanes");
  TCase *tcase = tcase_create ("list lanes");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, the_first_page_does_not_wait_for_a_scan, 0, 4);
  tcase_add_test (tcase, records_do_not_wait_for_a_search_without_an_index);
  tcase_add_test (tcase, of_letters_typed_fast_only_the_last_is_looked_for);
  tcase_add_test (tcase, few_hits_are_shown_before_the_other_rows_are_removed);
  tcase_add_test (tcase, hits_that_come_while_spare_rows_are_removed_are_all_shown);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
