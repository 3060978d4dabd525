/* csp-reseller-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-reseller.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLER_CHANGE_OPERATION (csp_reseller_change_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspResellerChangeOperation, csp_reseller_change_operation, CSP, RESELLER_CHANGE_OPERATION, CspOperation)

/**
 * CspResellerChangeOperation:
 *
 * Changes what is recorded about an indirect reseller.
 */
struct _CspResellerChangeOperation
{
  CspOperation  parent_instance;

  CspReseller  *reseller;           /* a copy of the stored record with its new values */
  CspReseller  *before;             /* as it was; after load() */
};

CspResellerChangeOperation *csp_reseller_change_operation_new (CspReseller *reseller);

G_END_DECLS
