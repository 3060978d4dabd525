/* csp-account-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dialogs/csp-new-customer.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_ACCOUNT_PAGE (csp_account_page_get_type ())
G_DECLARE_FINAL_TYPE (CspAccountPage, csp_account_page, CSP, ACCOUNT_PAGE, GtkWidget)

void     csp_account_page_open              (CspAccountPage  *self,
                                             CspStore        *store,
                                             CspNewCustomer  *customer,
                                             GPtrArray       *resellers,
                                             gint64           preset_reseller_id);
gboolean csp_account_page_is_valid          (CspAccountPage  *self);
char    *csp_account_page_get_summary       (CspAccountPage  *self);
void     csp_account_page_focus_first_error (CspAccountPage  *self);
void     csp_account_page_add_problems      (CspAccountPage  *self,
                                             CspProblems     *problems);

G_END_DECLS
