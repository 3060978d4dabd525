/* csp-stmt.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "store/csp-conn-private.h"

/**
 * csp_conn_prepare:
 * @conn: the connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full): the statement, with nothing bound; reused where one of this text is idle
 */
CspStmt *
csp_conn_prepare (CspConn     *conn,
                  const char  *sql,
                  GError     **error)
{
  CspStmt *stmt;
  sqlite3_stmt *handle = NULL;

  g_assert (conn->owner == g_thread_self ());

  if ((stmt = g_hash_table_lookup (conn->idle, sql)) != NULL)
    {
      g_hash_table_steal (conn->idle, sql);
      return stmt;
    }
  if (!_csp_conn_check (conn, sqlite3_prepare_v3 (conn->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL),
                        sql, error))
    return NULL;
  stmt = g_new0 (CspStmt, 1);
  stmt->conn = conn;
  stmt->handle = handle;
  stmt->sql = g_strdup (sql);
  return stmt;
}

/**
 * csp_stmt_release:
 * @stmt: (transfer full): the statement; its connection keeps it for the next use
 */
void
csp_stmt_release (CspStmt *stmt)
{
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  g_hash_table_replace (stmt->conn->idle, stmt->sql, stmt);
}

/**
 * csp_stmt_step:
 * @stmt: the statement
 * @has_row: (out) (optional): whether a row was read; left alone on an error, so that a loop which began with
 *   %TRUE ends with %FALSE only where all rows were read
 * @error: return location
 *
 * Returns: whether it ran; reaching the end is success
 */
gboolean
csp_stmt_step (CspStmt   *stmt,
               gboolean  *has_row,
               GError   **error)
{
  int code = sqlite3_step (stmt->handle);

  if (!_csp_conn_check (stmt->conn, code, stmt->sql, error))
    return FALSE;
  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;
  return TRUE;
}

/**
 * csp_stmt_reset:
 * @stmt: the statement, to be run again; what is bound stays bound
 */
void
csp_stmt_reset (CspStmt *stmt)
{
  sqlite3_reset (stmt->handle);
}

/**
 * csp_stmt_bind_text:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @value: (nullable): its value, which must live until the statement is reset or bound again
 */
void
csp_stmt_bind_text (CspStmt    *stmt,
                    int         index,
                    const char *value)
{
  sqlite3_bind_text (stmt->handle, index, value, -1, SQLITE_STATIC);
}

/**
 * csp_stmt_bind_text_copy:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @value: (nullable): its value, copied
 */
void
csp_stmt_bind_text_copy (CspStmt    *stmt,
                         int         index,
                         const char *value)
{
  sqlite3_bind_text (stmt->handle, index, value, -1, SQLITE_TRANSIENT);
}

/**
 * csp_stmt_bind_integer:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @value: its value
 */
void
csp_stmt_bind_integer (CspStmt *stmt,
                       int      index,
                       gint64   value)
{
  sqlite3_bind_int64 (stmt->handle, index, value);
}

/**
 * csp_stmt_bind_id:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @value: a local id; 0, which is none, is stored as NULL
 */
void
csp_stmt_bind_id (CspStmt *stmt,
                  int      index,
                  gint64   value)
{
  if (value != 0)
    sqlite3_bind_int64 (stmt->handle, index, value);
  else
    sqlite3_bind_null (stmt->handle, index);
}

/**
 * csp_stmt_bind_blob:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @bytes: its value, copied
 * @size: bytes in it
 */
void
csp_stmt_bind_blob (CspStmt    *stmt,
                    int         index,
                    const void *bytes,
                    gsize       size)
{
  sqlite3_bind_blob64 (stmt->handle, index, size > 0 ? bytes : "", size, SQLITE_TRANSIENT);
}

/**
 * csp_stmt_bind_sort_key:
 * @stmt: the statement
 * @index: of the parameter, from 1
 * @text: (nullable): text whose sort key in the profile's locale is bound
 */
void
csp_stmt_bind_sort_key (CspStmt    *stmt,
                        int         index,
                        const char *text)
{
  CspCollator *collator = csp_conn_get_collator (stmt->conn);
  guint8 key[CSP_COLLATOR_KEY_SIZE];
  gsize size = csp_collator_key (collator, text ? text : "", key, sizeof key);

  csp_stmt_bind_blob (stmt, index, key, size);
}

/**
 * csp_stmt_get_integer:
 * @stmt: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the value, 0 for NULL
 */
gint64
csp_stmt_get_integer (CspStmt *stmt,
                      int      column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/**
 * csp_stmt_get_text:
 * @stmt: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value, valid until the next step
 */
const char *
csp_stmt_get_text (CspStmt *stmt,
                   int      column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

/**
 * csp_stmt_is_null:
 * @stmt: a statement that stands on a row
 * @column: from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
csp_stmt_is_null (CspStmt *stmt,
                  int      column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

/**
 * csp_stmt_bind_list:
 * @stmt: the statement
 * @types: one letter a parameter: t text, i gint64, d local id as gint64 (0 is NULL), k text whose sort key is bound
 * @arguments: the parameters
 */
void
csp_stmt_bind_list (CspStmt    *stmt,
                    const char *types,
                    va_list     arguments)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      switch (types[i])
        {
        case 't':
          csp_stmt_bind_text (stmt, i + 1, va_arg (arguments, const char *));
          break;
        case 'i':
          csp_stmt_bind_integer (stmt, i + 1, va_arg (arguments, gint64));
          break;
        case 'd':
          csp_stmt_bind_id (stmt, i + 1, va_arg (arguments, gint64));
          break;
        case 'k':
          csp_stmt_bind_sort_key (stmt, i + 1, va_arg (arguments, const char *));
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * csp_conn_prepare_bound:
 * @conn: the connection
 * @error: return location
 * @sql: one statement
 * @types: as in csp_stmt_bind_list()
 * @arguments: the parameters
 *
 * Returns: (transfer full) (nullable): the statement with its parameters, see csp_conn_prepare()
 */
CspStmt *
csp_conn_prepare_bound (CspConn     *conn,
                        GError     **error,
                        const char  *sql,
                        const char  *types,
                        va_list      arguments)
{
  CspStmt *stmt = csp_conn_prepare (conn, sql, error);

  if (stmt != NULL)
    csp_stmt_bind_list (stmt, types, arguments);
  return stmt;
}

/**
 * csp_conn_run:
 * @conn: the connection
 * @error: return location
 * @sql: one statement whose rows, if any, do not matter
 * @types: as in csp_stmt_bind_list()
 * @...: the parameters
 *
 * Returns: whether it ran
 */
gboolean
csp_conn_run (CspConn     *conn,
              GError     **error,
              const char  *sql,
              const char  *types,
              ...)
{
  g_autoptr(CspStmt) stmt = NULL;
  va_list arguments;

  va_start (arguments, types);
  stmt = csp_conn_prepare_bound (conn, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return FALSE;
  return csp_stmt_step (stmt, NULL, error);
}

/**
 * csp_conn_get_integer:
 * @conn: the connection
 * @value: (out): the first column of the first row, 0 when there is no row
 * @error: return location
 * @sql: one statement
 * @types: as in csp_stmt_bind_list()
 * @...: the parameters
 *
 * Returns: whether it ran
 */
gboolean
csp_conn_get_integer (CspConn     *conn,
                      gint64      *value,
                      GError     **error,
                      const char  *sql,
                      const char  *types,
                      ...)
{
  g_autoptr(CspStmt) stmt = NULL;
  gboolean has_row;
  va_list arguments;

  *value = 0;
  va_start (arguments, types);
  stmt = csp_conn_prepare_bound (conn, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return FALSE;
  if (!csp_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *value = csp_stmt_get_integer (stmt, 0);
  return TRUE;
}

/**
 * csp_conn_get_text:
 * @conn: the connection
 * @error: return location
 * @sql: one statement
 * @types: as in csp_stmt_bind_list()
 * @...: the parameters
 *
 * Returns: (transfer full) (nullable): the first column of the first row; %NULL without @error set when there
 *   is no row or its value is NULL
 */
char *
csp_conn_get_text (CspConn     *conn,
                   GError     **error,
                   const char  *sql,
                   const char  *types,
                   ...)
{
  g_autoptr(CspStmt) stmt = NULL;
  gboolean has_row;
  va_list arguments;

  va_start (arguments, types);
  stmt = csp_conn_prepare_bound (conn, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return NULL;
  if (!csp_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (csp_stmt_get_text (stmt, 0));
}
