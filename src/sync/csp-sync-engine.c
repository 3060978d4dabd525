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
#include "sync/csp-sync-engine-private.h"

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
  csp_sync_pace_init (&self->pace);
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
  csp_sync_pace_set_unlimited (&self->pace, connections);
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
  if (csp_sync_pace_load (&self->pace, conn, error) && csp_push_start (conn, error) && csp_conn_commit (conn, error))
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
  csp_sync_pace_set_reachable (&self->pace);
}

gboolean
_csp_sync_engine_begin (CspSyncEngine  *self,
                        CspConn        *conn,
                        GError        **error)
{
  return self->is_batch || csp_conn_begin_write (conn, error);
}

gboolean
_csp_sync_engine_commit (CspSyncEngine  *self,
                         CspConn        *conn,
                         GError        **error)
{
  return self->is_batch || csp_conn_commit (conn, error);
}

/* Takes a batch back as a whole. */
void
_csp_sync_engine_roll_back (CspSyncEngine *self,
                            CspConn       *conn)
{
  self->is_batch = FALSE;
  csp_conn_rollback (conn);
}

/**
 * csp_sync_engine_begin_batch:
 * @self: an engine without a batch
 * @conn: a writing connection, not in a transaction
 * @error: return location
 *
 * Makes one transaction of what follows until csp_sync_engine_end_batch(): of answers to reads, which can be asked
 * for again, and of requests, which must not be sent before its end. The answer to a change is stored by itself.
 *
 * Returns: whether it has begun
 */
gboolean
csp_sync_engine_begin_batch (CspSyncEngine  *self,
                             CspConn        *conn,
                             GError        **error)
{
  g_return_val_if_fail (!self->is_batch, FALSE);

  self->is_batch = csp_conn_begin_write (conn, error);
  return self->is_batch;
}

/**
 * csp_sync_engine_end_batch:
 * @self: an engine with a batch
 * @conn: the connection
 * @error: return location
 *
 * Stores the batch, or nothing of it.
 *
 * Returns: whether it is stored; after an error csp_sync_engine_start() must be called again
 */
gboolean
csp_sync_engine_end_batch (CspSyncEngine  *self,
                           CspConn        *conn,
                           GError        **error)
{
  g_return_val_if_fail (self->is_batch, FALSE);

  self->is_batch = FALSE;
  if (csp_conn_commit (conn, error))
    return TRUE;
  csp_conn_rollback (conn);
  return FALSE;
}

static void
note_sent (CspSyncEngine  *self,
           CspSyncRequest *request,
           gint64          now)
{
  request->serial = ++self->serial;
  request->sent_at = now;
  request->correlation_id = g_uuid_string_random ();
  csp_sync_pace_note_sent (&self->pace, now);
  g_hash_table_add (self->in_flight, request);
}

/**
 * csp_sync_engine_next:
 * @self: an engine
 * @conn: a writing connection, in no transaction but a batch
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
  gint64 held_until = csp_sync_pace_held_until (&self->pace, now);

  *request = NULL;
  *wake_at = G_MAXINT64;
  if (g_hash_table_size (self->in_flight) >= self->pace.connections_now)
    return CSP_SYNC_WAIT;
  if (!self->has_token)
    return g_hash_table_size (self->in_flight) > 0 ? CSP_SYNC_WAIT : CSP_SYNC_NEEDS_TOKEN;
  if (held_until > now)
    {
      *wake_at = held_until;
      return CSP_SYNC_WAIT;
    }
  if (!_csp_sync_engine_pick (self, conn, now, request, wake_at, error))
    return CSP_SYNC_IDLE;
  if (*request != NULL)
    {
      note_sent (self, *request, now);
      return CSP_SYNC_SEND;
    }
  return g_hash_table_size (self->in_flight) > 0 || *wake_at != G_MAXINT64 ? CSP_SYNC_WAIT : CSP_SYNC_IDLE;
}

/**
 * csp_sync_engine_take_changes:
 * @self: an engine
 *
 * Returns: what csp_sync_engine_next() changed in the file besides what it gave to send, since this was last asked
 */
CspChanges
csp_sync_engine_take_changes (CspSyncEngine *self)
{
  CspChanges changes = self->changes;

  self->changes = CSP_CHANGED_NOTHING;
  return changes;
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

  g_return_val_if_fail (!self->is_batch || request->outbox_id == 0, FALSE);
  if (!_csp_sync_engine_begin (self, conn, error))
    return FALSE;
  if (request->outbox_id != 0)
    stored = csp_push_answer (conn, now, self->rand, request, reply, news, error);
  else
    stored = csp_pull_answer (conn, now, request, reply, is_stale (self, request), news, error);
  if (stored && csp_sync_pace_store (&self->pace, conn, reply, error) && _csp_sync_engine_commit (self, conn, error))
    return TRUE;
  _csp_sync_engine_roll_back (self, conn);
  return FALSE;
}

/**
 * csp_sync_engine_answer:
 * @self: an engine
 * @conn: a writing connection, in no transaction but a batch
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
  csp_sync_pace_note_reply (&self->pace, request->family, reply, now);
  if (csp_sync_reply_refuses_token (reply))
    self->has_token = FALSE;
  stored = store_answer (self, conn, now, request, reply, news, error);
  if (stored)
    note_written (self, request);
  csp_sync_request_free (request);
  return stored;
}
