/* csp-customer-erase.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-customer.h"
#include "operations/csp-customer-erase.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "store/csp-customer-erase.h"

static void
csp_customer_erase_operation_finalize (GObject *object)
{
  CspCustomerEraseOperation *self = CSP_CUSTOMER_ERASE_OPERATION (object);

  g_clear_object (&self->customer);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_customer_erase_operation_load (CspOperation         *operation,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  CspCustomerEraseOperation *self = CSP_CUSTOMER_ERASE_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->customer_id, &self->customer, error))
    return FALSE;
  csp_operation_set_subject (operation, self->customer->company_name);
  return TRUE;
}

static void
csp_customer_erase_operation_validate (CspOperation        *operation,
                                       CspOperationContext *context,
                                       CspProblems         *problems)
{
  CspCustomerEraseOperation *self = CSP_CUSTOMER_ERASE_OPERATION (operation);

  if (self->customer->former_at == 0 && !g_str_equal (context->profile->backend, "local"))
    csp_problems_error (problems, "", "%s",
                        _("A customer of a connected profile is archived first: remove the relationship."));
}

static gboolean
csp_customer_erase_operation_apply (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspCustomerEraseOperation *self = CSP_CUSTOMER_ERASE_OPERATION (operation);

  context->changes |= CSP_CHANGED_CUSTOMERS | CSP_CHANGED_SUBSCRIPTIONS | CSP_CHANGED_ORDERS |
                      CSP_CHANGED_INVITATIONS | CSP_CHANGED_HISTORY;
  return csp_customer_repo_erase (context->conn, self->customer_id, error) &&
         csp_history_note (context, "customer-erase", NULL, NULL, error) != 0;
}

CSP_DEFINE_OPERATION (CspCustomerEraseOperation, csp_customer_erase_operation, "customer-erase",
                      csp_customer_erase_operation_load, csp_customer_erase_operation_validate, csp_customer_erase_operation_apply,
                      csp_customer_erase_operation_finalize)

/**
 * csp_customer_erase_operation_new:
 * @customer_id: local id
 *
 * Returns: (transfer full): the operation
 */
CspCustomerEraseOperation *
csp_customer_erase_operation_new (gint64 customer_id)
{
  CspCustomerEraseOperation *self = g_object_new (CSP_TYPE_CUSTOMER_ERASE_OPERATION, NULL);

  self->customer_id = customer_id;
  return self;
}
