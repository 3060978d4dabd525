/* csp-order-place.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-cloud.h"
#include "operations/csp-order-fulfil.h"
#include "operations/csp-order-place.h"
#include "operations/csp-record-load.h"
#include "operations/csp-reseller-of-record.h"
#include "store/csp-subscription-repo.h"

#define KIND "order-place"

static void
csp_order_place_operation_finalize (GObject *object)
{
  CspOrderPlaceOperation *self = CSP_ORDER_PLACE_OPERATION (object);

  g_clear_pointer (&self->basket, csp_basket_free);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  g_clear_object (&self->backend);
  g_clear_object (&self->customer);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->owned, g_ptr_array_unref);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_order_place_operation_load (CspOperation         *operation,
                                CspOperationContext  *context,
                                GError              **error)
{
  CspOrderPlaceOperation *self = CSP_ORDER_PLACE_OPERATION (operation);

  g_clear_object (&self->backend);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  self->backend = csp_backend_new_for (context->profile, error);
  if (self->backend == NULL ||
      !csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->customer_id, &self->customer, error) ||
      (self->reseller_id != 0 &&
       !csp_operation_load_record (context, CSP_TYPE_RESELLER, self->reseller_id, &self->reseller, error)))
    return FALSE;
  self->owned = csp_subscription_repo_load_of_customer (context->conn, self->customer_id, error);
  csp_operation_set_subject (operation, self->customer->company_name);
  return self->owned != NULL;
}

static void
check_customer (CspOrderPlaceOperation *self,
                CspOperationContext    *context,
                CspProblems            *problems)
{
  if (self->customer->former_at != 0)
    csp_problems_error (problems, "", _("The relationship with this customer has ended. Request a new one first."));
  if (g_strcmp0 (self->customer->agreement, "not-yet") == 0 &&
      csp_cloud_why_not (context->profile->cloud, CSP_CLOUD_FEATURE_AGREEMENT) == NULL)
    csp_problems_warning (problems, "agreement",
                          _("The customer has not accepted the Microsoft Customer Agreement yet: "
                            "the service may refuse orders until then."));
}

static void
csp_order_place_operation_validate (CspOperation        *operation,
                                    CspOperationContext *context,
                                    CspProblems         *problems)
{
  CspOrderPlaceOperation *self = CSP_ORDER_PLACE_OPERATION (operation);

  check_customer (self, context, problems);
  if (self->reseller != NULL)
    csp_reseller_of_record_check (context, self->reseller, problems);
  else
    csp_reseller_of_record_warn (context, problems);
  if (self->basket == NULL || self->basket->lines->len == 0)
    csp_problems_error (problems, "order", _("Choose at least one offer."));
  else
    csp_order_check (context, self->customer, self->basket, self->owned, problems);
}

static gboolean
csp_order_place_operation_apply (CspOperation         *operation,
                                 CspOperationContext  *context,
                                 GError              **error)
{
  CspOrderPlaceOperation *self = CSP_ORDER_PLACE_OPERATION (operation);

  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  self->subscriptions = csp_order_fulfil (context, KIND, self->backend, self->customer, self->basket,
                                          self->reseller, self->owned, error);
  /* The customer's count of open subscriptions is shown in its list. */
  context->changes |= CSP_CHANGED_CUSTOMERS;
  return self->subscriptions != NULL;
}

CSP_DEFINE_OPERATION (CspOrderPlaceOperation, csp_order_place_operation, KIND,
                      csp_order_place_operation_load, csp_order_place_operation_validate,
                      csp_order_place_operation_apply, csp_order_place_operation_finalize)

/**
 * csp_order_place_operation_new:
 *
 * Returns: (transfer full): an operation whose fields are to be set
 */
CspOrderPlaceOperation *
csp_order_place_operation_new (void)
{
  return g_object_new (CSP_TYPE_ORDER_PLACE_OPERATION, NULL);
}
