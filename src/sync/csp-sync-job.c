/* csp-sync-job.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "domain/csp-pull-state.h"
#include "domain/csp-word-label.h"
#include "store/csp-repo.h"
#include "sync/csp-server-copy.h"
#include "sync/csp-sync-job.h"
#include "sync/csp-sync-lease.h"

/* A lease is renewed long before it ends: requests may take their time. */
#define RENEW (CSP_SYNC_LEASE / 2)

#define OWN_PROFILES "reading", NC_("reading", "own profiles")
#define CATALOG "reading", NC_("reading", "offers")

/* The stages of csp-pull-stage.c, and what follows them. */
static const CspWordLabel stage_labels[] = {
  { "legal-profile", OWN_PROFILES },
  { "mpn-profile", OWN_PROFILES },
  { "billing-profile", OWN_PROFILES },
  { "support-profile", OWN_PROFILES },
  { "organization-profile", OWN_PROFILES },
  { "relationship-request", "reading", NC_("reading", "invitation link") },
  { "resellers", "reading", NC_("reading", "indirect resellers") },
  { "providers", "reading", NC_("reading", "indirect providers") },
  { "agreement-templates", "reading", NC_("reading", "agreements") },
  { "offer-categories", CATALOG },
  { "offers", CATALOG },
  { "customers", "reading", NC_("reading", "customers") },
  { "reseller-customers", "reading", NC_("reading", "customers of each indirect reseller") },
  { "country-rules", "reading", NC_("reading", "rules of countries") },
  { "audit-records", "reading", NC_("reading", "activity log") },
  { "details", "reading", NC_("reading", "details of customers") },
};

/**
 * csp_sync_progress_get_label:
 * @self: progress
 *
 * Returns: (transfer none) (nullable): what is being read, in words for the person
 */
const char *
csp_sync_progress_get_label (const CspSyncProgress *self)
{
  return self->stage ? csp_word_label (stage_labels, G_N_ELEMENTS (stage_labels), self->stage) : NULL;
}

/**
 * csp_sync_progress_free:
 * @self: progress
 *
 * Frees it.
 */
void
csp_sync_progress_free (CspSyncProgress *self)
{
  g_free (self->stage);
  g_free (self->trouble);
  g_free (self->correlation_id);
  g_free (self);
}

/**
 * csp_sync_answer_free:
 * @self: an answer
 *
 * Frees it, with the request when nobody took that over.
 */
void
csp_sync_answer_free (CspSyncAnswer *self)
{
  g_clear_pointer (&self->request, csp_sync_request_free);
  g_clear_pointer (&self->reply, csp_sync_reply_free);
  g_free (self);
}

/**
 * csp_sync_job_free:
 * @job: (type CspSyncJob): a job
 *
 * Frees it.
 */
void
csp_sync_job_free (gpointer job)
{
  CspSyncJob *self = job;

  g_clear_object (&self->engine);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->attended, g_array_unref);
  g_free (self->holder);
  g_free (self);
}

static void
news_free (gpointer news)
{
  csp_sync_news_clear (news);
  g_free (news);
}

/**
 * csp_sync_result_free:
 * @result: (type CspSyncResult): a result
 *
 * Frees it.
 */
void
csp_sync_result_free (gpointer result)
{
  CspSyncResult *self = result;

  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->news);
  g_clear_pointer (&self->progress, csp_sync_progress_free);
  g_clear_error (&self->error);
  g_free (self);
}

static CspSyncResult *
result_new (void)
{
  CspSyncResult *self = g_new0 (CspSyncResult, 1);

  self->wake_at = G_MAXINT64;
  self->turn = CSP_SYNC_IDLE;
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_sync_request_free);
  self->news = g_ptr_array_new_with_free_func (news_free);
  return self;
}

/* What another process was at when it ended may have arrived: whoever takes over starts with that. */
static gboolean
hold_lease (CspSyncJob     *self,
            CspConn        *conn,
            gint64          now,
            CspSyncResult  *result,
            GError        **error)
{
  gboolean is_ours;

  result->lease_until = self->lease_until;
  if (self->lease_until > now + RENEW)
    return TRUE;
  if (!csp_sync_lease_take (conn, self->holder, now, &is_ours, error))
    return FALSE;
  result->is_elsewhere = !is_ours;
  result->lease_until = is_ours ? now + CSP_SYNC_LEASE : 0;
  return !is_ours || self->lease_until != 0 || csp_sync_engine_start (self->engine, conn, error);
}

static gboolean
store_answer (CspSyncJob     *self,
              CspConn        *conn,
              CspSyncAnswer  *answer,
              CspSyncResult  *result,
              GError        **error)
{
  CspSyncNews *news = g_new0 (CspSyncNews, 1);

  g_ptr_array_add (result->news, news);
  if (!csp_sync_engine_answer (self->engine, conn, csp_clock_now (), g_steal_pointer (&answer->request), answer->reply,
                               news, error))
    return FALSE;
  result->changes |= news->changes;
  return TRUE;
}

/* Those to changes first, each for itself: what they tell cannot be asked for again. */
static gboolean
store_answers (CspSyncJob     *self,
               CspConn        *conn,
               gboolean        to_changes,
               CspSyncResult  *result,
               GError        **error)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      CspSyncAnswer *answer = g_ptr_array_index (self->answers, i);

      if (answer->request != NULL && (answer->request->outbox_id != 0) == to_changes &&
          !store_answer (self, conn, answer, result, error))
        return FALSE;
    }
  return TRUE;
}

static void
tell_engine (CspSyncJob *self)
{
  csp_sync_engine_want_push (self->engine, self->wants_push);
  csp_sync_engine_set_incremental (self->engine, self->is_incremental);
  if (self->wants_pull >= 0)
    csp_sync_engine_want_pull (self->engine, self->wants_pull);
  for (guint i = 0; i < self->attended->len; i++)
    csp_sync_engine_attend (self->engine, g_array_index (self->attended, gint64, i));
  if (self->is_reachable)
    csp_sync_engine_set_reachable (self->engine);
}

static gboolean
choose_requests (CspSyncJob     *self,
                 CspConn        *conn,
                 CspSyncResult  *result,
                 GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  CspSyncRequest *request;

  if (self->is_stopping)
    return TRUE;
  csp_sync_engine_set_token (self->engine, self->has_token);
  do
    {
      result->turn = csp_sync_engine_next (self->engine, conn, csp_clock_now (), &request, &result->wake_at,
                                           &local_error);
      if (request != NULL)
        {
          g_ptr_array_add (result->requests, request);
          result->changes |= request->outbox_id != 0 ? CSP_CHANGED_OUTBOX : CSP_CHANGED_NOTHING;
        }
    }
  while (result->turn == CSP_SYNC_SEND);
  result->changes |= csp_sync_engine_take_changes (self->engine);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_outbox (CspConn          *conn,
             CspSyncProgress  *progress,
             GError          **error)
{
  static const char where[] =
      "SELECT count(*) FROM outbox WHERE (CASE WHEN state = 'conflict' THEN 2 WHEN state IN ('doubtful', 'rejected') THEN 1"
      " WHEN attended AND state IN ('waiting', 'ready', 'unknown') THEN 3 ELSE 0 END) = ?1";
  gint64 rejected;

  if (!csp_conn_get_integer (conn, &progress->waiting, error, where, "i", (gint64) 0) ||
      !csp_conn_get_integer (conn, &rejected, error, where, "i", (gint64) 1) ||
      !csp_conn_get_integer (conn, &progress->conflicts, error, where, "i", (gint64) 2) ||
      !csp_conn_get_integer (conn, &progress->attended, error, where, "i", (gint64) 3))
    return FALSE;
  progress->attention = rejected + progress->conflicts;
  progress->waiting += progress->attended;
  return TRUE;
}

static gboolean
read_pull (CspConn          *conn,
           CspSyncProgress  *progress,
           GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *last = csp_sync_mark_get (conn, "last-good-pull", &local_error);
  g_autoptr(CspPullState) state = NULL;

  if (local_error == NULL)
    state = csp_repo_find_where (conn, CSP_TYPE_PULL_STATE, &local_error, "pull.finished_at = 0 LIMIT 1", "");
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  progress->last_pull = last ? g_ascii_strtoll (last, NULL, 10) : 0;
  if (state == NULL)
    return TRUE;
  progress->stage = g_steal_pointer (&state->stage);
  progress->page = state->page;
  progress->trouble = g_steal_pointer (&state->error_text);
  progress->correlation_id = g_steal_pointer (&state->correlation_id);
  return csp_conn_get_integer (conn, &progress->details_left, error, "SELECT count(*) FROM pull_detail", "");
}

static gboolean
look_how_far (CspSyncJob     *self,
              CspConn        *conn,
              CspSyncResult  *result,
              GError        **error)
{
  if (!self->with_progress && result->turn != CSP_SYNC_IDLE)
    return TRUE;
  result->progress = g_new0 (CspSyncProgress, 1);
  return read_outbox (conn, result->progress, error) && read_pull (conn, result->progress, error);
}

/* Whoever has nothing to do lets others. */
static gboolean
release_idle_lease (CspSyncJob     *self,
                    CspConn        *conn,
                    CspSyncResult  *result,
                    GError        **error)
{
  gboolean is_done = self->is_stopping || result->turn == CSP_SYNC_IDLE ||
                     (result->turn == CSP_SYNC_NEEDS_TOKEN && !self->can_get_token);

  if (result->lease_until == 0 || !is_done || self->n_in_flight > 0 || result->requests->len > 0)
    return TRUE;
  result->lease_until = 0;
  return csp_sync_lease_release (conn, self->holder, error);
}

/**
 * csp_sync_job_run:
 * @conn: the writing connection
 * @job: (type CspSyncJob): what to do
 * @error: return location
 *
 * Returns: (transfer full): a #CspSyncResult, also when it failed: an answer stored before may have brought a password
 */
gpointer
csp_sync_job_run (CspConn   *conn,
                  gpointer   job,
                  GError   **error)
{
  CspSyncJob *self = job;
  CspSyncResult *result = result_new ();
  gboolean worked = hold_lease (self, conn, csp_clock_now (), result, &result->error);

  result->is_final = self->is_stopping;
  if (worked && !result->is_elsewhere)
    {
      tell_engine (self);
      worked = store_answers (self, conn, TRUE, result, &result->error) &&
               csp_sync_engine_begin_batch (self->engine, conn, &result->error) &&
               store_answers (self, conn, FALSE, result, &result->error) &&
               choose_requests (self, conn, result, &result->error) &&
               csp_sync_engine_end_batch (self->engine, conn, &result->error);
    }
  if (worked)
    worked = look_how_far (self, conn, result, &result->error) &&
             release_idle_lease (self, conn, result, &result->error);
  return result;
}
