/* csp-undo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_UNDO_OPERATION (csp_undo_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspUndoOperation, csp_undo_operation, CSP, UNDO_OPERATION, CspOperation)

CspOperation *csp_undo_operation_new (const char *operation_id);

G_END_DECLS
