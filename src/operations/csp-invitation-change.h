/* csp-invitation-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-invitation-rules.h"
#include "domain/csp-invitation.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_INVITATION_CHANGE_OPERATION (csp_invitation_change_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspInvitationChangeOperation, csp_invitation_change_operation, CSP, INVITATION_CHANGE_OPERATION, CspOperation)

/**
 * CspInvitationChangeOperation:
 *
 * Moves a request on: sent, reminded, declined, withdrawn, or linked to the record that accepted it.
 */
struct _CspInvitationChangeOperation
{
  CspOperation        parent_instance;

  gint64             invitation_id; /* local id */
  CspInvitationEvent  event;        /* what happened */
  gint64             customer_id;   /* who accepted, 0 for none */
  gint64             reseller_id;   /* who accepted, 0 for none */
  CspInvitation      *edited;       /* texts to store with a reminder, or NULL */
  CspInvitation      *before;       /* as it was; after load() */
};

CspInvitationChangeOperation *csp_invitation_change_operation_new (gint64             invitation_id,
                                                                   CspInvitationEvent event);

G_END_DECLS
