/* csp-setup-info-dialog.h
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

#define CSP_TYPE_SETUP_INFO_DIALOG (csp_setup_info_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspSetupInfoDialog, csp_setup_info_dialog, CSP, SETUP_INFO_DIALOG, AdwWindow)

GtkWidget *csp_setup_info_dialog_new (GtkWindow  *parent,
                                      CspStore   *store,
                                      gint64      customer_id,
                                      const char *user_name,
                                      CspSecret  *password);

G_END_DECLS
