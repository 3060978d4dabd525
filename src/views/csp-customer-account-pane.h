/* csp-customer-account-pane.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_ACCOUNT_PANE (csp_customer_account_pane_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerAccountPane, csp_customer_account_pane, CSP, CUSTOMER_ACCOUNT_PANE, GtkWidget)

GtkWidget *csp_customer_account_pane_new  (CspStore               *store);
void       csp_customer_account_pane_show (CspCustomerAccountPane *self,
                                           CspCustomer            *customer,
                                           CspCustomerAccount     *account);

G_END_DECLS
