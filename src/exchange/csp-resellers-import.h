/* csp-resellers-import.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-import.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLERS_IMPORT_OPERATION (csp_resellers_import_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspResellersImportOperation, csp_resellers_import_operation, CSP, RESELLERS_IMPORT_OPERATION,
                      CspImportOperation)

CspImportOperation *csp_resellers_import_operation_new (const char *path);

G_END_DECLS
