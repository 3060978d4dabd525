/* csp-invitation-check.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-invitation.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

void csp_invitation_check (CspOperationContext *context,
                           CspInvitation       *invitation,
                           CspProblems         *problems);

G_END_DECLS
