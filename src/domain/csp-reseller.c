/* csp-reseller.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-reseller.h"

static const CspField fields[] = {
  CSP_FIELD (CspReseller, id, "id", "reseller.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspReseller, name, "name", "reseller.name", "name", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, mpn_id, "mpn-id", "reseller.mpn_id", "mpnId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, microsoft_id, "microsoft-id", "reseller.microsoft_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, country, "country", "reseller.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, state, "state", "reseller.state", "state", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, mpa_state, "mpa-state", "reseller.mpa_state", "mpaState", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, mpa_checked_at, "mpa-checked-at", "reseller.mpa_checked_at", NULL, INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, created_at, "created-at", "reseller.created_at", "createdAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspReseller, updated_at, "updated-at", "reseller.updated_at", NULL, INSTANT, CSP_FIELD_LOCAL),
  CSP_FIELD (CspReseller, customer_count, "customer-count", "(SELECT count(*) FROM customer WHERE customer.reseller_id = reseller.id AND customer.former_at = 0)", "customerCount", INTEGER, CSP_FIELD_JOINED),
  CSP_FIELD (CspReseller, subscription_count, "subscription-count", "(SELECT count(*) FROM subscription WHERE subscription.reseller_mpn_id = reseller.mpn_id AND subscription.status = 'active')", "activeSubscriptionCount", INTEGER, CSP_FIELD_JOINED),
};

CSP_DEFINE_RECORD (CspReseller, csp_reseller, fields)
