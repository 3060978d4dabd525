/* csp-conflict-resolve.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_CONFLICT_RESOLVE_OPERATION (csp_conflict_resolve_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspConflictResolveOperation, csp_conflict_resolve_operation, CSP, CONFLICT_RESOLVE_OPERATION,
                      CspOperation)

/**
 * CspConflictResolveOperation:
 * @outbox_id: local id of the entry whose conflicts are decided
 * @take_theirs: (owned): names of the fields that shall be as Partner Center has them, ended by %NULL; the others keep
 *   what is wanted here
 *
 * A person's decision about fields that both sides changed: what is kept is sent again, based on what the service has
 * now; what is taken becomes the value here and is wanted no more.
 */
struct _CspConflictResolveOperation
{
  CspOperation     parent_instance;

  gint64           outbox_id;
  char           **take_theirs;

  /*< private >*/
  CspOutboxEntry  *entry;
  GPtrArray       *conflicts;           /* CspConflict */
};

CspConflictResolveOperation *csp_conflict_resolve_operation_new (gint64              outbox_id,
                                                                 const char * const *take_theirs);

G_END_DECLS
