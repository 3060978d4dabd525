/* csp-service-uri.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"

G_BEGIN_DECLS

gboolean csp_service_uri_is_allowed (const char  *uri);
void     csp_service_uri_check      (const char  *uri,
                                     const char  *field,
                                     CspProblems *problems);

G_END_DECLS
