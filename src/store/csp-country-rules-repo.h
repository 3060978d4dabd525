/* csp-country-rules-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-country-rules.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean csp_country_rules_repo_find  (CspConn                *conn,
                                       const char             *iso2,
                                       CspCountryRules       **rules,
                                       GError                **error);
gboolean csp_country_rules_repo_store (CspConn                *conn,
                                       const CspCountryRules  *rules,
                                       const char             *source,
                                       gint64                  fetched_at,
                                       GError                **error);

G_END_DECLS
