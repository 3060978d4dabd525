/* csp-sample-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"
#include "domain/csp-profile.h"
#include "exchange/csp-sample-names.h"
#include "exchange/csp-sample.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

/* Every so many customers the relationship with one has ended. */
#define CSP_SAMPLE_FORMER_EVERY 41
#define CSP_SAMPLE_IS_FORMER(index) ((index) % CSP_SAMPLE_FORMER_EVERY == CSP_SAMPLE_FORMER_EVERY - 1)

/**
 * CspSample:
 *
 * A sample profile that is being filled.
 */
typedef struct
{
  CspConn          *conn;
  CspProfile       *profile;
  CspSampleSize     size;
  CspSampleRandom   random;
  gint64            now;
  GHashTable       *names;              /* of companies → how often each was put together as guint */
  GPtrArray        *resellers;          /* CspReseller, the active ones first */
  guint             n_active;           /* of them, those that customers may have */
  GArray           *customer_resellers; /* guint16, by local id of the customer less 1: index of its reseller + 1 */
  CspSampleProgress progress;
  gpointer          progress_data;
} CspSample;

gboolean _csp_sample_add_resellers     (CspSample  *self,
                                        GError    **error);
gboolean _csp_sample_add_customers     (CspSample  *self,
                                        GError    **error);
gboolean _csp_sample_add_subscriptions (CspSample  *self,
                                        GError    **error);
gboolean _csp_sample_add_invitations   (CspSample  *self,
                                        GError    **error);
gboolean _csp_sample_add_history       (CspSample  *self,
                                        GError    **error);
void     _csp_sample_report            (CspSample  *self,
                                        guint64     done);

G_END_DECLS
