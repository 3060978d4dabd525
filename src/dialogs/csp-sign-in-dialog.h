/* csp-sign-in-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sync/csp-sign-in.h"

G_BEGIN_DECLS

#define CSP_TYPE_SIGN_IN_DIALOG (csp_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspSignInDialog, csp_sign_in_dialog, CSP, SIGN_IN_DIALOG, AdwWindow)

GtkWidget *csp_sign_in_dialog_new       (GtkWindow           *parent,
                                         CspSignIn           *sign_in);
void       csp_sign_in_dialog_show_code (CspSignInDialog     *self,
                                         const CspDeviceCode *code);

G_END_DECLS
