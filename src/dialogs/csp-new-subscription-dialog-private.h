/* csp-new-subscription-dialog-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dialogs/csp-new-subscription-dialog.h"
#include "dialogs/csp-review-page.h"
#include "domain/csp-basket.h"
#include "domain/csp-customer.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-form.h"
#include "widgets/csp-offer-picker.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-why-button.h"

G_BEGIN_DECLS

#define PAGE_OFFERS "offers"
#define PAGE_REVIEW "review"

struct _CspNewSubscriptionDialog
{
  AdwWindow         parent_instance;

  /* Template widgets */
  AdwWindowTitle   *window_title;
  GtkWidget        *cancel_button;
  GtkStack         *stack;
  AdwStatusPage    *failed_page;
  CspFormRow       *reseller_row;
  CspChoice        *reseller_choice;
  CspOfferPicker   *offer_picker;
  CspReviewPage    *review_page;
  GtkWidget        *bottom_bar;
  GtkWidget        *back_button;
  GtkSpinner       *spinner;
  CspWhyButton     *why_button;
  GtkWidget        *forward_button;

  /* Owned */
  CspStore         *store;
  CspForm          *form;
  CspCustomer      *customer;
  CspBasket        *basket;
  GCancellable     *cancellable;
  GCancellable     *checking;
  gboolean          submitting;
  gboolean          asking;
};

gboolean _csp_new_subscription_dialog_shows          (CspNewSubscriptionDialog *self,
                                                      const char               *page);
void     _csp_new_subscription_dialog_show_offers    (CspNewSubscriptionDialog *self);
void     _csp_new_subscription_dialog_update_buttons (CspNewSubscriptionDialog *self);

/* csp-new-subscription-submit.c: what the operation says of it, before and at Submit */
void     _csp_new_subscription_dialog_check          (CspNewSubscriptionDialog *self);
void     _csp_new_subscription_dialog_submit         (CspNewSubscriptionDialog *self);

G_END_DECLS
