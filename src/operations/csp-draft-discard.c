/* csp-draft-discard.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-draft-discard.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"

static void
csp_draft_discard_operation_finalize (GObject *object)
{
  CspDraftDiscardOperation *self = CSP_DRAFT_DISCARD_OPERATION (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_draft_discard_operation_load (CspOperation         *operation,
                                  CspOperationContext  *context,
                                  GError              **error)
{
  CspDraftDiscardOperation *self = CSP_DRAFT_DISCARD_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_DRAFT, self->draft_id, &self->draft, error))
    return FALSE;
  csp_operation_set_subject (operation, self->draft->title);
  return TRUE;
}

static gboolean
csp_draft_discard_operation_apply (CspOperation         *operation,
                                   CspOperationContext  *context,
                                   GError              **error)
{
  CspDraftDiscardOperation *self = CSP_DRAFT_DISCARD_OPERATION (operation);

  return csp_history_delete (context, "draft-discard", self->draft, error);
}

CSP_DEFINE_OPERATION (CspDraftDiscardOperation, csp_draft_discard_operation, "draft-discard",
                      csp_draft_discard_operation_load, NULL, csp_draft_discard_operation_apply,
                      csp_draft_discard_operation_finalize)

/**
 * csp_draft_discard_operation_new:
 * @draft_id: local id
 *
 * Returns: (transfer full): the operation
 */
CspDraftDiscardOperation *
csp_draft_discard_operation_new (gint64 draft_id)
{
  CspDraftDiscardOperation *self = g_object_new (CSP_TYPE_DRAFT_DISCARD_OPERATION, NULL);

  self->draft_id = draft_id;
  return self;
}
