/* csp-subscription.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTION (csp_subscription_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscription, csp_subscription, CSP, SUBSCRIPTION, CspRecord)

/**
 * CspSubscription:
 *
 * A customer's subscription.
 */
struct _CspSubscription
{
  CspRecord  parent_instance;

  gint64     id;
  char     *subscription_id;            /* verbatim */
  gboolean   issued_here;
  gint64     customer_id;
  char     *customer_name;
  char     *customer_microsoft_id;
  char     *offer_id;
  char     *offer_name;
  char     *friendly_name;              /* nickname */
  char     *label;                      /* what lists show: the nickname, else the product */
  gint64     quantity;
  char     *unit_type;
  char     *status;                     /* none, pending, active, suspended, deleted, expired, disabled, or what the service says */
  gboolean   auto_renew;
  gboolean   is_trial;
  gboolean   is_add_on;
  char     *billing_type;               /* license or usage */
  char     *billing_cycle;              /* monthly, annual, none, one_time */
  char     *term_duration;              /* ISO 8601 duration: P1M, P1Y, P3Y */
  gint64     parent_id;                 /* local id of the base subscription, 0 when it is none's add-on */
  char     *order_id;
  char     *publisher;
  char     *commerce;                   /* legacy, marketplace or nce */
  gint64     created_at;
  char     *effective_start;
  char     *commitment_end;
  gint64     cancel_until;
  char     *billing_cycle_end;
  gint64     suspended_at;
  char     *purge_date;                 /* when a suspended one is erased, unless reactivated before */
  char     *suspension_reasons;
  char     *reseller_mpn_id;            /* reseller of record */
  char     *reseller_name;
  gboolean   is_pending;                /* changed here, not confirmed by the service */
  char     *support_tenant_id;
  char     *support_mpn_id;
  char     *support_name;
  gint64     updated_at;
};

G_END_DECLS
