/* csp-operation-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

gboolean   _csp_operation_run_begun   (CspOperation  *self,
                                       CspConn       *conn,
                                       CspOrigin      origin,
                                       CspProblems  **problems,
                                       GError       **error);
CspChanges _csp_operation_get_changes (CspOperation  *self);

G_END_DECLS
