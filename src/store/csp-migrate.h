/* csp-migrate.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

int      csp_schema_get_version (void);
gboolean csp_schema_is_too_new  (gint64       version,
                                 const char  *path,
                                 GError     **error);
gboolean csp_migrate            (CspConn     *conn,
                                 GError     **error);

G_END_DECLS
