/* csp-sync-pace.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"
#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

/**
 * CspSyncPace:
 * @connections: how many requests may be on their way
 * @connections_now: how many may at the moment
 * @request_space: the least time between two requests
 * @next_slot_at: when the next request may leave
 * @offline_until: when the network is tried again
 * @offline_pause: how long it was left alone last
 * @limited_until: until when the service asked to wait, by kind of resource
 * @limit_pause: how long it was left alone last
 *
 * How fast requests may follow each other (partner-center-api §6).
 */
typedef struct
{
  guint  connections;
  guint  connections_now;
  gint64 request_space;
  gint64 next_slot_at;
  gint64 offline_until;
  gint64 offline_pause;
  gint64 limited_until[CSP_SYNC_N_FAMILIES];
  gint64 limit_pause[CSP_SYNC_N_FAMILIES];
} CspSyncPace;

void     csp_sync_pace_init          (CspSyncPace         *self);
void     csp_sync_pace_set_unlimited (CspSyncPace         *self,
                                      guint                connections);
void     csp_sync_pace_set_reachable (CspSyncPace         *self);
void     csp_sync_pace_note_sent     (CspSyncPace         *self,
                                      gint64               now);
void     csp_sync_pace_note_reply    (CspSyncPace         *self,
                                      CspSyncFamily        family,
                                      const CspSyncReply  *reply,
                                      gint64               now);
gint64   csp_sync_pace_held_until    (const CspSyncPace   *self,
                                      gint64               now);
gboolean csp_sync_pace_load          (CspSyncPace         *self,
                                      CspConn             *conn,
                                      GError             **error);
gboolean csp_sync_pace_store         (const CspSyncPace   *self,
                                      CspConn             *conn,
                                      const CspSyncReply  *reply,
                                      GError             **error);

G_END_DECLS
