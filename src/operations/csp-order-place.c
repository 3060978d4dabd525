/* csp-order-place.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-order-place.h"

G_DEFINE_FINAL_TYPE (CspOrderPlaceOperation, csp_order_place_operation, CSP_TYPE_OPERATION)

static void
csp_order_place_operation_finalize (GObject *object)
{
  CspOrderPlaceOperation *self = CSP_ORDER_PLACE_OPERATION (object);

  g_clear_object (&self->backend);
  g_clear_object (&self->customer);
  g_clear_object (&self->reseller);
  g_clear_pointer (&self->basket, csp_basket_free);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  g_clear_pointer (&self->owned, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_order_place_operation_parent_class)->finalize (object);
}

static void
csp_order_place_operation_class_init (CspOrderPlaceOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_order_place_operation_finalize;
  operation_class->kind = "order-place";
}

static void
csp_order_place_operation_init (CspOrderPlaceOperation *self)
{
}

CspOrderPlaceOperation *
csp_order_place_operation_new (void)
{
  CspOrderPlaceOperation *self = g_object_new (CSP_TYPE_ORDER_PLACE_OPERATION, NULL);

  return self;
}
