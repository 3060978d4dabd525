/* csp-subscription-details.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"
#include "domain/csp-subscription.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspSubscriptionDetails:
 * @subscription: the subscription
 * @offer: (nullable): its offer, %NULL when the catalogue does not have it
 * @parent: (nullable): the base subscription of an add-on
 * @add_ons: (element-type CspSubscription): its add-ons
 * @supporters: (element-type CspReseller): who can be its support contact besides the own company
 *
 * What the page of a subscription shows, read in one go.
 */
typedef struct
{
  CspSubscription *subscription;
  CspOffer        *offer;
  CspSubscription *parent;
  GPtrArray       *add_ons;
  GPtrArray       *supporters;
} CspSubscriptionDetails;

CspSubscriptionDetails *csp_subscription_details_load (CspConn                *conn,
                                                       gint64                  id,
                                                       const char             *country,
                                                       GError                **error);
void                    csp_subscription_details_free (CspSubscriptionDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSubscriptionDetails, csp_subscription_details_free)

G_END_DECLS
