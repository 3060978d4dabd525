/* csp-new-customer-assistant-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dialogs/csp-account-page.h"
#include "dialogs/csp-confirmation-page.h"
#include "dialogs/csp-new-customer-assistant.h"
#include "dialogs/csp-review-page.h"
#include "widgets/csp-offer-picker.h"
#include "widgets/csp-why-button.h"

G_BEGIN_DECLS

/* Names of the pages, which drafts keep. */
#define CSP_PAGE_ACCOUNT       "account"
#define CSP_PAGE_SUBSCRIPTIONS "subscriptions"
#define CSP_PAGE_REVIEW        "review"
#define CSP_PAGE_CONFIRMATION  "confirmation"

/* What follows once a draft is saved. */
typedef enum
{
  CSP_AFTER_SAVE_STAY,
  CSP_AFTER_SAVE_CLOSE,
  CSP_AFTER_SAVE_DISCARD,
  CSP_AFTER_SAVE_SUBMIT,
} CspAfterSave;

struct _CspNewCustomerAssistant
{
  AdwWindow                   parent_instance;

  /* Template widgets */
  AdwWindowTitle             *window_title;
  GtkWidget                  *cancel_button;
  GtkStack                   *stack;
  AdwStatusPage              *failed_page;
  CspAccountPage             *account_page;
  CspOfferPicker             *offer_picker;
  GtkWidget                  *no_offer_check;
  CspReviewPage              *review_page;
  CspConfirmationPage        *confirmation_page;
  GtkWidget                  *bottom_bar;
  GtkWidget                  *back_button;
  GtkSpinner                 *spinner;
  CspWhyButton               *why_button;
  GtkWidget                  *forward_button;

  /* Owned */
  CspStore                   *store;
  CspNewCustomer             *customer;
  GPtrArray                  *resellers;
  CspCustomerCreateOperation *submitted;
  GCancellable               *cancellable;
  gint64                      reseller_id;
  gboolean                    saving;
  gboolean                    save_again;
  CspAfterSave                after_save;
  gboolean                    submitting;
  gboolean                    asking;
};

const char *_csp_assistant_get_page       (CspNewCustomerAssistant *self);
void        _csp_assistant_show_page      (CspNewCustomerAssistant *self,
                                           const char              *page);
void        _csp_assistant_update_buttons (CspNewCustomerAssistant *self);
void        _csp_assistant_tell_parent    (CspNewCustomerAssistant *self,
                                           const char              *action,
                                           const char              *text);

/* csp-new-customer-drafts.c */
void        _csp_assistant_save_draft     (CspNewCustomerAssistant *self,
                                           CspAfterSave             after);
void        _csp_assistant_cancel         (CspNewCustomerAssistant *self);
gboolean    _csp_assistant_close_request  (CspNewCustomerAssistant *self);

/* csp-new-customer-submit.c */
void        _csp_assistant_fill_review    (CspNewCustomerAssistant *self);
void        _csp_assistant_submit         (CspNewCustomerAssistant *self);
void        _csp_assistant_finish         (CspNewCustomerAssistant *self);

G_END_DECLS
