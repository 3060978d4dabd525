/* csp-sync-lease.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

#define CSP_SYNC_LEASE (60 * G_TIME_SPAN_SECOND)

gboolean csp_sync_lease_take    (CspConn     *conn,
                                 const char  *holder,
                                 gint64       now,
                                 gboolean    *is_ours,
                                 GError     **error);
gboolean csp_sync_lease_release (CspConn     *conn,
                                 const char  *holder,
                                 GError     **error);

G_END_DECLS
