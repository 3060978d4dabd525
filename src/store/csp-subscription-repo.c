/* csp-subscription-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "base/csp-text.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"

/**
 * csp_subscription_repo_find_by_subscription_id:
 * @conn: the connection
 * @subscription_id: a subscription ID in any case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the subscription; %NULL without error when there is none
 */
CspSubscription *
csp_subscription_repo_find_by_subscription_id (CspConn     *conn,
                                               const char  *subscription_id,
                                               GError     **error)
{
  g_autofree char *key = csp_guid_key (subscription_id);

  return csp_repo_find_where (conn, CSP_TYPE_SUBSCRIPTION, error, "subscription.subscription_key = ?1", "t", key);
}

/**
 * csp_subscription_repo_load_of_customer:
 * @conn: the connection
 * @customer_id: local id of a customer
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspSubscription) (nullable): all subscriptions the customer has or had,
 *   in the order they were stored; %NULL on error
 */
GPtrArray *
csp_subscription_repo_load_of_customer (CspConn  *conn,
                                        gint64    customer_id,
                                        GError  **error)
{
  return csp_repo_load_where (conn, CSP_TYPE_SUBSCRIPTION, error,
                              "subscription.customer_id = ?1 ORDER BY subscription.id", "i", customer_id);
}

/**
 * csp_subscription_repo_load_add_ons:
 * @conn: the connection
 * @parent_id: local id of a base subscription
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspSubscription) (nullable): its add-ons, in any status; %NULL on error
 */
GPtrArray *
csp_subscription_repo_load_add_ons (CspConn  *conn,
                                    gint64    parent_id,
                                    GError  **error)
{
  return csp_repo_load_where (conn, CSP_TYPE_SUBSCRIPTION, error,
                              "subscription.parent_id = ?1 ORDER BY subscription.id", "i", parent_id);
}

/**
 * csp_subscription_repo_find_due:
 * @conn: the connection
 * @today: the date to judge by, YYYY-MM-DD
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32) (nullable): local ids of the suspended subscriptions whose
 *   purge date has come and the active ones whose term has ended; %NULL on error
 */
GArray *
csp_subscription_repo_find_due (CspConn     *conn,
                                const char  *today,
                                GError     **error)
{
  g_autoptr(CspStmt) stmt =
    csp_conn_prepare (conn,
                      "SELECT id FROM subscription INDEXED BY subscription_by_purge"
                      " WHERE status = 'suspended' AND purge_date <= ?1"
                      " UNION ALL SELECT id FROM subscription WHERE +status = 'active' AND commitment_end <= ?1",
                      error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return NULL;
  csp_stmt_bind_text (stmt, 1, today);
  while (csp_stmt_step (stmt, &has_row, error) && has_row)
    {
      guint32 id = csp_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, id);
    }
  return has_row ? NULL : g_steal_pointer (&ids);
}
