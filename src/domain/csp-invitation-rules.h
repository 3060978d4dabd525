/* csp-invitation-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-invitation.h"

G_BEGIN_DECLS

/**
 * CspInvitationEvent:
 * @CSP_INVITATION_EVENT_PREPARE: Done without "I have sent the message"
 * @CSP_INVITATION_EVENT_SEND: Done with it, or marked as sent later
 * @CSP_INVITATION_EVENT_REMIND: a reminder was sent
 * @CSP_INVITATION_EVENT_ACCEPT: linked to the customer or reseller that came of it
 * @CSP_INVITATION_EVENT_DECLINE: the recipient said no
 * @CSP_INVITATION_EVENT_EXPIRE: too long without an answer
 * @CSP_INVITATION_EVENT_WITHDRAW: taken back, in this file only
 *
 * What happens to an invitation (functional-spec §5.2).
 */
typedef enum
{
  CSP_INVITATION_EVENT_PREPARE,
  CSP_INVITATION_EVENT_SEND,
  CSP_INVITATION_EVENT_REMIND,
  CSP_INVITATION_EVENT_ACCEPT,
  CSP_INVITATION_EVENT_DECLINE,
  CSP_INVITATION_EVENT_EXPIRE,
  CSP_INVITATION_EVENT_WITHDRAW,
} CspInvitationEvent;

const char *csp_invitation_next_state      (const char           *state,
                                            CspInvitationEvent    event);
gboolean    csp_invitation_can             (const CspInvitation  *invitation,
                                            CspInvitationEvent    event,
                                            char                **reason);
gboolean    csp_invitation_is_open         (const CspInvitation  *invitation);
gboolean    csp_invitation_is_overdue      (const CspInvitation  *invitation,
                                            gint64                days,
                                            gint64                now);
const char *csp_invitation_name            (const CspInvitation  *invitation);
const char *csp_invitation_state_label     (const char           *state);
const char *csp_invitation_kind_label      (const char           *kind);
const char *csp_invitation_how_found_label (const char           *how_found);

G_END_DECLS
