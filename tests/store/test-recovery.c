/* test-recovery.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/csp-recovery.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static TestStore store;
static char *backup;
static char *profile;
static gboolean done;
static gboolean recovered;

static void
setup (void)
{
  g_autoptr(GError) error = NULL;

  test_store_set_up (&store);
  backup = g_build_filename (store.folder, "backup.parceria", NULL);
  profile = g_build_filename (store.folder, "profile.parceria", NULL);
  csp_conn_backup_to (store.conn, backup, &error);
  ck_no_error (error);
}

static void
teardown (void)
{
  g_clear_pointer (&backup, g_free);
  g_clear_pointer (&profile, g_free);
  test_store_tear_down (&store);
}

static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  recovered = csp_store_recover_finish (result, NULL);
  done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return done;
}

static gboolean
recover (const char *from)
{
  done = FALSE;
  csp_store_recover_async (from, profile, recovered_cb, NULL);
  ck_assert (test_wait_until (is_done, NULL));
  return recovered;
}

static gboolean
profile_opens (void)
{
  g_autoptr(CspConn) conn = csp_conn_open (profile, CSP_CONN_READ_WRITE, NULL);

  return conn != NULL;
}

static guint
count_damaged (void)
{
  g_autoptr(GDir) dir = g_dir_open (store.folder, 0, NULL);
  guint n = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".damaged-") != NULL;
  return n;
}

START_TEST (missing_profile_comes_back)
{
  ck_assert (recover (backup));
  ck_assert (profile_opens ());
  ck_assert_uint_eq (count_damaged (), 0);
}
END_TEST

START_TEST (damaged_profile_is_kept_beside_the_restored_one)
{
  ck_assert (g_file_set_contents (profile, "damaged", -1, NULL));
  ck_assert (recover (backup));
  ck_assert (profile_opens ());
  ck_assert_uint_eq (count_damaged (), 1);
}
END_TEST

START_TEST (useless_backup_changes_nothing)
{
  g_autofree char *letter = g_build_filename (store.folder, "letter.txt", NULL);
  g_autofree char *contents = NULL;

  ck_assert (g_file_set_contents (profile, "damaged", -1, NULL));
  ck_assert (g_file_set_contents (letter, "Dear partner", -1, NULL));
  ck_assert (!recover (letter));
  ck_assert (g_file_get_contents (profile, &contents, NULL, NULL));
  ck_assert_str_eq (contents, "damaged");
  ck_assert_uint_eq (count_damaged (), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("recovery");
  TCase *tcase = tcase_create ("recover");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, missing_profile_comes_back);
  tcase_add_test (tcase, damaged_profile_is_kept_beside_the_restored_one);
  tcase_add_test (tcase, useless_backup_changes_nothing);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
