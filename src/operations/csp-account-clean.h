/* csp-account-clean.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-country-rules.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-profile.h"

G_BEGIN_DECLS

CspCustomer        *csp_account_clean_customer (const CspProfile         *profile,
                                                const CspCustomer        *customer,
                                                const CspCustomerAccount *account,
                                                const char               *domain_prefix);
CspCustomerAccount *csp_account_clean          (const CspCustomer        *customer,
                                                const CspCustomerAccount *account,
                                                const CspCountryRules    *rules);

G_END_DECLS
