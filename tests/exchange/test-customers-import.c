/* test-customers-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "exchange/csp-customers-import.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-undo.h"
#include "store/csp-backup.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define HEADER "Microsoft ID,Company name,Primary domain name,Relationship\r\n"
#define GUID_1 "6513270e-269e-4d37-b2a7-4de452e6b431"
#define GUID_2 "6513270e-269e-4d37-b2a7-4de452e6b432"
#define N_MANY 3000

static TestStore store;
static char *path;

static void
set_up (void)
{
  test_store_set_up (&store);
  path = g_build_filename (store.folder, "customers.csv", NULL);
}

static void
tear_down (void)
{
  test_store_tear_down (&store);
  g_free (path);
}

static CspImportOperation *
import (const char *text,
        gboolean    good_rows,
        gboolean    shall_work)
{
  CspImportOperation *operation = csp_customers_import_operation_new (path);
  g_autoptr(GError) error = NULL;

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  operation->good_rows = good_rows;
  ck_assert_msg (csp_operation_run (CSP_OPERATION (operation), store.conn, CSP_ORIGIN_FILE, NULL, &error) == shall_work,
                 "%s", error ? error->message : "it worked");
  return operation;
}

static gint64
count (const char *sql)
{
  gint64 value;

  ck_assert (csp_conn_get_integer (store.conn, &value, NULL, sql, ""));
  return value;
}

static void
assert_counts (CspImportOperation *operation,
               guint               added,
               guint               changed,
               guint               unchanged,
               guint               rejected)
{
  g_autofree char *counts = csp_import_operation_summarize (operation);
  g_autofree char *expected = g_strdup_printf ("Added: %u, changed: %u, unchanged: %u, rejected: %u", added, changed,
                                               unchanged, rejected);

  ck_assert_str_eq (counts, expected);
}

START_TEST (new_customers_are_added_known_ones_updated_and_none_removed)
{
  g_autoptr(CspCustomer) other = test_store_add_customer (&store, "Untouched", 0);
  g_autoptr(CspImportOperation) first = NULL;
  g_autoptr(CspImportOperation) second = NULL;
  g_autoptr(CspCustomer) customer = NULL;

  first = import (HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n"
                  GUID_2 ",Contoso,contoso.example,reseller\r\n", FALSE, TRUE);
  assert_counts (first, 2, 0, 0, 0);
  second = import (HEADER GUID_1 ",Fabrikam Brasil,fabrikam.example,Cloud Reseller\r\n"
                   GUID_2 ",Contoso,contoso.example,Cloud Reseller\r\n", FALSE, TRUE);
  assert_counts (second, 0, 1, 1, 0);
  customer = csp_customer_repo_find_by_microsoft_id (store.conn, GUID_1, NULL);
  ck_assert_str_eq (customer->company_name, "Fabrikam Brasil");
  ck_assert_str_eq (customer->relationship, "reseller");
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 3);
  /* One history record for each import, one for the customer that changed. */
  ck_assert_int_eq (count ("SELECT count(*) FROM history"), 3);
  ck_assert_int_eq (count ("SELECT count(*) FROM history WHERE before LIKE '%\"Fabrikam\"%' AND after LIKE '%Brasil%'"), 1);
}
END_TEST

START_TEST (an_import_that_changes_nothing_leaves_no_history)
{
  g_autoptr(CspImportOperation) first = import (HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n", FALSE, TRUE);
  gint64 n_before = count ("SELECT count(*) FROM history");
  g_autoptr(CspImportOperation) second = import (HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n", FALSE, TRUE);

  ck_assert_int_eq (count ("SELECT count(*) FROM history"), n_before);
}
END_TEST

#define BAD_ROWS                                                   \
  HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n"    \
  "nonsense,,not a domain,Friend\r\n"                              \
  GUID_1 ",Again,again.example,Cloud Reseller\r\n"

START_TEST (one_bad_row_keeps_all_out_and_every_error_is_told)
{
  g_autoptr(CspImportOperation) operation = import (BAD_ROWS, FALSE, FALSE);
  static const struct { guint row, column; } expected[] = { { 3, 1 }, { 3, 2 }, { 3, 3 }, { 3, 4 }, { 4, 1 } };

  ck_assert_int_eq (operation->rejected, 2);
  ck_assert_int_eq (operation->problems->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      CspImportProblem *problem = g_ptr_array_index (operation->problems, i);

      ck_assert_int_eq (problem->row, expected[i].row);
      ck_assert_int_eq (problem->column, expected[i].column);
    }
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 0);
  ck_assert_int_eq (count ("SELECT count(*) FROM history"), 0);
}
END_TEST

START_TEST (good_rows_can_be_imported_alone)
{
  g_autoptr(CspImportOperation) operation = import (BAD_ROWS, TRUE, TRUE);

  assert_counts (operation, 1, 0, 0, 2);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer WHERE company_name = 'Fabrikam'"), 1);
}
END_TEST

START_TEST (a_known_customer_in_the_file_twice_is_an_error)
{
  g_autoptr(CspImportOperation) first = import (HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n", FALSE, TRUE);
  g_autoptr(CspImportOperation) second =
    import (HEADER GUID_1 ",Fabrikam 2,fabrikam.example,Cloud Reseller\r\n"
            "{" GUID_1 "},Fabrikam 3,fabrikam.example,Cloud Reseller\r\n", FALSE, FALSE);

  ck_assert_int_eq (second->rejected, 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer WHERE company_name = 'Fabrikam'"), 1);
}
END_TEST

START_TEST (columns_that_the_file_lacks_stay_as_they_were)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "First Up", "1520000");
  g_autoptr(CspImportOperation) all =
    import ("Microsoft ID,Company name,Primary domain name,Relationship,Indirect reseller,Reseller MPN ID,Country,DAP,"
            "MCA,Tags,Alias\r\n"
            GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller,First Up,1520000,BR,Granted,Accepted,\"a, b\",Fab\r\n",
            FALSE, TRUE);
  g_autoptr(CspImportOperation) four = import (HEADER GUID_1 ",Fabrikam 2,fabrikam.example,Cloud Reseller\r\n", FALSE, TRUE);
  g_autoptr(CspCustomer) customer = csp_customer_repo_find_by_microsoft_id (store.conn, GUID_1, NULL);

  ck_assert_str_eq (customer->company_name, "Fabrikam 2");
  ck_assert_int_eq (customer->reseller_id, reseller->id);
  ck_assert_str_eq (customer->country, "BR");
  ck_assert_str_eq (customer->delegated_access, "granted");
  ck_assert_str_eq (customer->agreement, "accepted");
  ck_assert_str_eq (customer->tags, "a, b");
  ck_assert_str_eq (customer->alias, "Fab");
}
END_TEST

static char *
make_many (guint first)
{
  GString *text = g_string_new (HEADER);

  for (guint i = first; i < first + N_MANY; i++)
    g_string_append_printf (text, "6513270e-269e-4d37-b2a7-%012x,Contoso %u,c%u.example,Cloud Reseller\r\n", i, i, i);
  return g_string_free (text, FALSE);
}

static void
assert_sound (void)
{
  g_autoptr(GPtrArray) findings = csp_store_check (store.conn, NULL);

  ck_assert_msg (findings->len == 0, "%s", findings->len ? (char *) g_ptr_array_index (findings, 0) : "");
  ck_assert_int_eq (count ("SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'customer' AND type = 'index'"
                           " AND sql IS NOT NULL"), 7);
  ck_assert_int_eq (count ("SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'customer' AND type = 'trigger'"), 3);
}

START_TEST (imports_large_enough_for_bulk_leave_all_indexes_complete)
{
  g_autofree char *many = make_many (0);
  g_autofree char *more = make_many (N_MANY);
  g_autoptr(CspImportOperation) first = import (many, FALSE, TRUE);
  g_autoptr(CspImportOperation) again = import (many, FALSE, TRUE);
  g_autoptr(CspImportOperation) second = import (more, FALSE, TRUE);

  assert_counts (first, N_MANY, 0, 0, 0);
  assert_counts (again, 0, 0, N_MANY, 0);
  assert_counts (second, N_MANY, 0, 0, 0);
  assert_sound ();
  ck_assert_int_eq (count ("SELECT count(*) FROM customer_search WHERE customer_search MATCH '\"con\"'"), 2 * N_MANY);
}
END_TEST

START_TEST (a_bulk_import_that_is_given_up_changes_nothing)
{
  g_autofree char *many = make_many (0);
  g_autofree char *bad = g_strconcat (many, "nonsense,X,x.example,Cloud Reseller\r\n", NULL);
  g_autoptr(CspImportOperation) operation = import (bad, FALSE, FALSE);
  g_autoptr(CspCustomer) later = test_store_add_customer (&store, "Contoso", 0);

  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 1);
  assert_sound ();
  ck_assert_int_eq (count ("SELECT count(*) FROM customer_search WHERE customer_search MATCH '\"con\"'"), 1);
}
END_TEST

START_TEST (a_bulk_import_can_be_undone)
{
  g_autofree char *many = make_many (0);
  g_autoptr(CspImportOperation) operation = import (many, FALSE, TRUE);
  g_autoptr(CspOperation) undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (operation)));
  g_autoptr(GError) error = NULL;

  ck_assert_msg (csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error), "%s", error ? error->message : "");
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 0);
  assert_sound ();
}
END_TEST

START_TEST (an_import_is_not_undone_over_what_was_changed_since)
{
  g_autoptr(CspImportOperation) operation =
    import (HEADER GUID_1 ",Fabrikam,fabrikam.example,Cloud Reseller\r\n", FALSE, TRUE);
  g_autoptr(CspOperation) undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (operation)));
  g_autoptr(CspCustomer) customer = csp_customer_repo_find_by_microsoft_id (store.conn, GUID_1, NULL);
  g_autoptr(CspCustomerChangeOperation) change = NULL;
  g_autoptr(GError) error = NULL;

  csp_set_str (&customer->alias, "Fab");
  change = csp_customer_change_operation_new (customer);
  ck_assert (csp_operation_run (CSP_OPERATION (change), store.conn, CSP_ORIGIN_PERSON, NULL, &error));

  ck_assert (!csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT));
  ck_assert_int_eq (count ("SELECT count(*) FROM customer WHERE alias = 'Fab'"), 1);
}
END_TEST

START_TEST (a_canceled_import_changes_nothing)
{
  g_autofree char *many = make_many (0);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CspImportOperation) operation = csp_customers_import_operation_new (path);
  g_autoptr(GError) error = NULL;

  ck_assert (g_file_set_contents (path, many, -1, NULL));
  g_cancellable_cancel (cancellable);
  csp_conn_set_cancellable (store.conn, cancellable);
  ck_assert (!csp_operation_run (CSP_OPERATION (operation), store.conn, CSP_ORIGIN_FILE, NULL, &error));
  csp_conn_set_cancellable (store.conn, NULL);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("customers-import");
  TCase *tcase = tcase_create ("customers-import");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, new_customers_are_added_known_ones_updated_and_none_removed);
  tcase_add_test (tcase, an_import_that_changes_nothing_leaves_no_history);
  tcase_add_test (tcase, one_bad_row_keeps_all_out_and_every_error_is_told);
  tcase_add_test (tcase, good_rows_can_be_imported_alone);
  tcase_add_test (tcase, a_known_customer_in_the_file_twice_is_an_error);
  tcase_add_test (tcase, columns_that_the_file_lacks_stay_as_they_were);
  tcase_add_test (tcase, imports_large_enough_for_bulk_leave_all_indexes_complete);
  tcase_add_test (tcase, a_bulk_import_that_is_given_up_changes_nothing);
  tcase_add_test (tcase, a_bulk_import_can_be_undone);
  tcase_add_test (tcase, an_import_is_not_undone_over_what_was_changed_since);
  tcase_add_test (tcase, a_canceled_import_changes_nothing);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
