/* csp-profile-create.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"
#include "domain/csp-profile.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean csp_catalogue_load_starter (CspConn      *conn,
                                     const char   *country,
                                     GError      **error);
gboolean csp_profile_create         (const char   *path,
                                     CspProfile   *profile,
                                     CspProblems **problems,
                                     GError      **error);

G_END_DECLS
