/* csp-sync-session.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-sync-session-private.h"

/* While requests are on their way nothing else may renew the lease. */
#define HEARTBEAT_SECONDS 15

enum
{
  CHANGED,
  NEWS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspSyncSession, csp_sync_session, G_TYPE_OBJECT)

void
csp_sync_session_disconnect (CspSyncSession *self)
{
  g_clear_handle_id (&self->wake_source, g_source_remove);
  g_clear_handle_id (&self->heartbeat_source, g_source_remove);
  g_clear_handle_id (&self->notice_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (g_network_monitor_get_default (), self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
}

static void
csp_sync_session_dispose (GObject *object)
{
  CspSyncSession *self = CSP_SYNC_SESSION (object);

  csp_sync_session_disconnect (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->client);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (csp_sync_session_parent_class)->dispose (object);
}

static void
csp_sync_session_finalize (GObject *object)
{
  CspSyncSession *self = CSP_SYNC_SESSION (object);

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->attended, g_array_unref);
  g_clear_pointer (&self->progress, csp_sync_progress_free);
  g_clear_object (&self->cancellable);
  g_free (self->holder);
  g_free (self->message);
  g_free (self->sign_in_message);

  G_OBJECT_CLASS (csp_sync_session_parent_class)->finalize (object);
}

static void
csp_sync_session_class_init (CspSyncSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = csp_sync_session_dispose;
  object_class->finalize = csp_sync_session_finalize;

  /**
   * CspSyncSession::changed:
   *
   * The state, its message or the progress are others.
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_SYNC_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * CspSyncSession::news:
   * @news: (type CspSyncNews): what a person must see; a password in it is nowhere else
   */
  signals[NEWS] = g_signal_new ("news", CSP_TYPE_SYNC_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
csp_sync_session_init (CspSyncSession *self)
{
  self->holder = g_uuid_string_random ();
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_sync_answer_free);
  self->attended = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->progress = g_new0 (CspSyncProgress, 1);
  self->wants_push = TRUE;
  self->wants_pull = -1;
  self->wake_at = G_MAXINT64;
  self->turn = CSP_SYNC_IDLE;
}

/**
 * csp_sync_session_new:
 * @store: an open profile
 * @client: sends the requests
 * @sign_in: knows tokens
 *
 * Returns: (transfer full): a session that does not run yet
 */
CspSyncSession *
csp_sync_session_new (CspStore      *store,
                      CspHttpClient *client,
                      CspSignIn     *sign_in)
{
  CspSyncSession *self = g_object_new (CSP_TYPE_SYNC_SESSION, NULL);

  self->store = g_object_ref (store);
  self->client = g_object_ref (client);
  self->sign_in = g_object_ref (sign_in);
  return self;
}

static gboolean
heartbeat_cb (gpointer user_data)
{
  CspSyncSession *self = user_data;

  if (self->lease_until != 0 || self->state == CSP_SYNC_STATE_ELSEWHERE)
    csp_sync_session_go_on (self);
  return G_SOURCE_CONTINUE;
}

static void
store_changed_cb (CspStore       *store,
                  guint           changes,
                  CspSyncSession *self)
{
  if ((changes & CSP_CHANGED_OUTBOX) != 0 && !self->is_noticing)
    csp_sync_session_go_on (self);
}

static void
profile_changed_cb (CspStore       *store,
                    GParamSpec     *pspec,
                    CspSyncSession *self)
{
  csp_sign_in_set_profile (self->sign_in, csp_store_get_profile (store));
}

/* Only a hint: what the service answers decides. */
static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         is_available,
                    CspSyncSession  *self)
{
  if (is_available)
    csp_sync_session_try_now (self);
}

/**
 * csp_sync_session_start:
 * @self: a session
 *
 * Begins to send what waits, now and whenever something is added, until csp_sync_session_stop() or until the profile
 * is closed.
 */
void
csp_sync_session_start (CspSyncSession *self)
{
  if (self->is_running)
    return;
  self->is_running = TRUE;
  self->is_signed_out = FALSE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  csp_sync_session_renew_engine (self);
  self->heartbeat_source = g_timeout_add_seconds (HEARTBEAT_SECONDS, heartbeat_cb, self);
  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect (self->store, "notify::profile", G_CALLBACK (profile_changed_cb), self);
  g_signal_connect (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self);
  csp_sync_session_set_state (self, CSP_SYNC_STATE_WORKING, NULL);
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_stop:
 * @self: a session
 *
 * Gives up what is on its way and ends; the state is %CSP_SYNC_STATE_STOPPED when what follows from that is stored.
 */
void
csp_sync_session_stop (CspSyncSession *self)
{
  if (!self->is_running || self->is_stopping)
    return;
  self->is_stopping = TRUE;
  g_cancellable_cancel (self->cancellable);
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_set_push:
 * @self: a session
 * @is_wanted: whether what waits in the outbox is sent
 */
void
csp_sync_session_set_push (CspSyncSession *self,
                           gboolean        is_wanted)
{
  self->wants_push = is_wanted;
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_set_full:
 * @self: a session
 * @is_full: whether the next pull reads every detail, not only those that the service's log says have changed
 */
void
csp_sync_session_set_full (CspSyncSession *self,
                           gboolean        is_full)
{
  self->is_full = is_full;
}

/**
 * csp_sync_session_pull:
 * @self: a session
 *
 * Reads everything from the service; a pull that was broken off goes on where it was.
 */
void
csp_sync_session_pull (CspSyncSession *self)
{
  self->is_pulling = self->wants_pull = TRUE;
  csp_sync_session_try_now (self);
}

/**
 * csp_sync_session_cancel_pull:
 * @self: a session
 *
 * What is read stays.
 */
void
csp_sync_session_cancel_pull (CspSyncSession *self)
{
  self->is_pulling = self->wants_pull = FALSE;
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_try_now:
 * @self: a session
 *
 * What waits for the network, or for somebody to sign in, is tried again at once.
 */
void
csp_sync_session_try_now (CspSyncSession *self)
{
  self->is_reachable = TRUE;
  self->is_signed_out = FALSE;
  self->is_after_refusal = FALSE;
  self->retry_at = 0;
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_attend:
 * @self: a session
 * @outbox_id: an entry whose answer is a secret
 *
 * Somebody is there to see it: it may be sent, and its password comes with #CspSyncSession::news.
 */
void
csp_sync_session_attend (CspSyncSession *self,
                         gint64          outbox_id)
{
  g_array_append_val (self->attended, outbox_id);
  csp_sync_session_go_on (self);
}

/**
 * csp_sync_session_set_unlimited:
 * @self: a session that does not run
 * @connections: how many requests may be on their way
 *
 * For a service of one's own: requests follow each other without pause.
 */
void
csp_sync_session_set_unlimited (CspSyncSession *self,
                                guint           connections)
{
  self->connections = connections;
}

/**
 * csp_sync_session_get_state:
 * @self: a session
 *
 * Returns: what it is at
 */
CspSyncState
csp_sync_session_get_state (CspSyncSession *self)
{
  return self->state;
}

/**
 * csp_sync_session_get_message:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why it is in that state, for the person
 */
const char *
csp_sync_session_get_message (CspSyncSession *self)
{
  return self->message;
}

/**
 * csp_sync_session_get_progress:
 * @self: a session
 *
 * Returns: (transfer none): how far it is
 */
const CspSyncProgress *
csp_sync_session_get_progress (CspSyncSession *self)
{
  return self->progress;
}

/**
 * csp_sync_session_get_wake_at:
 * @self: a session
 *
 * Returns: when something will be tried next by itself, %G_MAXINT64 when answers are awaited or nothing will be
 */
gint64
csp_sync_session_get_wake_at (CspSyncSession *self)
{
  return self->n_in_flight > 0 || self->is_refreshing || self->is_job_running ? G_MAXINT64 : self->wake_at;
}

/**
 * csp_sync_session_is_done:
 * @self: a session
 *
 * Returns: whether nothing is left that could be done without a person
 */
gboolean
csp_sync_session_is_done (CspSyncSession *self)
{
  return self->turn == CSP_SYNC_IDLE && !self->is_job_running && self->n_in_flight == 0 && self->answers->len == 0 &&
         self->wants_pull < 0 && self->state == CSP_SYNC_STATE_ONLINE;
}

/**
 * csp_sync_session_get_seconds_left:
 * @self: a session
 *
 * Returns: how long the details of a pull will take at the pace so far; -1 when that is not known yet
 */
gint64
csp_sync_session_get_seconds_left (CspSyncSession *self)
{
  gint64 left = self->progress->details_left;
  gint64 done = self->details_then - left;

  if (left == 0 || done < 10)
    return -1;
  return (g_get_monotonic_time () - self->then) / G_USEC_PER_SEC * left / done;
}

/**
 * csp_sync_session_get_sign_in:
 * @self: a session
 *
 * Returns: (transfer none): where it has its tokens from
 */
CspSignIn *
csp_sync_session_get_sign_in (CspSyncSession *self)
{
  return self->sign_in;
}

/**
 * csp_sync_session_get_client:
 * @self: a session
 *
 * Returns: (transfer none): what sends its requests
 */
CspHttpClient *
csp_sync_session_get_client (CspSyncSession *self)
{
  return self->client;
}
