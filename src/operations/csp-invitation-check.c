/* csp-invitation-check.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-name-rules.h"
#include "operations/csp-invitation-check.h"

/* Functional-spec §4.15, limits without documented values. */
#define MAX_SUBJECT 255
#define MAX_MESSAGE 20000

static void
check_length (const char  *text,
              int          limit,
              const char  *field,
              CspProblems *problems)
{
  if (text != NULL && g_utf8_strlen (text, -1) > limit)
    csp_problems_error (problems, field, ngettext ("At most %d character.", "At most %d characters.", limit), limit);
}

/**
 * csp_invitation_check:
 * @context: of the running operation
 * @invitation: a request as drafted
 * @problems: gets what is wrong with it (functional-spec §4.8)
 */
void
csp_invitation_check (CspOperationContext *context,
                      CspInvitation       *invitation,
                      CspProblems         *problems)
{
  CspAction action = g_strcmp0 (invitation->kind, "partnership") == 0 ? CSP_ACTION_REQUEST_PARTNERSHIP
                                                                       : CSP_ACTION_REQUEST_RELATIONSHIP;
  g_autofree char *reason = NULL;

  if (!csp_permission_check (context->profile, action, &reason))
    csp_problems_error (problems, "", "%s", reason);
  if (!csp_is_empty (invitation->email))
    csp_email_check (invitation->email, "email", FALSE, problems);
  check_length (invitation->subject, MAX_SUBJECT, "subject", problems);
  check_length (invitation->message, MAX_MESSAGE, "message", problems);
  if (csp_is_empty (invitation->link) || !csp_invitation_text_has_link (invitation->message, invitation->link))
    csp_problems_error (problems, "message", "%s",
                        _("The link must stay in the message: it ties the recipient to your account."));
  if (!csp_is_empty (invitation->country) &&
      !csp_countries_share_region (invitation->country, context->profile->country))
    csp_problems_warning (problems, "country", "%s", _("This country is outside your CSP region."));
}
