/* csp-order-results.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_ORDER_RESULTS (csp_order_results_get_type ())
G_DECLARE_FINAL_TYPE (CspOrderResults, csp_order_results, CSP, ORDER_RESULTS, GtkWidget)

void csp_order_results_follow (CspOrderResults *self,
                               CspStore        *store,
                               GPtrArray       *subscriptions);

G_END_DECLS
