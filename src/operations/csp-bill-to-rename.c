/* csp-bill-to-rename.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-name-rules.h"
#include "operations/csp-bill-to-rename.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

static void
csp_bill_to_rename_operation_finalize (GObject *object)
{
  CspBillToRenameOperation *self = CSP_BILL_TO_RENAME_OPERATION (object);

  g_free (self->name);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_bill_to_rename_operation_load (CspOperation         *operation,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  CspBillToRenameOperation *self = CSP_BILL_TO_RENAME_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->customer_id, &self->before, error))
    return FALSE;
  csp_operation_set_subject (operation, self->name);
  return TRUE;
}

static void
csp_bill_to_rename_operation_validate (CspOperation        *operation,
                                       CspOperationContext *context,
                                       CspProblems         *problems)
{
  CspBillToRenameOperation *self = CSP_BILL_TO_RENAME_OPERATION (operation);

  csp_company_name_check (self->name, "bill-to-name", problems);
}

static gboolean
csp_bill_to_rename_operation_apply (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspBillToRenameOperation *self = CSP_BILL_TO_RENAME_OPERATION (operation);
  g_autoptr(CspCustomer) after = csp_record_copy (self->before);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspCustomerAccount) account =
    csp_repo_find (context->conn, CSP_TYPE_CUSTOMER_ACCOUNT, self->customer_id, &local_error);
  g_autoptr(CspCustomerAccount) renamed = account ? csp_record_copy (account) : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  csp_set_str (&after->company_name, self->name);
  if (renamed != NULL)
    csp_set_str (&renamed->bill_to_name, self->name);
  return csp_history_update (context, "customer-rename-bill-to", self->before, after, error) &&
         (renamed == NULL || csp_history_update (context, "customer-rename-bill-to", account, renamed, error));
}

CSP_DEFINE_OPERATION (CspBillToRenameOperation, csp_bill_to_rename_operation, "customer-rename-bill-to",
                      csp_bill_to_rename_operation_load, csp_bill_to_rename_operation_validate, csp_bill_to_rename_operation_apply,
                      csp_bill_to_rename_operation_finalize)

/**
 * csp_bill_to_rename_operation_new:
 * @customer_id: local id
 * @name: the new name
 *
 * Returns: (transfer full): the operation; its field is "bill-to-name"
 */
CspBillToRenameOperation *
csp_bill_to_rename_operation_new (gint64      customer_id,
                                  const char *name)
{
  CspBillToRenameOperation *self = g_object_new (CSP_TYPE_BILL_TO_RENAME_OPERATION, NULL);

  self->customer_id = customer_id;
  self->name = csp_strip (name);
  return self;
}
