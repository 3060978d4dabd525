/* csp-draft-button.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_DRAFT_BUTTON (csp_draft_button_get_type ())
G_DECLARE_FINAL_TYPE (CspDraftButton, csp_draft_button, CSP, DRAFT_BUTTON, GtkWidget)

void csp_draft_button_set_store (CspDraftButton *self,
                                 CspStore       *store);

G_END_DECLS
