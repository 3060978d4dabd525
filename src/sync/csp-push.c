/* csp-push.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-push.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-error.h"
#include "wire/csp-wire-json.h"

/* Pauses grow from the first to the last (partner-center-api §7.2). */
#define FIRST_PAUSE (500 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_PAUSE (5 * G_TIME_SPAN_MINUTE)
/* How often, and for how long, a change that runs is asked for (partner-center-api §15.2). */
#define POLL_PAUSE (5 * G_TIME_SPAN_SECOND)
#define POLLS_MAX 60

/**
 * csp_push_start:
 * @conn: a connection in a write transaction
 * @error: return location
 *
 * What was on its way when the program ended may have arrived.
 *
 * Returns: whether it is stored
 */
gboolean
csp_push_start (CspConn  *conn,
                GError  **error)
{
  return csp_conn_run (conn, error, "UPDATE outbox SET state = '" CSP_OUTBOX_UNKNOWN "', next_try_at = 0"
                                    " WHERE state = '" CSP_OUTBOX_SENDING "'",
                       "");
}

static CspOutboxEntry *
pick_entry (CspConn            *conn,
            const CspPushPick  *pick,
            gint64              now,
            GError            **error)
{
  static const char where[] =
      "outbox.state IN ('waiting', 'ready', 'unknown', 'running') AND outbox.depends_on IS NULL"
      " AND outbox.next_try_at <= ?1"
      " AND outbox.id NOT IN (SELECT value FROM json_each (?2))"
      " AND (NOT outbox.attended OR outbox.id IN (SELECT value FROM json_each (?3)))"
      " AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.customer_id = outbox.customer_id"
      "  AND earlier.id < outbox.id AND ((earlier.state NOT IN ('rejected', 'conflict') AND NOT earlier.attended)"
      "  OR (earlier.subject_type = outbox.subject_type AND earlier.subject_id = outbox.subject_id)))"
      " ORDER BY outbox.id LIMIT 1";

  return csp_repo_find_where (conn, CSP_TYPE_OUTBOX_ENTRY, error, where, "itt", now, pick->in_flight, pick->attended);
}

/* When the next entry is due that only its own pause holds back. */
static gboolean
find_wake (CspConn            *conn,
           const CspPushPick  *pick,
           gint64              now,
           gint64             *wake_at,
           GError            **error)
{
  static const char sql[] =
      "SELECT ifnull (min (next_try_at), 0) FROM outbox"
      " WHERE state IN ('waiting', 'ready', 'unknown', 'running') AND next_try_at > ?1 AND depends_on IS NULL"
      " AND id NOT IN (SELECT value FROM json_each (?2))"
      " AND (NOT attended OR id IN (SELECT value FROM json_each (?3)))";
  gint64 due;

  if (!csp_conn_get_integer (conn, &due, error, sql, "itt", now, pick->in_flight, pick->attended))
    return FALSE;
  if (due != 0)
    *wake_at = MIN (*wake_at, due);
  return TRUE;
}

static void
push_clear (CspPush *push)
{
  g_clear_object (&push->customer);
  g_clear_object (&push->record);
}

static gboolean
push_load (CspPush              *push,
           CspOperationContext  *context,
           CspOutboxEntry       *entry,
           CspSyncNews          *news,
           GError              **error)
{
  GType type = csp_history_subject_to_type (entry->subject_type);

  push->context = context;
  push->entry = entry;
  push->news = news;
  return csp_operation_load_record (context, CSP_TYPE_CUSTOMER, entry->customer_id, &push->customer, error) &&
         csp_operation_load_record (context, type, entry->subject_id, &push->record, error);
}

static CspSyncRequest *
new_request (CspPush     *push,
             CspSyncStep  step,
             const char  *method,
             char        *path)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  CspSyncRequest *request = g_new0 (CspSyncRequest, 1);

  request->method = method;
  request->path = path;
  request->family = kind->family;
  request->step = step;
  request->outbox_id = push->entry->id;
  request->customer_id = push->entry->customer_id;
  request->request_id = step == CSP_SYNC_STEP_SEND ? g_strdup (push->entry->request_id) : g_uuid_string_random ();
  return request;
}

/* Body, ETag and request id are fixed before the first attempt, so that each repetition is the same request. */
static gboolean
make_ready (CspPush     *push,
            JsonObject  *theirs,
            GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  const char *etag = theirs != NULL ? csp_server_copy_etag (theirs) : NULL;
  g_autoptr(JsonObject) body = NULL;
  g_autoptr(JsonNode) node = NULL;

  csp_set_str (&push->entry->if_match, etag);
  body = kind->build (push, theirs, error);
  if (body == NULL)
    return FALSE;
  node = json_node_init_object (json_node_alloc (), body);
  g_free (push->entry->body);
  push->entry->body = csp_wire_json_to_text (node);
  csp_set_str (&push->entry->state, CSP_OUTBOX_READY);
  return csp_repo_update (push->context->conn, push->entry, error);
}

/* Committed before the first byte leaves: after a crash the entry counts as sent. */
static CspSyncRequest *
send_entry (CspPush  *push,
            GError  **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  CspSyncRequest *request;

  csp_set_str (&push->entry->state, CSP_OUTBOX_SENDING);
  push->entry->attempts++;
  push->entry->sent_at = push->context->now;
  if (push->entry->first_sent_at == 0)
    push->entry->first_sent_at = push->context->now;
  if (!csp_repo_update (push->context->conn, push->entry, error))
    return NULL;
  request = new_request (push, CSP_SYNC_STEP_SEND, kind->method, kind->send_path (push));
  request->body = g_strdup (push->entry->body);
  request->if_match = g_strdup (push->entry->if_match);
  return request;
}

/* Since it was decided to send it again, time may have passed: the service may not know the request's id any more. */
static gboolean
must_look_again (CspPush *push)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  return kind->repeat_within != 0 && push->entry->first_sent_at != 0 &&
         push->context->now - push->entry->first_sent_at >= kind->repeat_within;
}

static CspSyncRequest *
next_step (CspPush  *push,
           GError  **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gboolean is_waiting = g_str_equal (push->entry->state, CSP_OUTBOX_WAITING);

  if (is_waiting && kind->read_path != NULL)
    return new_request (push, CSP_SYNC_STEP_READ, "GET", kind->read_path (push));
  if (is_waiting && !make_ready (push, NULL, error))
    return NULL;
  if (g_str_equal (push->entry->state, CSP_OUTBOX_READY) && !must_look_again (push))
    return send_entry (push, error);
  if (g_str_equal (push->entry->state, CSP_OUTBOX_READY))
    {
      csp_set_str (&push->entry->state, CSP_OUTBOX_UNKNOWN);
      if (!csp_repo_update (push->context->conn, push->entry, error))
        return NULL;
    }
  if (g_str_equal (push->entry->state, CSP_OUTBOX_RUNNING))
    return new_request (push, CSP_SYNC_STEP_POLL, "GET", kind->read_path (push));
  return new_request (push, CSP_SYNC_STEP_LOOK, "GET",
                      kind->look_path != NULL ? kind->look_path (push) : kind->read_path (push));
}

static gboolean
reject (CspConn         *conn,
        CspOutboxEntry  *entry,
        const char      *text,
        GError         **error)
{
  csp_set_str (&entry->state, CSP_OUTBOX_REJECTED);
  csp_set_str (&entry->error_text, text);
  return csp_repo_update (conn, entry, error);
}

static gboolean
start_entry (CspConn         *conn,
             CspOutboxEntry  *entry,
             gint64           now,
             CspSyncRequest **request,
             GError         **error)
{
  CspOperationContext context;
  CspPush push = { NULL };
  g_autoptr(GError) local_error = NULL;
  gboolean started;

  if (csp_push_kind_find (entry->request) == NULL)
    return reject (conn, entry, _("This version of Parceria cannot send this change."), error);
  started = csp_operation_context_init (&context, conn, CSP_ORIGIN_SERVICE, entry->operation_id, now, &local_error) &&
            push_load (&push, &context, entry, NULL, &local_error) &&
            (*request = next_step (&push, &local_error)) != NULL;
  push_clear (&push);
  csp_operation_context_clear (&context);
  if (started)
    return TRUE;
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_NOT_FOUND))
    return reject (conn, entry, local_error->message, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * csp_push_next:
 * @conn: a writing connection, in a transaction
 * @pick: what may not be sent now
 * @now: the instant
 * @request: (out) (nullable): what to send next; %NULL when there is nothing
 * @wake_at: (inout): lowered to the instant when there may be something
 * @error: return location
 *
 * Changes of one customer are sent in the order in which they were made, those of different customers side by side.
 * What was refused holds back only what depends on it and later changes of the same record.
 *
 * Returns: whether it worked
 */
gboolean
csp_push_next (CspConn            *conn,
               const CspPushPick  *pick,
               gint64              now,
               CspSyncRequest    **request,
               gint64             *wake_at,
               GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspOutboxEntry) entry = NULL;

  *request = NULL;
  entry = pick_entry (conn, pick, now, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (entry == NULL)
    return find_wake (conn, pick, now, wake_at, error);
  return start_entry (conn, entry, now, request, error);
}

static gint64
pause_after (gint64  attempts,
             GRand  *rand)
{
  gint64 pause = FIRST_PAUSE;

  for (gint64 i = 1; i < attempts && pause < LONGEST_PAUSE; i++)
    pause *= 3;
  return MIN (pause, LONGEST_PAUSE) / 2 + (gint64) (g_rand_double (rand) * (MIN (pause, LONGEST_PAUSE) / 2));
}

static gboolean
put_off (CspPush     *push,
         const char  *state,
         gint64       pause,
         GError     **error)
{
  csp_set_str (&push->entry->state, state);
  push->entry->next_try_at = push->context->now + pause;
  return csp_repo_update (push->context->conn, push->entry, error);
}

/* The service has not acted on the attempt that just came back: unless an earlier one did, nothing has happened. */
static gboolean
send_again (CspPush  *push,
            GError  **error)
{
  if (push->entry->first_sent_at == push->entry->sent_at)
    push->entry->first_sent_at = 0;
  return put_off (push, CSP_OUTBOX_READY, 0, error);
}

/* The old request is answered for good: the next attempt is another one. */
static gboolean
start_over (CspPush  *push,
            gint64    pause,
            GError  **error)
{
  g_free (push->entry->request_id);
  push->entry->request_id = g_uuid_string_random ();
  csp_set_str (&push->entry->body, NULL);
  csp_set_str (&push->entry->if_match, NULL);
  push->entry->first_sent_at = 0;
  return put_off (push, CSP_OUTBOX_WAITING, pause, error);
}

static gboolean
remember_error (CspPush             *push,
                const CspWireError  *wrong,
                const CspSyncReply  *reply,
                const char          *correlation_id,
                GError             **error)
{
  csp_set_str (&push->entry->error_code, wrong->code);
  csp_set_str (&push->entry->error_text, wrong->text);
  csp_set_str (&push->entry->correlation_id, reply->correlation_id ? reply->correlation_id : correlation_id);
  return csp_repo_update (push->context->conn, push->entry, error);
}

/* Whether other entries want every field that this one wants. */
static gboolean
is_followed (CspPush   *push,
             gboolean  *followed,
             GError   **error)
{
  static const char sql[] =
      "SELECT NOT EXISTS (SELECT 1 FROM json_each (?4) AS mine WHERE NOT EXISTS"
      " (SELECT 1 FROM outbox JOIN json_each (outbox.after) AS other WHERE subject_type = ?1 AND subject_id = ?2"
      "  AND outbox.id <> ?3 AND other.key = mine.key))";
  gint64 is_covered;

  if (!csp_conn_get_integer (push->context->conn, &is_covered, error, sql, "tiit", push->entry->subject_type,
                             push->entry->subject_id, push->entry->id, push->entry->after))
    return FALSE;
  *followed = is_covered != 0;
  return TRUE;
}

/* What the service made of a wish is told when it is not what was wanted (issue: nothing silently different). */
static gboolean
report_difference (CspPush     *push,
                   JsonObject  *answer,
                   GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gboolean followed;

  if (csp_merge_holds (kind->resource, push->entry, push->entry->after, push->record, answer))
    return TRUE;
  if (!is_followed (push, &followed, error))
    return FALSE;
  if (followed)
    return TRUE;
  g_free (push->news->sentence);
  /* translators: %s is the name of a record */
  push->news->sentence = g_strdup_printf (_("Partner Center accepted the change of “%s” but keeps other values."),
                                          push->entry->subject_name);
  return TRUE;
}

/* Takes over what the service holds now; the entry is done. */
static gboolean
settle (CspPush     *push,
        JsonObject  *answer,
        GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  CspConn *conn = push->context->conn;

  if (kind->resource != NULL && answer != NULL &&
      (!csp_server_copy_put (conn, kind->copy, push->entry->subject_id, answer, push->context->now, 0, error) ||
       !report_difference (push, answer, error) ||
       !csp_merge_take (push->context, kind->resource, push->record, answer, push->entry->id, error)))
    return FALSE;
  if (kind->settle != NULL && answer != NULL && !kind->settle (push, answer, error))
    return FALSE;
  return csp_repo_delete (conn, CSP_TYPE_OUTBOX_ENTRY, push->entry->id, error);
}

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

/* A wish for what was not known yet is based on nothing: not even a copy that came since makes it a conflict. */
static gboolean
find_base (CspPush   *push,
           gboolean  *has_base,
           GError   **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gint64 is_known;

  *has_base = TRUE;
  if (!kind->is_base_assumed)
    return TRUE;
  if (!csp_conn_get_integer (push->context->conn, &is_known, error,
                             "SELECT EXISTS (SELECT 1 FROM json_each (?1) WHERE value IS NOT NULL)", "t",
                             push->entry->before) ||
      !csp_server_copy_has (push->context->conn, kind->copy, push->entry->subject_id, has_base, error))
    return FALSE;
  *has_base = *has_base && is_known != 0;
  return TRUE;
}

/* READ: what the service holds now decides whether the wish can be sent (partner-center-api §23). */
static gboolean
take_read (CspPush     *push,
           JsonObject  *theirs,
           GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  CspConn *conn = push->context->conn;
  CspMergeResult result;
  gboolean has_base;

  if (!find_base (push, &has_base, error) ||
      !csp_merge_compare (push->context, kind->resource, push->entry, push->record, theirs,
                          has_base, &result, error) ||
      !csp_server_copy_put (conn, kind->copy, push->entry->subject_id, theirs, push->context->now, 0, error) ||
      !csp_merge_take (push->context, kind->resource, push->record, theirs, 0, error))
    return FALSE;
  if (result == CSP_MERGE_WANTED)
    return make_ready (push, theirs, error);
  return TRUE;
}

static CspPushLook
judge_whole (CspPush    *push,
             JsonObject *theirs)
{
  const CspWireResource *resource = csp_push_kind_find (push->entry->request)->resource;

  if (csp_merge_holds (resource, push->entry, push->entry->after, push->record, theirs))
    return CSP_PUSH_DONE;
  if (csp_merge_holds (resource, push->entry, push->entry->before, push->record, theirs))
    return CSP_PUSH_NOT_DONE;
  return CSP_PUSH_CHANGED;
}

/* LOOK: whether a request took effect whose answer was lost. */
static gboolean
take_look (CspPush   *push,
           JsonNode  *root,
           GError   **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gboolean was_refused = push->entry->attended && push->entry->location != NULL;
  JsonObject *found = NULL;
  CspPushLook look;

  if (kind->look != NULL)
    look = kind->look (push, root, &found);
  else
    {
      found = json_node_get_object (root);
      look = judge_whole (push, found);
    }
  switch (look)
    {
    case CSP_PUSH_DONE:
      /* Only the answer to the request itself holds the password, and the same request is answered the same again
       * as long as the service remembers it. */
      if (push->entry->attended && !was_refused)
        return put_off (push, CSP_OUTBOX_READY, 0, error);
      return settle (push, found, error);
    case CSP_PUSH_NOT_DONE:
      return put_off (push, was_refused ? CSP_OUTBOX_REJECTED : CSP_OUTBOX_READY, 0, error);
    case CSP_PUSH_CHANGED:
      return start_over (push, 0, error);
    case CSP_PUSH_UNCLEAR:
    default:
      return put_off (push, CSP_OUTBOX_UNKNOWN, G_TIME_SPAN_MINUTE, error);
    }
}

/* POLL: the service is at it until it shows what was wanted; after some minutes what it shows counts. */
static gboolean
take_poll (CspPush     *push,
           JsonObject  *theirs,
           GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  if (push->entry->location == NULL || ++push->entry->attempts > POLLS_MAX ||
      csp_merge_holds (kind->resource, push->entry, push->entry->after, push->record, theirs))
    return settle (push, theirs, error);
  return put_off (push, CSP_OUTBOX_RUNNING, POLL_PAUSE, error);
}

/* The service accepted the request: now, or to be asked for later, or in words that must be read back. */
static gboolean
take_accepted (CspPush             *push,
               const CspSyncReply  *reply,
               JsonNode            *root,
               GError             **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  if (reply->status != 202 && is_readable (kind, push, root))
    return settle (push, json_node_get_object (root), error);
  if (kind->read_path != NULL)
    {
      csp_set_str (&push->entry->location, reply->status == 202 ? (reply->location ? reply->location : "") : NULL);
      push->entry->attempts = 0;
      return put_off (push, CSP_OUTBOX_RUNNING, reply->status == 202 ? POLL_PAUSE : 0, error);
    }
  return put_off (push, CSP_OUTBOX_UNKNOWN, 0, error);
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
  gint64 pause = pause_after (push->entry->attempts + 1, rand);

  switch (wrong->reaction)
    {
    case CSP_REACTION_SLOW_DOWN:
      return was_sent ? send_again (push, error) : put_off (push, push->entry->state, 0, error);
    case CSP_REACTION_RETRY:
      return remember_error (push, wrong, reply, request->correlation_id, error) &&
             put_off (push, was_sent ? CSP_OUTBOX_UNKNOWN : push->entry->state, pause, error);
    case CSP_REACTION_LATER:
      return remember_error (push, wrong, reply, request->correlation_id, error) &&
             (was_sent ? start_over (push, MAX (pause, POLL_PAUSE), error)
                       : put_off (push, push->entry->state, MAX (pause, POLL_PAUSE), error));
    case CSP_REACTION_CONFLICT:
      if (was_sent && csp_push_kind_find (push->entry->request)->read_path != NULL && push->entry->attempts < 20)
        return start_over (push, pause, error);
      break;
    case CSP_REACTION_DONE:
      return settle (push, NULL, error);
    case CSP_REACTION_STOP:
    case CSP_REACTION_FIX:
    case CSP_REACTION_SIGN_IN:
    case CSP_REACTION_GONE:
    default:
      break;
    }
  if (was_sent && push->entry->first_sent_at == push->entry->sent_at)
    push->entry->first_sent_at = 0;
  /* Refused at a repetition: an earlier attempt may have done it, and the service has forgotten it. */
  if (was_sent && push->entry->attended)
    csp_set_str (&push->entry->location, request->path);
  csp_set_str (&push->entry->state, was_sent && push->entry->attended && push->entry->attempts > 1
                                        ? CSP_OUTBOX_UNKNOWN
                                        : CSP_OUTBOX_REJECTED);
  return remember_error (push, wrong, reply, request->correlation_id, error);
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

  if (request->step == CSP_SYNC_STEP_SEND && reply->length > 0 && root == NULL)
    return put_off (push, CSP_OUTBOX_UNKNOWN, pause_after (push->entry->attempts, rand), error);
  if (request->step == CSP_SYNC_STEP_SEND)
    return take_accepted (push, reply, root, error);
  if (root == NULL || (request->step != CSP_SYNC_STEP_LOOK && !is_readable (kind, push, root)) ||
      (request->step == CSP_SYNC_STEP_LOOK && kind->look == NULL && !is_readable (kind, push, root)))
    return put_off (push, push->entry->state, pause_after (++push->entry->attempts, rand), error);
  if (request->step == CSP_SYNC_STEP_READ)
    return take_read (push, json_node_get_object (root), error);
  if (request->step == CSP_SYNC_STEP_POLL)
    return take_poll (push, json_node_get_object (root), error);
  return take_look (push, root, error);
}

/* 401 is for the engine: the same request goes out again with a fresh token. */
static gboolean
take_reply (CspPush             *push,
            CspSyncRequest      *request,
            const CspSyncReply  *reply,
            GRand               *rand,
            GError             **error)
{
  gboolean was_sent = request->step == CSP_SYNC_STEP_SEND;

  if (reply->outcome == CSP_SYNC_NOT_SENT || (reply->outcome == CSP_SYNC_ANSWERED && reply->status == 401))
    return was_sent ? send_again (push, error) : put_off (push, push->entry->state, 0, error);
  if (reply->outcome == CSP_SYNC_LOST)
    return put_off (push, was_sent ? CSP_OUTBOX_UNKNOWN : push->entry->state,
                    pause_after (push->entry->attempts, rand), error);
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
          push_load (&push, &context, entry, news, error) && take_reply (&push, request, reply, rand, error);
  news->changes |= context.changes | CSP_CHANGED_OUTBOX;
  push_clear (&push);
  csp_operation_context_clear (&context);
  return taken;
}
