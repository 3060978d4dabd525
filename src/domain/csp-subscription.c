/* csp-subscription.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-subscription.h"

static const CspField fields[] = {
  CSP_FIELD (CspSubscription, id, "id", "subscription.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspSubscription, subscription_id, "subscription-id", "subscription.subscription_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, issued_here, "issued-here", "subscription.issued_here", NULL, BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, customer_id, "customer-id", "subscription.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspSubscription, customer_name, "customer-name", "customer.company_name", "customerName", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspSubscription, customer_microsoft_id, "customer-microsoft-id", "customer.microsoft_id", "customerId", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspSubscription, offer_id, "offer-id", "subscription.offer_id", "offerId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, offer_name, "offer-name", "subscription.offer_name", "offerName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, friendly_name, "friendly-name", "subscription.friendly_name", "friendlyName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, label, "label", "subscription_label.name", NULL, TEXT, CSP_FIELD_JOINED | CSP_FIELD_LOCAL),
  CSP_FIELD (CspSubscription, quantity, "quantity", "subscription.quantity", "quantity", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, unit_type, "unit-type", "subscription.unit_type", "unitType", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, status, "status", "subscription.status", "status", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, auto_renew, "auto-renew", "subscription.auto_renew", "autoRenewEnabled", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, is_trial, "is-trial", "subscription.is_trial", "isTrial", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, is_add_on, "is-add-on", "subscription.is_add_on", NULL, BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, billing_type, "billing-type", "subscription.billing_type", "billingType", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, billing_cycle, "billing-cycle", "subscription.billing_cycle", "billingCycle", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, term_duration, "term-duration", "subscription.term_duration", "termDuration", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, parent_id, "parent-id", "subscription.parent_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspSubscription, order_id, "order-id", "subscription.order_id", "orderId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, publisher, "publisher", "subscription.publisher", "publisherName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, commerce, "commerce", "subscription.commerce", "commerce", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, created_at, "created-at", "subscription.created_at", "creationDate", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, effective_start, "effective-start", "subscription.effective_start", "effectiveStartDate", DATE, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, commitment_end, "commitment-end", "subscription.commitment_end", "commitmentEndDate", DATE, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, cancel_until, "cancel-until", "subscription.cancel_until", "cancellationAllowedUntilDate", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, billing_cycle_end, "billing-cycle-end", "subscription.billing_cycle_end", "billingCycleEndDate", DATE, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, suspended_at, "suspended-at", "subscription.suspended_at", NULL, INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, purge_date, "purge-date", "subscription.purge_date", "purgeDate", DATE, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, suspension_reasons, "suspension-reasons", "subscription.suspension_reasons", "suspensionReasons", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, reseller_mpn_id, "reseller-mpn-id", "subscription.reseller_mpn_id", "resellerMpnId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, reseller_name, "reseller-name", "(SELECT name FROM reseller WHERE reseller.mpn_id = subscription.reseller_mpn_id)", "resellerName", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspSubscription, is_pending, "is-pending", "EXISTS (SELECT 1 FROM outbox WHERE outbox.subject_type = 'subscription' AND outbox.subject_id = subscription.id)", NULL, BOOLEAN, CSP_FIELD_JOINED | CSP_FIELD_LOCAL),
  CSP_FIELD (CspSubscription, support_tenant_id, "support-tenant-id", "subscription.support_tenant_id", "supportContactTenantId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, support_mpn_id, "support-mpn-id", "subscription.support_mpn_id", "supportContactMpnId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, support_name, "support-name", "subscription.support_name", "supportContactName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspSubscription, updated_at, "updated-at", "subscription.updated_at", NULL, INSTANT, CSP_FIELD_LOCAL),
};

CSP_DEFINE_RECORD (CspSubscription, csp_subscription, fields)
