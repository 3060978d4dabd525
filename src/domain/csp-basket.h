/* csp-basket.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer-rules.h"
#include "domain/csp-subscription.h"

G_BEGIN_DECLS

/**
 * CspBasketLine:
 * @offer: the offer to buy
 * @quantity: how many licenses
 * @billing_cycle: (nullable): one of the offer's cycles
 * @nickname: (nullable): the name of the new subscription
 * @parent_id: local id of the base subscription of an add-on, 0 when it is to be found
 *
 * One line of a basket; each makes one subscription.
 */
typedef struct
{
  CspOffer *offer;
  gint64    quantity;
  char     *billing_cycle;
  char     *nickname;
  gint64    parent_id;
} CspBasketLine;

/**
 * CspBasket:
 * @lines: (element-type CspBasketLine): what is to be bought, in the order it was chosen
 *
 * The choice on the New subscription page, and of the command line's `--order`.
 */
typedef struct
{
  GPtrArray *lines;
} CspBasket;

/**
 * CspBasketGroup:
 * @billing_cycle: (nullable): the billing cycle of its lines
 * @sales_group_id: (nullable): the sales group of their offers
 * @lines: (element-type CspBasketLine): lines of the basket, not owned
 *
 * Lines that go into one order.
 */
typedef struct
{
  const char *billing_cycle;
  const char *sales_group_id;
  GPtrArray  *lines;
} CspBasketGroup;

/**
 * CspOfferAvailability:
 * @CSP_OFFER_AVAILABLE: it can be bought
 * @CSP_OFFER_OWNED: active subscriptions use up its limit: "Already owned"
 * @CSP_OFFER_SUSPENDED: its limit is used up, but a suspended subscription can be reactivated instead
 * @CSP_OFFER_LIMIT_REACHED: it can never be bought again by this customer
 * @CSP_OFFER_NEEDS_BASE: none of the offers it requires is active or in the basket
 * @CSP_OFFER_NOT_SOLD: the service does not sell it any more
 *
 * Whether an offer can be chosen for a customer.
 */
typedef enum
{
  CSP_OFFER_AVAILABLE,
  CSP_OFFER_OWNED,
  CSP_OFFER_SUSPENDED,
  CSP_OFFER_LIMIT_REACHED,
  CSP_OFFER_NEEDS_BASE,
  CSP_OFFER_NOT_SOLD,
} CspOfferAvailability;

CspBasket           *csp_basket_new              (void);
CspBasket           *csp_basket_copy             (const CspBasket      *self);
void                 csp_basket_free             (CspBasket            *self);
CspBasketLine       *csp_basket_add              (CspBasket            *self,
                                                  CspOffer             *offer,
                                                  gint64                quantity,
                                                  const char           *billing_cycle);
CspBasketLine       *csp_basket_find             (const CspBasket      *self,
                                                  const char           *offer_id);
gboolean             csp_basket_remove           (CspBasket            *self,
                                                  const char           *offer_id);
CspOfferAvailability csp_basket_offer_state      (const CspBasket      *self,
                                                  const CspOffer       *offer,
                                                  GPtrArray            *subscriptions,
                                                  char                **reason);
char                *csp_basket_needs_base_reason (const CspOffer     *offer);
CspSubscription     *csp_basket_find_base        (const CspBasketLine  *line,
                                                  GPtrArray            *subscriptions);
void                 csp_basket_validate         (const CspBasket      *self,
                                                  GPtrArray            *subscriptions,
                                                  CspProblems          *problems);
GPtrArray           *csp_basket_group            (const CspBasket      *self);
gint64               csp_basket_license_count    (const CspBasket      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspBasket, csp_basket_free)

G_END_DECLS
