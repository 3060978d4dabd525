/* csp-confirmation-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/csp-secret.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CONFIRMATION_PAGE (csp_confirmation_page_get_type ())
G_DECLARE_FINAL_TYPE (CspConfirmationPage, csp_confirmation_page, CSP, CONFIRMATION_PAGE, GtkWidget)

/**
 * CspSetupInfo:
 * @company_name: the new customer
 * @contact_name: its primary contact
 * @email: the contact's address
 * @user_name: user name of the customer's administrator
 * @password: (nullable): the temporary password; %NULL while the customer waits to be sent
 * @clipboard_seconds: the clipboard is cleared after so many
 *
 * What is shown once only.
 */
typedef struct
{
  const char *company_name;
  const char *contact_name;
  const char *email;
  const char *user_name;
  CspSecret  *password;
  gint64      clipboard_seconds;
} CspSetupInfo;

void     csp_confirmation_page_show           (CspConfirmationPage *self,
                                               const CspSetupInfo  *info);
void     csp_confirmation_page_follow_orders  (CspConfirmationPage *self,
                                               CspStore            *store,
                                               GPtrArray           *subscriptions);
gboolean csp_confirmation_page_is_queued      (CspConfirmationPage *self);
gboolean csp_confirmation_page_is_noted       (CspConfirmationPage *self);
void     csp_confirmation_page_forget         (CspConfirmationPage *self);

G_END_DECLS
