/* csp-subscription-bulk.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspSubscriptionLine:
 *
 * A subscription to be added; texts are borrowed. Its fields are those of #CspSubscription.
 */
typedef struct
{
  const char *subscription_id;          /* a GUID in lower case */
  gint64      customer_id;
  const char *offer_id;
  const char *offer_name;
  const char *friendly_name;
  gint64      label_id;                 /* see csp_label_repo_intern() */
  gint64      quantity;
  const char *unit_type;
  const char *status;
  gboolean    auto_renew;
  gboolean    is_trial;
  gboolean    is_add_on;
  const char *billing_type;
  const char *billing_cycle;
  const char *term_duration;
  gint64      parent_id;
  gint64      created_at;
  const char *effective_start;
  const char *commitment_end;
  gint64      suspended_at;
  const char *purge_date;
  const char *suspension_reasons;
  const char *reseller_mpn_id;
  const char *support_mpn_id;
  const char *support_name;
} CspSubscriptionLine;

/**
 * CspSubscriptionBulk:
 *
 * Adds subscriptions by the million, without an object for each.
 */
typedef struct _CspSubscriptionBulk CspSubscriptionBulk;

CspSubscriptionBulk *csp_subscription_bulk_new    (CspConn                    *conn,
                                                   gint64                      n_expected,
                                                   GError                    **error);
void                 csp_subscription_bulk_free   (CspSubscriptionBulk        *self);
gboolean             csp_subscription_bulk_insert (CspSubscriptionBulk        *self,
                                                   const CspSubscriptionLine  *line,
                                                   gint64                     *id,
                                                   GError                    **error);
gboolean             csp_subscription_bulk_finish (CspSubscriptionBulk        *self,
                                                   GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSubscriptionBulk, csp_subscription_bulk_free)

G_END_DECLS
