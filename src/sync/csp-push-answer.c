/* csp-push-answer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-text.h"
#include "store/csp-repo.h"
#include "sync/csp-push-private.h"
#include "sync/csp-push.h"
#include "wire/csp-wire-json.h"

/* Who is overtaken so often must look at it. */
#define CONFLICTS_MAX 20

static JsonNode *
parse (const CspSyncReply *reply)
{
  return reply->length > 0 ? csp_wire_json_parse (reply->body, reply->length, NULL) : NULL;
}

static gboolean
is_readable (const CspPushKind *kind,
             CspPush           *push,
             JsonNode          *root)
{
  g_autoptr(CspRecord) trial = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  if (kind->resource == NULL)
    return TRUE;
  trial = csp_record_copy (push->record);
  return csp_wire_resource_read (kind->resource, json_node_get_object (root), trial, NULL);
}

/* The service accepted the request: now, or to be asked for later, or in words that must be read back. */
static gboolean
take_accepted (CspPush             *push,
               const CspSyncReply  *reply,
               JsonNode            *root,
               GError             **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  JsonObject *found;

  /* Where a part of something is changed, the whole may come back without the part. */
  if (reply->status != 202 && is_readable (kind, push, root) &&
      (!kind->is_part || kind->look (push, root, &found) == CSP_PUSH_DONE))
    return _csp_push_settle (push, json_node_get_object (root), error);
  if (kind->resource != NULL)
    {
      csp_set_str (&push->entry->location, reply->status == 202 ? (reply->location ? reply->location : "") : NULL);
      push->entry->attempts = 0;
      return _csp_push_put_off (push, CSP_OUTBOX_RUNNING, reply->status == 202 ? CSP_PUSH_POLL_PAUSE : 0, error);
    }
  return _csp_push_put_off (push, CSP_OUTBOX_UNKNOWN, 0, error);
}

/* Whether an attempt before the one that is answered may have done it (partner-center-api §8). */
static gboolean
may_have_acted_before (CspPush        *push,
                       CspSyncRequest *request)
{
  return push->entry->first_sent_at != 0 &&
         (request->step != CSP_SYNC_STEP_SEND || push->entry->first_sent_at != push->entry->sent_at);
}

/* Refused for good: what was sent for the first time is not done; whether an earlier attempt did it must be looked for;
 * and where that is refused, a person decides. */
static gboolean
give_up (CspPush         *push,
         CspSyncRequest  *request,
         GError         **error)
{
  gboolean was_sent = request->step == CSP_SYNC_STEP_SEND;
  gboolean is_doubtful = may_have_acted_before (push, request);

  if (!is_doubtful)
    push->entry->first_sent_at = 0;
  if (request->step == CSP_SYNC_STEP_POLL || (was_sent && is_doubtful))
    csp_set_str (&push->entry->location, was_sent ? request->path : NULL);
  if (!is_doubtful)
    return _csp_push_put_off (push, CSP_OUTBOX_REJECTED, 0, error);
  return _csp_push_put_off (push, was_sent ? CSP_OUTBOX_UNKNOWN : CSP_OUTBOX_DOUBTFUL, 0, error);
}

static gboolean
try_later (CspPush         *push,
           CspSyncRequest  *request,
           gint64           pause,
           GError         **error)
{
  if (request->step != CSP_SYNC_STEP_SEND)
    return _csp_push_put_off (push, push->entry->state, pause, error);
  if (may_have_acted_before (push, request))
    return _csp_push_put_off (push, CSP_OUTBOX_UNKNOWN, pause, error);
  return _csp_push_start_over (push, pause, error);
}

/* Nothing has been done: the same request goes out again when there is a token, a network, or time. */
static gboolean
ask_again (CspPush         *push,
           CspSyncRequest  *request,
           GError         **error)
{
  return request->step == CSP_SYNC_STEP_SEND ? _csp_push_send_again (push, error)
                                             : _csp_push_put_off (push, push->entry->state, 0, error);
}

/* @mended: (out): whether another request is made of it */
static gboolean
mend (CspPush             *push,
      CspSyncRequest      *request,
      const CspWireError  *wrong,
      gboolean            *mended,
      GError             **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  *mended = FALSE;
  if (kind->mend == NULL || request->step != CSP_SYNC_STEP_SEND || may_have_acted_before (push, request))
    return TRUE;
  return kind->mend (push, wrong->code, mended, error) && (!*mended || _csp_push_start_over (push, 0, error));
}

static gboolean
take_refused (CspPush             *push,
              CspSyncRequest      *request,
              const CspSyncReply  *reply,
              GRand               *rand,
              GError             **error)
{
  g_autoptr(CspWireError) wrong = csp_wire_error_read (reply->status, reply->body, reply->length);
  gboolean was_sent = request->step == CSP_SYNC_STEP_SEND;
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gint64 pause = _csp_push_pause (push->entry->attempts + 1, rand);
  gboolean mended;

  if (wrong->reaction == CSP_REACTION_SLOW_DOWN)
    return ask_again (push, request, error);
  if (wrong->reaction == CSP_REACTION_DONE)
    return _csp_push_settle (push, NULL, error);
  if (wrong->reaction == CSP_REACTION_GONE && request->step == CSP_SYNC_STEP_READ && kind->may_be_missing)
    return _csp_push_make_ready (push, NULL, error);
  if (wrong->reaction == CSP_REACTION_CONFLICT && was_sent && push->entry->attempts < CONFLICTS_MAX &&
      kind->resource != NULL)
    return _csp_push_start_over (push, pause, error);
  if (!mend (push, request, wrong, &mended, error))
    return FALSE;
  if (mended)
    return TRUE;
  if (!_csp_push_remember_error (push, wrong, reply, request->correlation_id, error))
    return FALSE;
  if (wrong->reaction == CSP_REACTION_RETRY)
    return _csp_push_put_off (push, was_sent ? CSP_OUTBOX_UNKNOWN : push->entry->state, pause, error);
  if (wrong->reaction == CSP_REACTION_LATER)
    return try_later (push, request, MAX (pause, CSP_PUSH_POLL_PAUSE), error);
  return give_up (push, request, error);
}

/* Whether what was asked for before or after sending came. */
static gboolean
is_what_was_asked (CspPush        *push,
                   CspSyncRequest *request,
                   JsonNode       *root)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  if (root == NULL)
    return FALSE;
  if (request->step == CSP_SYNC_STEP_LOOK && kind->look != NULL)
    return TRUE;
  if (request->step == CSP_SYNC_STEP_READ && kind->note != NULL)
    return kind->note (push, root);
  return is_readable (kind, push, root);
}

static gboolean
take_success (CspPush             *push,
              CspSyncRequest      *request,
              const CspSyncReply  *reply,
              GRand               *rand,
              GError             **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  g_autoptr(JsonNode) root = parse (reply);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (request->step == CSP_SYNC_STEP_SEND && reply->length > 0 && root == NULL)
    return _csp_push_put_off (push, CSP_OUTBOX_UNKNOWN, _csp_push_pause (push->entry->attempts, rand), error);
  if (request->step == CSP_SYNC_STEP_SEND)
    return take_accepted (push, reply, root, error);
  if (!is_what_was_asked (push, request, root))
    return _csp_push_put_off (push, push->entry->state, _csp_push_pause (++push->entry->attempts, rand), error);
  if (request->step == CSP_SYNC_STEP_READ && kind->note != NULL)
    return _csp_push_make_ready (push, object, error);
  if (request->step == CSP_SYNC_STEP_READ)
    return _csp_push_take_read (push, object, error);
  if (request->step == CSP_SYNC_STEP_POLL)
    return _csp_push_take_poll (push, object, error);
  return _csp_push_take_look (push, root, error);
}

static gboolean
take_reply (CspPush             *push,
            CspSyncRequest      *request,
            const CspSyncReply  *reply,
            GRand               *rand,
            GError             **error)
{
  gboolean was_sent = request->step == CSP_SYNC_STEP_SEND;

  if (reply->outcome == CSP_SYNC_NOT_SENT || csp_sync_reply_refuses_token (reply))
    return ask_again (push, request, error);
  if (reply->outcome == CSP_SYNC_LOST)
    return _csp_push_put_off (push, was_sent ? CSP_OUTBOX_UNKNOWN : push->entry->state,
                              _csp_push_pause (push->entry->attempts, rand), error);
  if (reply->status >= 200 && reply->status < 300)
    return take_success (push, request, reply, rand, error);
  return take_refused (push, request, reply, rand, error);
}

/**
 * csp_push_answer:
 * @conn: a writing connection, in a transaction
 * @now: the instant
 * @rand: for the jitter of pauses
 * @request: what was sent
 * @reply: what became of it
 * @news: gets what a person must see
 * @error: return location
 *
 * Returns: whether everything that follows from the answer is stored
 */
gboolean
csp_push_answer (CspConn             *conn,
                 gint64               now,
                 GRand               *rand,
                 CspSyncRequest      *request,
                 const CspSyncReply  *reply,
                 CspSyncNews         *news,
                 GError             **error)
{
  g_autoptr(CspOutboxEntry) entry = NULL;
  g_autoptr(GError) local_error = NULL;
  CspOperationContext context;
  CspPush push = { NULL };
  gboolean taken;

  entry = csp_repo_find (conn, CSP_TYPE_OUTBOX_ENTRY, request->outbox_id, &local_error);
  if (entry == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return error == NULL || *error == NULL;
    }
  push.asked_at = request->sent_at;
  taken = csp_operation_context_init (&context, conn, CSP_ORIGIN_SERVICE, entry->operation_id, now, error) &&
          _csp_push_load (&push, &context, entry, news, error) && take_reply (&push, request, reply, rand, error);
  news->changes |= context.changes | CSP_CHANGED_OUTBOX;
  _csp_push_clear (&push);
  csp_operation_context_clear (&context);
  return taken;
}
