/* csp-bulk-load.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-bulk-load.h"

/* Below so many rows the detour costs more than it saves. */
#define MIN_ROWS 2000
#define CACHE_KIB (128 * 1024)
#define SEARCH_HASH_BYTES (64 * 1024 * 1024)
#define SEARCH_DEFAULT_HASH_BYTES (1024 * 1024)

typedef struct
{
  const char *table;
  const char *search;
  const char *columns;
} SearchRow;

/* A trigger that fills a search index row by row makes it flush row by row, ten times dearer than one statement
 * for all. */
static const SearchRow searches[] = {
  { "customer", "customer_search", "company_name, domain, microsoft_id, alias" },
};

struct _CspBulkLoad
{
  CspConn         *conn;
  const SearchRow *search;          /* NULL when the table has none or its trigger stays */
  GPtrArray       *statements;      /* bring indexes and triggers back */
  gint64           last_id;         /* of the rows that were there before */
  gint64           cache_size;
};

static const SearchRow *
find_search (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    if (g_str_equal (searches[i].table, table))
      return &searches[i];
  return NULL;
}

/* Takes indexes or insert triggers away, and remembers how they come back. */
static gboolean
drop (CspBulkLoad  *self,
      const char   *table,
      const char   *type,
      GError      **error)
{
  g_autoptr(CspStmt) stmt = csp_conn_prepare (self->conn,
                                              "SELECT name, sql FROM sqlite_schema WHERE tbl_name = ?1 AND type = ?2"
                                              " AND sql IS NOT NULL AND (type = 'index' OR sql LIKE '%AFTER INSERT ON%')",
                                              error);
  g_autoptr(GString) drops = g_string_new (NULL);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  csp_stmt_bind_text (stmt, 1, table);
  csp_stmt_bind_text (stmt, 2, type);
  while (csp_stmt_step (stmt, &has_row, error) && has_row)
    {
      g_string_append_printf (drops, "DROP %s %s;", type, csp_stmt_get_text (stmt, 0));
      g_ptr_array_add (self->statements, g_strdup (csp_stmt_get_text (stmt, 1)));
    }
  csp_stmt_reset (stmt);
  return !has_row && csp_conn_exec (self->conn, drops->str, error);
}

static gboolean
set_cache_size (CspConn  *conn,
                gint64    size,
                GError  **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA cache_size = %" G_GINT64_FORMAT, size);

  return csp_conn_exec (conn, pragma, error);
}

/**
 * csp_bulk_load_begin:
 * @conn: the connection, in a write transaction
 * @table: the table that many rows are about to be added to
 * @n_expected: about how many
 * @error: return location
 *
 * Puts the table's indexes and search index aside when that pays. The table must only get new rows until
 * csp_bulk_load_end(), in the same transaction.
 *
 * Returns: (transfer full) (nullable): what csp_bulk_load_end() needs
 */
CspBulkLoad *
csp_bulk_load_begin (CspConn     *conn,
                     const char  *table,
                     gint64       n_expected,
                     GError     **error)
{
  g_autoptr(CspBulkLoad) self = g_new0 (CspBulkLoad, 1);
  g_autofree char *count = g_strdup_printf ("SELECT max(id) FROM %s", table);

  self->conn = conn;
  self->statements = g_ptr_array_new_with_free_func (g_free);
  if (!csp_conn_get_integer (conn, &self->last_id, error, count, ""))
    return NULL;
  if (n_expected < MIN_ROWS)
    return g_steal_pointer (&self);
  if (!csp_conn_get_integer (conn, &self->cache_size, error, "PRAGMA cache_size", "") ||
      !set_cache_size (conn, -CACHE_KIB, error) || !csp_conn_exec (conn, "PRAGMA threads = 2", error))
    return NULL;
  self->search = find_search (table);
  if (self->search != NULL && !drop (self, table, "trigger", error))
    return NULL;
  if (n_expected > self->last_id && !drop (self, table, "index", error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
fill_search (CspBulkLoad  *self,
             GError      **error)
{
  const char *name = self->search->search;
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO %s (%s, rank) VALUES ('hashsize', %d);"
                     "INSERT INTO %s (rowid, %s) SELECT id, %s FROM %s WHERE id > %" G_GINT64_FORMAT ";"
                     "INSERT INTO %s (%s, rank) VALUES ('hashsize', %d)",
                     name, name, SEARCH_HASH_BYTES, name, self->search->columns, self->search->columns,
                     self->search->table, self->last_id, name, name, SEARCH_DEFAULT_HASH_BYTES);

  return csp_conn_exec (self->conn, sql, error);
}

/**
 * csp_bulk_load_end:
 * @self: what csp_bulk_load_begin() returned
 * @error: return location
 *
 * Returns: whether all indexes are complete again
 */
gboolean
csp_bulk_load_end (CspBulkLoad  *self,
                   GError      **error)
{
  if (self->search != NULL && !fill_search (self, error))
    return FALSE;
  for (guint i = 0; i < self->statements->len; i++)
    if (!csp_conn_exec (self->conn, g_ptr_array_index (self->statements, i), error))
      return FALSE;
  return TRUE;
}

/**
 * csp_bulk_load_free:
 * @self: (transfer full): the load; without csp_bulk_load_end() the transaction must be rolled back
 */
void
csp_bulk_load_free (CspBulkLoad *self)
{
  if (self->cache_size != 0)
    set_cache_size (self->conn, self->cache_size, NULL);
  g_ptr_array_unref (self->statements);
  g_free (self);
}
