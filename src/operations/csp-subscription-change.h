/* csp-subscription-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "domain/csp-offer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTION_CHANGE_OPERATION (csp_subscription_change_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscriptionChangeOperation, csp_subscription_change_operation, CSP, SUBSCRIPTION_CHANGE_OPERATION, CspOperation)

/**
 * CspSubscriptionChangeOperation:
 * @subscription_id: local id of the subscription
 * @has_quantity: whether @quantity shall be set
 * @quantity: number of licenses
 * @has_nickname: whether @nickname shall be set
 * @nickname: (owned) (nullable): empty for the product's name
 * @status: (owned) (nullable): "active" or "suspended", %NULL to keep it
 * @has_auto_renew: whether @auto_renew shall be set
 * @auto_renew: whether it renews at the end of its term
 * @has_reseller: whether @reseller_mpn_id shall be set
 * @reseller_mpn_id: (owned) (nullable): MPN ID of the reseller of record, empty for none
 * @has_support: whether @support_reseller_id shall be set
 * @support_reseller_id: local id of the reseller who is the support contact, 0 for the own company
 * @before: the subscription as it was
 * @after: after the run: the subscription as it is
 * @suspended_add_ons: (element-type CspSubscription): after the run: add-ons that were suspended with it
 *
 * Submit of a subscription's page (functional-spec §4.7). Values that are as they were are not checked. Problems
 * are tied to "quantity", "nickname", "status", "auto-renew", "reseller" and "support-contact".
 */
struct _CspSubscriptionChangeOperation
{
  CspOperation     parent_instance;

  gint64               subscription_id;
  gboolean         has_quantity;
  gint64               quantity;
  gboolean         has_nickname;
  char            *nickname;
  char            *status;
  gboolean         has_auto_renew;
  gboolean         auto_renew;
  gboolean         has_reseller;
  char            *reseller_mpn_id;
  gboolean         has_support;
  gint64               support_reseller_id;

  CspSubscription *before;
  CspSubscription *after;
  GPtrArray       *suspended_add_ons;

  /*< private >*/
  CspCustomer     *customer;
  CspOffer        *offer;                       /* NULL when the catalogue does not have it */
  CspSubscription *parent;
  CspReseller     *reseller;
  CspReseller     *support;
  GPtrArray       *related;                     /* CspReseller who may be the support contact */
};

CspSubscriptionChangeOperation *csp_subscription_change_operation_new (gint64 subscription_id);
gboolean csp_subscription_change_operation_still_holds (CspSubscriptionChangeOperation *self,
                                                        CspSubscription                *now);

G_END_DECLS
