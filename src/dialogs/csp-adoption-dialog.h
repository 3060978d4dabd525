/* csp-adoption-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sync/csp-adoption.h"

G_BEGIN_DECLS

#define CSP_TYPE_ADOPTION_DIALOG (csp_adoption_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspAdoptionDialog, csp_adoption_dialog, CSP, ADOPTION_DIALOG, AdwWindow)

GtkWidget *csp_adoption_dialog_new  (GtkWindow                *parent,
                                     CspStore                 *store,
                                     CspSyncSession           *session);
void       csp_adoption_dialog_show (CspAdoptionDialog        *self,
                                     const CspAdoptionPreview *preview);

G_END_DECLS
