/* csp-customer-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-customer-create.h"

G_DEFINE_FINAL_TYPE (CspCustomerCreateOperation, csp_customer_create_operation, CSP_TYPE_OPERATION)

static void
csp_customer_create_operation_finalize (GObject *object)
{
  CspCustomerCreateOperation *self = CSP_CUSTOMER_CREATE_OPERATION (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->account);
  g_clear_object (&self->created);
  g_clear_object (&self->backend);
  g_clear_object (&self->reseller);
  g_clear_object (&self->domain_owner);
  g_clear_pointer (&self->domain_prefix, g_free);
  g_clear_pointer (&self->microsoft_id, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->basket, csp_basket_free);
  g_clear_pointer (&self->password, csp_secret_unref);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  g_clear_pointer (&self->rules, csp_country_rules_free);

  G_OBJECT_CLASS (csp_customer_create_operation_parent_class)->finalize (object);
}

static void
csp_customer_create_operation_class_init (CspCustomerCreateOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_customer_create_operation_finalize;
  operation_class->kind = "customer-create";
}

static void
csp_customer_create_operation_init (CspCustomerCreateOperation *self)
{
}

CspCustomerCreateOperation *
csp_customer_create_operation_new (void)
{
  CspCustomerCreateOperation *self = g_object_new (CSP_TYPE_CUSTOMER_CREATE_OPERATION, NULL);

  return self;
}
