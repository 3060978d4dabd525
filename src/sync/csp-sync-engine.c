/* csp-sync-engine.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-pull.h"
#include "sync/csp-push.h"
#include "sync/csp-sync-engine.h"

/* "A handful of connections is plenty. Keep below about 8 requests per second" (partner-center-api §6). */
#define CONNECTIONS 4
#define REQUEST_SPACE (G_USEC_PER_SEC / 8)
#define LIMIT_PAUSE (5 * G_TIME_SPAN_SECOND)
#define LIMIT_PAUSE_MAX (10 * G_TIME_SPAN_MINUTE)
#define OFFLINE_PAUSE (5 * G_TIME_SPAN_SECOND)
#define OFFLINE_PAUSE_MAX G_TIME_SPAN_MINUTE

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
  gboolean    was_refused;      /* the last answer was 401, with a token that was fresh */
  guint       connections;
  guint       connections_now;
  gint64      request_space;
  gint64      next_slot_at;
  gint64      offline_until;
  gint64      offline_pause;
  gint64      limited_until[CSP_SYNC_N_FAMILIES];
  gint64      limit_pause[CSP_SYNC_N_FAMILIES];
};

G_DEFINE_FINAL_TYPE (CspSyncEngine, csp_sync_engine, G_TYPE_OBJECT)

static void
csp_sync_engine_finalize (GObject *object)
{
  CspSyncEngine *self = CSP_SYNC_ENGINE (object);

  g_rand_free (self->rand);
  g_hash_table_unref (self->in_flight);
  g_hash_table_unref (self->attended);
  g_hash_table_unref (self->written);

  G_OBJECT_CLASS (csp_sync_engine_parent_class)->finalize (object);
}

static void
csp_sync_engine_class_init (CspSyncEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_sync_engine_finalize;
}

static void
csp_sync_engine_init (CspSyncEngine *self)
{
  self->in_flight = g_hash_table_new (NULL, NULL);
  self->attended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->written = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->has_token = TRUE;
  self->wants_push = TRUE;
  self->connections = self->connections_now = CONNECTIONS;
  self->request_space = REQUEST_SPACE;
}

/**
 * csp_sync_news_clear:
 * @self: news
 *
 * Frees what it holds; the password is wiped with its last reference.
 */
void
csp_sync_news_clear (CspSyncNews *self)
{
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->password, csp_secret_unref);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->correlation_id, g_free);
}

/**
 * csp_sync_engine_new:
 * @seed: of the jitter of pauses
 *
 * Returns: (transfer full): an engine
 */
CspSyncEngine *
csp_sync_engine_new (guint32 seed)
{
  CspSyncEngine *self = g_object_new (CSP_TYPE_SYNC_ENGINE, NULL);

  self->rand = g_rand_new_with_seed (seed);
  return self;
}

/**
 * csp_sync_engine_set_unlimited:
 * @self: an engine
 * @connections: how many requests may be on their way
 *
 * For a service of one's own, as that of the benchmarks: requests follow each other without pause.
 */
void
csp_sync_engine_set_unlimited (CspSyncEngine *self,
                               guint          connections)
{
  self->connections = self->connections_now = connections;
  self->request_space = 0;
}

/**
 * csp_sync_engine_start:
 * @self: an engine
 * @conn: a writing connection
 * @error: return location
 *
 * To be called once before anything else, also after an error of the file: what was on its way may have arrived.
 *
 * Returns: whether it is stored
 */
gboolean
csp_sync_engine_start (CspSyncEngine  *self,
                       CspConn        *conn,
                       GError        **error)
{
  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  if (csp_push_start (conn, error) && csp_conn_commit (conn, error))
    return TRUE;
  csp_conn_rollback (conn);
  return FALSE;
}

/**
 * csp_sync_engine_want_pull:
 * @self: an engine
 * @want: whether to read everything from the service; cancels at the next page when not
 *
 * What was read stays, and the next pull goes on from there, at once even after an error.
 */
void
csp_sync_engine_want_pull (CspSyncEngine *self,
                           gboolean       want)
{
  self->wants_pull = self->is_pull_asked = want;
}

/**
 * csp_sync_engine_set_incremental:
 * @self: an engine
 * @is_incremental: whether a pull may read details only of what the audit log names, between full ones
 *
 * One call a customer takes hours for many customers (partner-center-api §22).
 */
void
csp_sync_engine_set_incremental (CspSyncEngine *self,
                                 gboolean       is_incremental)
{
  self->is_incremental = is_incremental;
}

/**
 * csp_sync_engine_want_push:
 * @self: an engine
 * @want: whether what waits in the outbox is sent, as it is unless told otherwise
 */
void
csp_sync_engine_want_push (CspSyncEngine *self,
                           gboolean       want)
{
  self->wants_push = want;
}

/**
 * csp_sync_engine_attend:
 * @self: an engine
 * @outbox_id: an entry whose answer is a secret
 *
 * Somebody is there to see it: it may be sent.
 */
void
csp_sync_engine_attend (CspSyncEngine *self,
                        gint64         outbox_id)
{
  g_hash_table_add (self->attended, g_memdup2 (&outbox_id, sizeof outbox_id));
}

/**
 * csp_sync_engine_set_token:
 * @self: an engine
 * @has_token: whether there is an access token, a fresh one after %CSP_SYNC_NEEDS_TOKEN
 *
 * Without a token nothing is sent.
 */
void
csp_sync_engine_set_token (CspSyncEngine *self,
                           gboolean       has_token)
{
  self->has_token = has_token;
}

/**
 * csp_sync_engine_set_reachable:
 * @self: an engine
 *
 * The network has come back: what waited for it is tried at once.
 */
void
csp_sync_engine_set_reachable (CspSyncEngine *self)
{
  self->offline_until = 0;
  self->offline_pause = 0;
}

static void
append_id (GString *list,
           gint64   id)
{
  g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 1 ? "," : "[", id);
}

static char *
close_list (GString *list)
{
  if (list->len == 0)
    g_string_append_c (list, '[');
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static char *
list_in_flight (CspSyncEngine *self,
                gboolean       of_push)
{
  GString *list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  if (!of_push)
    {
      g_hash_table_iter_init (&iter, self->in_flight);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (((CspSyncRequest *) key)->step == CSP_SYNC_STEP_PAGE)
          append_id (list, 0);
    }
  g_hash_table_iter_init (&iter, self->in_flight);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CspSyncRequest *request = key;

      if ((request->outbox_id != 0) == of_push && request->step != CSP_SYNC_STEP_PAGE)
        append_id (list, of_push ? request->outbox_id : request->detail_id);
    }
  return close_list (list);
}

static char *
list_attended (CspSyncEngine *self)
{
  GString *list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->attended);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    append_id (list, *(gint64 *) key);
  return close_list (list);
}

static gboolean
next_push (CspSyncEngine   *self,
           CspConn         *conn,
           gint64           now,
           CspSyncRequest **request,
           gint64          *wake_at,
           GError         **error)
{
  g_autofree char *in_flight = list_in_flight (self, TRUE);
  g_autofree char *attended = list_attended (self);
  const CspPushPick pick = { in_flight, attended };

  return csp_push_next (conn, &pick, now, request, wake_at, error);
}

static gboolean
next_pull (CspSyncEngine   *self,
           CspConn         *conn,
           gint64           now,
           CspSyncRequest **request,
           gint64          *wake_at,
           GError         **error)
{
  g_autofree char *in_flight = list_in_flight (self, FALSE);
  gboolean is_finished;

  if (!csp_pull_next (conn, in_flight, self->wants_pull, now, request, wake_at, &is_finished, error))
    return FALSE;
  if (is_finished)
    self->wants_pull = FALSE;
  return TRUE;
}

static gboolean
begin_pull (CspSyncEngine  *self,
            CspConn        *conn,
            gint64          now,
            GError        **error)
{
  gint64 exists;

  if (!self->wants_pull)
    return TRUE;
  return csp_conn_get_integer (conn, &exists, error, "SELECT EXISTS (SELECT 1 FROM pull WHERE finished_at = 0)", "") &&
         ((exists != 0 && !self->is_pull_asked) ||
          csp_pull_begin (conn, now, self->is_incremental, error));
}

static gboolean
pick (CspSyncEngine   *self,
      CspConn         *conn,
      gint64           now,
      CspSyncRequest **request,
      gint64          *wake_at,
      GError         **error)
{
  gboolean worked;

  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  worked = begin_pull (self, conn, now, error) &&
           (!self->wants_push || next_push (self, conn, now, request, wake_at, error)) &&
           (*request != NULL || next_pull (self, conn, now, request, wake_at, error)) && csp_conn_commit (conn, error);
  if (worked)
    {
      self->is_pull_asked = FALSE;
      return TRUE;
    }
  csp_conn_rollback (conn);
  g_clear_pointer (request, csp_sync_request_free);
  return FALSE;
}

static gint64
limited_until (CspSyncEngine *self)
{
  gint64 until = 0;

  for (guint i = 0; i < CSP_SYNC_N_FAMILIES; i++)
    until = MAX (until, self->limited_until[i]);
  return until;
}

static void
note_sent (CspSyncEngine  *self,
           CspSyncRequest *request,
           gint64          now)
{
  request->serial = ++self->serial;
  request->sent_at = now;
  request->correlation_id = g_uuid_string_random ();
  self->next_slot_at = now + self->request_space;
  g_hash_table_add (self->in_flight, request);
}

/**
 * csp_sync_engine_next:
 * @self: an engine
 * @conn: a writing connection, not in a transaction
 * @now: the instant, microseconds since 1970
 * @request: (out) (nullable) (transfer full): what to send; it must be given to csp_sync_engine_answer()
 * @wake_at: (out): when to ask again at the latest, %G_MAXINT64 when only an answer or a change matters
 * @error: return location
 *
 * Returns: what to do; on error %CSP_SYNC_IDLE and @error is set
 */
CspSyncTurn
csp_sync_engine_next (CspSyncEngine   *self,
                      CspConn         *conn,
                      gint64           now,
                      CspSyncRequest **request,
                      gint64          *wake_at,
                      GError         **error)
{
  gint64 held_until = MAX (MAX (self->offline_until, self->next_slot_at), limited_until (self));

  *request = NULL;
  *wake_at = G_MAXINT64;
  if (g_hash_table_size (self->in_flight) >= self->connections_now)
    return CSP_SYNC_WAIT;
  if (!self->has_token)
    return g_hash_table_size (self->in_flight) > 0 ? CSP_SYNC_WAIT : CSP_SYNC_NEEDS_TOKEN;
  if (held_until > now)
    {
      *wake_at = held_until;
      return CSP_SYNC_WAIT;
    }
  if (!pick (self, conn, now, request, wake_at, error))
    return CSP_SYNC_IDLE;
  if (*request != NULL)
    {
      note_sent (self, *request, now);
      return CSP_SYNC_SEND;
    }
  return g_hash_table_size (self->in_flight) > 0 || *wake_at != G_MAXINT64 ? CSP_SYNC_WAIT : CSP_SYNC_IDLE;
}

static gint64
parse_retry_after (const char *text,
                   gint64      now)
{
  guint64 seconds;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 24 * 60 * 60, &seconds, NULL))
    return now + (gint64) seconds * G_USEC_PER_SEC;
  return 0;
}

/* Never shorter than the service says, and longer each time (partner-center-api §6). */
static void
slow_down (CspSyncEngine      *self,
           CspSyncFamily       family,
           const CspSyncReply *reply,
           gint64              now)
{
  gint64 pause = self->limit_pause[family] != 0 ? self->limit_pause[family] * 2 : LIMIT_PAUSE;

  self->limit_pause[family] = MIN (pause, LIMIT_PAUSE_MAX);
  self->limited_until[family] = MAX (self->limited_until[family],
                                     MAX (now + self->limit_pause[family], parse_retry_after (reply->retry_after, now)));
  self->connections_now = MAX (1, self->connections_now / 2);
}

static void
adapt (CspSyncEngine      *self,
       CspSyncRequest     *request,
       const CspSyncReply *reply,
       CspSyncNews        *news,
       gint64              now)
{
  if (reply->outcome == CSP_SYNC_NOT_SENT)
    {
      self->offline_pause = MIN (self->offline_pause != 0 ? self->offline_pause * 2 : OFFLINE_PAUSE,
                                 OFFLINE_PAUSE_MAX);
      self->offline_until = now + self->offline_pause;
      return;
    }
  if (reply->outcome == CSP_SYNC_LOST)
    return;
  csp_sync_engine_set_reachable (self);
  if (reply->status == 429 || (reply->status == 503 && reply->retry_after != NULL))
    {
      slow_down (self, request->family, reply, now);
      return;
    }
  if (reply->status == 401)
    {
      news->is_sign_in_refused = self->was_refused;
      self->was_refused = TRUE;
      self->has_token = FALSE;
      return;
    }
  self->was_refused = FALSE;
  self->limit_pause[request->family] = 0;
  if (reply->status < 300 && self->connections_now < self->connections)
    self->connections_now++;
}

static gboolean
is_stale (CspSyncEngine  *self,
          CspSyncRequest *request)
{
  guint64 *serial = g_hash_table_lookup (self->written, &request->customer_id);

  return serial != NULL && *serial > request->serial;
}

static void
note_written (CspSyncEngine  *self,
              CspSyncRequest *request)
{
  guint64 serial = ++self->serial;

  if (request->outbox_id != 0)
    g_hash_table_insert (self->written, g_memdup2 (&request->customer_id, sizeof request->customer_id),
                         g_memdup2 (&serial, sizeof serial));
}

static gboolean
store_answer (CspSyncEngine       *self,
              CspConn             *conn,
              gint64               now,
              CspSyncRequest      *request,
              const CspSyncReply  *reply,
              CspSyncNews         *news,
              GError             **error)
{
  gboolean stored;

  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  if (request->outbox_id != 0)
    stored = csp_push_answer (conn, now, self->rand, request, reply, news, error);
  else
    stored = csp_pull_answer (conn, now, request, reply, is_stale (self, request), news, error);
  if (stored && csp_conn_commit (conn, error))
    return TRUE;
  csp_conn_rollback (conn);
  return FALSE;
}

/**
 * csp_sync_engine_answer:
 * @self: an engine
 * @conn: a writing connection, not in a transaction
 * @now: the instant
 * @request: (transfer full): what was sent
 * @reply: what became of it
 * @news: gets what a person must see; to be cleared by csp_sync_news_clear()
 * @error: return location
 *
 * Stores everything that follows from the answer, or nothing.
 *
 * Returns: whether it is stored; after an error csp_sync_engine_start() must be called again
 */
gboolean
csp_sync_engine_answer (CspSyncEngine       *self,
                        CspConn             *conn,
                        gint64               now,
                        CspSyncRequest      *request,
                        const CspSyncReply  *reply,
                        CspSyncNews         *news,
                        GError             **error)
{
  gboolean stored;

  g_hash_table_remove (self->in_flight, request);
  adapt (self, request, reply, news, now);
  stored = store_answer (self, conn, now, request, reply, news, error);
  if (stored)
    note_written (self, request);
  csp_sync_request_free (request);
  return stored;
}
