/* csp-reseller-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-reseller.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

CspReseller *csp_reseller_repo_find_by_mpn_id (CspConn     *conn,
                                               const char  *mpn_id,
                                               GError     **error);
GPtrArray   *csp_reseller_repo_load_active    (CspConn     *conn,
                                               GError     **error);
GPtrArray   *csp_reseller_repo_load_related   (CspConn     *conn,
                                               gint64       customer_id,
                                               GError     **error);

gboolean     csp_reseller_repo_get_progress   (CspConn     *conn,
                                               gboolean    *has_resellers,
                                               gboolean    *has_customers,
                                               GError     **error);

G_END_DECLS
