/* csp-subscriptions-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-list-page.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTIONS_VIEW (csp_subscriptions_view_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscriptionsView, csp_subscriptions_view, CSP, SUBSCRIPTIONS_VIEW, CspListPage)

GtkWidget *csp_subscriptions_view_new              (CspStore *store);
GtkWidget *csp_subscriptions_view_new_for_customer (CspStore *store,
                                                    gint64    customer_id);

G_END_DECLS
