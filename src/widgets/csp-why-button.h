/* csp-why-button.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-permission.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_WHY_BUTTON (csp_why_button_get_type ())
G_DECLARE_FINAL_TYPE (CspWhyButton, csp_why_button, CSP, WHY_BUTTON, GtkWidget)

GtkWidget  *csp_why_button_new        (void);
void        csp_why_button_set_reason (CspWhyButton *self,
                                       const char   *reason);
gboolean    csp_why_button_guard      (CspWhyButton *self,
                                       GtkWidget    *widget,
                                       CspStore     *store,
                                       CspAction     action);
const char *csp_read_only_reason      (void);
gboolean    csp_may                   (CspStore     *store,
                                       CspAction     action,
                                       char        **reason);

G_END_DECLS
