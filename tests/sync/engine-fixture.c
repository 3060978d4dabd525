/* engine-fixture.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "store/csp-repo.h"
#include "tests/sync/engine-fixture.h"

void
engine_restart (EngineFixture *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->engine);
  self->engine = csp_sync_engine_new (1);
  csp_sync_engine_start (self->engine, self->store.conn, &error);
  ck_no_error (error);
}

void
engine_set_up (EngineFixture *self)
{
  commerce_set_up (&self->store);
  commerce_change_profile (&self->store, "backend = 'partner-center'");
  self->now = csp_clock_now ();
  engine_restart (self);
}

void
engine_tear_down (EngineFixture *self)
{
  csp_sync_news_clear (&self->news);
  g_clear_object (&self->engine);
  test_store_tear_down (&self->store);
}

CspSyncTurn
engine_turn (EngineFixture   *self,
             CspSyncRequest **request)
{
  g_autoptr(GError) error = NULL;
  gint64 wake_at;
  CspSyncTurn turn = csp_sync_engine_next (self->engine, self->store.conn, self->now, request, &wake_at, &error);

  ck_no_error (error);
  if (turn == CSP_SYNC_WAIT && wake_at != G_MAXINT64)
    self->now = wake_at;
  return turn;
}

/* The next request, waiting for its time; NULL when there is none, or somebody must sign in. */
CspSyncRequest *
engine_ask (EngineFixture *self)
{
  CspSyncRequest *request;

  while (engine_turn (self, &request) == CSP_SYNC_WAIT)
    ;
  return request;
}

static void
give (EngineFixture  *self,
      CspSyncRequest *request,
      CspSyncReply   *reply)
{
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_nonnull (request);
  csp_sync_news_clear (&self->news);
  csp_sync_engine_answer (self->engine, self->store.conn, self->now, request, reply, &self->news, &error);
  ck_no_error (error);
  csp_sync_reply_free (reply);
}

void
engine_answer (EngineFixture  *self,
               CspSyncRequest *request,
               guint           status,
               const char     *body)
{
  CspSyncReply *reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, status);

  reply->body = g_strdup (body);
  reply->length = body != NULL ? strlen (body) : 0;
  give (self, request, reply);
}

void
engine_limit (EngineFixture  *self,
              CspSyncRequest *request,
              const char     *retry_after)
{
  CspSyncReply *reply = csp_sync_reply_new (CSP_SYNC_ANSWERED, 429);

  reply->retry_after = g_strdup (retry_after);
  give (self, request, reply);
}

void
engine_lose (EngineFixture  *self,
             CspSyncRequest *request)
{
  give (self, request, csp_sync_reply_new (CSP_SYNC_LOST, 0));
}

CspOutboxEntry *
engine_entry (EngineFixture *self,
              const char    *request)
{
  return csp_repo_find_where (self->store.conn, CSP_TYPE_OUTBOX_ENTRY, NULL, "outbox.request = ?1"
                                                                             " ORDER BY outbox.id LIMIT 1",
                              "t", request);
}
