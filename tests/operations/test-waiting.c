/* test-waiting.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "operations/csp-customer-change.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

/* Longer than a connection waits by itself. */
#define TEST_SECONDS 60

typedef struct
{
  gboolean  is_waiting;
  gboolean  is_answered;
  GError   *error;
} Seen;

static TestStore files;
static CspStore *store;
static Seen seen;
static const Seen nothing;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store = csp_store_open_finish (result, NULL);
}

static gboolean
is_open (gpointer user_data)
{
  return store != NULL;
}

static void
set_up (void)
{
  test_store_set_up (&files);
  seen = nothing;
  store = NULL;
  csp_store_open_async (files.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
}

static void
tear_down (void)
{
  csp_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&store);
  g_clear_error (&seen.error);
  test_store_tear_down (&files);
}

static void
waiting_cb (void)
{
  seen.is_waiting = TRUE;
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &seen.error);
  seen.is_answered = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* As another process in the middle of an import. */
static void
hold_the_file (CspCustomer *customer)
{
  g_autoptr(CspCustomer) copy = csp_record_copy (customer);
  g_autoptr(CspOperation) change = NULL;

  csp_set_str (&copy->alias, "Fab");
  change = CSP_OPERATION (csp_customer_change_operation_new (copy));
  ck_assert (csp_conn_begin_write (files.conn, NULL));
  g_signal_connect (store, "waiting", G_CALLBACK (waiting_cb), NULL);
  csp_operation_run_async (change, store, CSP_ORIGIN_PERSON, NULL, changed_cb, NULL);
}

START_TEST (a_change_waits_for_the_import_of_another_process_and_says_so)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&files, "Fabrikam", 0);
  g_autoptr(CspCustomer) stored = NULL;

  hold_the_file (customer);
  ck_assert (test_wait_until (is_true, &seen.is_waiting));
  ck_assert (!seen.is_answered);
  ck_assert (csp_conn_commit (files.conn, NULL));
  ck_assert (test_wait_until (is_true, &seen.is_answered));
  ck_assert_msg (seen.error == NULL, "%s", seen.error ? seen.error->message : "");
  stored = csp_repo_find (files.conn, CSP_TYPE_CUSTOMER, customer->id, NULL);
  ck_assert_str_eq (stored->alias, "Fab");
}
END_TEST

START_TEST (closing_the_profile_ends_the_wait_with_a_clear_message)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&files, "Fabrikam", 0);

  hold_the_file (customer);
  ck_assert (test_wait_until (is_true, &seen.is_waiting));
  csp_store_close (store);
  ck_assert (test_wait_until (is_true, &seen.is_answered));
  ck_assert (g_error_matches (seen.error, CSP_ERROR, CSP_ERROR_BUSY));
  csp_conn_rollback (files.conn);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("waiting");
  TCase *tcase = tcase_create ("waiting");

  tcase_set_timeout (tcase, TEST_SECONDS);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_change_waits_for_the_import_of_another_process_and_says_so);
  tcase_add_test (tcase, closing_the_profile_ends_the_wait_with_a_clear_message);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
