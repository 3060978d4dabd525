/* csp-sync-job.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sync-engine.h"

G_BEGIN_DECLS

/**
 * CspSyncProgress:
 * @waiting: entries of the outbox that are to be sent
 * @attention: entries that a person must decide about or change
 * @conflicts: those among them that both sides changed
 * @attended: entries whose answer is a secret for a person who must be there
 * @last_pull: when everything was read last, 0 for never
 * @stage: (nullable): what a pull under way reads
 * @page: how many pages of it are read
 * @details_left: details of customers that are still to be read
 * @trouble: (nullable): why the pull does not go on
 * @correlation_id: (nullable): of that, for Microsoft's support
 *
 * How far synchronization is.
 */
typedef struct
{
  gint64  waiting;
  gint64  attention;
  gint64  conflicts;
  gint64  attended;
  gint64  last_pull;
  char   *stage;
  gint64  page;
  gint64  details_left;
  char   *trouble;
  char   *correlation_id;
} CspSyncProgress;

const char *csp_sync_progress_get_label (const CspSyncProgress *self);
void        csp_sync_progress_free      (CspSyncProgress       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSyncProgress, csp_sync_progress_free)

/**
 * CspSyncAnswer:
 * @request: what was sent
 * @reply: what became of it
 */
typedef struct
{
  CspSyncRequest *request;
  CspSyncReply   *reply;
} CspSyncAnswer;

void csp_sync_answer_free (CspSyncAnswer *self);

/**
 * CspSyncJob:
 * @engine: touched by nobody else while the job runs
 * @holder: who synchronizes, for the lease
 * @lease_until: until when the lease is known to hold; 0 when it is not held
 * @answers: (element-type CspSyncAnswer): what came since the last job
 * @attended: (element-type gint64): outbox entries that somebody waits for
 * @n_in_flight: how many requests are on their way besides
 * @wants_push: whether the outbox is sent
 * @wants_pull: whether a pull is wanted; -1 for no change
 * @is_incremental: whether a new pull may leave out what has not changed
 * @has_token: whether there is an access token
 * @can_get_token: whether one can be had without a person
 * @is_reachable: whether the network has come back
 * @is_stopping: whether nothing more is sent
 * @with_progress: whether to look how far it is
 *
 * What the session does on the database thread in one go: answers are stored, then the next requests chosen.
 */
typedef struct
{
  CspSyncEngine *engine;
  char          *holder;
  gint64         lease_until;
  GPtrArray     *answers;
  GArray        *attended;
  guint          n_in_flight;
  gboolean       wants_push;
  int            wants_pull;
  gboolean       is_incremental;
  gboolean       has_token;
  gboolean       can_get_token;
  gboolean       is_reachable;
  gboolean       is_stopping;
  gboolean       with_progress;
} CspSyncJob;

void csp_sync_job_free (gpointer job);

/**
 * CspSyncResult:
 * @turn: what to do next
 * @wake_at: when to ask again
 * @lease_until: until when the lease holds; 0 when somebody else has it, or it was given back
 * @is_elsewhere: whether another process synchronizes
 * @is_final: whether nothing more was to be sent
 * @requests: (element-type CspSyncRequest): what to send
 * @news: (element-type CspSyncNews): what the answers brought
 * @changes: what changed in the file
 * @progress: (nullable): how far it is
 * @error: (nullable): why it went no further; the engine must be made anew then
 *
 * What a #CspSyncJob brought.
 */
typedef struct
{
  CspSyncTurn      turn;
  gint64           wake_at;
  gint64           lease_until;
  gboolean         is_elsewhere;
  gboolean         is_final;
  GPtrArray       *requests;
  GPtrArray       *news;
  CspChanges       changes;
  CspSyncProgress *progress;
  GError          *error;
} CspSyncResult;

void     csp_sync_result_free (gpointer   result);
gpointer csp_sync_job_run     (CspConn   *conn,
                               gpointer   job,
                               GError   **error);

G_END_DECLS
