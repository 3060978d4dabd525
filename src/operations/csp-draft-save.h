/* csp-draft-save.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-draft.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_DRAFT_SAVE_OPERATION (csp_draft_save_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspDraftSaveOperation, csp_draft_save_operation, CSP, DRAFT_SAVE_OPERATION, CspOperation)

/**
 * CspDraftSaveOperation:
 *
 * Keeps an assistant that is left unfinished, without secrets.
 */
struct _CspDraftSaveOperation
{
  CspOperation  parent_instance;

  CspDraft     *draft;              /* with id 0 a new one, which gets its id */
};

CspDraftSaveOperation *csp_draft_save_operation_new (CspDraft *draft);

G_END_DECLS
