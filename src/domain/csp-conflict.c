/* csp-conflict.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-conflict.h"

static const CspField fields[] = {
  CSP_FIELD (CspConflict, id, "id", "conflict.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspConflict, outbox_id, "outbox-id", "conflict.outbox_id", "number", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, field, "field", "conflict.field", "field", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, base, "base", "conflict.base", "base", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, mine, "mine", "conflict.mine", "mine", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, theirs, "theirs", "conflict.theirs", "theirs", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspConflict, found_at, "found-at", "conflict.found_at", "foundAt", INSTANT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspConflict, csp_conflict, fields)
