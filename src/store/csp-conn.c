/* csp-conn.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/csp-conn-private.h"
#include "store/csp-migrate.h"
#include "store/csp-part-file.h"
#include "store/csp-tokenizer.h"

#define HEADER_SIZE 100

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 1000             /* virtual machine steps between looks at the cancellable */
#define CACHE_KIB 256

#define HASHED_BYTES 48
#define APPLICATION_ID_OFFSET 68        /* of SQLite's file header */
#define USER_VERSION_OFFSET 60
#define WAL_RETRY_MS 20

static void
stmt_free (gpointer pointer)
{
  CspStmt *stmt = pointer;

  sqlite3_finalize (stmt->handle);
  g_free (stmt->sql);
  g_free (stmt);
}

static int
progress_cb (gpointer user_data)
{
  CspConn *conn = user_data;

  return g_cancellable_is_cancelled (conn->cancellable);
}

static guint32
big_endian_at (const guint8 *header,
               gsize         offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static char *
file_uri (const char *path,
          const char *query)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");

  return g_strconcat ("file://", escaped, query, NULL);
}

/* Through SQLite, whose files remember the locks of their process: to open and close a file that is open as a
 * database already would drop all its locks, and the next process to leave would delete the write-ahead log. */
static gboolean
read_header (const char *path,
             guint8     *header)
{
  g_autofree char *uri = file_uri (path, "?mode=ro");
  sqlite3 *db = NULL;
  sqlite3_file *file = NULL;
  gboolean is_read = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
                     sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
                     file->pMethods != NULL &&
                     file->pMethods->xRead (file, header, HEADER_SIZE, 0) == SQLITE_OK;

  sqlite3_close (db);
  return is_read;
}

/**
 * csp_conn_look:
 * @path: a file
 * @error: return location
 *
 * Looks at the first bytes of @path without opening it as a database: a file that is not ours is never
 * touched, nor its -wal (design.md, Foreign files).
 *
 * Returns: whether @path is a profile; errors are #CSP_ERROR_NOT_FOUND, #CSP_ERROR_READ_ONLY (it may not
 *   be read), #CSP_ERROR_NOT_A_PROFILE, #CSP_ERROR_TOO_NEW
 */
gboolean
csp_conn_look (const char  *path,
               GError     **error)
{
  guint8 header[HEADER_SIZE];
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf info;

  if (g_stat (path, &info) != 0 || g_access (path, R_OK) != 0)
    {
      gboolean is_gone = errno == ENOENT;

      g_set_error (error, CSP_ERROR, is_gone ? CSP_ERROR_NOT_FOUND : CSP_ERROR_READ_ONLY,
                   is_gone ? _("There is no file “%s”.") : _("“%s” cannot be read."), name);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode) || info.st_size < HEADER_SIZE || !read_header (path, header) ||
      memcmp (header, "SQLite format 3", 16) != 0 || big_endian_at (header, APPLICATION_ID_OFFSET) != CSP_PROFILE_APPLICATION_ID)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_A_PROFILE, _("“%s” is not a Parceria profile."), name);
      return FALSE;
    }
  return !csp_schema_is_too_new (big_endian_at (header, USER_VERSION_OFFSET), path, error);
}

static gboolean
configure (CspConn  *conn,
           GError  **error)
{
  g_autofree char *cache = g_strdup_printf ("PRAGMA cache_size = -%d", CACHE_KIB);

  sqlite3_busy_timeout (conn->db, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (conn->db, 1);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (conn->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_progress_handler (conn->db, PROGRESS_STEPS, progress_cb, conn);
  return csp_tokenizer_register (conn->db, error) &&
         csp_conn_exec (conn, "PRAGMA foreign_keys = ON", error) &&
         csp_conn_exec (conn, "PRAGMA temp_store = MEMORY", error) &&
         csp_conn_exec (conn, cache, error);
}

/* A write-ahead log in a folder that cannot be written to has no shared memory to work with; with no log
 * left over, the file alone is the whole truth. */
static const char *
read_only_query (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;
  gboolean has_log = g_stat (wal, &info) == 0 && info.st_size > 0;

  return !has_log && g_access (folder, W_OK) != 0 ? "?mode=ro&immutable=1" : "?mode=ro";
}

/* Statements on a table begin alike, with all its columns, and differ in how they end. */
static guint
hash_sql (gconstpointer sql)
{
  gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + length - MIN (length, HASHED_BYTES)) ^ (guint) length;
}

static CspConn *
conn_new (const char   *path,
          CspConnMode   mode,
          const char   *query,
          GError      **error)
{
  g_autoptr(CspConn) conn = g_new0 (CspConn, 1);
  g_autofree char *uri = file_uri (path, query);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE |
              (mode == CSP_CONN_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);

  conn->path = g_strdup (path);
  conn->mode = mode;
  conn->owner = g_thread_self ();
  conn->idle = g_hash_table_new_full (hash_sql, g_str_equal, NULL, stmt_free);
  if (!_csp_conn_check (conn, sqlite3_open_v2 (uri, &conn->db, flags, NULL), "open", error) ||
      !configure (conn, error))
    return NULL;
  return g_steal_pointer (&conn);
}

/* A profile that was just made or restored gets its write-ahead log when it is first opened; SQLite does not wait
 * by itself while another process is at it. */
static gboolean
switch_to_wal (CspConn  *conn,
               GError  **error)
{
  int code = SQLITE_BUSY;

  for (int waited = 0; waited <= BUSY_TIMEOUT_MS; waited += WAL_RETRY_MS)
    {
      code = sqlite3_exec (conn->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
      if ((code & 0xff) != SQLITE_BUSY)
        break;
      sqlite3_sleep (WAL_RETRY_MS);
    }
  return _csp_conn_check (conn, code, "PRAGMA journal_mode = WAL", error);
}

/**
 * csp_conn_open:
 * @path: a profile's file, which must exist
 * @mode: whether it may be changed
 * @error: return location
 *
 * Opens a connection for the calling thread. The schema is not looked at: csp_migrate() comes next.
 *
 * Returns: (transfer full): the connection; errors are those of csp_conn_look(), #CSP_ERROR_BUSY,
 *   #CSP_ERROR_CORRUPT, #CSP_ERROR_READ_ONLY
 */
CspConn *
csp_conn_open (const char   *path,
               CspConnMode   mode,
               GError      **error)
{
  g_autoptr(CspConn) conn = NULL;

  if (!csp_conn_look (path, error))
    return NULL;
  conn = conn_new (path, mode, mode == CSP_CONN_READ_ONLY ? read_only_query (path) : "", error);
  if (conn == NULL)
    return NULL;
  if (mode == CSP_CONN_READ_WRITE &&
      (!switch_to_wal (conn, error) ||
       !csp_conn_exec (conn, "PRAGMA synchronous = FULL", error)))
    return NULL;
  return g_steal_pointer (&conn);
}

/**
 * csp_conn_create_file:
 * @path: where the new profile shall be; its folder must exist
 * @error: return location
 *
 * Makes an empty database that bears our application id, readable by its owner only.
 *
 * Returns: whether it worked; errors are #CSP_ERROR_EXISTS, #CSP_ERROR_READ_ONLY, #CSP_ERROR_FULL
 */
gboolean
csp_conn_create_file (const char  *path,
                      GError     **error)
{
  g_autoptr(CspConn) conn = NULL;
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", CSP_PROFILE_APPLICATION_ID);
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      int code = errno;
      g_autofree char *name = csp_part_file_asked_name (path);

      if (code == EEXIST)
        g_set_error (error, CSP_ERROR, CSP_ERROR_EXISTS, _("“%s” exists already."), name);
      else
        g_set_error (error, CSP_ERROR, code == ENOSPC ? CSP_ERROR_FULL : CSP_ERROR_READ_ONLY,
                     /* translators: %1$s is a file name, %2$s the system's reason */
                     _("“%1$s” cannot be created: %2$s"), name, g_strerror (code));
      return FALSE;
    }
  g_close (fd, NULL);
  conn = conn_new (path, CSP_CONN_READ_WRITE, "", error);
  if (conn != NULL && csp_conn_exec (conn, pragma, error))
    return TRUE;
  g_clear_pointer (&conn, csp_conn_close);
  csp_part_file_remove (path);
  return FALSE;
}

/**
 * csp_conn_close:
 * @conn: (transfer full): the connection; open transactions are rolled back
 */
void
csp_conn_close (CspConn *conn)
{
  g_hash_table_unref (conn->idle);
  if (conn->db != NULL && sqlite3_close (conn->db) != SQLITE_OK)
    g_critical ("a statement of %s was not released", conn->path);
  g_clear_pointer (&conn->collator, csp_collator_free);
  g_free (conn->locale);
  g_free (conn->path);
  g_free (conn);
}

/**
 * csp_conn_get_path:
 * @conn: the connection
 *
 * Returns: (transfer none): the file's path
 */
const char *
csp_conn_get_path (CspConn *conn)
{
  return conn->path;
}

/**
 * csp_conn_is_read_only:
 * @conn: the connection
 *
 * Returns: whether it was opened for reading only
 */
gboolean
csp_conn_is_read_only (CspConn *conn)
{
  return conn->mode == CSP_CONN_READ_ONLY;
}

/**
 * csp_conn_get_collator:
 * @conn: the connection
 *
 * Returns: (transfer none): the collator of the profile's locale
 */
CspCollator *
csp_conn_get_collator (CspConn *conn)
{
  if (conn->collator == NULL)
    conn->collator = csp_collator_new (conn->locale != NULL ? conn->locale : "en_US");
  return conn->collator;
}

/**
 * csp_conn_set_locale:
 * @conn: the connection
 * @locale: the profile's locale, as pt_BR
 */
void
csp_conn_set_locale (CspConn    *conn,
                     const char *locale)
{
  g_clear_pointer (&conn->collator, csp_collator_free);
  g_free (conn->locale);
  conn->locale = g_strdup (locale);
}

/**
 * csp_conn_get_cancellable:
 * @conn: the connection
 *
 * Returns: (transfer none) (nullable): what the job under way looks at
 */
GCancellable *
csp_conn_get_cancellable (CspConn *conn)
{
  return conn->cancellable;
}

/**
 * csp_conn_set_cancellable:
 * @conn: the connection
 * @cancellable: (nullable): what the statements of the job under way look at; it must outlive the job
 */
void
csp_conn_set_cancellable (CspConn      *conn,
                          GCancellable *cancellable)
{
  conn->cancellable = cancellable;
}

/**
 * csp_conn_begin_write:
 * @conn: the connection
 * @error: return location
 *
 * Takes the write lock at once, waiting up to 5 s for another process: a read transaction that wants
 * to write later could not wait.
 *
 * Returns: whether the transaction is open; #CSP_ERROR_BUSY otherwise, mostly
 */
gboolean
csp_conn_begin_write (CspConn  *conn,
                      GError  **error)
{
  return csp_conn_exec (conn, "BEGIN IMMEDIATE", error);
}

/**
 * csp_conn_begin_read:
 * @conn: the connection
 * @error: return location
 *
 * Makes everything read until csp_conn_commit() one consistent state.
 *
 * Returns: whether the transaction is open
 */
gboolean
csp_conn_begin_read (CspConn  *conn,
                     GError  **error)
{
  return csp_conn_exec (conn, "BEGIN", error);
}

/**
 * csp_conn_commit:
 * @conn: the connection
 * @error: return location
 *
 * Returns: whether everything is on the disk; otherwise it has been rolled back
 */
gboolean
csp_conn_commit (CspConn  *conn,
                 GError  **error)
{
  if (csp_conn_exec (conn, "COMMIT", error))
    return TRUE;
  csp_conn_rollback (conn);
  return FALSE;
}

/**
 * csp_conn_rollback:
 * @conn: the connection; no transaction need be open
 */
void
csp_conn_rollback (CspConn *conn)
{
  if (!sqlite3_get_autocommit (conn->db))
    sqlite3_exec (conn->db, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * csp_conn_release_memory:
 * @conn: the connection
 *
 * Frees the pages that it keeps for the next statement.
 */
void
csp_conn_release_memory (CspConn *conn)
{
  sqlite3_db_release_memory (conn->db);
}

/**
 * csp_conn_exec:
 * @conn: the connection
 * @sql: one or more statements without parameters
 * @error: return location
 *
 * Returns: whether all of them ran
 */
gboolean
csp_conn_exec (CspConn     *conn,
               const char  *sql,
               GError     **error)
{
  g_assert (conn->owner == g_thread_self ());

  return _csp_conn_check (conn, sqlite3_exec (conn->db, sql, NULL, NULL, NULL), sql, error);
}

/**
 * csp_conn_last_insert_id:
 * @conn: the connection
 *
 * Returns: the local id of the row inserted last
 */
gint64
csp_conn_last_insert_id (CspConn *conn)
{
  return sqlite3_last_insert_rowid (conn->db);
}

/**
 * csp_conn_changes:
 * @conn: the connection
 *
 * Returns: rows changed by the last statement
 */
gint64
csp_conn_changes (CspConn *conn)
{
  return sqlite3_changes64 (conn->db);
}
