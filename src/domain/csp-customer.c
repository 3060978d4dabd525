/* csp-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-customer.h"

static const CspField fields[] = {
  CSP_FIELD (CspCustomer, id, "id", "customer.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspCustomer, microsoft_id, "microsoft-id", "customer.microsoft_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, issued_here, "issued-here", "customer.issued_here", NULL, BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, company_name, "company-name", "customer.company_name", "companyName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, domain, "domain", "customer.domain", "domain", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, relationship, "relationship", "customer.relationship", "relationshipToPartner", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, reseller_id, "reseller-id", "customer.reseller_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspCustomer, reseller_name, "reseller-name", "reseller.name", "resellerName", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspCustomer, reseller_mpn_id, "reseller-mpn-id", "reseller.mpn_id", "resellerMpnId", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspCustomer, country, "country", "customer.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, alias, "alias", "customer.alias", "alias", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, tags, "tags", "customer.tags", "tags", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, delegated_access, "delegated-access", "customer.delegated_access", "delegatedAccess", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, agreement, "agreement", "customer.agreement", "agreement", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, qualification, "qualification", "customer.qualification", "qualification", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, setup_unseen, "setup-unseen", "customer.setup_unseen", NULL, BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, former_at, "former-at", "customer.former_at", "formerAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, former_by, "former-by", "customer.former_by", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, created_at, "created-at", "customer.created_at", "createdAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomer, updated_at, "updated-at", "customer.updated_at", NULL, INSTANT, CSP_FIELD_LOCAL),
  CSP_FIELD (CspCustomer, is_pending, "is-pending", "EXISTS (SELECT 1 FROM outbox WHERE outbox.subject_type IN ('customer', 'account') AND outbox.subject_id = customer.id)", NULL, BOOLEAN, CSP_FIELD_JOINED | CSP_FIELD_LOCAL),
  CSP_FIELD (CspCustomer, open_subscriptions, "open-subscriptions", "(SELECT count(*) FROM subscription WHERE subscription.customer_id = customer.id AND +subscription.status = 'active')", NULL, INTEGER, CSP_FIELD_JOINED | CSP_FIELD_LOCAL),
};

CSP_DEFINE_RECORD (CspCustomer, csp_customer, fields)
