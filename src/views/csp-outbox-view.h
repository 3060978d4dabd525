/* csp-outbox-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-list-page.h"

G_BEGIN_DECLS

#define CSP_TYPE_OUTBOX_VIEW (csp_outbox_view_get_type ())
G_DECLARE_FINAL_TYPE (CspOutboxView, csp_outbox_view, CSP, OUTBOX_VIEW, CspListPage)

GtkWidget    *csp_outbox_view_new         (CspStore *store);
CspPagedList *csp_outbox_view_create_list (CspStore *store);

G_END_DECLS
