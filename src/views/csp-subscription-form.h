/* csp-subscription-form.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "operations/csp-subscription-change.h"
#include "store/csp-store.h"
#include "views/csp-subscription-details.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTION_FORM (csp_subscription_form_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscriptionForm, csp_subscription_form, CSP, SUBSCRIPTION_FORM, GtkWidget)

void                            csp_subscription_form_set_store        (CspSubscriptionForm          *self,
                                                                        CspStore                     *store);
void                            csp_subscription_form_show             (CspSubscriptionForm          *self,
                                                                        const CspSubscriptionDetails *details);
void                            csp_subscription_form_reset            (CspSubscriptionForm          *self);
gboolean                        csp_subscription_form_is_edited        (CspSubscriptionForm          *self);
CspSubscriptionChangeOperation *csp_subscription_form_create_operation (CspSubscriptionForm          *self);
void                            csp_subscription_form_take_problems    (CspSubscriptionForm          *self,
                                                                        CspProblems                  *problems);
gboolean                        csp_subscription_form_is_valid         (CspSubscriptionForm          *self);
void                            csp_subscription_form_focus_error      (CspSubscriptionForm          *self);
void                            csp_subscription_form_focus_support    (CspSubscriptionForm          *self);

G_END_DECLS
