/* csp-arrivals-load.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspArrivals:
 * @resellers: indirect resellers
 * @customers: customers
 *
 * How many records the last pull has added that may have accepted a request.
 */
typedef struct
{
  gint64 resellers;
  gint64 customers;
} CspArrivals;

void         csp_arrivals_load_async  (CspStore             *store,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
CspArrivals *csp_arrivals_load_finish (CspStore             *store,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
