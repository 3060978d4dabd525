/* csp-record-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "domain/csp-invitation.h"
#include "domain/csp-reseller.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_RECORD_DIALOG (csp_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspRecordDialog, csp_record_dialog, CSP, RECORD_DIALOG, AdwWindow)

GtkWidget *csp_record_dialog_new_reseller (GtkWindow     *parent,
                                           CspStore      *store,
                                           CspReseller   *reseller);
GtkWidget *csp_record_dialog_new_accepted (GtkWindow     *parent,
                                           CspStore      *store,
                                           CspInvitation *invitation);

G_END_DECLS
