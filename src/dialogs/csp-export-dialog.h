/* csp-export-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/csp-export.h"

G_BEGIN_DECLS

#define CSP_TYPE_EXPORT_DIALOG (csp_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspExportDialog, csp_export_dialog, CSP, EXPORT_DIALOG, AdwWindow)

GtkWidget *csp_export_dialog_new   (GtkWindow          *parent,
                                    CspStore           *store,
                                    CspExportKind       kind,
                                    const CspListQuery *query,
                                    guint               n_shown,
                                    GArray             *selected);
void       csp_export_dialog_write (CspExportDialog    *self,
                                    const char         *path);

G_END_DECLS
