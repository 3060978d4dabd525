/* csp-new-customer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-basket.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-draft.h"
#include "operations/csp-customer-create.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

/* Kind of the drafts that the New customer assistant leaves. */
#define CSP_NEW_CUSTOMER_DRAFT "new-customer"

/**
 * CspNewCustomer:
 * @customer: the customer as filled in so far
 * @account: its account as filled in so far
 * @domain_prefix: (nullable): as typed, or as proposed from the company name
 * @domain_edited: whether the person typed it
 * @reseller_chosen: whether a reseller, or none, was chosen
 * @basket: what is to be bought
 * @draft_id: local id of the draft it is saved as, 0 for none
 * @page: (nullable): name of the page the draft was left on
 *
 * What the pages of the New customer assistant fill in together, counted by reference. It holds no secrets.
 */
typedef struct
{
  CspCustomer        *customer;
  CspCustomerAccount *account;
  char               *domain_prefix;
  gboolean            domain_edited;
  gboolean            reseller_chosen;
  CspBasket          *basket;
  gint64              draft_id;
  char               *page;
} CspNewCustomer;

CspNewCustomer             *csp_new_customer_new          (const char            *country);
CspNewCustomer             *csp_new_customer_ref          (CspNewCustomer        *self);
void                        csp_new_customer_unref        (CspNewCustomer        *self);
gboolean                    csp_new_customer_is_empty     (const CspNewCustomer  *self);
void                        csp_new_customer_set_country  (CspNewCustomer        *self,
                                                           const char            *country);
CspDraft                   *csp_new_customer_to_draft     (const CspNewCustomer  *self,
                                                           const char            *page);
CspNewCustomer             *csp_new_customer_from_draft   (CspConn               *conn,
                                                           CspDraft              *draft,
                                                           const char            *country,
                                                           GError               **error);
CspCustomerCreateOperation *csp_new_customer_to_operation (const CspNewCustomer  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspNewCustomer, csp_new_customer_unref)

G_END_DECLS
