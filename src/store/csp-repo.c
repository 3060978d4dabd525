/* csp-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-repo.h"
#include "store/csp-table.h"

/**
 * csp_repo_insert:
 * @conn: the connection, in a write transaction
 * @record: (type CspRecord): a record whose id, its first field, is 0 or chosen by the caller
 * @error: return location
 *
 * Stores a new record and gives it its local id.
 *
 * Returns: whether it is stored; #CSP_ERROR_CONSTRAINT when a unique field exists already
 */
gboolean
csp_repo_insert (CspConn   *conn,
                 gpointer   record,
                 GError   **error)
{
  const CspTable *table = csp_table_for (G_OBJECT_TYPE (record));
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, csp_table_get_insert (table), error);
  guint n_fields;
  const CspField *key = csp_record_get_fields (record, &n_fields);

  if (stmt == NULL || !csp_table_bind (table, conn, stmt, record, error) ||
      !csp_stmt_step (stmt, NULL, error))
    return FALSE;
  csp_record_set_integer (record, key, csp_conn_last_insert_id (conn));
  return TRUE;
}

/**
 * csp_repo_update:
 * @conn: the connection, in a write transaction
 * @record: (type CspRecord): a record that is stored, with its new values
 * @error: return location
 *
 * Returns: whether its row holds the values; #CSP_ERROR_NOT_FOUND when there is no such row
 */
gboolean
csp_repo_update (CspConn   *conn,
                 gpointer   record,
                 GError   **error)
{
  const CspTable *table = csp_table_for (G_OBJECT_TYPE (record));
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, csp_table_get_update (table), error);

  if (stmt == NULL || !csp_table_bind (table, conn, stmt, record, error) ||
      !csp_stmt_step (stmt, NULL, error))
    return FALSE;
  if (csp_conn_changes (conn) == 1)
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, "%s: the record is gone", table->name);
  return FALSE;
}

/**
 * csp_repo_delete:
 * @conn: the connection, in a write transaction
 * @type: type of the record
 * @id: its local id
 * @error: return location
 *
 * Returns: whether it is gone, which it may have been before
 */
gboolean
csp_repo_delete (CspConn  *conn,
                 GType     type,
                 gint64    id,
                 GError  **error)
{
  const CspTable *table = csp_table_for (type);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", table->name, table->key);

  return csp_conn_run (conn, error, sql, "i", id);
}

static gpointer
read_one (const CspTable  *table,
          CspStmt         *stmt,
          GError         **error)
{
  gboolean has_row;

  if (!csp_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return csp_table_read (table, stmt);
}

/**
 * csp_repo_find:
 * @conn: the connection
 * @type: type of the record
 * @id: its local id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; an unknown @id gives %NULL and no error
 */
gpointer
csp_repo_find (CspConn  *conn,
               GType     type,
               gint64    id,
               GError  **error)
{
  const CspTable *table = csp_table_for (type);
  g_autofree char *where = g_strdup_printf ("%s.%s = ?1", table->name, table->key);

  return csp_repo_find_where (conn, type, error, where, "i", id);
}

/**
 * csp_repo_find_where:
 * @conn: the connection
 * @type: type of the record
 * @error: return location
 * @where: an SQL condition
 * @types: its parameters, as in csp_stmt_bind_list()
 * @...: the parameters
 *
 * Returns: (transfer full) (nullable): the first record that fulfils it; %NULL without error when there is none
 */
gpointer
csp_repo_find_where (CspConn     *conn,
                     GType        type,
                     GError     **error,
                     const char  *where,
                     const char  *types,
                     ...)
{
  const CspTable *table = csp_table_for (type);
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s", csp_table_get_select (table), where);
  g_autoptr(CspStmt) stmt = NULL;
  va_list arguments;

  va_start (arguments, types);
  stmt = csp_conn_prepare_bound (conn, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return NULL;
  return read_one (table, stmt, error);
}

/**
 * csp_repo_load_where:
 * @conn: the connection
 * @type: type of the records
 * @error: return location
 * @where: an SQL condition, with ORDER BY and LIMIT as needed
 * @types: its parameters, as in csp_stmt_bind_list()
 * @...: the parameters
 *
 * Returns: (transfer full) (element-type CspRecord) (nullable): all records that fulfil it, maybe none; %NULL
 *   on error
 */
GPtrArray *
csp_repo_load_where (CspConn     *conn,
                     GType        type,
                     GError     **error,
                     const char  *where,
                     const char  *types,
                     ...)
{
  const CspTable *table = csp_table_for (type);
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s", csp_table_get_select (table), where);
  g_autoptr(CspStmt) stmt = NULL;
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;
  va_list arguments;

  va_start (arguments, types);
  stmt = csp_conn_prepare_bound (conn, error, sql, types, arguments);
  va_end (arguments);
  if (stmt == NULL)
    return NULL;
  while (csp_stmt_step (stmt, &has_row, error) && has_row)
    g_ptr_array_add (records, csp_table_read (table, stmt));
  return has_row ? NULL : g_steal_pointer (&records);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * csp_repo_load:
 * @conn: the connection
 * @type: type of the records
 * @ids: (array length=n_ids): local ids
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspRecord) (nullable): one record an id in the same order, %NULL for
 *   an id that is gone; %NULL on error
 */
GPtrArray *
csp_repo_load (CspConn        *conn,
               GType           type,
               const guint32  *ids,
               guint           n_ids,
               GError        **error)
{
  const CspTable *table = csp_table_for (type);
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s.%s = ?1", csp_table_get_select (table), table->name,
                                          table->key);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, sql, error);
  g_autoptr(GPtrArray) records = g_ptr_array_new_full (n_ids, unref_record);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      gboolean has_row;

      csp_stmt_bind_integer (stmt, 1, ids[i]);
      if (!csp_stmt_step (stmt, &has_row, error))
        return NULL;
      g_ptr_array_add (records, has_row ? csp_table_read (table, stmt) : NULL);
      csp_stmt_reset (stmt);
    }
  return g_steal_pointer (&records);
}
