/* csp-customers-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-list-page.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMERS_VIEW (csp_customers_view_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomersView, csp_customers_view, CSP, CUSTOMERS_VIEW, CspListPage)

GtkWidget *csp_customers_view_new (CspStore *store);

G_END_DECLS
