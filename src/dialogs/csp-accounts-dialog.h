/* csp-accounts-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sync/csp-sign-in.h"

G_BEGIN_DECLS

#define CSP_TYPE_ACCOUNTS_DIALOG (csp_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspAccountsDialog, csp_accounts_dialog, CSP, ACCOUNTS_DIALOG, AdwWindow)

GtkWidget *csp_accounts_dialog_new  (GtkWindow         *parent,
                                     CspSignIn         *sign_in);
void       csp_accounts_dialog_show (CspAccountsDialog *self,
                                     GPtrArray         *accounts);

G_END_DECLS
