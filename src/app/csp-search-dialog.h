/* csp-search-dialog.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_SEARCH_DIALOG (csp_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CspSearchDialog, csp_search_dialog, CSP, SEARCH_DIALOG, AdwWindow)

GtkWidget *csp_search_dialog_new (GtkWindow *parent,
                                  CspStore  *store);

G_END_DECLS
