/* csp-customers-import.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-import.h"
#include "store/csp-customer-bulk.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMERS_IMPORT_OPERATION (csp_customers_import_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomersImportOperation, csp_customers_import_operation, CSP, CUSTOMERS_IMPORT_OPERATION,
                      CspImportOperation)

CspImportOperation *csp_customers_import_operation_new (const char *path);

G_END_DECLS
