/* csp-order-line.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-order-line.h"

static const CspField fields[] = {
  CSP_FIELD (CspOrderLine, id, "id", "order_line.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrderLine, order_id, "order-id", "order_line.order_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrderLine, line_number, "line-number", "order_line.line_number", "lineItemNumber", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, offer_id, "offer-id", "order_line.offer_id", "offerId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, offer_name, "offer-name", "order_line.offer_name", "offerName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, friendly_name, "friendly-name", "order_line.friendly_name", "friendlyName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, quantity, "quantity", "order_line.quantity", "quantity", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, term_duration, "term-duration", "order_line.term_duration", "termDuration", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOrderLine, subscription_id, "subscription-id", "order_line.subscription_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrderLine, parent_id, "parent-id", "order_line.parent_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOrderLine, reseller_mpn_id, "reseller-mpn-id", "order_line.reseller_mpn_id", "partnerIdOnRecord", TEXT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspOrderLine, csp_order_line, fields)
