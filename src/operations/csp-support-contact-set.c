/* csp-support-contact-set.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-subscription-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "operations/csp-support-contact-set.h"
#include "operations/csp-support-contact.h"
#include "store/csp-reseller-repo.h"

#define KIND "support-contact-set"

static void
csp_support_contact_set_operation_finalize (GObject *object)
{
  CspSupportContactSetOperation *self = CSP_SUPPORT_CONTACT_SET_OPERATION (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->customer);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_support_contact_set_operation_load (CspOperation         *operation,
                                        CspOperationContext  *context,
                                        GError              **error)
{
  CspSupportContactSetOperation *self = CSP_SUPPORT_CONTACT_SET_OPERATION (operation);

  g_clear_object (&self->after);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->related, g_ptr_array_unref);
  if (!csp_operation_load_record (context, CSP_TYPE_SUBSCRIPTION, self->subscription_id, &self->before, error) ||
      !csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->before->customer_id, &self->customer, error) ||
      (self->reseller_id != 0 &&
       !csp_operation_load_record (context, CSP_TYPE_RESELLER, self->reseller_id, &self->reseller, error)))
    return FALSE;
  self->related = csp_reseller_repo_load_related (context->conn, self->before->customer_id, error);
  csp_operation_set_subject (operation, self->before->label);
  return self->related != NULL;
}

static void
csp_support_contact_set_operation_validate (CspOperation        *operation,
                                            CspOperationContext *context,
                                            CspProblems         *problems)
{
  CspSupportContactSetOperation *self = CSP_SUPPORT_CONTACT_SET_OPERATION (operation);
  g_autofree char *reason = NULL;

  if (self->customer->former_at != 0)
    csp_problems_error (problems, "", _("The relationship with this customer has ended. Request a new one first."));
  if (!csp_subscription_can_change (self->before, CSP_SUBSCRIPTION_CHANGE_SUPPORT_CONTACT, &reason))
    csp_problems_error (problems, "support-contact", "%s", reason);
  csp_support_contact_check (self->reseller, self->related, problems);
}

static gboolean
csp_support_contact_set_operation_apply (CspOperation         *operation,
                                         CspOperationContext  *context,
                                         GError              **error)
{
  CspSupportContactSetOperation *self = CSP_SUPPORT_CONTACT_SET_OPERATION (operation);

  self->after = csp_record_copy (self->before);
  csp_support_contact_assign (self->after, context->profile, self->reseller);
  return csp_history_update (context, KIND, self->before, self->after, error);
}

CSP_DEFINE_OPERATION (CspSupportContactSetOperation, csp_support_contact_set_operation, KIND,
                      csp_support_contact_set_operation_load, csp_support_contact_set_operation_validate,
                      csp_support_contact_set_operation_apply, csp_support_contact_set_operation_finalize)

/**
 * csp_support_contact_set_operation_new:
 * @subscription_id: local id of the subscription
 * @reseller_id: local id of the reseller who becomes its support contact, 0 for the own company
 *
 * Returns: (transfer full): the operation
 */
CspSupportContactSetOperation *
csp_support_contact_set_operation_new (gint64 subscription_id,
                                       gint64 reseller_id)
{
  CspSupportContactSetOperation *self = g_object_new (CSP_TYPE_SUPPORT_CONTACT_SET_OPERATION, NULL);

  self->subscription_id = subscription_id;
  self->reseller_id = reseller_id;
  return self;
}
