/* csp-customer-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "base/csp-text.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"

/**
 * csp_customer_repo_find_by_microsoft_id:
 * @conn: the connection
 * @microsoft_id: a Microsoft ID in any case
 * @error: return location
 *
 * An ID that a local profile issued still finds the customer after the service's own replaced it (design.md,
 * Identity).
 *
 * Returns: (transfer full) (nullable): the customer; %NULL without error when there is none
 */
CspCustomer *
csp_customer_repo_find_by_microsoft_id (CspConn     *conn,
                                        const char  *microsoft_id,
                                        GError     **error)
{
  g_autofree char *key = csp_guid_key (microsoft_id);
  g_autoptr(GError) local_error = NULL;
  CspCustomer *customer = csp_repo_find_where (conn, CSP_TYPE_CUSTOMER, &local_error,
                                               "customer.microsoft_key = ?1", "t", key);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (customer != NULL)
    return customer;
  return csp_repo_find_where (conn, CSP_TYPE_CUSTOMER, error,
                              "customer.id = (SELECT customer_id FROM customer_former_id WHERE microsoft_key = ?1)",
                              "t", key);
}

/**
 * csp_customer_repo_find_by_domain:
 * @conn: the connection
 * @domain: a whole domain name in any case
 * @error: return location
 *
 * Former customers are found too: they keep their domain for ever (functional-spec §7.4).
 *
 * Returns: (transfer full) (nullable): the customer; %NULL without error when there is none
 */
CspCustomer *
csp_customer_repo_find_by_domain (CspConn     *conn,
                                  const char  *domain,
                                  GError     **error)
{
  /* Each half has an index of its own. */
  return csp_repo_find_where (conn, CSP_TYPE_CUSTOMER, error,
                              "customer.domain = ?1 COLLATE NOCASE AND customer.former_at = 0"
                              " OR customer.domain = ?1 COLLATE NOCASE AND customer.former_at <> 0"
                              " ORDER BY customer.former_at LIMIT 1", "t", domain);
}
