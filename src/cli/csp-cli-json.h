/* csp-cli-json.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

void csp_cli_json_append_text   (GString    *json,
                                 const char *text);
void csp_cli_json_append_record (GString    *json,
                                 gpointer    record);

G_END_DECLS
