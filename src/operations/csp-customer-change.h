/* csp-customer-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_CHANGE_OPERATION (csp_customer_change_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerChangeOperation, csp_customer_change_operation, CSP, CUSTOMER_CHANGE_OPERATION, CspOperation)

/**
 * CspCustomerChangeOperation:
 *
 * Changes what only this file knows of a customer: alias, tags, reseller, seen setup info.
 */
struct _CspCustomerChangeOperation
{
  CspOperation  parent_instance;

  CspCustomer  *customer;           /* a copy of the stored record with its new values */
  CspCustomer  *before;             /* as it was; after load() */
};

CspCustomerChangeOperation *csp_customer_change_operation_new (CspCustomer *customer);

G_END_DECLS
