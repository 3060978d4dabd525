/* csp-sync-engine-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-engine.h"
#include "sync/csp-sync-pace.h"

G_BEGIN_DECLS

/**
 * CspSyncEngine:
 *
 * Decides what is sent to Partner Center next, and what follows from each answer. Everything that must survive is in
 * the profile's file, changed in one transaction an answer; here is only what is on its way, the pace, and whether
 * there is a token. It knows no network, no clock and no threads: a session drives it with those, the simulation
 * with others.
 */
struct _CspSyncEngine
{
  GObject     parent_instance;

  GRand      *rand;
  GHashTable *in_flight;        /* CspSyncRequest, set */
  GHashTable *attended;         /* outbox ids as gint64 */
  GHashTable *written;          /* serial of the last write answered, by customer id */
  guint64     serial;
  gboolean    wants_push;
  gboolean    wants_pull;
  gboolean    is_pull_asked;    /* since the last look: it does not wait for its next try */
  gboolean    is_incremental;
  gboolean    has_token;
  gboolean    is_batch;         /* the transaction that is open goes on */
  CspChanges  changes;          /* since csp_sync_engine_take_changes() */
  CspSyncPace pace;
};

gboolean _csp_sync_engine_begin     (CspSyncEngine   *self,
                                     CspConn         *conn,
                                     GError         **error);
gboolean _csp_sync_engine_commit    (CspSyncEngine   *self,
                                     CspConn         *conn,
                                     GError         **error);
void     _csp_sync_engine_roll_back (CspSyncEngine   *self,
                                     CspConn         *conn);
gboolean _csp_sync_engine_pick      (CspSyncEngine   *self,
                                     CspConn         *conn,
                                     gint64           now,
                                     CspSyncRequest **request,
                                     gint64          *wake_at,
                                     GError         **error);

G_END_DECLS
