/* test-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/csp-backup.h"
#include "store/csp-migrate.h"
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

START_TEST (a_customer_reads_back_as_it_was_written)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "First Up Consultants", "1234567");
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Café São João", reseller->id);
  g_autoptr(GError) error = NULL;
  g_autoptr(CspCustomer) read = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, customer->id, &error);

  ck_no_error (error);
  ck_assert_str_eq (read->company_name, "Café São João");
  ck_assert_str_eq (read->reseller_name, "First Up Consultants");
  ck_assert_str_eq (read->reseller_mpn_id, "1234567");
  ck_assert_str_eq (read->microsoft_id, customer->microsoft_id);
  ck_assert_int_eq (read->reseller_id, reseller->id);
}
END_TEST

START_TEST (an_unknown_id_is_no_error)
{
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_null (csp_repo_find (store.conn, CSP_TYPE_CUSTOMER, 99, &error));
  ck_no_error (error);
}
END_TEST

/* True for every row, after more steps than SQLite takes between two looks at the cancellable. */
#define SLOW "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT max(i) FROM n) > 0"

START_TEST (a_reading_that_is_interrupted_is_no_short_list)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) read = NULL;

  g_object_unref (test_store_add_customer (&store, "Fabrikam", 0));
  g_cancellable_cancel (cancellable);
  csp_conn_set_cancellable (store.conn, cancellable);
  read = csp_repo_load_where (store.conn, CSP_TYPE_CUSTOMER, &error, SLOW, "");
  csp_conn_set_cancellable (store.conn, NULL);
  ck_assert_ptr_null (read);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

START_TEST (guids_that_differ_in_case_only_are_the_same_customer)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) again = csp_record_copy (customer);
  g_autofree char *upper = g_ascii_strup (customer->microsoft_id, -1);
  g_autoptr(GError) error = NULL;

  again->id = 0;
  g_object_set (again, "microsoft-id", upper, NULL);
  ck_assert (!csp_repo_insert (store.conn, again, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONSTRAINT));
}
END_TEST

START_TEST (a_subscription_is_labelled_by_its_nickname_or_product)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspSubscription) subscription = test_store_add_subscription (&store, customer->id, "Exchange", 5, "active");
  g_autoptr(GError) error = NULL;
  g_autoptr(CspSubscription) read = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, &error);
  g_autoptr(CspSubscription) renamed = NULL;

  ck_no_error (error);
  ck_assert_str_eq (read->label, "Exchange");
  g_object_set (read, "friendly-name", "Mail of the branch", NULL);
  ck_assert (csp_repo_update (store.conn, read, &error));
  renamed = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, &error);
  ck_assert_str_eq (renamed->label, "Mail of the branch");
  ck_assert_str_eq (renamed->customer_name, "Fabrikam");
}
END_TEST

START_TEST (a_new_profile_is_readable_by_its_owner_only)
{
  GStatBuf info;

  ck_assert_int_eq (g_stat (store.path, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0600);
}
END_TEST

START_TEST (creating_a_profile_never_overwrites)
{
  g_autoptr(CspProfile) profile = test_store_new_profile ();
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_store_create (store.path, profile, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_EXISTS));
}
END_TEST

START_TEST (a_newer_profile_is_refused_and_not_touched)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  /* As long as the version stands in the log only, it is found when the schema is looked at. */
  ck_assert (csp_conn_exec (store.conn, "PRAGMA user_version = 99", &error));
  ck_assert (!csp_migrate (store.conn, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_TOO_NEW));
  g_clear_error (&error);
  ck_assert (csp_conn_exec (store.conn, "PRAGMA journal_mode = DELETE", &error));
  g_clear_pointer (&store.conn, csp_conn_close);
  ck_assert (g_file_get_contents (store.path, &before, &length_before, NULL));

  ck_assert_ptr_null (csp_conn_open (store.path, CSP_CONN_READ_WRITE, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_TOO_NEW));
  ck_assert (g_file_get_contents (store.path, &after, &length_after, NULL));
  ck_assert_uint_eq (length_before, length_after);
  ck_assert_int_eq (memcmp (before, after, length_before), 0);
}
END_TEST

START_TEST (a_foreign_file_is_refused_and_not_touched)
{
  static const char * const contents[] = {
    "", "hello", "SQLite format 3", "Microsoft ID,Company name,Primary domain name,Relationship\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_build_filename (store.folder, "foreign", NULL);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      ck_assert (g_file_set_contents (path, contents[i], -1, NULL));
      ck_assert_ptr_null (csp_conn_open (path, CSP_CONN_READ_WRITE, &error));
      ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_NOT_A_PROFILE));
      ck_assert (g_file_get_contents (path, &after, NULL, NULL));
      ck_assert_str_eq (after, contents[i]);
    }
}
END_TEST

START_TEST (a_truncated_profile_is_told_to_be_damaged)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *content = NULL;
  gsize length;

  for (guint i = 0; i < 2000; i++)
    g_object_unref (test_store_add_customer (&store, "Fabrikam", 0));
  ck_assert (csp_conn_exec (store.conn, "PRAGMA journal_mode = DELETE", &error));
  g_clear_pointer (&store.conn, csp_conn_close);
  ck_assert (g_file_get_contents (store.path, &content, &length, NULL));
  ck_assert (g_file_set_contents (store.path, content, length / 2, NULL));

  store.conn = csp_conn_open (store.path, CSP_CONN_READ_ONLY, &error);
  if (store.conn != NULL && csp_migrate (store.conn, &error))
    findings = csp_store_check (store.conn, &error);
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CORRUPT) || (findings != NULL && findings->len > 0));
}
END_TEST

START_TEST (a_backup_is_a_whole_copy_and_never_overwrites)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *backup = g_build_filename (store.folder, "copy.parceria", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CspCustomer) read = NULL;
  CspConn *copy;

  ck_assert (csp_conn_backup_to (store.conn, backup, &error));
  ck_assert (!csp_conn_backup_to (store.conn, backup, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_EXISTS));
  g_clear_error (&error);

  copy = csp_conn_open (backup, CSP_CONN_READ_ONLY, &error);
  ck_no_error (error);
  read = csp_repo_find (copy, CSP_TYPE_CUSTOMER, customer->id, &error);
  ck_assert_str_eq (read->company_name, "Fabrikam");
  csp_conn_close (copy);
}
END_TEST

START_TEST (a_log_that_lies_about_is_not_taken_for_that_of_a_new_file)
{
  g_autofree char *backup = g_build_filename (store.folder, "copy.parceria", NULL);
  g_autofree char *log = g_strconcat (backup, "-wal", NULL);
  g_autoptr(GError) error = NULL;

  ck_assert (g_file_set_contents (log, "old", -1, NULL));
  ck_assert (!csp_conn_backup_to (store.conn, backup, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_EXISTS));
  ck_assert (!g_file_test (backup, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (restoring_brings_the_backup_back)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *backup = g_build_filename (store.folder, "copy.parceria", NULL);
  g_autoptr(GError) error = NULL;
  gint64 count;

  ck_assert (csp_conn_backup_to (store.conn, backup, &error));
  g_object_unref (test_store_add_customer (&store, "Contoso", 0));
  g_clear_pointer (&store.conn, csp_conn_close);
  csp_store_restore (backup, store.path, &error);
  ck_no_error (error);
  store.conn = csp_conn_open (store.path, CSP_CONN_READ_WRITE, &error);
  ck_assert (csp_conn_get_integer (store.conn, &count, &error, "SELECT count(*) FROM customer", ""));
  ck_assert_int_eq (count, 1);
}
END_TEST

START_TEST (a_sound_profile_passes_the_check)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = csp_store_check (store.conn, &error);

  ck_no_error (error);
  ck_assert_msg (findings->len == 0, "%s", findings->len ? (char *) findings->pdata[0] : "");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("repo");
  TCase *tcase = tcase_create ("repo");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_customer_reads_back_as_it_was_written);
  tcase_add_test (tcase, an_unknown_id_is_no_error);
  tcase_add_test (tcase, a_reading_that_is_interrupted_is_no_short_list);
  tcase_add_test (tcase, guids_that_differ_in_case_only_are_the_same_customer);
  tcase_add_test (tcase, a_subscription_is_labelled_by_its_nickname_or_product);
  tcase_add_test (tcase, a_new_profile_is_readable_by_its_owner_only);
  tcase_add_test (tcase, creating_a_profile_never_overwrites);
  tcase_add_test (tcase, a_newer_profile_is_refused_and_not_touched);
  tcase_add_test (tcase, a_foreign_file_is_refused_and_not_touched);
  tcase_add_test (tcase, a_truncated_profile_is_told_to_be_damaged);
  tcase_add_test (tcase, a_backup_is_a_whole_copy_and_never_overwrites);
  tcase_add_test (tcase, a_log_that_lies_about_is_not_taken_for_that_of_a_new_file);
  tcase_add_test (tcase, restoring_brings_the_backup_back);
  tcase_add_test (tcase, a_sound_profile_passes_the_check);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
