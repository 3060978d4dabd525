/* csp-customer-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_PAGE (csp_customer_page_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerPage, csp_customer_page, CSP, CUSTOMER_PAGE, GtkWidget)

GtkWidget *csp_customer_page_new            (CspStore *store,
                                             gint64    id);
GtkWidget *csp_customer_page_new_at_account (CspStore *store,
                                             gint64    id);
void       csp_customer_page_show_added     (CspCustomerPage *self,
                                             GPtrArray       *subscriptions);

G_END_DECLS
