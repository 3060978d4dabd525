/* csp-subscriptions-import.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-import.h"

G_BEGIN_DECLS

#define CSP_TYPE_SUBSCRIPTIONS_IMPORT_OPERATION (csp_subscriptions_import_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspSubscriptionsImportOperation, csp_subscriptions_import_operation, CSP,
                      SUBSCRIPTIONS_IMPORT_OPERATION, CspImportOperation)

CspImportOperation *csp_subscriptions_import_operation_new (const char *path,
                                                            const char *customer);

G_END_DECLS
