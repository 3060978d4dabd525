/* csp-conflict-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "domain/csp-outbox-entry.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CONFLICT_DIALOG (csp_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspConflictDialog, csp_conflict_dialog, CSP, CONFLICT_DIALOG, AdwWindow)

GtkWidget *csp_conflict_dialog_new (GtkWindow      *parent,
                                    CspStore       *store,
                                    CspOutboxEntry *entry);

G_END_DECLS
