/* csp-account-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-country-rules.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-problem.h"
#include "domain/csp-profile.h"

G_BEGIN_DECLS

const char *csp_qualification_label (const char *qualification);
gboolean    csp_qualification_needs_code (const char *qualification);

void csp_account_validate (const CspProfile         *profile,
                           const CspCustomer        *customer,
                           const CspCustomerAccount *account,
                           const char               *domain_prefix,
                           const CspCountryRules    *rules,
                           CspProblems              *problems);

G_END_DECLS
