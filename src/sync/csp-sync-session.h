/* csp-sync-session.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sign-in.h"
#include "sync/csp-sync-job.h"

G_BEGIN_DECLS

/**
 * CspSyncState:
 * @CSP_SYNC_STATE_STOPPED: it does not run
 * @CSP_SYNC_STATE_SIGNED_OUT: somebody must sign in
 * @CSP_SYNC_STATE_OFFLINE: the service or the authority is out of reach; tried again by itself
 * @CSP_SYNC_STATE_LIMITED: the service asks to wait; tried again by itself
 * @CSP_SYNC_STATE_ELSEWHERE: another process synchronizes this profile
 * @CSP_SYNC_STATE_FAILED: the file cannot be written; tried again by itself
 * @CSP_SYNC_STATE_WORKING: requests are on their way
 * @CSP_SYNC_STATE_ONLINE: everything that can be done is
 *
 * What synchronization is at.
 */
typedef enum
{
  CSP_SYNC_STATE_STOPPED,
  CSP_SYNC_STATE_SIGNED_OUT,
  CSP_SYNC_STATE_OFFLINE,
  CSP_SYNC_STATE_LIMITED,
  CSP_SYNC_STATE_ELSEWHERE,
  CSP_SYNC_STATE_FAILED,
  CSP_SYNC_STATE_WORKING,
  CSP_SYNC_STATE_ONLINE,
} CspSyncState;

#define CSP_TYPE_SYNC_SESSION (csp_sync_session_get_type ())
G_DECLARE_FINAL_TYPE (CspSyncSession, csp_sync_session, CSP, SYNC_SESSION, GObject)

CspSyncSession        *csp_sync_session_new               (CspStore        *store,
                                                           CspHttpClient   *client,
                                                           CspSignIn       *sign_in);
void                   csp_sync_session_start             (CspSyncSession  *self);
void                   csp_sync_session_stop              (CspSyncSession  *self);
void                   csp_sync_session_set_push          (CspSyncSession  *self,
                                                           gboolean         is_wanted);
void                   csp_sync_session_set_full          (CspSyncSession  *self,
                                                           gboolean         is_full);
void                   csp_sync_session_pull              (CspSyncSession  *self);
void                   csp_sync_session_cancel_pull       (CspSyncSession  *self);
void                   csp_sync_session_try_now           (CspSyncSession  *self);
void                   csp_sync_session_attend            (CspSyncSession  *self,
                                                           gint64           outbox_id);
void                   csp_sync_session_set_unlimited     (CspSyncSession  *self,
                                                           guint            connections);
CspSyncState           csp_sync_session_get_state         (CspSyncSession  *self);
const char            *csp_sync_session_get_message       (CspSyncSession  *self);
const CspSyncProgress *csp_sync_session_get_progress      (CspSyncSession  *self);
gboolean               csp_sync_session_is_done           (CspSyncSession  *self);
gint64                 csp_sync_session_get_wake_at       (CspSyncSession  *self);
gint64                 csp_sync_session_get_seconds_left  (CspSyncSession  *self);
CspSignIn             *csp_sync_session_get_sign_in       (CspSyncSession  *self);
CspHttpClient         *csp_sync_session_get_client        (CspSyncSession  *self);

G_END_DECLS
