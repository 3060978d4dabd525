/* csp-sync-pace.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync/csp-server-copy.h"
#include "sync/csp-sync-pace.h"

/* "A handful of connections is plenty. Keep below about 8 requests per second" (partner-center-api §6). */
#define CONNECTIONS 4
#define REQUEST_SPACE (G_USEC_PER_SEC / 8)
#define LIMIT_PAUSE (5 * G_TIME_SPAN_SECOND)
#define LIMIT_PAUSE_MAX (10 * G_TIME_SPAN_MINUTE)
#define OFFLINE_PAUSE (5 * G_TIME_SPAN_SECOND)
#define OFFLINE_PAUSE_MAX G_TIME_SPAN_MINUTE
/* No service asks for more; what waits longer waits because somebody set the clock back. */
#define RETRY_AFTER_MAX G_TIME_SPAN_DAY

#define MARK "limited-until"

/**
 * csp_sync_pace_init:
 * @self: a pace
 *
 * Sets what the service's documentation asks for.
 */
void
csp_sync_pace_init (CspSyncPace *self)
{
  *self = (CspSyncPace){ .connections = CONNECTIONS, .connections_now = CONNECTIONS, .request_space = REQUEST_SPACE };
}

/**
 * csp_sync_pace_set_unlimited:
 * @self: a pace
 * @connections: how many requests may be on their way
 *
 * Lets requests follow each other without pause.
 */
void
csp_sync_pace_set_unlimited (CspSyncPace *self,
                             guint        connections)
{
  self->connections = self->connections_now = connections;
  self->request_space = 0;
}

/**
 * csp_sync_pace_set_reachable:
 * @self: a pace
 *
 * The network has come back.
 */
void
csp_sync_pace_set_reachable (CspSyncPace *self)
{
  self->offline_until = 0;
  self->offline_pause = 0;
}

/**
 * csp_sync_pace_note_sent:
 * @self: a pace
 * @now: when a request leaves
 */
void
csp_sync_pace_note_sent (CspSyncPace *self,
                         gint64       now)
{
  self->next_slot_at = now + self->request_space;
}

static gint64
parse_retry_after (const char *text,
                   gint64      now)
{
  guint64 seconds;

  if (text != NULL &&
      g_ascii_string_to_unsigned (text, 10, 0, RETRY_AFTER_MAX / G_TIME_SPAN_SECOND, &seconds, NULL))
    return now + (gint64) seconds * G_USEC_PER_SEC;
  return 0;
}

static gboolean
is_limited (const CspSyncReply *reply)
{
  return reply->outcome == CSP_SYNC_ANSWERED &&
         (reply->status == 429 || (reply->status == 503 && reply->retry_after != NULL));
}

/* Never shorter than the service says, and longer each time (partner-center-api §6). */
static void
slow_down (CspSyncPace        *self,
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

/**
 * csp_sync_pace_note_reply:
 * @self: a pace
 * @family: which limit the request counted against
 * @reply: what became of it
 * @now: the instant
 *
 * Goes slower or faster.
 */
void
csp_sync_pace_note_reply (CspSyncPace        *self,
                          CspSyncFamily       family,
                          const CspSyncReply *reply,
                          gint64              now)
{
  if (reply->outcome == CSP_SYNC_NOT_SENT)
    {
      self->offline_pause = MIN (self->offline_pause != 0 ? self->offline_pause * 2 : OFFLINE_PAUSE,
                                 OFFLINE_PAUSE_MAX);
      self->offline_until = now + self->offline_pause;
    }
  if (reply->outcome != CSP_SYNC_ANSWERED)
    return;
  csp_sync_pace_set_reachable (self);
  if (is_limited (reply))
    slow_down (self, family, reply, now);
  else if (reply->status != 401)
    self->limit_pause[family] = 0;
  if (reply->status < 300 && self->connections_now < self->connections)
    self->connections_now++;
}

static gint64
limited_until (const CspSyncPace *self)
{
  gint64 until = 0;

  for (guint i = 0; i < CSP_SYNC_N_FAMILIES; i++)
    until = MAX (until, self->limited_until[i]);
  return until;
}

/**
 * csp_sync_pace_held_until:
 * @self: a pace
 * @now: the instant
 *
 * Returns: before when nothing may be sent
 */
gint64
csp_sync_pace_held_until (const CspSyncPace *self,
                          gint64             now)
{
  gint64 limit = limited_until (self);

  return MAX (MAX (self->offline_until, self->next_slot_at), limit > now + RETRY_AFTER_MAX ? 0 : limit);
}

/**
 * csp_sync_pace_load:
 * @self: a pace
 * @conn: a connection
 * @error: return location
 *
 * What the service asked an earlier run to wait for holds for this one.
 *
 * Returns: whether that could be read
 */
gboolean
csp_sync_pace_load (CspSyncPace  *self,
                    CspConn      *conn,
                    GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *mark = csp_sync_mark_get (conn, MARK, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (mark != NULL)
    self->limited_until[CSP_SYNC_FAMILY_OTHER] = MAX (self->limited_until[CSP_SYNC_FAMILY_OTHER],
                                                      g_ascii_strtoll (mark, NULL, 10));
  return TRUE;
}

/**
 * csp_sync_pace_store:
 * @self: a pace
 * @conn: a connection in a write transaction
 * @reply: what made it as it is
 * @error: return location
 *
 * Keeps what the service asks to wait for, beyond the end of the program.
 *
 * Returns: whether it is stored
 */
gboolean
csp_sync_pace_store (const CspSyncPace   *self,
                     CspConn             *conn,
                     const CspSyncReply  *reply,
                     GError             **error)
{
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, limited_until (self));

  return !is_limited (reply) || csp_sync_mark_set (conn, MARK, until, error);
}
