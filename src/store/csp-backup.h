/* csp-backup.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean   csp_store_restore (const char  *backup,
                              const char  *path,
                              GError     **error);
GPtrArray *csp_store_check   (CspConn     *conn,
                              GError     **error);

G_END_DECLS
