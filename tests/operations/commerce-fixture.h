/* commerce-fixture.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-basket.h"
#include "operations/csp-customer-create.h"
#include "operations/csp-order-place.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

/* Offers of the starter catalogue. */
#define OFFER_BASIC "24422850-ABC3-4525-B567-E2FD4BD0ADCB"
#define OFFER_E3 "AFD999EA-8AF6-4360-9171-F93E42C2F42F"
#define OFFER_PHONE_SYSTEM "8B215C98-33AA-42C3-940D-42A9BDEE6A79"          /* an add-on of E3 */
#define OFFER_CALLING_PLAN "90DB1A1F-B26E-49D0-86A9-6406D6FAA74B"          /* an add-on of Phone System */
#define OFFER_TRIAL "F194A8E1-576D-4AF9-B817-06AD162313C5"                 /* 25 licenses only */
#define OFFER_AZURE "MS-AZR-0145P"

#define OWN_NAME "Contoso Distribution"
#define OWN_TENANT "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10"
#define OWN_MPN "4847383"

void                        commerce_set_up         (TestStore   *store);
void                        commerce_change_profile (TestStore   *store,
                                                     const char  *assignment);
void                        commerce_run            (TestStore   *store,
                                                     gpointer     operation);
CspProblems                *commerce_problems       (TestStore   *store,
                                                     gpointer     operation);
void                        commerce_undo           (TestStore   *store,
                                                     gpointer     operation);
gint64                      commerce_count          (TestStore   *store,
                                                     const char  *table);
CspBasketLine              *commerce_add            (TestStore   *store,
                                                     CspBasket  **basket,
                                                     const char  *offer_id,
                                                     gint64       quantity,
                                                     const char  *billing_cycle);
CspCustomerCreateOperation *commerce_new_customer   (const char  *name,
                                                     const char  *domain_prefix,
                                                     gint64       reseller_id);
CspSubscription            *commerce_buy            (TestStore   *store,
                                                     gint64       customer_id,
                                                     gint64       reseller_id,
                                                     const char  *offer_id,
                                                     gint64       quantity);
void                        ck_assert_problem       (CspProblems *problems,
                                                     const char  *field,
                                                     CspSeverity  severity,
                                                     const char  *part);
