/* csp-subscription-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-subscription-change.h"

G_DEFINE_FINAL_TYPE (CspSubscriptionChangeOperation, csp_subscription_change_operation, CSP_TYPE_OPERATION)

static void
csp_subscription_change_operation_finalize (GObject *object)
{
  CspSubscriptionChangeOperation *self = CSP_SUBSCRIPTION_CHANGE_OPERATION (object);

  g_clear_pointer (&self->nickname, g_free);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->reseller_mpn_id, g_free);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->offer);
  g_clear_object (&self->parent);
  g_clear_object (&self->reseller);
  g_clear_object (&self->support);
  g_clear_pointer (&self->suspended_add_ons, g_ptr_array_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_subscription_change_operation_parent_class)->finalize (object);
}

static void
csp_subscription_change_operation_class_init (CspSubscriptionChangeOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_subscription_change_operation_finalize;
  operation_class->kind = "subscription-change";
}

static void
csp_subscription_change_operation_init (CspSubscriptionChangeOperation *self)
{
}

CspSubscriptionChangeOperation *
csp_subscription_change_operation_new (gint64 subscription_id)
{
  CspSubscriptionChangeOperation *self = g_object_new (CSP_TYPE_SUBSCRIPTION_CHANGE_OPERATION, NULL);

  self->subscription_id = subscription_id;
  return self;
}
