/* csp-pull-detail.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-pull-detail.h"
#include "sync/csp-pull-stage.h"
#include "sync/csp-server-copy.h"

/* Where the pages of a detail stand is a mark of this name and its number: few details have pages. */
#define CURSOR "detail-cursor-"

/**
 * csp_pull_detail_get_cursor:
 * @conn: a connection
 * @detail_id: a detail that comes in pages
 * @error: return location
 *
 * Returns: (transfer full) (nullable): token of the next page, %NULL without @error for the first
 */
char *
csp_pull_detail_get_cursor (CspConn  *conn,
                            gint64    detail_id,
                            GError  **error)
{
  g_autofree char *name = g_strdup_printf (CURSOR "%" G_GINT64_FORMAT, detail_id);

  return csp_sync_mark_get (conn, name, error);
}

/**
 * csp_pull_detail_set_cursor:
 * @conn: a connection in a write transaction
 * @detail_id: a detail that comes in pages
 * @cursor: (nullable): token of the next page, exactly as received; %NULL after the last
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_detail_set_cursor (CspConn     *conn,
                            gint64       detail_id,
                            const char  *cursor,
                            GError     **error)
{
  g_autofree char *name = g_strdup_printf (CURSOR "%" G_GINT64_FORMAT, detail_id);

  if (cursor != NULL)
    return csp_sync_mark_set (conn, name, cursor, error);
  return csp_conn_run (conn, error, "DELETE FROM sync_mark WHERE name = ?1", "t", name);
}

/* Whose details a pull reads: of everybody; or of newcomers, and of whom the audit log has named since a day before the
 * last good pull, since its records can arrive late. */
#define ADD_DETAILS \
  "INSERT OR IGNORE INTO pull_detail (stage, customer_id, priority, next_try_at, attempts)" \
  " SELECT ?1, subject_id, ?2, 0, 0 FROM server_copy WHERE subject_type = 'customer' AND seen_in = ?3 AND"
/* Names come in two spellings (partner-center-api §4). */
#define RECORD_CUSTOMER \
  "ifnull (json_extract (mirror.json, '$.customerId'), json_extract (mirror.json, '$.CustomerId'))"
#define RECORD_DATE \
  "ifnull (json_extract (mirror.json, '$.operationDate'), json_extract (mirror.json, '$.OperationDate'))"
#define EVERYBODY " TRUE"
#define CHANGED \
  " (NOT EXISTS (SELECT 1 FROM mirror WHERE mirror.kind = 'read' AND owner_id = subject_id)" \
  " OR subject_id IN (SELECT customer.id FROM mirror JOIN customer" \
  " ON customer.microsoft_key = lower (" RECORD_CUSTOMER ") WHERE mirror.kind = 'audit-record'" \
  " AND " RECORD_DATE " >= (SELECT strftime ('%Y-%m-%d', max (started_at) / 1000000, " \
  " 'unixepoch', '-1 day') FROM pull WHERE finished_at <> 0)))"

/**
 * csp_pull_detail_add:
 * @conn: a connection in a write transaction
 * @stage: which detail
 * @customer_id: local id of the customer
 * @subscription_id: local id of the subscription, 0 when it is about none
 * @priority: how soon
 * @error: return location
 *
 * Asks for a detail to be fetched. One that is asked for already is fetched sooner rather than twice.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_detail_add (CspConn          *conn,
                     const char       *stage,
                     gint64            customer_id,
                     gint64            subscription_id,
                     CspPullPriority   priority,
                     GError          **error)
{
  return csp_conn_run (conn, error,
                       "INSERT INTO pull_detail (stage, customer_id, subscription_id, priority, next_try_at, attempts)"
                       " VALUES (?1, ?2, nullif (?3, 0), ?4, 0, 0)"
                       " ON CONFLICT (customer_id, stage, ifnull (subscription_id, 0))"
                       " DO UPDATE SET priority = min (priority, excluded.priority)",
                       "tiii", stage, customer_id, subscription_id, (gint64) priority);
}

/* A full pull compares again those support contacts that were read by the oldest pulls, so many of them that their
 * calls do not outweigh the rest; in time all have their turn (partner-center-api §6, §22). */
#define CONTACTS_MAX 20000

static gboolean
add_known_contacts (CspPull  *pull,
                    GError  **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO pull_detail (stage, customer_id, subscription_id, priority, next_try_at, attempts)"
      " SELECT 'support-contact', subscription.customer_id, subscription.id, ?1, 0, 0 FROM server_copy"
      " CROSS JOIN subscription ON subscription.id = subject_id"
      " CROSS JOIN customer ON customer.id = subscription.customer_id"
      " WHERE subject_type = 'support-contact' AND customer.former_at = 0 AND NOT subscription.issued_here"
      " ORDER BY seen_in LIMIT ?2";

  return csp_conn_run (pull->context->conn, error, sql, "ii", (gint64) CSP_PULL_LAST, (gint64) CONTACTS_MAX);
}

/**
 * csp_pull_add_details:
 * @pull: the pull, when all its pages are stored
 * @is_full: whether everybody's details are read
 * @error: return location
 *
 * Asks for the details of customers, what is needed most first.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_add_details (CspPull   *pull,
                      gboolean   is_full,
                      GError   **error)
{
  static const char *const details[] = { "subscriptions", "customer", "orders", "users", "subscribed-skus",
                                         "agreements", "qualifications" };
  const char *sql = is_full ? ADD_DETAILS EVERYBODY : ADD_DETAILS CHANGED;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (!csp_conn_run (pull->context->conn, error, sql, "tii", details[i], (gint64) CSP_PULL_SOMETIME + i, pull->id))
      return FALSE;
  return !is_full || add_known_contacts (pull, error);
}

/**
 * csp_pull_finish_subscriptions:
 * @pull: the pull, after the subscriptions of a customer
 * @error: return location
 *
 * Asks for the support contacts that are not known yet, and for those of whom the audit log names: they come one by
 * one (partner-center-api §22). Others are compared by full pulls.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_finish_subscriptions (CspPull  *pull,
                               GError  **error)
{
  return csp_conn_run (pull->context->conn, error, "INSERT OR REPLACE INTO mirror (kind, owner_id, key, json, seen_in)"
                                                   " VALUES ('read', ?1, 'subscriptions', '{}', ?2)",
                       "ii", pull->customer->id, pull->id) &&
         csp_conn_run (pull->context->conn, error,
                       "INSERT OR IGNORE INTO pull_detail"
                       " (stage, customer_id, subscription_id, priority, next_try_at, attempts)"
                       " SELECT 'support-contact', customer_id, id, ?2, 0, 0 FROM subscription"
                       " WHERE customer_id = ?1 AND NOT issued_here AND NOT EXISTS (SELECT 1 FROM server_copy"
                       " WHERE subject_type = 'support-contact' AND subject_id = subscription.id AND fetched_at >= ?3)",
                       "iii", pull->customer->id, (gint64) CSP_PULL_SOMETIME + 1,
                       pull->is_partial ? pull->started_at : G_GINT64_CONSTANT (0));
}
