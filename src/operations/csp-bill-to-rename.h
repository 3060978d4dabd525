/* csp-bill-to-rename.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-customer.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_BILL_TO_RENAME_OPERATION (csp_bill_to_rename_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspBillToRenameOperation, csp_bill_to_rename_operation, CSP, BILL_TO_RENAME_OPERATION, CspOperation)

/**
 * CspBillToRenameOperation:
 *
 * Changes the Bill-to company name and the name in the customer list, nothing else (F-10).
 */
struct _CspBillToRenameOperation
{
  CspOperation  parent_instance;

  gint64       customer_id;         /* local id */
  char         *name;               /* the new name */
  CspCustomer  *before;             /* as it was; after load() */
};

CspBillToRenameOperation *csp_bill_to_rename_operation_new (gint64      customer_id,
                                                            const char *name);

G_END_DECLS
