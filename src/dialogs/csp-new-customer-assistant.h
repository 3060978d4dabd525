/* csp-new-customer-assistant.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "base/csp-secret.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_NEW_CUSTOMER_ASSISTANT (csp_new_customer_assistant_get_type ())
G_DECLARE_FINAL_TYPE (CspNewCustomerAssistant, csp_new_customer_assistant, CSP, NEW_CUSTOMER_ASSISTANT, AdwWindow)

GtkWindow *csp_new_customer_assistant_new (GtkWindow *parent,
                                           CspStore  *store,
                                           gint64     reseller_id,
                                           gint64     draft_id);
gboolean   csp_new_customer_assistant_show_setup_info (CspNewCustomerAssistant *self,
                                                       gint64                   customer_id,
                                                       const char              *user_name,
                                                       CspSecret               *password);

G_END_DECLS
