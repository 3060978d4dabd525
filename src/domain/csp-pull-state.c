/* csp-pull-state.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-pull-state.h"

static const CspField state_fields[] = {
  CSP_FIELD (CspPullState, id, "id", "pull.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspPullState, started_at, "started-at", "pull.started_at", "startedAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, finished_at, "finished-at", "pull.finished_at", "finishedAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, stage, "stage", "pull.stage", "stage", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, item, "item", "pull.item", NULL, INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, cursor, "cursor", "pull.cursor", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, page, "page", "pull.page", "page", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, restarts, "restarts", "pull.restarts", NULL, INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, note_id, "note-id", "pull.note_id", NULL, INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, is_full, "is-full", "pull.is_full", "full", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, next_try_at, "next-try-at", "pull.next_try_at", NULL, INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, error_text, "error-text", "pull.error_text", "errorText", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullState, correlation_id, "correlation-id", "pull.correlation_id", "correlationId", TEXT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspPullState, csp_pull_state, state_fields)

static const CspField detail_fields[] = {
  CSP_FIELD (CspPullDetail, id, "id", "pull_detail.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspPullDetail, stage, "stage", "pull_detail.stage", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullDetail, customer_id, "customer-id", "pull_detail.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspPullDetail, subscription_id, "subscription-id", "pull_detail.subscription_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspPullDetail, priority, "priority", "pull_detail.priority", NULL, INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspPullDetail, next_try_at, "next-try-at", "pull_detail.next_try_at", NULL, INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspPullDetail, attempts, "attempts", "pull_detail.attempts", NULL, INTEGER, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspPullDetail, csp_pull_detail, detail_fields)
