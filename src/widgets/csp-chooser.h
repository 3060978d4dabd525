/* csp-chooser.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-list-query.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CHOOSER (csp_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CspChooser, csp_chooser, CSP, CHOOSER, GtkWidget)

GtkWidget *csp_chooser_new       (CspStore           *store,
                                  const CspListQuery *query,
                                  const char         *label);
void       csp_chooser_set_label (CspChooser         *self,
                                  const char         *label);
void       csp_chooser_set_none  (CspChooser         *self,
                                  const char         *label);

G_END_DECLS
