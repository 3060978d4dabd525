/* csp-draft-discard.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-draft.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_DRAFT_DISCARD_OPERATION (csp_draft_discard_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspDraftDiscardOperation, csp_draft_discard_operation, CSP, DRAFT_DISCARD_OPERATION, CspOperation)

/**
 * CspDraftDiscardOperation:
 *
 * Discards a draft; undo brings it back.
 */
struct _CspDraftDiscardOperation
{
  CspOperation  parent_instance;

  gint64    draft_id;               /* local id */
  CspDraft     *draft;              /* as it was; after load() */
};

CspDraftDiscardOperation *csp_draft_discard_operation_new (gint64 draft_id);

G_END_DECLS
