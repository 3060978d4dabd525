/* csp-history-entry.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-history-entry.h"

static const CspField fields[] = {
  CSP_FIELD (CspHistoryEntry, id, "id", "history.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspHistoryEntry, operation_id, "operation-id", "history.operation_id", "operationId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, at, "at", "history.at", "at", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, actor, "actor", "history.actor", "actor", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, origin, "origin", "history.origin", "origin", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, kind, "kind", "history.kind", "kind", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, subject_type, "subject-type", "history.subject_type", "subjectType", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, subject_id, "subject-id", "history.subject_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspHistoryEntry, subject_name, "subject-name", "history.subject_name", "subjectName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, before, "before", "history.before", "before", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, after, "after", "history.after", "after", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspHistoryEntry, undone_by, "undone-by", "history.undone_by", NULL, TEXT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspHistoryEntry, csp_history_entry, fields)
