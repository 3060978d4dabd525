/* csp-push-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-push-kind.h"
#include "wire/csp-wire-error.h"

G_BEGIN_DECLS

/* How often a change that runs is asked for (partner-center-api §15.2). */
#define CSP_PUSH_POLL_PAUSE (5 * G_TIME_SPAN_SECOND)

/* csp-push-entry.c: from one state to the next */
gboolean _csp_push_load           (CspPush             *push,
                                   CspOperationContext *context,
                                   CspOutboxEntry      *entry,
                                   CspSyncNews         *news,
                                   GError             **error);
void     _csp_push_clear          (CspPush             *push);
gboolean _csp_push_make_ready     (CspPush             *push,
                                   JsonObject          *theirs,
                                   GError             **error);
gint64   _csp_push_pause          (gint64               attempts,
                                   GRand               *rand);
gboolean _csp_push_put_off        (CspPush             *push,
                                   const char          *state,
                                   gint64               pause,
                                   GError             **error);
gboolean _csp_push_send_again     (CspPush             *push,
                                   GError             **error);
gboolean _csp_push_start_over     (CspPush             *push,
                                   gint64               pause,
                                   GError             **error);
gboolean _csp_push_reject         (CspConn             *conn,
                                   CspOutboxEntry      *entry,
                                   const char          *text,
                                   GError             **error);
gboolean _csp_push_remember_error (CspPush             *push,
                                   const CspWireError  *wrong,
                                   const CspSyncReply  *reply,
                                   const char          *correlation_id,
                                   GError             **error);

/* csp-push-take.c: what the service holds */
gboolean _csp_push_take_read      (CspPush             *push,
                                   JsonObject          *theirs,
                                   GError             **error);
gboolean _csp_push_take_look      (CspPush             *push,
                                   JsonNode            *root,
                                   GError             **error);
gboolean _csp_push_take_poll      (CspPush             *push,
                                   JsonObject          *theirs,
                                   GError             **error);
gboolean _csp_push_settle         (CspPush             *push,
                                   JsonObject          *answer,
                                   GError             **error);

G_END_DECLS
