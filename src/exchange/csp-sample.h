/* csp-sample.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "domain/csp-profile.h"

G_BEGIN_DECLS

/**
 * CspSampleSize:
 * @n_customers: how many customers
 * @n_resellers: how many indirect resellers, at least 2
 * @subscriptions_per_customer: how many subscriptions a customer has on the average
 */
typedef struct
{
  guint n_customers;
  guint n_resellers;
  guint subscriptions_per_customer;
} CspSampleSize;

/* What the welcome page offers to explore. */
#define CSP_SAMPLE_SIZE_DEFAULT ((CspSampleSize) { 320, 12, 3 })
#define CSP_SAMPLE_SEED_DEFAULT 2024
#define CSP_SAMPLE_MAX_CUSTOMERS 10000000
#define CSP_SAMPLE_MAX_RESELLERS 100000
#define CSP_SAMPLE_MAX_SUBSCRIPTIONS 20

/**
 * CspSampleProgress:
 * @share: how much is done, up to 1
 * @user_data: what csp_sample_create() was given
 */
typedef void (*CspSampleProgress) (double   share,
                                   gpointer user_data);

CspProfile *csp_sample_new_profile   (const char           *country,
                                      const char           *locale);
gboolean    csp_sample_create        (const char           *path,
                                      CspProfile           *profile,
                                      CspSampleSize         size,
                                      guint64               seed,
                                      CspSampleProgress     progress,
                                      gpointer              progress_data,
                                      GCancellable         *cancellable,
                                      GError              **error);
void        csp_sample_create_async  (const char           *path,
                                      CspProfile           *profile,
                                      CspSampleSize         size,
                                      guint64               seed,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    csp_sample_create_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
