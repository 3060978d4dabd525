/* csp-customer-create.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/csp-secret.h"
#include "domain/csp-basket.h"
#include "domain/csp-country-rules.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "operations/csp-backend.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_CREATE_OPERATION (csp_customer_create_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerCreateOperation, csp_customer_create_operation, CSP, CUSTOMER_CREATE_OPERATION, CspOperation)

/**
 * CspCustomerCreateOperation:
 * @customer: (owned): company_name, country, reseller_id (0 for a direct customer), qualification, agreement
 * @account: (owned): address, primary contact, language, acceptance of the agreement
 * @domain_prefix: (owned): what stands before the cloud's domain suffix
 * @basket: (owned) (nullable): what to buy at once, see csp_basket_copy()
 * @draft_id: local id of the draft that becomes the customer, 0 for none; it is deleted
 * @microsoft_id: after the run: the customer's Microsoft ID
 * @user_name: after the run: user name of its administrator
 * @password: after the run: the temporary password, which is stored nowhere
 * @created: after the run: the customer as it is stored
 * @subscriptions: (element-type CspSubscription): after the run: what was bought
 *
 * Submit of the New customer assistant (functional-spec §4.4): customer, account, orders and subscriptions in one
 * transaction. The customer is marked setup_unseen until a CspCustomerChangeOperation clears the mark, so that a
 * crash before the setup info was seen shows (design.md, Decisions, 8).
 *
 * Problems are tied to the fields of both records, "domain-prefix", "reseller", and "order:" with an offer's id.
 */
struct _CspCustomerCreateOperation
{
  CspOperation        parent_instance;

  CspCustomer        *customer;
  CspCustomerAccount *account;
  char               *domain_prefix;
  CspBasket          *basket;
  gint64               draft_id;

  char               *microsoft_id;
  char               *user_name;
  CspSecret          *password;
  CspCustomer        *created;
  GPtrArray          *subscriptions;

  /*< private >*/
  CspBackend         *backend;
  CspReseller        *reseller;
  CspCustomer        *clean_customer;           /* as it will be stored, see csp-account-clean.c */
  CspCustomerAccount *clean_account;
  CspCountryRules    *rules;
  CspCustomer        *domain_owner;             /* who has the domain already */
};

CspCustomerCreateOperation *csp_customer_create_operation_new (void);

G_END_DECLS
