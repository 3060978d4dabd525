/* csp-support-contact-set.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUPPORT_CONTACT_SET_OPERATION (csp_support_contact_set_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspSupportContactSetOperation, csp_support_contact_set_operation, CSP, SUPPORT_CONTACT_SET_OPERATION, CspOperation)

/**
 * CspSupportContactSetOperation:
 * @subscription_id: local id of the subscription
 * @reseller_id: local id of the reseller who becomes its support contact, 0 for the own company
 * @after: after the run: the subscription as it is
 *
 * Submit of Designated support contact (functional-spec §4.7). Problems are tied to "support-contact".
 */
struct _CspSupportContactSetOperation
{
  CspOperation     parent_instance;

  gint64               subscription_id;
  gint64               reseller_id;

  CspSubscription *after;

  /*< private >*/
  CspSubscription *before;
  CspCustomer     *customer;
  CspReseller     *reseller;
  GPtrArray       *related;                     /* CspReseller who may be the support contact */
};

CspSupportContactSetOperation *csp_support_contact_set_operation_new (gint64 subscription_id,
                                                                      gint64 reseller_id);

G_END_DECLS
