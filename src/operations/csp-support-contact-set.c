/* csp-support-contact-set.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-support-contact-set.h"

G_DEFINE_FINAL_TYPE (CspSupportContactSetOperation, csp_support_contact_set_operation, CSP_TYPE_OPERATION)

static void
csp_support_contact_set_operation_finalize (GObject *object)
{
  CspSupportContactSetOperation *self = CSP_SUPPORT_CONTACT_SET_OPERATION (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_support_contact_set_operation_parent_class)->finalize (object);
}

static void
csp_support_contact_set_operation_class_init (CspSupportContactSetOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_support_contact_set_operation_finalize;
  operation_class->kind = "support-contact-set";
}

static void
csp_support_contact_set_operation_init (CspSupportContactSetOperation *self)
{
}

CspSupportContactSetOperation *
csp_support_contact_set_operation_new (gint64 subscription_id,
                                       gint64 reseller_id)
{
  CspSupportContactSetOperation *self = g_object_new (CSP_TYPE_SUPPORT_CONTACT_SET_OPERATION, NULL);

  self->subscription_id = subscription_id;
  self->reseller_id = reseller_id;
  return self;
}
