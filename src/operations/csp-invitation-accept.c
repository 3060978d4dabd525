/* csp-invitation-accept.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-invitation-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-invitation-accept.h"
#include "store/csp-repo.h"

/**
 * csp_invitation_check_accept:
 * @context: of the running operation
 * @invitation_id: local id of a request, 0 for none
 * @problems: gets the reason when it cannot become accepted (functional-spec §5.2)
 */
void
csp_invitation_check_accept (CspOperationContext *context,
                             gint64               invitation_id,
                             CspProblems         *problems)
{
  g_autoptr(CspInvitation) invitation = NULL;
  g_autofree char *reason = NULL;

  if (invitation_id == 0)
    return;
  invitation = csp_repo_find (context->conn, CSP_TYPE_INVITATION, invitation_id, NULL);
  if (invitation == NULL)
    csp_problems_error (problems, "invitation", "%s", _("The request is no longer there."));
  else if (!csp_invitation_can (invitation, CSP_INVITATION_EVENT_ACCEPT, &reason))
    csp_problems_error (problems, "invitation", "%s", reason);
}

/**
 * csp_invitation_accept:
 * @context: of the running operation
 * @invitation_id: local id of a request, 0 for none
 * @customer_id: local id of the customer who accepted, 0 for none
 * @reseller_id: local id of the indirect reseller who accepted, 0 for none
 * @error: return location
 *
 * Makes a request accepted by the record that is the evidence of it.
 *
 * Returns: whether that is stored, also when there is no request
 */
gboolean
csp_invitation_accept (CspOperationContext  *context,
                       gint64                invitation_id,
                       gint64                customer_id,
                       gint64                reseller_id,
                       GError              **error)
{
  g_autoptr(CspInvitation) before = NULL;
  g_autoptr(CspInvitation) after = NULL;

  if (invitation_id == 0)
    return TRUE;
  before = csp_repo_find (context->conn, CSP_TYPE_INVITATION, invitation_id, error);
  if (before == NULL)
    return FALSE;
  after = csp_record_copy (before);
  csp_set_str (&after->state, csp_invitation_next_state (before->state, CSP_INVITATION_EVENT_ACCEPT));
  after->customer_id = customer_id;
  after->reseller_id = reseller_id;
  after->closed_at = context->now;
  return csp_history_update (context, "invitation-change", before, after, error);
}
