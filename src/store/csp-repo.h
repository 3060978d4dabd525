/* csp-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean   csp_repo_insert     (CspConn       *conn,
                                gpointer       record,
                                GError       **error);
gboolean   csp_repo_update     (CspConn       *conn,
                                gpointer       record,
                                GError       **error);
gboolean   csp_repo_delete     (CspConn       *conn,
                                GType          type,
                                gint64         id,
                                GError       **error);
gpointer   csp_repo_find       (CspConn       *conn,
                                GType          type,
                                gint64         id,
                                GError       **error);
gpointer   csp_repo_find_where (CspConn       *conn,
                                GType          type,
                                GError       **error,
                                const char    *where,
                                const char    *types,
                                ...);
GPtrArray *csp_repo_load_where (CspConn       *conn,
                                GType          type,
                                GError       **error,
                                const char    *where,
                                const char    *types,
                                ...);
GPtrArray *csp_repo_load       (CspConn       *conn,
                                GType          type,
                                const guint32 *ids,
                                guint          n_ids,
                                GError       **error);

G_END_DECLS
