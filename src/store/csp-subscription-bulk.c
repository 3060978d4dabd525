/* csp-subscription-bulk.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-bulk-load.h"
#include "store/csp-subscription-bulk.h"

struct _CspSubscriptionBulk
{
  CspConn     *conn;
  CspBulkLoad *load;
  CspStmt     *insert;
};

#define INSERT_SQL                                                                                              \
  "INSERT INTO subscription (subscription_id, subscription_key, issued_here, customer_id, offer_id, offer_name," \
  " friendly_name, label_id, quantity, unit_type, status, auto_renew, is_trial, is_add_on, billing_type,"       \
  " billing_cycle, term_duration, parent_id, commerce, created_at, effective_start, commitment_end,"            \
  " cancel_until, suspended_at, purge_date, suspension_reasons, reseller_mpn_id, support_mpn_id, support_name," \
  " updated_at)"                                                                                                \
  " VALUES (?1, ?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 'legacy', ?17, ?18,"  \
  " ?19, 0, ?20, ?21, ?22, ?23, ?24, ?25, ?17)"

/**
 * csp_subscription_bulk_new:
 * @conn: the connection, in a write transaction that adds no other subscriptions
 * @n_expected: about how many will come
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the means to add them
 */
CspSubscriptionBulk *
csp_subscription_bulk_new (CspConn  *conn,
                           gint64    n_expected,
                           GError  **error)
{
  g_autoptr(CspSubscriptionBulk) self = g_new0 (CspSubscriptionBulk, 1);

  self->conn = conn;
  if (!(self->load = csp_bulk_load_begin (conn, "subscription", n_expected, error)) ||
      !(self->insert = csp_conn_prepare (conn, INSERT_SQL, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * csp_subscription_bulk_free:
 * @self: (transfer full): the means
 */
void
csp_subscription_bulk_free (CspSubscriptionBulk *self)
{
  g_clear_pointer (&self->insert, csp_stmt_release);
  g_clear_pointer (&self->load, csp_bulk_load_free);
  g_free (self);
}

/**
 * csp_subscription_bulk_insert:
 * @self: the means
 * @line: the subscription
 * @id: (out): its local id
 * @error: return location
 *
 * Returns: whether it could be written
 */
gboolean
csp_subscription_bulk_insert (CspSubscriptionBulk        *self,
                              const CspSubscriptionLine  *line,
                              gint64                     *id,
                              GError                    **error)
{
  CspStmt *stmt = self->insert;
  gboolean done;

  csp_stmt_bind_text (stmt, 1, line->subscription_id);
  csp_stmt_bind_integer (stmt, 2, line->customer_id);
  csp_stmt_bind_text (stmt, 3, line->offer_id);
  csp_stmt_bind_text (stmt, 4, line->offer_name);
  csp_stmt_bind_text (stmt, 5, line->friendly_name);
  csp_stmt_bind_integer (stmt, 6, line->label_id);
  csp_stmt_bind_integer (stmt, 7, line->quantity);
  csp_stmt_bind_text (stmt, 8, line->unit_type);
  csp_stmt_bind_text (stmt, 9, line->status);
  csp_stmt_bind_integer (stmt, 10, line->auto_renew);
  csp_stmt_bind_integer (stmt, 11, line->is_trial);
  csp_stmt_bind_integer (stmt, 12, line->is_add_on);
  csp_stmt_bind_text (stmt, 13, line->billing_type);
  csp_stmt_bind_text (stmt, 14, line->billing_cycle);
  csp_stmt_bind_text (stmt, 15, line->term_duration);
  csp_stmt_bind_id (stmt, 16, line->parent_id);
  csp_stmt_bind_integer (stmt, 17, line->created_at);
  csp_stmt_bind_text (stmt, 18, line->effective_start);
  csp_stmt_bind_text (stmt, 19, line->commitment_end);
  csp_stmt_bind_integer (stmt, 20, line->suspended_at);
  csp_stmt_bind_text (stmt, 21, line->purge_date);
  csp_stmt_bind_text (stmt, 22, line->suspension_reasons);
  csp_stmt_bind_text (stmt, 23, line->reseller_mpn_id);
  csp_stmt_bind_text (stmt, 24, line->support_mpn_id);
  csp_stmt_bind_text (stmt, 25, line->support_name);
  done = csp_stmt_step (stmt, NULL, error);
  *id = done ? csp_conn_last_insert_id (self->conn) : 0;
  csp_stmt_reset (stmt);
  return done;
}

/**
 * csp_subscription_bulk_finish:
 * @self: the means, no longer needed
 * @error: return location
 *
 * Returns: whether lists know all that was added
 */
gboolean
csp_subscription_bulk_finish (CspSubscriptionBulk  *self,
                              GError              **error)
{
  g_clear_pointer (&self->insert, csp_stmt_release);
  return csp_bulk_load_end (self->load, error);
}
