/* csp-pull-detail.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-pull-detail.h"

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
