/* csp-customer-add.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_ADD_OPERATION (csp_customer_add_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerAddOperation, csp_customer_add_operation, CSP, CUSTOMER_ADD_OPERATION, CspOperation)

/**
 * CspCustomerAddOperation:
 *
 * Records a customer that exists already and accepted the reseller relationship.
 */
struct _CspCustomerAddOperation
{
  CspOperation  parent_instance;

  CspCustomer  *customer;           /* company_name, domain; optionally microsoft_id, reseller_id, country; gets its local id */
  gint64       invitation_id;       /* local id of the request it answers, 0 for none */
};

CspCustomerAddOperation *csp_customer_add_operation_new (CspCustomer *customer,
                                                         gint64       invitation_id);

G_END_DECLS
