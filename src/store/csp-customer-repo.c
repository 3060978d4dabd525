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

/* The first condition that finds somebody; both in one statement would leave the indexes unused. */
static CspCustomer *
find_in_order (CspConn     *conn,
               const char  *key,
               const char  *first,
               const char  *second,
               GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  CspCustomer *customer = csp_repo_find_where (conn, CSP_TYPE_CUSTOMER, &local_error, first, "t", key);

  if (customer == NULL && local_error == NULL)
    customer = csp_repo_find_where (conn, CSP_TYPE_CUSTOMER, &local_error, second, "t", key);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return customer;
}

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

  return find_in_order (conn, key, "customer.microsoft_key = ?1",
                        "customer.id = (SELECT customer_id FROM customer_former_id WHERE microsoft_key = ?1)", error);
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
  return find_in_order (conn, domain, "customer.domain = ?1 COLLATE NOCASE AND customer.former_at = 0",
                        "customer.domain = ?1 COLLATE NOCASE AND customer.former_at <> 0", error);
}
