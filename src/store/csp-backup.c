/* csp-backup.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/csp-backup.h"
#include "store/csp-conn-private.h"
#include "store/csp-migrate.h"
#include "store/csp-part-file.h"

#define PAGES_PER_STEP 1024
#define MAX_BUSY_STEPS 500              /* of 10 ms: the busy wait of design.md */

static gboolean
copy_pages (CspConn  *source,
            CspConn  *target,
            GError  **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", source->db, "main");
  int busy = 0;
  int code;

  if (backup == NULL)
    return _csp_conn_check (target, sqlite3_extended_errcode (target->db), "backup", error);
  do
    {
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        {
          sqlite3_sleep (10);
          busy++;
        }
    }
  while ((code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) && busy < MAX_BUSY_STEPS &&
         !g_cancellable_is_cancelled (source->cancellable));
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return FALSE;
  return _csp_conn_check (target, code, "backup", error);
}

/* What a copy looked like half-way must never be found under the name of a backup. */
static gboolean
publish (const char  *temporary,
         const char  *path,
         GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int code;

  if (link (temporary, path) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  code = errno;
  if (code == EEXIST)
    g_set_error (error, CSP_ERROR, CSP_ERROR_EXISTS, _("“%s” exists already."), name);
  else if ((code == EPERM || code == ENOTSUP) && !g_file_test (path, G_FILE_TEST_EXISTS) &&
           g_rename (temporary, path) == 0)
    return TRUE;
  else
    g_set_error (error, CSP_ERROR, CSP_ERROR_READ_ONLY, _("“%1$s” cannot be created: %2$s"), name,
                 g_strerror (code));
  g_unlink (temporary);
  return FALSE;
}

/* The log of a file that is gone would be taken for that of the new one, and written over it. */
static gboolean
is_free (const char  *path,
         GError     **error)
{
  static const char * const suffixes[] = { "", "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *taken = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *name = g_filename_display_name (taken);

      if (!g_file_test (taken, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, CSP_ERROR, CSP_ERROR_EXISTS, _("“%s” exists already."), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * csp_conn_backup_to:
 * @conn: the profile's connection
 * @path: a file that must not exist yet
 * @error: return location
 *
 * Writes a consistent copy while others go on reading and writing. A copy that was not finished is removed.
 *
 * Returns: whether @path holds a whole copy; errors are #CSP_ERROR_EXISTS, #CSP_ERROR_FULL, …
 */
gboolean
csp_conn_backup_to (CspConn     *conn,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *temporary = csp_part_file_path (path);
  g_autoptr(CspConn) target = NULL;

  if (!is_free (path, error) || !csp_conn_create_file (temporary, error))
    return FALSE;
  target = csp_conn_open (temporary, CSP_CONN_READ_WRITE, error);
  if (target == NULL || !csp_conn_exec (target, "PRAGMA journal_mode = DELETE", error) ||
      !copy_pages (conn, target, error) || !csp_conn_exec (target, "PRAGMA journal_mode = DELETE", error))
    {
      g_clear_pointer (&target, csp_conn_close);
      csp_part_file_remove (temporary);
      return FALSE;
    }
  g_clear_pointer (&target, csp_conn_close);
  return publish (temporary, path, error);
}

static gboolean
backup_is_sound (CspConn  *conn,
                 GError  **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *name = g_filename_display_name (csp_conn_get_path (conn));

  if (!csp_migrate (conn, error) || !(findings = csp_store_check (conn, error)))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_CORRUPT, _("“%1$s” is damaged: %2$s"), name,
               (char *) g_ptr_array_index (findings, 0));
  return FALSE;
}

/**
 * csp_store_restore:
 * @backup: a file written by csp_conn_backup_to()
 * @path: the profile to replace, or a file that does not exist yet
 * @error: return location
 *
 * Checks @backup, then makes @path its copy in one transaction: readers see the old content or the new.
 *
 * Returns: whether @path now holds the backup; otherwise it is as it was
 */
gboolean
csp_store_restore (const char  *backup,
                   const char  *path,
                   GError     **error)
{
  g_autoptr(CspConn) source = csp_conn_open (backup, CSP_CONN_READ_ONLY, error);
  g_autoptr(CspConn) target = NULL;

  if (source == NULL || !backup_is_sound (source, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return csp_conn_backup_to (source, path, error);
  target = csp_conn_open (path, CSP_CONN_READ_WRITE, error);
  return target != NULL && copy_pages (source, target, error);
}

static gboolean
collect_rows (CspConn     *conn,
              const char  *sql,
              GPtrArray   *findings,
              GError     **error)
{
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  while (csp_stmt_step (stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (g_strcmp0 (csp_stmt_get_text (stmt, 0), "ok") != 0)
        g_ptr_array_add (findings, g_strdup (csp_stmt_get_text (stmt, 0)));
    }
  return FALSE;
}

/* The search index has no content of its own to compare with, so it is asked for its structure and for a
 * row of each kind that must be there. */
static const char * const check_queries[] = {
  "PRAGMA integrity_check(20)",
  "SELECT 'broken reference in table ' || \"table\" || ', row ' || rowid FROM pragma_foreign_key_check LIMIT 20",
  "SELECT 'there is no profile record' WHERE NOT EXISTS (SELECT 1 FROM profile)",
  "SELECT 'subscription ' || subscription_id || ' has a negative quantity' FROM subscription WHERE quantity < 0 LIMIT 20",
  "SELECT 'order ' || order_id || ' has no lines' FROM purchase_order"
  " WHERE NOT EXISTS (SELECT 1 FROM order_line WHERE order_line.order_id = purchase_order.id) LIMIT 20",
};

/**
 * csp_store_check:
 * @conn: the profile's connection
 * @error: return location
 *
 * Examines the file, its references and its search index.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, empty when all is well; %NULL when
 *   the check could not be made
 */
GPtrArray *
csp_store_check (CspConn  *conn,
                 GError  **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) index_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (check_queries); i++)
    if (!collect_rows (conn, check_queries[i], findings, error))
      return NULL;
  if (!csp_conn_is_read_only (conn) &&
      !csp_conn_exec (conn, "INSERT INTO customer_search (customer_search) VALUES ('integrity-check');"
                            "INSERT INTO subscription_label_search (subscription_label_search) VALUES ('integrity-check')",
                      &index_error))
    g_ptr_array_add (findings, g_strdup (index_error->message));
  return g_steal_pointer (&findings);
}
