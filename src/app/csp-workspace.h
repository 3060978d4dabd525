/* csp-workspace.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_WORKSPACE (csp_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CspWorkspace, csp_workspace, CSP, WORKSPACE, GtkWidget)

GtkWidget *csp_workspace_new           (CspStore           *store);
gboolean   csp_workspace_show_page     (CspWorkspace       *self,
                                        const char         *name,
                                        const CspListQuery *query);
gboolean   csp_workspace_show_detail   (CspWorkspace       *self,
                                        const char         *name,
                                        gint64              id);
void       csp_workspace_go_back       (CspWorkspace       *self);
GtkWidget *csp_workspace_get_view      (CspWorkspace       *self);

G_END_DECLS
