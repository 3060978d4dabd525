/* test-list-records.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/csp-paged-list.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define N_CUSTOMERS 600
#define SEEN        300
#define PAGE        40

static TestStore store;
static CspDb *db;
static CspPagedList *list;

static gboolean
is_quiet (gpointer data)
{
  return !csp_paged_list_is_loading (list);
}

static void
set_up (void)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(GError) error = NULL;

  test_store_set_up (&store);
  ck_assert (csp_conn_begin_write (store.conn, &error));
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %03u", i);

      g_object_unref (test_store_add_customer (&store, name, 0));
    }
  ck_assert (csp_conn_commit (store.conn, &error));
  db = csp_db_new (store.path, CSP_CONN_READ_WRITE);
  list = csp_paged_list_new (db, query);
  ck_assert (test_wait_until (is_quiet, NULL));
}

static void
tear_down (void)
{
  g_clear_object (&list);
  csp_db_close (db);
  g_clear_object (&db);
  test_store_tear_down (&store);
}

/* The name that the row has the moment it is made. */
static char *
name_at_once (guint position)
{
  g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
  CspCustomer *customer = csp_row_get_item (row);

  return customer != NULL ? g_strdup (customer->company_name) : NULL;
}

static gpointer
do_nothing (CspConn   *conn,
            gpointer   user_data,
            GError   **error)
{
  return NULL;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Runs until everything that was asked for is answered: a lane answers in turn. */
static void
settle (void)
{
  gboolean answered = FALSE;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  csp_db_run_async (db, CSP_DB_READ, "nothing", do_nothing, NULL, NULL, NULL, NULL, answered_cb, &answered);
  ck_assert (test_wait_until (is_true, &answered));
}

static void
look_at (guint position)
{
  g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  ck_assert_ptr_nonnull (row);
  settle ();
}

START_TEST (rows_on_both_sides_of_what_is_looked_at_have_their_records_at_once)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  look_at (SEEN);
  before = name_at_once (SEEN - 60);
  after = name_at_once (SEEN + 60);
  ck_assert_pstr_eq (before, "Customer 240");
  ck_assert_pstr_eq (after, "Customer 360");
}
END_TEST

START_TEST (who_goes_on_by_pages_meets_no_row_without_its_record)
{
  look_at (SEEN);
  for (guint page = SEEN; page + PAGE < N_CUSTOMERS; page += PAGE)
    {
      for (guint position = page; position < page + PAGE; position++)
        {
          g_autofree char *name = name_at_once (position);

          ck_assert_msg (name != NULL, "row %u has to wait", position);
        }
      settle ();
    }
}
END_TEST

START_TEST (a_reload_drops_what_was_read_ahead)
{
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  look_at (SEEN);
  customer = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, csp_paged_list_get_id (list, SEEN + 60), &error);
  g_object_set (customer, "company-name", "Customer 360 b", NULL);
  ck_assert (csp_repo_update (store.conn, customer, &error));
  csp_paged_list_reload (list);
  ck_assert (test_wait_until (is_quiet, NULL));
  settle ();
  look_at (SEEN);
  name = name_at_once (SEEN + 60);
  ck_assert_pstr_eq (name, "Customer 360 b");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("list records");
  TCase *tcase = tcase_create ("list records");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, rows_on_both_sides_of_what_is_looked_at_have_their_records_at_once);
  tcase_add_test (tcase, who_goes_on_by_pages_meets_no_row_without_its_record);
  tcase_add_test (tcase, a_reload_drops_what_was_read_ahead);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
