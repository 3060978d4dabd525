/* csp-sync-session-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-session.h"

G_BEGIN_DECLS

/**
 * CspSyncSession:
 *
 * Drives a #CspSyncEngine for one open profile on the main context: the engine's work is done on the writing thread
 * of the database, requests go through a #CspHttpClient, tokens come from a #CspSignIn. Nothing here blocks.
 */
struct _CspSyncSession
{
  GObject          parent_instance;

  CspStore        *store;
  CspHttpClient   *client;
  CspSignIn       *sign_in;
  CspSyncEngine   *engine;
  guint            generation;            /* of the engine: answers to an earlier one's requests are not its */
  guint            connections;           /* 0 for those that the service asks for */
  char            *holder;
  gint64           lease_until;
  GCancellable    *cancellable;

  CspSyncState     state;
  char            *message;
  CspSyncProgress *progress;
  gint64           looked_at;             /* when progress was read */
  gint64           details_then;          /* for the estimate: how many were left … */
  gint64           then;                  /* … at this instant */

  GPtrArray       *answers;               /* CspSyncAnswer, not stored yet */
  GArray          *attended;
  guint            n_in_flight;
  gboolean         wants_push;
  gboolean         is_full;
  gboolean         is_pulling;
  int              wants_pull;            /* -1: the engine knows */
  gboolean         is_reachable;
  gboolean         is_running;
  gboolean         is_stopping;
  gboolean         is_job_running;
  gboolean         is_asked_again;
  CspSyncTurn      turn;
  gint64           wake_at;
  guint            wake_source;
  guint            heartbeat_source;

  guint            token_number;          /* counts refreshes */
  gboolean         is_refreshing;
  gboolean         is_after_refusal;      /* the token replaces one that the service refused */
  gboolean         is_signed_out;
  char            *sign_in_message;       /* why */
  guint            retry_seconds;
  gint64           retry_at;              /* of a refresh that failed */

  CspChanges       changes;               /* that the views do not know of yet */
  gint64           noticed_at;
  guint            notice_source;
  gboolean         is_noticing;
};

void csp_sync_session_disconnect   (CspSyncSession  *self);
void csp_sync_session_renew_engine (CspSyncSession  *self);
void csp_sync_session_set_state    (CspSyncSession  *self,
                                    CspSyncState     state,
                                    const char      *message);
void csp_sync_session_go_on        (CspSyncSession  *self);

G_END_DECLS
