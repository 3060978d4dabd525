/* csp-reseller-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "operations/csp-reseller-change.h"
#include "operations/csp-reseller-check.h"

static void
csp_reseller_change_operation_finalize (GObject *object)
{
  CspResellerChangeOperation *self = CSP_RESELLER_CHANGE_OPERATION (object);

  g_clear_object (&self->reseller);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_reseller_change_operation_load (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspResellerChangeOperation *self = CSP_RESELLER_CHANGE_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_RESELLER, self->reseller->id, &self->before, error))
    return FALSE;
  csp_operation_set_subject (operation, self->reseller->name);
  return TRUE;
}

static void
csp_reseller_change_operation_validate (CspOperation        *operation,
                                        CspOperationContext *context,
                                        CspProblems         *problems)
{
  CspResellerChangeOperation *self = CSP_RESELLER_CHANGE_OPERATION (operation);

  csp_reseller_check (context, self->reseller, problems);
}

static gboolean
csp_reseller_change_operation_apply (CspOperation         *operation,
                                     CspOperationContext  *context,
                                     GError              **error)
{
  CspResellerChangeOperation *self = CSP_RESELLER_CHANGE_OPERATION (operation);

  return csp_history_update (context, "reseller-change", self->before, self->reseller, error);
}

CSP_DEFINE_OPERATION (CspResellerChangeOperation, csp_reseller_change_operation, "reseller-change",
                      csp_reseller_change_operation_load, csp_reseller_change_operation_validate, csp_reseller_change_operation_apply,
                      csp_reseller_change_operation_finalize)

/**
 * csp_reseller_change_operation_new:
 * @reseller: a copy of the stored record with its new values
 *
 * Returns: (transfer full): the operation; its fields are those of #CspResellerAddOperation
 */
CspResellerChangeOperation *
csp_reseller_change_operation_new (CspReseller *reseller)
{
  CspResellerChangeOperation *self = g_object_new (CSP_TYPE_RESELLER_CHANGE_OPERATION, NULL);

  self->reseller = g_object_ref (reseller);
  return self;
}
