/* csp-subscription-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer-rules.h"
#include "domain/csp-problem.h"
#include "domain/csp-subscription.h"

G_BEGIN_DECLS

/**
 * CspSubscriptionEvent:
 * @CSP_SUBSCRIPTION_EVENT_PROVISIONED: the service has set it up
 * @CSP_SUBSCRIPTION_EVENT_SUSPEND: the person chose Suspended
 * @CSP_SUBSCRIPTION_EVENT_ACTIVATE: the person chose Active
 * @CSP_SUBSCRIPTION_EVENT_PURGE: the purge date of a suspended one has come
 * @CSP_SUBSCRIPTION_EVENT_CANCEL: canceled inside its window
 * @CSP_SUBSCRIPTION_EVENT_CONVERT: a trial was converted to a paid one
 * @CSP_SUBSCRIPTION_EVENT_RENEW: the term ended with auto-renew on
 * @CSP_SUBSCRIPTION_EVENT_EXPIRE: a trial, or a term without auto-renew, ended
 * @CSP_SUBSCRIPTION_EVENT_ERASE: the service erased an expired one
 *
 * What moves a subscription from one status to another (functional-spec §5.1).
 */
typedef enum
{
  CSP_SUBSCRIPTION_EVENT_PROVISIONED,
  CSP_SUBSCRIPTION_EVENT_SUSPEND,
  CSP_SUBSCRIPTION_EVENT_ACTIVATE,
  CSP_SUBSCRIPTION_EVENT_PURGE,
  CSP_SUBSCRIPTION_EVENT_CANCEL,
  CSP_SUBSCRIPTION_EVENT_CONVERT,
  CSP_SUBSCRIPTION_EVENT_RENEW,
  CSP_SUBSCRIPTION_EVENT_EXPIRE,
  CSP_SUBSCRIPTION_EVENT_ERASE,
} CspSubscriptionEvent;

/**
 * CspSubscriptionChange:
 * @CSP_SUBSCRIPTION_CHANGE_QUANTITY: another number of licenses
 * @CSP_SUBSCRIPTION_CHANGE_NICKNAME: another name
 * @CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND: suspend it
 * @CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE: reactivate it
 * @CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW: turn auto-renew on or off
 * @CSP_SUBSCRIPTION_CHANGE_RESELLER: another reseller of record
 * @CSP_SUBSCRIPTION_CHANGE_SUPPORT_CONTACT: another designated support contact
 * @CSP_SUBSCRIPTION_CHANGE_ADD_ON: buy an add-on to it
 * @CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE: bill it monthly or yearly
 *
 * What a person may want to change about a subscription.
 */
typedef enum
{
  CSP_SUBSCRIPTION_CHANGE_QUANTITY,
  CSP_SUBSCRIPTION_CHANGE_NICKNAME,
  CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND,
  CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE,
  CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW,
  CSP_SUBSCRIPTION_CHANGE_RESELLER,
  CSP_SUBSCRIPTION_CHANGE_SUPPORT_CONTACT,
  CSP_SUBSCRIPTION_CHANGE_ADD_ON,
  CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE,
} CspSubscriptionChange;

const char *csp_subscription_next_status              (const char            *status,
                                                       CspSubscriptionEvent   event);
gboolean    csp_subscription_can_change               (const CspSubscription *sub,
                                                       CspSubscriptionChange  change,
                                                       char                 **reason);
gboolean    csp_subscription_can_activate_below       (const CspSubscription *parent,
                                                       char                 **reason);
char       *csp_subscription_purge_date               (const char            *cloud,
                                                       gint64                 suspended_at);
char       *csp_subscription_effective_status         (const CspSubscription *sub,
                                                       const char            *today);
char       *csp_subscription_effective_commitment_end (const CspSubscription *sub,
                                                       const char            *today);
char       *csp_subscription_commitment_end           (const CspOffer        *offer,
                                                       const char            *start);
void        csp_subscription_quantity_check           (const CspSubscription *sub,
                                                       const CspOffer        *offer,
                                                       gint64                 quantity,
                                                       CspProblems           *problems);
const char *csp_subscription_status_label             (const char            *status);
const char *csp_billing_cycle_label                   (const char            *cycle);
char       *csp_term_label                            (const char            *duration);

G_END_DECLS
