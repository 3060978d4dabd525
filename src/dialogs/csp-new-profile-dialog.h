/* csp-new-profile-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CSP_TYPE_NEW_PROFILE_DIALOG (csp_new_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspNewProfileDialog, csp_new_profile_dialog, CSP, NEW_PROFILE_DIALOG, AdwWindow)

GtkWidget *csp_new_profile_dialog_new (GtkWindow *parent);

G_END_DECLS
