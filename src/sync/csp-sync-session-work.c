/* csp-sync-session-work.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "sync/csp-sync-session-private.h"

#define REFUSED \
  N_("Partner Center does not accept the sign-in. Sign in again, with your second factor if you are asked for it.")

/* A computer that slept does not count its sleep. */
#define LONGEST_NAP (60 * G_TIME_SPAN_SECOND)
/* What is tried again so soon is still under way. */
#define SHORT_PAUSE (2 * G_TIME_SPAN_SECOND)
#define NOTICE_PAUSE (500 * G_TIME_SPAN_MILLISECOND)
#define RETRY_SECONDS 5
#define RETRY_SECONDS_MAX 60

typedef struct
{
  CspSyncSession *session;
  CspSyncRequest *request;
  guint           generation;
  guint           token_number;
} Sending;

static GPtrArray *
answers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) csp_sync_answer_free);
}

void
csp_sync_session_renew_engine (CspSyncSession *self)
{
  g_clear_object (&self->engine);
  self->engine = csp_sync_engine_new (g_random_int ());
  if (self->connections != 0)
    csp_sync_engine_set_unlimited (self->engine, self->connections);
  self->generation++;
  self->n_in_flight = 0;
  self->lease_until = 0;
  self->wants_pull = self->is_pulling;
  g_ptr_array_set_size (self->answers, 0);
}

void
csp_sync_session_set_state (CspSyncSession *self,
                            CspSyncState    state,
                            const char     *message)
{
  if (self->state == state && g_strcmp0 (self->message, message) == 0)
    return;
  self->state = state;
  csp_set_str (&self->message, message);
  g_signal_emit_by_name (self, "changed");
}

/* What is not about trouble follows from what is on its way. */
static void
show_work (CspSyncSession *self)
{
  if (!self->is_running || self->is_signed_out)
    return;
  if (self->n_in_flight > 0 || self->is_refreshing)
    csp_sync_session_set_state (self, CSP_SYNC_STATE_WORKING, NULL);
  else if (self->turn == CSP_SYNC_IDLE)
    csp_sync_session_set_state (self, CSP_SYNC_STATE_ONLINE, NULL);
}

static gboolean
notice_cb (gpointer user_data)
{
  CspSyncSession *self = user_data;
  CspChanges changes = self->changes;

  self->notice_source = 0;
  self->changes = CSP_CHANGED_NOTHING;
  self->noticed_at = g_get_monotonic_time ();
  self->is_noticing = TRUE;
  if (changes != CSP_CHANGED_NOTHING)
    csp_store_emit_changed (self->store, changes);
  self->is_noticing = FALSE;
  return G_SOURCE_REMOVE;
}

/* Views read anew what changed: at most twice a second, however fast pages come. */
static void
notice (CspSyncSession *self,
        CspChanges      changes)
{
  gint64 due = self->noticed_at + NOTICE_PAUSE - g_get_monotonic_time ();

  self->changes |= changes;
  if (self->changes == CSP_CHANGED_NOTHING || self->notice_source != 0)
    return;
  if (due <= 0)
    notice_cb (self);
  else
    self->notice_source = g_timeout_add (due / 1000 + 1, notice_cb, self);
}

static gboolean
wake_cb (gpointer user_data)
{
  CspSyncSession *self = user_data;

  self->wake_source = 0;
  csp_sync_session_go_on (self);
  return G_SOURCE_REMOVE;
}

static void
wake_after (CspSyncSession *self,
            gint64          pause)
{
  g_clear_handle_id (&self->wake_source, g_source_remove);
  self->wake_source = g_timeout_add (CLAMP (pause, 0, LONGEST_NAP) / 1000 + 1, wake_cb, self);
}

/* The token is of no use any more; when it had just replaced one that was refused, no other will be, nor when the
 * service asks for what only a person can do. */
static void
judge_token (CspSyncSession     *self,
             guint               token_number,
             const CspSyncReply *reply)
{
  g_autofree char *sentence = NULL;

  if (reply->outcome != CSP_SYNC_ANSWERED || token_number != self->token_number)
    return;
  if (!csp_sync_reply_refuses_token (reply))
    {
      self->is_after_refusal = FALSE;
      return;
    }
  sentence = csp_sync_reply_sign_in_sentence (reply);
  csp_sign_in_set_token (self->sign_in, NULL);
  self->token_number++;
  if (self->is_after_refusal || sentence != NULL)
    {
      self->is_signed_out = TRUE;
      csp_set_str (&self->sign_in_message, sentence != NULL ? sentence : _(REFUSED));
    }
  self->is_after_refusal = TRUE;
}

static void
judge_reach (CspSyncSession     *self,
             const CspSyncReply *reply)
{
  if (reply->outcome == CSP_SYNC_NOT_SENT)
    csp_sync_session_set_state (self, CSP_SYNC_STATE_OFFLINE, reply->error);
  else if (reply->outcome == CSP_SYNC_ANSWERED && (reply->status == 429 || reply->status == 503))
    csp_sync_session_set_state (self, CSP_SYNC_STATE_LIMITED, NULL);
  else if (reply->outcome == CSP_SYNC_ANSWERED && reply->status < 500)
    show_work (self);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr(CspSyncSession) self = sending->session;
  CspSyncReply *reply = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);
  CspSyncAnswer *answer = g_new0 (CspSyncAnswer, 1);

  answer->request = sending->request;
  answer->reply = reply;
  if (sending->generation == self->generation && self->store != NULL)
    {
      self->n_in_flight--;
      g_ptr_array_add (self->answers, answer);
      judge_token (self, sending->token_number, reply);
      if (!self->is_stopping)
        judge_reach (self, reply);
      csp_sync_session_go_on (self);
    }
  else
    csp_sync_answer_free (answer);
  g_free (sending);
}

/* Takes over @request. */
static void
send (CspSyncSession *self,
      CspSyncRequest *request)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  CspSecret *token = csp_sign_in_get_token (self->sign_in);
  Sending *sending = g_new0 (Sending, 1);
  const char *base = csp_is_empty (profile->endpoint) ? csp_cloud_endpoint (profile->cloud) : profile->endpoint;
  g_autoptr(CspSecret) none = token ? NULL : csp_secret_new ("");

  sending->session = g_object_ref (self);
  sending->request = request;
  sending->generation = self->generation;
  sending->token_number = self->token_number;
  self->n_in_flight++;
  csp_http_client_send_async (self->client, base, request, token ? token : none, self->cancellable, answered_cb,
                              sending);
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspSyncSession) self = user_data;
  g_autoptr(GError) error = NULL;

  self->is_refreshing = FALSE;
  if (csp_sign_in_refresh_finish (CSP_SIGN_IN (object), result, &error))
    {
      self->token_number++;
      self->retry_seconds = 0;
      self->retry_at = 0;
      show_work (self);
    }
  else if (g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_OFFLINE) ||
           g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_TEMPORARY))
    {
      self->retry_seconds = CLAMP (self->retry_seconds * 2, RETRY_SECONDS, RETRY_SECONDS_MAX);
      self->retry_at = csp_clock_now () + self->retry_seconds * G_USEC_PER_SEC;
      csp_sync_session_set_state (self, CSP_SYNC_STATE_OFFLINE, error->message);
    }
  else
    {
      self->is_signed_out = TRUE;
      csp_set_str (&self->sign_in_message, error->message);
      csp_sync_session_set_state (self, CSP_SYNC_STATE_SIGNED_OUT, error->message);
    }
  csp_sync_session_go_on (self);
}

static void
get_token (CspSyncSession *self)
{
  gint64 now = csp_clock_now ();

  if (self->is_refreshing || self->is_signed_out)
    return;
  if (self->retry_at > now)
    {
      self->wake_at = self->retry_at;
      wake_after (self, self->retry_at - now);
      return;
    }
  self->is_refreshing = TRUE;
  csp_sign_in_refresh_async (self->sign_in, refreshed_cb, g_object_ref (self));
}

static void
take_progress (CspSyncSession *self,
               CspSyncResult  *result)
{
  gint64 now = g_get_monotonic_time ();

  if (result->progress == NULL)
    return;
  csp_sync_progress_free (self->progress);
  self->progress = g_steal_pointer (&result->progress);
  self->looked_at = now;
  if (self->progress->details_left > self->details_then || self->then == 0)
    {
      self->details_then = self->progress->details_left;
      self->then = now;
    }
  g_signal_emit_by_name (self, "changed");
}

static void
tell_news (CspSyncSession *self,
           GPtrArray      *news)
{
  for (guint i = 0; i < news->len; i++)
    {
      CspSyncNews *item = g_ptr_array_index (news, i);

      if (item->password != NULL || item->sentence != NULL)
        g_signal_emit_by_name (self, "news", item);
    }
}

static void
end (CspSyncSession *self)
{
  self->is_running = FALSE;
  self->is_stopping = FALSE;
  csp_sync_session_disconnect (self);
  notice_cb (self);
  csp_sync_session_set_state (self, CSP_SYNC_STATE_STOPPED, NULL);
}

static void
follow_turn (CspSyncSession *self,
             CspSyncResult  *result)
{
  gint64 now = csp_clock_now ();

  g_debug ("turn %d, %u requests, %u on their way, wake in %" G_GINT64_FORMAT " ms", result->turn,
           result->requests->len, self->n_in_flight,
           result->wake_at == G_MAXINT64 ? -1 : (result->wake_at - now) / 1000);
  self->turn = result->turn;
  self->wake_at = result->wake_at;
  if (self->turn == CSP_SYNC_IDLE && self->wants_pull < 0)
    self->is_pulling = FALSE;
  while (result->requests->len > 0)
    send (self, g_ptr_array_steal_index (result->requests, 0));
  if (self->turn == CSP_SYNC_NEEDS_TOKEN)
    get_token (self);
  else if (self->wake_at != G_MAXINT64)
    wake_after (self, self->wake_at - now);
  if (self->is_signed_out && self->state != CSP_SYNC_STATE_SIGNED_OUT)
    csp_sync_session_set_state (self, CSP_SYNC_STATE_SIGNED_OUT, self->sign_in_message);
  else if (self->turn == CSP_SYNC_WAIT && self->n_in_flight == 0 && self->state == CSP_SYNC_STATE_WORKING &&
           self->wake_at > now + SHORT_PAUSE)
    csp_sync_session_set_state (self, CSP_SYNC_STATE_ONLINE, NULL);
  else if (self->turn == CSP_SYNC_IDLE || (self->n_in_flight > 0 && self->state == CSP_SYNC_STATE_ONLINE) ||
           self->state == CSP_SYNC_STATE_ELSEWHERE || self->state == CSP_SYNC_STATE_FAILED)
    show_work (self);
}

/* After an error of the file nothing is certain but what is in it: the next job begins with that. */
static void
follow_error (CspSyncSession *self,
              const GError   *error)
{
  csp_sync_session_renew_engine (self);
  csp_sync_session_set_state (self, CSP_SYNC_STATE_FAILED, error->message);
  wake_after (self, RETRY_SECONDS * G_USEC_PER_SEC);
}

static void
follow (CspSyncSession *self,
        CspSyncResult  *result)
{
  self->lease_until = result->lease_until;
  take_progress (self, result);
  if (result->error != NULL)
    follow_error (self, result->error);
  else if (result->is_elsewhere)
    {
      csp_sync_session_renew_engine (self);
      csp_sync_session_set_state (self, CSP_SYNC_STATE_ELSEWHERE, NULL);
    }
  else if (!self->is_stopping)
    follow_turn (self, result);
  tell_news (self, result->news);
  notice (self, result->changes);
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *async_result,
             gpointer      user_data)
{
  g_autoptr(CspSyncSession) self = user_data;
  CspSyncResult *result = csp_db_run_finish (CSP_DB (object), async_result, NULL);

  self->is_job_running = FALSE;
  if (self->store == NULL || result == NULL)
    self->is_asked_again = FALSE;
  else
    follow (self, result);
  if (self->store != NULL && (result == NULL || (result->is_final && self->n_in_flight == 0 &&
                                                 self->answers->len == 0)))
    end (self);
  g_clear_pointer (&result, csp_sync_result_free);
  if (self->is_asked_again && self->is_running)
    csp_sync_session_go_on (self);
}

static CspSyncJob *
make_job (CspSyncSession *self)
{
  CspSyncJob *job = g_new0 (CspSyncJob, 1);

  job->engine = g_object_ref (self->engine);
  job->holder = g_strdup (self->holder);
  job->lease_until = self->lease_until;
  job->answers = g_steal_pointer (&self->answers);
  job->attended = g_array_copy (self->attended);
  job->n_in_flight = self->n_in_flight;
  job->wants_push = self->wants_push;
  job->wants_pull = self->wants_pull;
  job->has_token = csp_sign_in_get_token (self->sign_in) != NULL;
  job->can_get_token = !self->is_signed_out;
  job->is_incremental = !self->is_full;
  job->is_reachable = self->is_reachable;
  job->is_stopping = self->is_stopping;
  job->with_progress = g_get_monotonic_time () - self->looked_at > NOTICE_PAUSE;
  self->answers = answers_new ();
  self->wants_pull = -1;
  self->is_reachable = FALSE;
  return job;
}

void
csp_sync_session_go_on (CspSyncSession *self)
{
  self->is_asked_again = self->is_job_running;
  if (!self->is_running || self->is_job_running || self->store == NULL)
    return;
  self->is_job_running = TRUE;
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_WRITE, "synchronize", csp_sync_job_run, make_job (self),
                    csp_sync_job_free, csp_sync_result_free, NULL, job_done_cb, g_object_ref (self));
}
