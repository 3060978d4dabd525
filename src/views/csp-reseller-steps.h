/* csp-reseller-steps.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLER_STEPS (csp_reseller_steps_get_type ())
G_DECLARE_FINAL_TYPE (CspResellerSteps, csp_reseller_steps, CSP, RESELLER_STEPS, GtkWidget)

void csp_reseller_steps_set_store (CspResellerSteps *self,
                                   CspStore         *store);

G_END_DECLS
