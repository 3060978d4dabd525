/* test-migrate.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/csp-backup.h"
#include "store/csp-customer-repo.h"
#include "store/csp-list-query.h"
#include "store/csp-migrate-private.h"
#include "store/csp-migrate.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define GUID "6513270e-269e-4d37-b2a7-4de452e6b431"
#define ALL_TABLES "SELECT group_concat (sql, ';' || char (10)) FROM (SELECT sql FROM sqlite_schema" \
                   " WHERE sql IS NOT NULL ORDER BY type, name)"

static TestStore store;         /* a new profile */
static char *path;              /* of one of an older version */
static CspConn *conn;
static char *sql;               /* the print of that version */

static void
set_up (void)
{
  test_store_set_up (&store);
  path = g_build_filename (store.folder, "old.parceria", NULL);
}

static void
tear_down (void)
{
  g_clear_pointer (&conn, csp_conn_close);
  g_clear_pointer (&path, g_free);
  g_clear_pointer (&sql, g_free);
  test_store_tear_down (&store);
}

/* Makes the profile of a released version, as its program left it (tests/data/dump-profile.py). */
static void
open_version (int version)
{
  g_autofree char *name = g_strdup_printf ("schema-%04d.sql", version);
  g_autofree char *print = g_build_filename (g_getenv ("CSP_TEST_DATA"), name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_get_contents (print, &sql, NULL, &error);
  ck_no_error (error);
  ck_assert (csp_conn_create_file (path, &error));
  conn = csp_conn_open (path, CSP_CONN_READ_WRITE, &error);
  ck_no_error (error);
  ck_assert (csp_conn_begin_write (conn, &error));
  csp_conn_exec (conn, sql, &error);
  ck_no_error (error);
  ck_assert (csp_conn_commit (conn, &error));
}

static char *
get_text (CspConn    *from,
          const char *query)
{
  g_autoptr(CspStmt) stmt = csp_conn_prepare (from, query, NULL);
  gboolean has_row;

  ck_assert (stmt != NULL && csp_stmt_step (stmt, &has_row, NULL) && has_row);
  return g_strdup (csp_stmt_get_text (stmt, 0));
}

static gint64
count (const char *query)
{
  gint64 value;

  ck_assert (csp_conn_get_integer (conn, &value, NULL, query, ""));
  return value;
}

/* Everything in the file and its log, without what the log's readers note. */
static GBytes *
read_file (void)
{
  char *text;
  gsize length;

  ck_assert (csp_conn_exec (conn, "PRAGMA wal_checkpoint (TRUNCATE)", NULL));
  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static char *
backup_path (int version)
{
  return g_strdup_printf ("%s.version-%d.bak", path, version);
}

START_TEST (each_released_version_becomes_what_a_new_profile_is)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(CspCustomer) customer = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *new_tables = NULL;

  open_version (_i);
  csp_migrate (conn, &error);
  ck_no_error (error);
  ck_assert_int_eq (count ("PRAGMA user_version"), csp_schema_get_version ());
  tables = get_text (conn, ALL_TABLES);
  new_tables = get_text (store.conn, ALL_TABLES);
  ck_assert_str_eq (tables, new_tables);

  findings = csp_store_check (conn, &error);
  ck_no_error (error);
  ck_assert_msg (findings->len == 0, "%s", findings->len > 0 ? (char *) findings->pdata[0] : "");
  customer = csp_customer_repo_find_by_microsoft_id (conn, GUID, &error);
  ck_assert_str_eq (customer->company_name, "Фабрикам");
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 3);
  ck_assert_int_eq (count ("SELECT count(*) FROM subscription WHERE quantity = 7"), 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer_former_id"), 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM invitation"), 2);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer_search ('sao')"), 1);
}
END_TEST

START_TEST (a_profile_is_backed_up_beside_itself_before_it_is_migrated)
{
  g_autofree char *backup = backup_path (1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  const char *steps[] = { NULL, "ALTER TABLE customer ADD COLUMN mood TEXT; DELETE FROM draft" };
  CspConn *copy;
  gint64 value;

  open_version (1);
  _csp_migrate_by (conn, steps, 2, &error);
  ck_no_error (error);
  ck_assert_int_eq (count ("PRAGMA user_version"), 2);
  ck_assert_int_eq (count ("SELECT count(mood) FROM customer"), 0);
  ck_assert_int_eq (count ("SELECT count(*) FROM draft"), 0);

  copy = csp_conn_open (backup, CSP_CONN_READ_ONLY, &error);
  ck_no_error (error);
  ck_assert (csp_conn_get_integer (copy, &value, NULL, "PRAGMA user_version", "") && value == 1);
  ck_assert (csp_conn_get_integer (copy, &value, NULL, "SELECT count(*) FROM draft", "") && value == 1);
  findings = csp_store_check (copy, &error);
  ck_assert_int_eq (findings->len, 0);
  csp_conn_close (copy);
}
END_TEST

START_TEST (a_copy_that_is_there_is_kept_beside_the_new_one)
{
  g_autofree char *first = backup_path (1);
  g_autofree char *second = g_strconcat (path, ".version-1-2.bak", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const char *steps[] = { NULL, "DELETE FROM draft" };
  CspConn *copy;
  gint64 value;

  open_version (1);
  ck_assert (g_file_set_contents (first, "of another time", -1, NULL));
  _csp_migrate_by (conn, steps, 2, &error);
  ck_no_error (error);
  ck_assert (g_file_get_contents (first, &text, NULL, NULL));
  ck_assert_str_eq (text, "of another time");
  copy = csp_conn_open (second, CSP_CONN_READ_ONLY, &error);
  ck_no_error (error);
  ck_assert (csp_conn_get_integer (copy, &value, NULL, "SELECT count(*) FROM draft", "") && value == 1);
  csp_conn_close (copy);
}
END_TEST

START_TEST (a_migration_that_fails_leaves_the_file_as_it_was)
{
  g_autofree char *backup = backup_path (1);
  g_autoptr(GError) error = NULL;
  const char *steps[] = { NULL, "ALTER TABLE customer ADD COLUMN mood TEXT; DROP TABLE draft",
                          "UPDATE nothing SET a = 1" };
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  open_version (1);
  before = read_file ();
  ck_assert (!_csp_migrate_by (conn, steps, 3, &error));
  ck_assert_int_eq (error->domain, CSP_ERROR);
  ck_assert_int_eq (count ("PRAGMA user_version"), 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM draft"), 1);
  after = read_file ();
  ck_assert (g_bytes_equal (before, after));
  ck_assert (!g_file_test (backup, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (nothing_is_migrated_where_the_backup_finds_no_room)
{
  g_autofree char *backup = backup_path (1);
  g_autofree char *log = g_strconcat (backup, "-wal", NULL);
  g_autoptr(GError) error = NULL;
  const char *steps[] = { NULL, "DROP TABLE draft" };

  open_version (1);
  /* A log that lies about is what the backup refuses to get. */
  ck_assert (g_file_set_contents (log, "old", -1, NULL));
  ck_assert (!_csp_migrate_by (conn, steps, 2, &error));
  ck_assert_int_eq (count ("PRAGMA user_version"), 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM draft"), 1);
}
END_TEST

START_TEST (an_older_profile_that_may_not_be_written_says_so)
{
  g_autoptr(GError) error = NULL;
  const char *steps[] = { NULL, "DROP TABLE draft" };

  open_version (1);
  csp_conn_close (conn);
  conn = csp_conn_open (path, CSP_CONN_READ_ONLY, &error);
  ck_no_error (error);
  ck_assert (!_csp_migrate_by (conn, steps, 2, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_READ_ONLY));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("migrate");
  TCase *tcase = tcase_create ("migrate");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, each_released_version_becomes_what_a_new_profile_is, 1, csp_schema_get_version ());
  tcase_add_test (tcase, a_profile_is_backed_up_beside_itself_before_it_is_migrated);
  tcase_add_test (tcase, a_copy_that_is_there_is_kept_beside_the_new_one);
  tcase_add_test (tcase, a_migration_that_fails_leaves_the_file_as_it_was);
  tcase_add_test (tcase, nothing_is_migrated_where_the_backup_finds_no_room);
  tcase_add_test (tcase, an_older_profile_that_may_not_be_written_says_so);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
