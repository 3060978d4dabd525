/* csp-wire-country-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-country-rules.h"

G_BEGIN_DECLS

CspCountryRules *csp_wire_country_rules_parse   (const char  *json,
                                                 gssize       length,
                                                 GError     **error);
GPtrArray       *csp_wire_country_rules_starter (void);

G_END_DECLS
