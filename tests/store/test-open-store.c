/* test-open-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/csp-collation.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static TestStore files;
static CspStore *store;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store = csp_store_open_finish (result, user_data);
}

static gboolean
answered (gpointer error)
{
  return store != NULL || *(GError **) error != NULL;
}

static void
open_store (GError **error)
{
  store = NULL;
  csp_store_open_async (files.path, CSP_CONN_READ_WRITE, NULL, opened_cb, error);
  ck_assert (test_wait_until (answered, error));
}

static void
set_up (void)
{
  test_store_set_up (&files);
  store = NULL;
}

static void
tear_down (void)
{
  if (store != NULL)
    csp_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&store);
  test_store_tear_down (&files);
}

static gboolean
collation_is_swedish (gpointer unused)
{
  g_autofree char *collation = csp_conn_get_text (files.conn, NULL, "SELECT collation FROM profile", "");

  return g_str_has_prefix (collation, "sv");
}

START_TEST (another_locale_sorts_everything_anew)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_object_unref (test_store_add_customer (&files, "Åkesson", 0));
  g_object_unref (test_store_add_customer (&files, "Zorn", 0));
  first = csp_conn_get_text (files.conn, NULL, "SELECT company_name FROM customer ORDER BY name_key LIMIT 1", "");
  ck_assert_str_eq (first, "Åkesson");

  ck_assert (csp_conn_exec (files.conn, "UPDATE profile SET locale = 'sv_SE'", &error));
  open_store (&error);
  ck_no_error (error);
  ck_assert (test_wait_until (collation_is_swedish, NULL));
  last = csp_conn_get_text (files.conn, NULL, "SELECT company_name FROM customer ORDER BY name_key LIMIT 1", "");
  ck_assert_str_eq (last, "Zorn");
}
END_TEST

START_TEST (a_profile_that_is_not_wanted_any_more_is_handed_over_to_be_closed)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  csp_store_open_async (files.path, CSP_CONN_READ_WRITE, cancellable, opened_cb, &error);
  g_cancellable_cancel (cancellable);
  ck_assert (test_wait_until (answered, &error));
  ck_no_error (error);
  ck_assert_ptr_nonnull (store);
}
END_TEST

START_TEST (a_profile_whose_sort_keys_are_current_is_not_written_to)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *version = NULL;
  g_autofree char *stored = csp_conn_get_text (files.conn, NULL, "SELECT collation FROM profile", "");

  version = csp_collation_get_version (files.conn);
  ck_assert_str_eq (stored, version);
}
END_TEST

static void
changed_cb (CspStore *changed,
            guint     changes,
            guint    *seen)
{
  *seen |= changes;
}

/* Commits again and again: the store's first look only takes the version that later looks are compared with. */
static gboolean
has_changed (gpointer seen)
{
  if (*(guint *) seen == 0)
    g_object_unref (test_store_add_customer (&files, "Fabrikam", 0));
  return *(guint *) seen != 0;
}

START_TEST (commits_of_another_process_are_noticed)
{
  g_autoptr(GError) error = NULL;
  guint seen = 0;

  open_store (&error);
  ck_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  ck_assert (test_wait_until (has_changed, &seen));
  ck_assert ((seen & CSP_CHANGED_CUSTOMERS) != 0);
}
END_TEST

START_TEST (a_file_that_is_no_profile_is_told_by_its_error)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&files.conn, csp_conn_close);
  ck_assert (g_file_set_contents (files.path, "not a profile", -1, NULL));
  open_store (&error);
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_NOT_A_PROFILE));
}
END_TEST

static void
visit_from_another_process (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *argv[] = { self, (char *) "--visit", files.path, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  ck_no_error (error);
  ck_assert_int_eq (status, 0);
}

START_TEST (a_process_that_leaves_does_not_take_the_log_of_another)
{
  g_autofree char *wal = g_strconcat (files.path, "-wal", NULL);
  g_autoptr(GError) error = NULL;

  open_store (&error);
  ck_no_error (error);
  ck_assert (csp_conn_look (files.path, &error));
  csp_conn_exec (files.conn, "UPDATE profile SET invitation_days = 7", &error);
  ck_no_error (error);
  visit_from_another_process ();
  ck_assert (g_file_test (wal, G_FILE_TEST_EXISTS));
}
END_TEST

static int
visit (const char *path)
{
  g_autoptr(CspConn) conn = csp_conn_open (path, CSP_CONN_READ_WRITE, NULL);
  gint64 days = 0;

  return conn != NULL && csp_conn_get_integer (conn, &days, NULL, "SELECT invitation_days FROM profile", "") && days == 7
         ? 0
         : 1;
}

int
main (int    argc,
      char **argv)
{
  Suite *suite;
  TCase *tcase;

  if (argc == 3 && g_str_equal (argv[1], "--visit"))
    return visit (argv[2]);

  suite = suite_create ("open store");
  tcase = tcase_create ("open store");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, another_locale_sorts_everything_anew);
  tcase_add_test (tcase, a_profile_that_is_not_wanted_any_more_is_handed_over_to_be_closed);
  tcase_add_test (tcase, a_profile_whose_sort_keys_are_current_is_not_written_to);
  tcase_add_test (tcase, commits_of_another_process_are_noticed);
  tcase_add_test (tcase, a_process_that_leaves_does_not_take_the_log_of_another);
  tcase_add_test (tcase, a_file_that_is_no_profile_is_told_by_its_error);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
