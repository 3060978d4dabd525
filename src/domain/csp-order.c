/* csp-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-order.h"

static const CspField fields[] = {
  CSP_FIELD (CspOrder, id, "id", "purchase_order.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrder, order_id, "order-id", "purchase_order.order_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrder, customer_id, "customer-id", "purchase_order.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrder, billing_cycle, "billing-cycle", "purchase_order.billing_cycle", "billingCycle", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrder, sales_group_id, "sales-group-id", "purchase_order.sales_group_id", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrder, status, "status", "purchase_order.status", "status", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrder, created_at, "created-at", "purchase_order.created_at", "creationDate", INSTANT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspOrder, csp_order, fields)
