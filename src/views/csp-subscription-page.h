/* csp-subscription-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTION_PAGE (csp_subscription_page_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscriptionPage, csp_subscription_page, CSP, SUBSCRIPTION_PAGE, GtkWidget)

GtkWidget *csp_subscription_page_new (CspStore *store,
                                      gint64    id);
void       csp_subscription_page_focus_support_contact (CspSubscriptionPage *self);

G_END_DECLS
