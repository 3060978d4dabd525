/* csp-reseller-add.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-reseller.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_RESELLER_ADD_OPERATION (csp_reseller_add_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspResellerAddOperation, csp_reseller_add_operation, CSP, RESELLER_ADD_OPERATION, CspOperation)

/**
 * CspResellerAddOperation:
 *
 * Records a partnership that is known to be accepted. An invitation that it answers becomes accepted.
 */
struct _CspResellerAddOperation
{
  CspOperation  parent_instance;

  CspReseller  *reseller;           /* name, mpn_id; optionally microsoft_id, country; gets its local id */
  gint64        invitation_id;      /* local id of the request it answers, 0 for none */
};

CspResellerAddOperation *csp_reseller_add_operation_new (CspReseller *reseller,
                                                         gint64       invitation_id);

G_END_DECLS
