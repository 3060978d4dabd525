/* csp-conflict.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_CONFLICT (csp_conflict_get_type ())
G_DECLARE_FINAL_TYPE (CspConflict, csp_conflict, CSP, CONFLICT, CspRecord)

/**
 * CspConflict:
 *
 * A field of an outbox entry's subject that both sides changed. The values are JSON, as in history.
 */
struct _CspConflict
{
  CspRecord  parent_instance;

  gint64     id;
  gint64     outbox_id;
  char      *field;
  char      *base;                      /* when both sides last agreed */
  char      *mine;
  char      *theirs;
  gint64     found_at;
};

gboolean csp_conflict_goes_with  (const char        *field,
                                  const char        *other);
gboolean csp_conflict_speaks_for (const CspConflict *self,
                                  const CspConflict *other);

G_END_DECLS
