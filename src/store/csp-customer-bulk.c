/* csp-customer-bulk.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include <string.h>

#include "store/csp-bulk-load.h"
#include "store/csp-conn-private.h"
#include "store/csp-customer-bulk.h"

#define GUID_LENGTH 36

struct _CspCustomerBulk
{
  CspConn     *conn;
  CspBulkLoad *load;
  CspStmt     *insert;
  CspStmt     *find;
  CspCollator *collator;
  gint64       last_id;         /* of the rows that were there before */
  gint64       next_id;
  gint64       now;
};

#define INSERT_SQL                                                                                        \
  "INSERT INTO customer (id, microsoft_id, microsoft_key, company_name, name_key, domain, relationship,"  \
  " reseller_id, country, delegated_access, agreement, tags, alias, updated_at, imported_in, created_at," \
  " former_at, qualification, issued_here, setup_unseen)"                                                 \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, 0, 0)"      \
  " ON CONFLICT (microsoft_key) DO NOTHING"

#define FIND_SQL                                                                                          \
  "SELECT id, former_at, microsoft_id, company_name, domain, relationship, reseller_id, country,"         \
  " delegated_access, agreement, tags, alias FROM customer WHERE microsoft_key = ?1"                      \
  " OR id = (SELECT customer_id FROM customer_former_id WHERE microsoft_key = ?1)"

/**
 * csp_customer_bulk_new:
 * @conn: the connection, in a write transaction that adds no other customers
 * @n_expected: about how many customers will come
 * @imported_in: local id of the history record of the import
 * @now: when they are added
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the means to add them
 */
CspCustomerBulk *
csp_customer_bulk_new (CspConn  *conn,
                       gint64    n_expected,
                       gint64    imported_in,
                       gint64    now,
                       GError  **error)
{
  g_autoptr(CspCustomerBulk) self = g_new0 (CspCustomerBulk, 1);

  self->conn = conn;
  self->collator = csp_conn_get_collator (conn);
  if (!csp_conn_get_integer (conn, &self->last_id, error, "SELECT max(id) FROM customer", "") ||
      !(self->load = csp_bulk_load_begin (conn, "customer", n_expected, error)) ||
      !(self->insert = csp_conn_prepare (conn, INSERT_SQL, error)) ||
      !(self->find = csp_conn_prepare (conn, FIND_SQL, error)))
    return NULL;
  self->next_id = self->last_id + 1;
  self->now = now;
  csp_stmt_bind_integer (self->insert, 14, now);
  csp_stmt_bind_id (self->insert, 15, imported_in);
  return g_steal_pointer (&self);
}

/**
 * csp_customer_bulk_free:
 * @self: (transfer full): the means
 */
void
csp_customer_bulk_free (CspCustomerBulk *self)
{
  g_clear_pointer (&self->insert, csp_stmt_release);
  g_clear_pointer (&self->find, csp_stmt_release);
  g_clear_pointer (&self->load, csp_bulk_load_free);
  g_free (self);
}

/**
 * csp_customer_bulk_get_last_id:
 * @self: the means
 *
 * Returns: local id above which all customers were added here
 */
gint64
csp_customer_bulk_get_last_id (CspCustomerBulk *self)
{
  return self->last_id;
}

/* The lookup key of a GUID that is known to be one, as csp_guid_key() makes it. */
static void
fill_key (const char *guid,
          char       *key)
{
  for (guint i = 0; i < GUID_LENGTH; i++)
    key[i] = g_ascii_tolower (guid[i]);
}

/**
 * csp_customer_bulk_find:
 * @self: the means
 * @microsoft_id: a GUID in the form 8-4-4-4-12
 * @stored: (out caller-allocates): what is stored about it; texts live until the next call
 * @id: (out): local id of the customer that has it or had it before, 0 when there is none
 * @is_former: (out): whether the relationship has ended
 * @error: return location
 *
 * Returns: whether it could be looked up
 */
gboolean
csp_customer_bulk_find (CspCustomerBulk  *self,
                        const char       *microsoft_id,
                        CspCustomerLine  *stored,
                        gint64           *id,
                        gboolean         *is_former,
                        GError          **error)
{
  sqlite3_stmt *handle = self->find->handle;
  char key[GUID_LENGTH];
  gboolean has_row;

  *id = 0;
  if (self->next_id == 1)
    return TRUE;
  fill_key (microsoft_id, key);
  sqlite3_reset (handle);
  sqlite3_bind_text (handle, 1, key, GUID_LENGTH, SQLITE_TRANSIENT);
  if (!csp_stmt_step (self->find, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *id = csp_stmt_get_integer (self->find, 0);
  *is_former = csp_stmt_get_integer (self->find, 1) != 0;
  stored->microsoft_id = csp_stmt_get_text (self->find, 2);
  stored->company_name = csp_stmt_get_text (self->find, 3);
  stored->domain = csp_stmt_get_text (self->find, 4);
  stored->relationship = csp_stmt_get_text (self->find, 5);
  stored->reseller_id = csp_stmt_get_integer (self->find, 6);
  stored->country = csp_stmt_get_text (self->find, 7);
  stored->delegated_access = csp_stmt_get_text (self->find, 8);
  stored->agreement = csp_stmt_get_text (self->find, 9);
  stored->tags = csp_stmt_get_text (self->find, 10);
  stored->alias = csp_stmt_get_text (self->find, 11);
  return TRUE;
}

/**
 * csp_customer_bulk_insert:
 * @self: the means
 * @line: the customer; its Microsoft ID is a GUID in the form 8-4-4-4-12
 * @id: (out): its local id, 0 when its Microsoft ID exists already, and then nothing was written
 * @error: return location
 *
 * Returns: whether it could be written
 */
gboolean
csp_customer_bulk_insert (CspCustomerBulk        *self,
                          const CspCustomerLine  *line,
                          gint64                 *id,
                          GError                **error)
{
  sqlite3_stmt *handle = self->insert->handle;
  guint8 name_key[CSP_COLLATOR_KEY_SIZE];
  gsize key_size = csp_collator_key (self->collator, line->company_name, name_key, sizeof name_key);
  char key[GUID_LENGTH];
  gboolean done;

  fill_key (line->microsoft_id, key);
  sqlite3_bind_int64 (handle, 1, self->next_id);
  sqlite3_bind_text (handle, 2, line->microsoft_id, GUID_LENGTH, SQLITE_STATIC);
  sqlite3_bind_text (handle, 3, key, GUID_LENGTH, SQLITE_STATIC);
  csp_stmt_bind_text (self->insert, 4, line->company_name);
  sqlite3_bind_blob64 (handle, 5, key_size > 0 ? (const void *) name_key : "", key_size, SQLITE_STATIC);
  csp_stmt_bind_text (self->insert, 6, line->domain);
  csp_stmt_bind_text (self->insert, 7, line->relationship);
  csp_stmt_bind_id (self->insert, 8, line->reseller_id);
  csp_stmt_bind_text (self->insert, 9, line->country);
  csp_stmt_bind_text (self->insert, 10, line->delegated_access);
  csp_stmt_bind_text (self->insert, 11, line->agreement);
  csp_stmt_bind_text (self->insert, 12, line->tags);
  csp_stmt_bind_text (self->insert, 13, line->alias);
  csp_stmt_bind_integer (self->insert, 16, line->created_at ? line->created_at : self->now);
  csp_stmt_bind_integer (self->insert, 17, line->former_at);
  csp_stmt_bind_text (self->insert, 18, line->qualification);
  done = csp_stmt_step (self->insert, NULL, error);
  *id = done && csp_conn_changes (self->conn) > 0 ? self->next_id++ : 0;
  csp_stmt_reset (self->insert);
  return done;
}

/**
 * csp_customer_bulk_finish:
 * @self: the means, no longer needed
 * @error: return location
 *
 * Returns: whether lists and search know all that was added
 */
gboolean
csp_customer_bulk_finish (CspCustomerBulk  *self,
                          GError          **error)
{
  g_clear_pointer (&self->insert, csp_stmt_release);
  g_clear_pointer (&self->find, csp_stmt_release);
  return csp_bulk_load_end (self->load, error);
}
