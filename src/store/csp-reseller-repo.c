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
