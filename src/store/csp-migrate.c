/* csp-migrate.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/csp-migrate-private.h"
#include "store/csp-migrate.h"
#include "store/csp-schema-resources.h"

/* One SQL file a version, in data/schema; a released one is never changed. */
static const char * const steps[] = {
  "/org/parceria/Parceria/schema/0001.sql",
  "/org/parceria/Parceria/schema/0002.sql",
  "/org/parceria/Parceria/schema/0003.sql",
};

/**
 * csp_schema_get_version:
 *
 * Returns: the version of the schema that this program writes
 */
int
csp_schema_get_version (void)
{
  return G_N_ELEMENTS (steps);
}

/**
 * csp_schema_is_too_new:
 * @version: a profile's user_version
 * @path: its file
 * @error: return location
 *
 * Returns: whether this program must leave the file alone; @error is set then
 */
gboolean
csp_schema_is_too_new (gint64       version,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (version <= csp_schema_get_version ())
    return FALSE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_TOO_NEW,
               _("“%s” was written by a newer version of Parceria. Update Parceria to open it."), name);
  return TRUE;
}

static gboolean
read_version (CspConn  *conn,
              gint64   *version,
              GError  **error)
{
  return csp_conn_get_integer (conn, version, error, "PRAGMA user_version", "");
}

/* A copy that is there already holds what the file was at another time: one that was restored is migrated again. */
static char *
choose_copy (CspConn *conn,
             gint64   version)
{
  const char *path = csp_conn_get_path (conn);
  char *copy = g_strdup_printf ("%s.version-%d.bak", path, (int) version);

  for (int i = 2; g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.version-%d-%d.bak", path, (int) version, i);
    }
  return copy;
}

static gboolean
run_step (CspConn     *conn,
          const char  *sql,
          int          version,
          GError     **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);

  return csp_conn_exec (conn, sql, error) && csp_conn_exec (conn, pragma, error);
}

static gboolean
run_steps (CspConn             *conn,
           const char * const  *sql,
           int                  n_steps,
           GError             **error)
{
  gint64 version;

  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  /* Read again: another process may have migrated while this one waited for the lock. */
  if (read_version (conn, &version, error))
    {
      while (version < n_steps && run_step (conn, sql[version], version + 1, error))
        version++;
      if (version >= n_steps)
        return csp_conn_commit (conn, error);
    }
  csp_conn_rollback (conn);
  return FALSE;
}

/* Before a migration the file is copied beside itself (design.md, Foreign files). A migration that fails leaves the
 * file as it was, and each attempt would leave another copy. */
static gboolean
run_steps_with_copy (CspConn             *conn,
                     gint64               version,
                     const char * const  *sql,
                     int                  n_steps,
                     GError             **error)
{
  g_autofree char *copy = choose_copy (conn, version);

  if (!csp_conn_backup_to (conn, copy, error))
    return FALSE;
  if (run_steps (conn, sql, n_steps, error))
    return TRUE;
  g_unlink (copy);
  return FALSE;
}

/* Takes the steps as SQL, so that tests can migrate to versions that are still to come. */
gboolean
_csp_migrate_by (CspConn             *conn,
                 const char * const  *sql,
                 int                  n_steps,
                 GError             **error)
{
  gint64 version;

  if (!read_version (conn, &version, error))
    return FALSE;
  if (version == n_steps)
    return TRUE;
  if (csp_conn_is_read_only (conn))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_READ_ONLY,
                   _("This profile is of an older version and must be opened for writing once."));
      return FALSE;
    }
  if (version == 0)
    return run_steps (conn, sql, n_steps, error);
  return run_steps_with_copy (conn, version, sql, n_steps, error);
}

/**
 * csp_migrate:
 * @conn: a connection that has just been opened
 * @error: return location
 *
 * Brings the schema up to this program's version, all steps in one transaction. A connection that is
 * read-only must be of this version already.
 *
 * Returns: whether the schema is this program's; errors are #CSP_ERROR_TOO_NEW, #CSP_ERROR_READ_ONLY and
 *   those of the database
 */
gboolean
csp_migrate (CspConn  *conn,
             GError  **error)
{
  const char *sql[G_N_ELEMENTS (steps)];
  gint64 version;

  if (!read_version (conn, &version, error) || csp_schema_is_too_new (version, csp_conn_get_path (conn), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(GBytes) bytes = NULL;

      bytes = g_resource_lookup_data (csp_schema_get_resource (), steps[i], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes == NULL)
        return FALSE;
      /* It stays where it is in the program. */
      sql[i] = g_bytes_get_data (bytes, NULL);
    }
  return _csp_migrate_by (conn, sql, G_N_ELEMENTS (steps), error);
}
