/* csp-customer-erase.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_ERASE_OPERATION (csp_customer_erase_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerEraseOperation, csp_customer_erase_operation, CSP, CUSTOMER_ERASE_OPERATION, CspOperation)

/**
 * CspCustomerEraseOperation:
 *
 * Deletes a customer for good, with its subscriptions, orders, history and index (design.md, Deletion).
 */
struct _CspCustomerEraseOperation
{
  CspOperation  parent_instance;

  gint64       customer_id;         /* local id */
  CspCustomer  *customer;           /* as it was; after load() */
};

CspCustomerEraseOperation *csp_customer_erase_operation_new (gint64 customer_id);

G_END_DECLS
