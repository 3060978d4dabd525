/* csp-iso-codes.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *csp_country_name     (const char *iso2);
const char *csp_language_name    (const char *code);
gboolean    csp_language_exists  (const char *code);
char       *csp_culture_name     (const char *culture);
char       *csp_state_label      (const char *iso2,
                                  const char *state);

G_END_DECLS
