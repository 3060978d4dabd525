/* csp-import-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "exchange/csp-import.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspImportCreateFunc:
 * @path: the file
 *
 * Returns: (transfer full): an operation that imports it, not yet run
 */
typedef CspImportOperation *(*CspImportCreateFunc) (const char *path);

#define CSP_TYPE_IMPORT_DIALOG (csp_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspImportDialog, csp_import_dialog, CSP, IMPORT_DIALOG, AdwWindow)

GtkWidget *csp_import_dialog_new            (GtkWindow           *parent,
                                             CspStore            *store,
                                             CspImportCreateFunc  create,
                                             const char          *path);
void       csp_import_dialog_start          (CspImportDialog     *self);
void       csp_import_dialog_import_the_good (CspImportDialog    *self,
                                             const char          *report_path);

G_END_DECLS
