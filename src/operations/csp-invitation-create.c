/* csp-invitation-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-name-rules.h"
#include "domain/csp-invitation-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-invitation-check.h"
#include "operations/csp-invitation-create.h"

static void
csp_invitation_create_operation_finalize (GObject *object)
{
  CspInvitationCreateOperation *self = CSP_INVITATION_CREATE_OPERATION (object);

  g_clear_object (&self->invitation);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_invitation_create_operation_load (CspOperation         *operation,
                                      CspOperationContext  *context,
                                      GError              **error)
{
  CspInvitationCreateOperation *self = CSP_INVITATION_CREATE_OPERATION (operation);

  csp_operation_set_subject (operation, csp_invitation_name (self->invitation));
  return TRUE;
}

static void
csp_invitation_create_operation_validate (CspOperation        *operation,
                                          CspOperationContext *context,
                                          CspProblems         *problems)
{
  CspInvitationCreateOperation *self = CSP_INVITATION_CREATE_OPERATION (operation);

  csp_invitation_check (context, self->invitation, problems);
}

static gboolean
csp_invitation_create_operation_apply (CspOperation         *operation,
                                       CspOperationContext  *context,
                                       GError              **error)
{
  CspInvitationCreateOperation *self = CSP_INVITATION_CREATE_OPERATION (operation);
  g_autofree char *guid = g_uuid_string_random ();
  CspInvitation *invitation = self->invitation;

  csp_set_str (&invitation->invitation_id, guid);
  csp_set_str (&invitation->state, self->sent ? "sent" : "prepared");
  invitation->created_at = context->now;
  invitation->sent_at = self->sent ? context->now : 0;
  return csp_history_insert (context, "invitation-create", invitation, error);
}

CSP_DEFINE_OPERATION (CspInvitationCreateOperation, csp_invitation_create_operation, "invitation-create",
                      csp_invitation_create_operation_load, csp_invitation_create_operation_validate, csp_invitation_create_operation_apply,
                      csp_invitation_create_operation_finalize)

/**
 * csp_invitation_create_operation_new:
 * @invitation: as drafted; taken over by the operation
 * @sent: whether the person has sent the message
 *
 * Returns: (transfer full): the operation; its fields are those of the record
 */
CspInvitationCreateOperation *
csp_invitation_create_operation_new (CspInvitation *invitation,
                                     gboolean       sent)
{
  CspInvitationCreateOperation *self = g_object_new (CSP_TYPE_INVITATION_CREATE_OPERATION, NULL);

  self->invitation = g_object_ref (invitation);
  self->sent = sent;
  return self;
}
