/* csp-order-state.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "domain/csp-subscription.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspOrderState:
 * @subscription: what was ordered
 * @entry: (nullable): the order, while the service has not confirmed it
 *
 * How far one line of an order is.
 */
typedef struct
{
  CspSubscription *subscription;
  CspOutboxEntry  *entry;
} CspOrderState;

void       csp_order_state_free         (CspOrderState        *self);
void       csp_order_state_load_async   (CspStore             *store,
                                         GPtrArray            *subscriptions,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *csp_order_state_load_finish  (CspStore             *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
