/* csp-new-subscription-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_NEW_SUBSCRIPTION_DIALOG (csp_new_subscription_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspNewSubscriptionDialog, csp_new_subscription_dialog, CSP, NEW_SUBSCRIPTION_DIALOG, AdwWindow)

GtkWindow *csp_new_subscription_dialog_new (GtkWindow *parent,
                                            CspStore  *store,
                                            gint64     customer_id);

G_END_DECLS
