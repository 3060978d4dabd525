/* csp-wire-record.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-record.h"

G_BEGIN_DECLS

JsonNode *csp_wire_record_to_json    (CspRecord   *record);
char     *csp_wire_record_to_text    (CspRecord   *record);
gboolean  csp_wire_record_diff       (CspRecord   *before,
                                      CspRecord   *after,
                                      char       **before_json,
                                      char       **after_json);
gboolean  csp_wire_record_apply_json (CspRecord   *record,
                                      const char  *json,
                                      GError     **error);

G_END_DECLS
