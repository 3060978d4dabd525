/* csp-wire-word.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean    csp_wire_is_word    (const char         *text);
const char *csp_wire_word_match (const char         *text,
                                 const char * const *words);
const char *csp_wire_word_read  (JsonNode           *node,
                                 const char * const *words);

G_END_DECLS
