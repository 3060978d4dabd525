/* csp-list-reader.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"
#include "store/csp-list-query.h"

G_BEGIN_DECLS

GArray *csp_list_read_ids     (CspConn             *conn,
                               const CspListQuery  *query,
                               guint                limit,
                               GError             **error);
GArray *csp_list_pick_ids     (CspConn             *conn,
                               const CspListQuery  *query,
                               GArray              *chosen,
                               GError             **error);
GArray *csp_list_search_first (CspConn             *conn,
                               const CspListQuery  *query,
                               GArray              *base,
                               guint                limit,
                               GError             **error);
GArray *csp_list_search_ids   (CspConn             *conn,
                               const CspListQuery  *query,
                               GArray              *base,
                               guint                limit,
                               GError             **error);

G_END_DECLS
