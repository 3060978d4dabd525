/* csp-draft.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-draft.h"

static const CspField fields[] = {
  CSP_FIELD (CspDraft, id, "id", "draft.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspDraft, kind, "kind", "draft.kind", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspDraft, title, "title", "draft.title", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspDraft, page, "page", "draft.page", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspDraft, content, "content", "draft.content", NULL, TEXT, CSP_FIELD_LOCAL),
  CSP_FIELD (CspDraft, saved_at, "saved-at", "draft.saved_at", NULL, INSTANT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspDraft, csp_draft, fields)
