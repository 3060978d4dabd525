/* csp-invitation-accept.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

void     csp_invitation_check_accept (CspOperationContext  *context,
                                      gint64                invitation_id,
                                      CspProblems          *problems);
gboolean csp_invitation_accept       (CspOperationContext  *context,
                                      gint64                invitation_id,
                                      gint64                customer_id,
                                      gint64                reseller_id,
                                      GError              **error);

G_END_DECLS
