/* csp-draft-save.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "operations/csp-draft-save.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"

static void
csp_draft_save_operation_finalize (GObject *object)
{
  CspDraftSaveOperation *self = CSP_DRAFT_SAVE_OPERATION (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_draft_save_operation_load (CspOperation         *operation,
                               CspOperationContext  *context,
                               GError              **error)
{
  CspDraftSaveOperation *self = CSP_DRAFT_SAVE_OPERATION (operation);

  csp_operation_set_subject (operation, self->draft->title);
  return TRUE;
}

static gboolean
csp_draft_save_operation_apply (CspOperation         *operation,
                                CspOperationContext  *context,
                                GError              **error)
{
  CspDraftSaveOperation *self = CSP_DRAFT_SAVE_OPERATION (operation);

  /* Not a change of anybody's records, hence no history. */
  context->changes |= CSP_CHANGED_DRAFTS;
  self->draft->saved_at = context->now;
  return self->draft->id == 0 ? csp_repo_insert (context->conn, self->draft, error)
                              : csp_repo_update (context->conn, self->draft, error);
}

CSP_DEFINE_OPERATION (CspDraftSaveOperation, csp_draft_save_operation, "draft-save",
                      csp_draft_save_operation_load, NULL, csp_draft_save_operation_apply,
                      csp_draft_save_operation_finalize)

/**
 * csp_draft_save_operation_new:
 * @draft: what to keep; gets its id when it has none
 *
 * Returns: (transfer full): the operation
 */
CspDraftSaveOperation *
csp_draft_save_operation_new (CspDraft *draft)
{
  CspDraftSaveOperation *self = g_object_new (CSP_TYPE_DRAFT_SAVE_OPERATION, NULL);

  self->draft = g_object_ref (draft);
  return self;
}
