/* csp-draft.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_DRAFT (csp_draft_get_type ())
G_DECLARE_FINAL_TYPE (CspDraft, csp_draft, CSP, DRAFT, CspRecord)

/**
 * CspDraft:
 *
 * An assistant left unfinished, without secrets.
 */
struct _CspDraft
{
  CspRecord  parent_instance;

  gint64     id;
  char     *kind;
  char     *title;
  char     *page;
  char     *content;                    /* JSON, the fields as typed */
  gint64     saved_at;
};

G_END_DECLS
