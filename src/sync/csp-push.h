/* csp-push.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-engine.h"

G_BEGIN_DECLS

/**
 * CspPushPick:
 * @in_flight: JSON array of outbox ids that wait for an answer
 * @attended: JSON array of outbox ids whose answer somebody waits for
 */
typedef struct
{
  const char *in_flight;
  const char *attended;
} CspPushPick;

gboolean csp_push_start  (CspConn             *conn,
                          GError             **error);
gboolean csp_push_next   (CspConn             *conn,
                          const CspPushPick   *pick,
                          gint64               now,
                          CspSyncRequest     **request,
                          gint64              *wake_at,
                          CspChanges          *changes,
                          GError             **error);
gboolean csp_push_answer (CspConn             *conn,
                          gint64               now,
                          GRand               *rand,
                          CspSyncRequest      *request,
                          const CspSyncReply  *reply,
                          CspSyncNews         *news,
                          GError             **error);

G_END_DECLS
