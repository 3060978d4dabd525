/* csp-order-place.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-basket.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "operations/csp-backend.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_ORDER_PLACE_OPERATION (csp_order_place_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspOrderPlaceOperation, csp_order_place_operation, CSP, ORDER_PLACE_OPERATION, CspOperation)

/**
 * CspOrderPlaceOperation:
 * @customer_id: local id of the customer
 * @basket: (owned): what to buy, see csp_basket_copy()
 * @reseller_id: local id of the reseller of record, 0 for none
 * @subscriptions: (element-type CspSubscription): after the run: what was bought
 *
 * Submit of New subscription (functional-spec §4.7). Problems are tied to "reseller", "order", and "order:" with
 * an offer's id.
 */
struct _CspOrderPlaceOperation
{
  CspOperation  parent_instance;

  gint64               customer_id;
  CspBasket    *basket;
  gint64               reseller_id;

  GPtrArray    *subscriptions;

  /*< private >*/
  CspBackend   *backend;
  CspCustomer  *customer;
  CspReseller  *reseller;
  GPtrArray    *owned;                          /* CspSubscription the customer has or had */
};

CspOrderPlaceOperation *csp_order_place_operation_new (void);

G_END_DECLS
