/* csp-invitation-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-word-label.h"

static const struct
{
  const char         *from;
  CspInvitationEvent  event;
  const char         *to;
} transitions[] = {
  { "draft", CSP_INVITATION_EVENT_PREPARE, "prepared" },
  { "draft", CSP_INVITATION_EVENT_SEND, "sent" },
  { "prepared", CSP_INVITATION_EVENT_SEND, "sent" },
  { "prepared", CSP_INVITATION_EVENT_REMIND, "sent" },
  { "prepared", CSP_INVITATION_EVENT_ACCEPT, "accepted" },
  { "prepared", CSP_INVITATION_EVENT_DECLINE, "declined" },
  { "prepared", CSP_INVITATION_EVENT_EXPIRE, "expired" },
  { "prepared", CSP_INVITATION_EVENT_WITHDRAW, "withdrawn" },
  { "sent", CSP_INVITATION_EVENT_REMIND, "sent" },
  { "sent", CSP_INVITATION_EVENT_ACCEPT, "accepted" },
  { "sent", CSP_INVITATION_EVENT_DECLINE, "declined" },
  { "sent", CSP_INVITATION_EVENT_EXPIRE, "expired" },
  { "sent", CSP_INVITATION_EVENT_WITHDRAW, "withdrawn" },
  { "expired", CSP_INVITATION_EVENT_REMIND, "sent" },
  /* The link has no expiry of its own: a late answer is still one. */
  { "expired", CSP_INVITATION_EVENT_ACCEPT, "accepted" },
};

static const struct
{
  const char *state;
  const char *reason;
} refusals[] = {
  { "draft", N_("This invitation is still a draft. Finish it first.") },
  { "sent", N_("This invitation is marked as sent already.") },
  { "accepted", N_("This invitation has been accepted. That is final.") },
  { "declined", N_("This invitation has been declined. Duplicate it to ask again.") },
  { "expired", N_("This invitation has expired. Send a reminder to open it again.") },
  { "withdrawn", N_("This invitation has been withdrawn. Duplicate it to ask again.") },
};

/**
 * csp_invitation_next_state:
 * @state: (nullable): a state
 * @event: what happens
 *
 * Returns: (transfer none) (nullable): the state afterwards, %NULL when @event cannot happen in @state
 */
const char *
csp_invitation_next_state (const char         *state,
                           CspInvitationEvent  event)
{
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].event == event && g_strcmp0 (transitions[i].from, state) == 0)
      return transitions[i].to;
  return NULL;
}

/**
 * csp_invitation_can:
 * @invitation: an invitation
 * @event: what somebody wants to do
 * @reason: (out) (optional) (nullable) (transfer full): a translated sentence when it is refused
 *
 * Returns: whether @event can happen in the invitation's state
 */
gboolean
csp_invitation_can (const CspInvitation  *invitation,
                    CspInvitationEvent    event,
                    char                **reason)
{
  if (reason != NULL)
    *reason = NULL;
  if (csp_invitation_next_state (invitation->state, event) != NULL)
    return TRUE;
  if (reason == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_strcmp0 (refusals[i].state, invitation->state) == 0)
      *reason = g_strdup (_(refusals[i].reason));
  if (*reason == NULL)
    *reason = g_strdup (_("This is not possible in the invitation's present state."));
  return FALSE;
}

/**
 * csp_invitation_is_open:
 * @invitation: an invitation
 *
 * Returns: whether an answer to it may still come, so that it is offered for linking
 */
gboolean
csp_invitation_is_open (const CspInvitation *invitation)
{
  return csp_invitation_next_state (invitation->state, CSP_INVITATION_EVENT_ACCEPT) != NULL;
}

/**
 * csp_invitation_is_overdue:
 * @invitation: an invitation
 * @days: after how many days without an answer it expires, 0 for never
 * @now: the instant to judge by
 *
 * Counts from the last reminder, else from the day it was sent, else from the day it was made.
 *
 * Returns: whether the time is over for one that can expire
 */
gboolean
csp_invitation_is_overdue (const CspInvitation *invitation,
                           gint64               days,
                           gint64               now)
{
  gint64 since = invitation->created_at;

  if (days <= 0 || csp_invitation_next_state (invitation->state, CSP_INVITATION_EVENT_EXPIRE) == NULL)
    return FALSE;
  since = MAX (since, invitation->sent_at);
  since = MAX (since, invitation->reminded_at);
  return now / G_TIME_SPAN_DAY - since / G_TIME_SPAN_DAY >= days;
}

/**
 * csp_invitation_name:
 * @invitation: an invitation
 *
 * Both recipient and address are optional (functional-spec §4.8), yet it has to be called something.
 *
 * Returns: (transfer none): the recipient, else the address, else that there is none
 */
const char *
csp_invitation_name (const CspInvitation *invitation)
{
  if (!csp_is_empty (invitation->recipient))
    return invitation->recipient;
  if (!csp_is_empty (invitation->email))
    return invitation->email;
  return C_("recipient", "Unnamed recipient");
}

static const CspWordLabel states[] = {
  { "draft", "status-invitation", NC_("status-invitation", "Draft") },
  { "prepared", "status-invitation", NC_("status-invitation", "Prepared") },
  { "sent", "status-invitation", NC_("status-invitation", "Sent") },
  { "accepted", "status-invitation", NC_("status-invitation", "Accepted") },
  { "declined", "status-invitation", NC_("status-invitation", "Declined") },
  { "expired", "status-invitation", NC_("status-invitation", "Expired") },
  { "withdrawn", "status-invitation", NC_("status-invitation", "Withdrawn") },
};

static const CspWordLabel kinds[] = {
  { "partnership", "noun", NC_("noun", "Partnership") },
  { "relationship", "noun", NC_("noun", "Reseller relationship") },
  { "joint", "noun", NC_("noun", "Joint invitation") },
};

static const CspWordLabel channels[] = {
  { "own-marketing", "how-found", NC_("how-found", "Own marketing") },
  { "microsoft-referral", "how-found", NC_("how-found", "Microsoft referral") },
  { "indirect-provider", "how-found", NC_("how-found", "Indirect provider") },
  { "other", "how-found", NC_("how-found", "Other") },
};

/**
 * csp_invitation_state_label:
 * @state: (nullable): a state
 *
 * Returns: (transfer none): its name for people; an unknown word as it is
 */
const char *
csp_invitation_state_label (const char *state)
{
  return csp_word_label (states, G_N_ELEMENTS (states), state);
}

/**
 * csp_invitation_kind_label:
 * @kind: (nullable): partnership, relationship or joint
 *
 * Returns: (transfer none): its name for people; an unknown word as it is
 */
const char *
csp_invitation_kind_label (const char *kind)
{
  return csp_word_label (kinds, G_N_ELEMENTS (kinds), kind);
}

/**
 * csp_invitation_how_found_label:
 * @how_found: (nullable): the channel through which the recipient was found
 *
 * Returns: (transfer none): its name for people; an unknown word as it is
 */
const char *
csp_invitation_how_found_label (const char *how_found)
{
  return csp_word_label (channels, G_N_ELEMENTS (channels), how_found);
}
