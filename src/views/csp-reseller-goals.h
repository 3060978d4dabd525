/* csp-reseller-goals.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-reseller.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

GtkWidget *csp_reseller_goals_new (CspStore    *store,
                                   CspReseller *reseller);

G_END_DECLS
