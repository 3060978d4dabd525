/* csp-invitation-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "domain/csp-invitation.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_INVITATION_DIALOG (csp_invitation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspInvitationDialog, csp_invitation_dialog, CSP, INVITATION_DIALOG, AdwWindow)

GtkWidget *csp_invitation_dialog_new          (GtkWindow     *parent,
                                               CspStore      *store,
                                               CspInvitation *start);
GtkWidget *csp_invitation_dialog_new_reminder (GtkWindow     *parent,
                                               CspStore      *store,
                                               CspInvitation *invitation);

G_END_DECLS
