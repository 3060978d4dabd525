/* csp-reseller-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"

/**
 * csp_reseller_repo_find_by_mpn_id:
 * @conn: the connection
 * @mpn_id: an MPN ID
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the reseller, in whichever state its partnership is; %NULL without error
 *   when none has it
 */
CspReseller *
csp_reseller_repo_find_by_mpn_id (CspConn     *conn,
                                  const char  *mpn_id,
                                  GError     **error)
{
  return csp_repo_find_where (conn, CSP_TYPE_RESELLER, error, "reseller.mpn_id = ?1", "t", mpn_id);
}

/**
 * csp_reseller_repo_load_active:
 * @conn: the connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspReseller) (nullable): the active partnerships by name; %NULL on error
 */
GPtrArray *
csp_reseller_repo_load_active (CspConn  *conn,
                               GError  **error)
{
  return csp_repo_load_where (conn, CSP_TYPE_RESELLER, error, "reseller.state = 'active' ORDER BY reseller.name_key", "");
}

/**
 * csp_reseller_repo_load_related:
 * @conn: the connection
 * @customer_id: local id of a customer
 * @error: return location
 *
 * Finds who can be the designated support contact of the customer's subscriptions, besides the own company
 * (functional-spec §4.7).
 *
 * Returns: (transfer full) (element-type CspReseller) (nullable): active resellers that have a relation to the
 *   customer, by name: its own and those of its subscriptions; %NULL on error
 */
GPtrArray *
csp_reseller_repo_load_related (CspConn  *conn,
                                gint64    customer_id,
                                GError  **error)
{
  return csp_repo_load_where (conn, CSP_TYPE_RESELLER, error,
                              "reseller.state = 'active' AND (reseller.id ="
                              " (SELECT reseller_id FROM customer WHERE customer.id = ?1) OR reseller.mpn_id IN"
                              " (SELECT reseller_mpn_id FROM subscription WHERE subscription.customer_id = ?1))"
                              " ORDER BY reseller.name_key", "i", customer_id);
}

/**
 * csp_reseller_repo_get_progress:
 * @conn: the connection
 * @has_resellers: (out): whether there is an active partnership
 * @has_customers: (out): whether a customer belongs to an indirect reseller
 * @error: return location
 *
 * How far a provider is with its indirect resellers (functional-spec §4.9, the steps above the list).
 *
 * Returns: whether that could be read
 */
gboolean
csp_reseller_repo_get_progress (CspConn   *conn,
                                gboolean  *has_resellers,
                                gboolean  *has_customers,
                                GError   **error)
{
  gint64 resellers, customers;

  if (!csp_conn_get_integer (conn, &resellers, error,
                             "SELECT EXISTS (SELECT 1 FROM reseller WHERE state = 'active')", "") ||
      !csp_conn_get_integer (conn, &customers, error,
                             "SELECT EXISTS (SELECT 1 FROM customer WHERE reseller_id IS NOT NULL AND former_at = 0)",
                             ""))
    return FALSE;
  *has_resellers = resellers != 0;
  *has_customers = customers != 0;
  return TRUE;
}
