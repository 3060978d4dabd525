/* csp-sync-engine.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/csp-secret.h"
#include "store/csp-store.h"
#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

/**
 * CspSyncTurn:
 * @CSP_SYNC_SEND: there is a request to send
 * @CSP_SYNC_WAIT: nothing can be sent before an answer comes or the given instant is there
 * @CSP_SYNC_NEEDS_TOKEN: a fresh access token is needed
 * @CSP_SYNC_IDLE: everything wanted is done
 */
typedef enum
{
  CSP_SYNC_SEND,
  CSP_SYNC_WAIT,
  CSP_SYNC_NEEDS_TOKEN,
  CSP_SYNC_IDLE,
} CspSyncTurn;

/**
 * CspSyncNews:
 * @changes: what the answer changed in the file
 * @user_name: (nullable): user name of a new customer's administrator
 * @password: (nullable): its temporary password, to be shown once; it is stored nowhere
 * @customer_id: local id of that customer
 * @sentence: (nullable): what a person should know, as a difference between what was wanted and what the service keeps
 * @correlation_id: (nullable): for Microsoft's support
 *
 * What an answer brought.
 */
typedef struct
{
  CspChanges  changes;
  char       *user_name;
  CspSecret  *password;
  gint64      customer_id;
  char       *sentence;
  char       *correlation_id;
} CspSyncNews;

void csp_sync_news_clear (CspSyncNews *self);

#define CSP_TYPE_SYNC_ENGINE (csp_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (CspSyncEngine, csp_sync_engine, CSP, SYNC_ENGINE, GObject)

CspSyncEngine *csp_sync_engine_new           (guint32               seed);
void           csp_sync_engine_set_unlimited (CspSyncEngine        *self,
                                              guint                 connections);
gboolean       csp_sync_engine_start         (CspSyncEngine        *self,
                                              CspConn              *conn,
                                              GError              **error);
void           csp_sync_engine_want_pull     (CspSyncEngine        *self,
                                              gboolean              want);
void           csp_sync_engine_set_incremental (CspSyncEngine      *self,
                                                gboolean            is_incremental);
void           csp_sync_engine_want_push     (CspSyncEngine        *self,
                                              gboolean              want);
void           csp_sync_engine_attend        (CspSyncEngine        *self,
                                              gint64                outbox_id);
void           csp_sync_engine_set_token     (CspSyncEngine        *self,
                                              gboolean              has_token);
void           csp_sync_engine_set_reachable (CspSyncEngine        *self);
CspSyncTurn    csp_sync_engine_next          (CspSyncEngine        *self,
                                              CspConn              *conn,
                                              gint64                now,
                                              CspSyncRequest      **request,
                                              gint64               *wake_at,
                                              GError              **error);
CspChanges     csp_sync_engine_take_changes  (CspSyncEngine        *self);
gboolean       csp_sync_engine_begin_batch   (CspSyncEngine        *self,
                                              CspConn              *conn,
                                              GError              **error);
gboolean       csp_sync_engine_end_batch     (CspSyncEngine        *self,
                                              CspConn              *conn,
                                              GError              **error);
gboolean       csp_sync_engine_answer        (CspSyncEngine        *self,
                                              CspConn              *conn,
                                              gint64                now,
                                              CspSyncRequest       *request,
                                              const CspSyncReply   *reply,
                                              CspSyncNews          *news,
                                              GError              **error);

G_END_DECLS
