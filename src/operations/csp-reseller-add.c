/* csp-reseller-add.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "base/csp-text.h"
#include "operations/csp-history.h"
#include "operations/csp-invitation-accept.h"
#include "operations/csp-reseller-add.h"
#include "operations/csp-reseller-check.h"

static void
csp_reseller_add_operation_finalize (GObject *object)
{
  g_clear_object (&CSP_RESELLER_ADD_OPERATION (object)->reseller);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_reseller_add_operation_load (CspOperation         *operation,
                                 CspOperationContext  *context,
                                 GError              **error)
{
  CspResellerAddOperation *self = CSP_RESELLER_ADD_OPERATION (operation);

  csp_operation_set_subject (operation, self->reseller->name);
  return TRUE;
}

static void
csp_reseller_add_operation_validate (CspOperation        *operation,
                                     CspOperationContext *context,
                                     CspProblems         *problems)
{
  CspResellerAddOperation *self = CSP_RESELLER_ADD_OPERATION (operation);

  csp_reseller_check (context, self->reseller, problems);
  csp_invitation_check_accept (context, self->invitation_id, problems);
}

static gboolean
csp_reseller_add_operation_apply (CspOperation         *operation,
                                  CspOperationContext  *context,
                                  GError              **error)
{
  CspResellerAddOperation *self = CSP_RESELLER_ADD_OPERATION (operation);
  CspReseller *reseller = self->reseller;

  csp_set_str (&reseller->state, "active");
  if (csp_is_empty (reseller->mpa_state))
    csp_set_str (&reseller->mpa_state, "unknown");
  if (csp_is_empty (reseller->microsoft_id))
    csp_set_str (&reseller->microsoft_id, NULL);
  if (csp_is_empty (reseller->country))
    csp_set_str (&reseller->country, context->profile->country);
  reseller->created_at = context->now;
  return csp_history_insert (context, "reseller-add", reseller, error) &&
         csp_invitation_accept (context, self->invitation_id, 0, reseller->id, error);
}

CSP_DEFINE_OPERATION (CspResellerAddOperation, csp_reseller_add_operation, "reseller-add",
                      csp_reseller_add_operation_load, csp_reseller_add_operation_validate,
                      csp_reseller_add_operation_apply, csp_reseller_add_operation_finalize)

/**
 * csp_reseller_add_operation_new:
 * @reseller: the indirect reseller as typed; taken over by the operation
 * @invitation_id: local id of the request it answers, 0 for none
 *
 * Returns: (transfer full): the operation; its fields are "name", "mpn-id", "tenant-id" and "country"
 */
CspResellerAddOperation *
csp_reseller_add_operation_new (CspReseller *reseller,
                                gint64       invitation_id)
{
  CspResellerAddOperation *self = g_object_new (CSP_TYPE_RESELLER_ADD_OPERATION, NULL);

  self->reseller = g_object_ref (reseller);
  self->invitation_id = invitation_id;
  return self;
}
