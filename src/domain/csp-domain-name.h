/* csp-domain-name.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"

G_BEGIN_DECLS

/* Characters of a domain prefix (functional-spec 7.4). */
#define CSP_MAX_DOMAIN_PREFIX 27

void        csp_domain_prefix_check   (const char  *prefix,
                                       CspProblems *problems);
char       *csp_domain_prefix_suggest (const char  *company_name);
const char *csp_domain_suffix         (const char  *cloud);

G_END_DECLS
