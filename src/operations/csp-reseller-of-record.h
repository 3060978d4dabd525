/* csp-reseller-of-record.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-reseller.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

gboolean csp_reseller_of_record_check (CspOperationContext *context,
                                       CspReseller         *reseller,
                                       CspProblems         *problems);
void     csp_reseller_of_record_warn  (CspOperationContext *context,
                                       CspProblems         *problems);

G_END_DECLS
