/* csp-customer-editor.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-customer.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspCustomerPart:
 * @CSP_CUSTOMER_BILL_TO: the Bill-to company name (F-10)
 * @CSP_CUSTOMER_NOTES: alias and tags, which only this file knows
 *
 * What of a customer is changed by one Submit.
 */
typedef enum
{
  CSP_CUSTOMER_BILL_TO,
  CSP_CUSTOMER_NOTES,
} CspCustomerPart;

#define CSP_TYPE_CUSTOMER_EDITOR (csp_customer_editor_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerEditor, csp_customer_editor, CSP, CUSTOMER_EDITOR, GtkWidget)

GtkWidget *csp_customer_editor_new  (CspStore          *store,
                                     CspCustomerPart    part);
void       csp_customer_editor_show (CspCustomerEditor *self,
                                     CspCustomer       *customer,
                                     const char        *bill_to_name);

G_END_DECLS
