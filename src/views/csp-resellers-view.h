/* csp-resellers-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-list-page.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLERS_VIEW (csp_resellers_view_get_type ())
G_DECLARE_FINAL_TYPE (CspResellersView, csp_resellers_view, CSP, RESELLERS_VIEW, CspListPage)

GtkWidget *csp_resellers_view_new (CspStore *store);

G_END_DECLS
