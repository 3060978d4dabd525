/* csp-invitation-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "operations/csp-history.h"
#include "operations/csp-invitation-change.h"
#include "operations/csp-invitation-check.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

static void
take_texts (CspInvitation *after,
            CspInvitation *edited)
{
  csp_set_str (&after->email, edited->email);
  csp_set_str (&after->language, edited->language);
  csp_set_str (&after->subject, edited->subject);
  csp_set_str (&after->message, edited->message);
}

static void
csp_invitation_change_operation_finalize (GObject *object)
{
  CspInvitationChangeOperation *self = CSP_INVITATION_CHANGE_OPERATION (object);

  g_clear_object (&self->edited);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_invitation_change_operation_load (CspOperation         *operation,
                                      CspOperationContext  *context,
                                      GError              **error)
{
  CspInvitationChangeOperation *self = CSP_INVITATION_CHANGE_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_INVITATION, self->invitation_id, &self->before, error))
    return FALSE;
  csp_operation_set_subject (operation, csp_invitation_name (self->before));
  return TRUE;
}

static void
csp_invitation_change_operation_validate (CspOperation        *operation,
                                          CspOperationContext *context,
                                          CspProblems         *problems)
{
  CspInvitationChangeOperation *self = CSP_INVITATION_CHANGE_OPERATION (operation);
  g_autofree char *reason = NULL;

  if (!csp_invitation_can (self->before, self->event, &reason))
    csp_problems_error (problems, "", "%s", reason);
  if (self->event == CSP_INVITATION_EVENT_ACCEPT && self->customer_id == 0 && self->reseller_id == 0)
    csp_problems_error (problems, "linked-name", "%s", _("Choose the record that accepted the request."));
  if (self->edited != NULL)
    csp_invitation_check (context, self->edited, problems);
}

static gboolean
csp_invitation_change_operation_apply (CspOperation         *operation,
                                       CspOperationContext  *context,
                                       GError              **error)
{
  CspInvitationChangeOperation *self = CSP_INVITATION_CHANGE_OPERATION (operation);
  g_autoptr(CspInvitation) after = csp_record_copy (self->before);

  csp_set_str (&after->state, csp_invitation_next_state (self->before->state, self->event));
  if (self->edited != NULL)
    take_texts (after, self->edited);
  if (self->event == CSP_INVITATION_EVENT_SEND)
    after->sent_at = context->now;
  if (self->event == CSP_INVITATION_EVENT_REMIND)
    {
      after->reminded_at = context->now;
      after->reminders++;
    }
  after->closed_at = csp_invitation_is_open (after) ? 0 : context->now;
  after->customer_id = self->customer_id;
  after->reseller_id = self->reseller_id;
  return csp_history_update (context, "invitation-change", self->before, after, error);
}

CSP_DEFINE_OPERATION (CspInvitationChangeOperation, csp_invitation_change_operation, "invitation-change",
                      csp_invitation_change_operation_load, csp_invitation_change_operation_validate, csp_invitation_change_operation_apply,
                      csp_invitation_change_operation_finalize)

/**
 * csp_invitation_change_operation_new:
 * @invitation_id: local id
 * @event: what happened
 *
 * With %CSP_INVITATION_EVENT_ACCEPT set customer_id or reseller_id too.
 *
 * Returns: (transfer full): the operation
 */
CspInvitationChangeOperation *
csp_invitation_change_operation_new (gint64             invitation_id,
                                     CspInvitationEvent event)
{
  CspInvitationChangeOperation *self = g_object_new (CSP_TYPE_INVITATION_CHANGE_OPERATION, NULL);

  self->invitation_id = invitation_id;
  self->event = event;
  return self;
}
