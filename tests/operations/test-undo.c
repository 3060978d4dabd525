/* test-undo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "operations/csp-history.h"
#include "operations/csp-undo.h"
#include "store/csp-profile-repo.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static TestStore store;

static void
set_up (void)
{
  test_store_set_up (&store);
}

static void
tear_down (void)
{
  test_store_tear_down (&store);
}

/* Gives a customer another name and returns the operation's id. */
static char *
rename_customer (CspCustomer *customer,
                 const char  *name,
                 const char  *operation_id)
{
  g_autoptr(CspCustomer) renamed = csp_record_copy (customer);
  g_autoptr(CspProfile) profile = csp_profile_repo_load (store.conn, NULL);
  g_autoptr(GError) error = NULL;
  CspOperationContext context = { store.conn, profile, CSP_ORIGIN_PERSON, operation_id, "Ana", 1, 0 };

  g_object_set (renamed, "company-name", name, NULL);
  ck_assert (csp_conn_begin_write (store.conn, &error));
  ck_assert (csp_history_update (&context, "customer-change", customer, renamed, &error));
  ck_assert (csp_conn_commit (store.conn, &error));
  ck_assert_int_eq (context.changes, CSP_CHANGED_CUSTOMERS | CSP_CHANGED_HISTORY);
  return g_strdup (operation_id);
}

static char *
name_of (gint64 id)
{
  g_autoptr(CspCustomer) customer = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, id, NULL);

  return g_strdup (customer->company_name);
}

START_TEST (undo_brings_the_earlier_values_back_and_can_be_undone)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *id = rename_customer (customer, "Contoso", "op-1");
  g_autoptr(CspOperation) undo = csp_undo_operation_new (id);
  g_autoptr(CspOperation) redo = csp_undo_operation_new (csp_operation_get_id (undo));
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error);
  ck_no_error (error);
  undone = name_of (customer->id);
  ck_assert_str_eq (undone, "Fabrikam");

  csp_operation_run (redo, store.conn, CSP_ORIGIN_PERSON, NULL, &error);
  ck_no_error (error);
  redone = name_of (customer->id);
  ck_assert_str_eq (redone, "Contoso");
}
END_TEST

START_TEST (undo_is_refused_when_the_record_has_changed_since)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *id = rename_customer (customer, "Contoso", "op-1");
  g_autoptr(CspCustomer) changed = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, customer->id, NULL);
  g_autofree char *later = rename_customer (changed, "Northwind", "op-2");
  g_autoptr(CspOperation) undo = csp_undo_operation_new (id);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  ck_assert (!csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT));
  name = name_of (customer->id);
  ck_assert_str_eq (name, "Northwind");
}
END_TEST

START_TEST (nothing_is_undone_twice)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *id = rename_customer (customer, "Contoso", "op-1");
  g_autoptr(CspOperation) undo = csp_undo_operation_new (id);
  g_autoptr(CspOperation) again = csp_undo_operation_new (id);
  g_autoptr(GError) error = NULL;

  ck_assert (csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (!csp_operation_run (again, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
}
END_TEST

START_TEST (a_change_that_changes_nothing_leaves_no_history)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) same = csp_record_copy (customer);
  g_autoptr(CspProfile) profile = csp_profile_repo_load (store.conn, NULL);
  CspOperationContext context = { store.conn, profile, CSP_ORIGIN_PERSON, "op-1", "Ana", 1, 0 };
  gint64 count;

  ck_assert (csp_history_update (&context, "customer-change", customer, same, NULL));
  ck_assert (csp_conn_get_integer (store.conn, &count, NULL, "SELECT count(*) FROM history", ""));
  ck_assert_int_eq (count, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("undo");
  TCase *tcase = tcase_create ("undo");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, undo_brings_the_earlier_values_back_and_can_be_undone);
  tcase_add_test (tcase, undo_is_refused_when_the_record_has_changed_since);
  tcase_add_test (tcase, nothing_is_undone_twice);
  tcase_add_test (tcase, a_change_that_changes_nothing_leaves_no_history);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
