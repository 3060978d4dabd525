/* csp-merge.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"
#include "wire/csp-wire-resource.h"

G_BEGIN_DECLS

/**
 * CspMergeResult:
 * @CSP_MERGE_WANTED: the service holds what the wish was based on: it can be sent
 * @CSP_MERGE_SATISFIED: the service holds what is wanted already; the entry is gone
 * @CSP_MERGE_CONFLICT: both sides changed a field; a person must decide
 */
typedef enum
{
  CSP_MERGE_WANTED,
  CSP_MERGE_SATISFIED,
  CSP_MERGE_CONFLICT,
} CspMergeResult;

gboolean csp_merge_take    (CspOperationContext    *context,
                            const CspWireResource  *resource,
                            gpointer                record,
                            JsonObject             *theirs,
                            gint64                  except_entry,
                            GError                **error);
gboolean csp_merge_take_record
                           (CspOperationContext    *context,
                            gpointer                record,
                            gpointer                theirs,
                            gint64                  except_entry,
                            GError                **error);
gboolean csp_merge_compare (CspOperationContext    *context,
                            const CspWireResource  *resource,
                            CspOutboxEntry         *entry,
                            gpointer                record,
                            JsonObject             *theirs,
                            gboolean                has_base,
                            CspMergeResult         *result,
                            GError                **error);
gboolean csp_merge_holds   (const CspWireResource  *resource,
                            CspOutboxEntry         *entry,
                            const char             *json,
                            gpointer                record,
                            JsonObject             *theirs);

G_END_DECLS
