/* csp-profile-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "domain/csp-profile-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-profile-change.h"

static void
csp_profile_change_operation_finalize (GObject *object)
{
  CspProfileChangeOperation *self = CSP_PROFILE_CHANGE_OPERATION (object);

  g_clear_object (&self->profile);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_profile_change_operation_load (CspOperation         *operation,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  CspProfileChangeOperation *self = CSP_PROFILE_CHANGE_OPERATION (operation);

  /* No setting, and it may have changed since the settings were read. */
  self->profile->last_reseller_id = context->profile->last_reseller_id;
  csp_operation_set_subject (operation, self->profile->name);
  return TRUE;
}

static void
csp_profile_change_operation_validate (CspOperation        *operation,
                                       CspOperationContext *context,
                                       CspProblems         *problems)
{
  CspProfileChangeOperation *self = CSP_PROFILE_CHANGE_OPERATION (operation);

  csp_profile_validate (self->profile, problems);
}

static gboolean
csp_profile_change_operation_apply (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspProfileChangeOperation *self = CSP_PROFILE_CHANGE_OPERATION (operation);

  return csp_history_update (context, "profile-change", context->profile, self->profile, error);
}

CSP_DEFINE_OPERATION (CspProfileChangeOperation, csp_profile_change_operation, "profile-change",
                      csp_profile_change_operation_load, csp_profile_change_operation_validate, csp_profile_change_operation_apply,
                      csp_profile_change_operation_finalize)

/**
 * csp_profile_change_operation_new:
 * @profile: a copy of the stored record with its new values
 *
 * Returns: (transfer full): the operation; its fields are those of csp_profile_validate()
 */
CspProfileChangeOperation *
csp_profile_change_operation_new (CspProfile *profile)
{
  CspProfileChangeOperation *self = g_object_new (CSP_TYPE_PROFILE_CHANGE_OPERATION, NULL);

  self->profile = g_object_ref (profile);
  return self;
}
