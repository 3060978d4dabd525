/* csp-profile-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

CspProfile *csp_profile_repo_load         (CspConn     *conn,
                                           GError     **error);
gboolean    csp_profile_repo_apply_locale (CspConn     *conn,
                                           GError     **error);

G_END_DECLS
