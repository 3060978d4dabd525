/* csp-pull.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-engine.h"

G_BEGIN_DECLS

gboolean csp_pull_begin  (CspConn             *conn,
                          gint64               now,
                          gboolean             may_be_partial,
                          GError             **error);
gboolean csp_pull_next   (CspConn             *conn,
                          const char          *in_flight,
                          gboolean             wants_pages,
                          gint64               now,
                          CspSyncRequest     **request,
                          gint64              *wake_at,
                          gboolean            *is_finished,
                          GError             **error);
gboolean csp_pull_answer (CspConn             *conn,
                          gint64               now,
                          CspSyncRequest      *request,
                          const CspSyncReply  *reply,
                          gboolean             is_stale,
                          CspSyncNews         *news,
                          GError             **error);

G_END_DECLS
