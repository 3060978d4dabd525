/* csp-invitation-create.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-invitation.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_INVITATION_CREATE_OPERATION (csp_invitation_create_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspInvitationCreateOperation, csp_invitation_create_operation, CSP, INVITATION_CREATE_OPERATION, CspOperation)

/**
 * CspInvitationCreateOperation:
 *
 * Stores a request that was drafted: prepared, or sent when the person says so.
 */
struct _CspInvitationCreateOperation
{
  CspOperation   parent_instance;

  CspInvitation *invitation;        /* as drafted; gets its ids */
  gboolean       sent;              /* the person has sent the message */
};

CspInvitationCreateOperation *csp_invitation_create_operation_new (CspInvitation *invitation,
                                                                   gboolean       sent);

G_END_DECLS
