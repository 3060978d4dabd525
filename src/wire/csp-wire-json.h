/* csp-wire-json.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *csp_wire_json_parse       (const char  *text,
                                     gssize       length,
                                     GError     **error);
JsonNode *csp_wire_json_find_member (JsonObject  *object,
                                     const char  *name);
char     *csp_wire_json_to_text     (JsonNode    *node);

G_END_DECLS
