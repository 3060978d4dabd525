/* csp-outbox.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

/* What can be asked of the service; src/sync knows how. */
#define CSP_REQUEST_CUSTOMER_CREATE "customer-create"
#define CSP_REQUEST_AGREEMENT_CONFIRM "agreement-confirm"
#define CSP_REQUEST_BILLING_UPDATE "billing-update"
#define CSP_REQUEST_ORDER_PLACE "order-place"
#define CSP_REQUEST_ADD_ON_BUY "add-on-buy"
#define CSP_REQUEST_SUBSCRIPTION_CHANGE "subscription-change"
#define CSP_REQUEST_SUPPORT_CONTACT_SET "support-contact-set"

/* Whether an entry buys something, in SQL. */
#define CSP_OUTBOX_BUYS "outbox.request IN ('" CSP_REQUEST_ORDER_PLACE "', '" CSP_REQUEST_ADD_ON_BUY "')"

gboolean           csp_outbox_queue          (CspOperationContext  *context,
                                              GError              **error);
gboolean           csp_outbox_drop_fields    (CspConn              *conn,
                                              CspOutboxEntry       *entry,
                                              const char * const   *fields,
                                              gboolean             *is_empty,
                                              GError              **error);
void               csp_outbox_start_over     (CspOutboxEntry       *entry);
char              *csp_outbox_describe       (const CspOutboxEntry *entry);

G_END_DECLS
