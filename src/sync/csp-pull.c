/* csp-pull.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-pull-state.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-pull-stage.h"
#include "sync/csp-pull.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

/* The stage of a pull whose pages are all read. */
#define DETAILS "details"
/* How often a list is begun again because its continuation token had grown old (partner-center-api §5.1). */
#define RESTARTS_MAX 3
/* A list of more pages has no end. */
#define PAGES_MAX 100000
#define FULL_EVERY (7 * G_TIME_SPAN_DAY)
#define RETRY_PAUSE (5 * G_TIME_SPAN_SECOND)
#define RETRY_PAUSE_MAX (5 * G_TIME_SPAN_MINUTE)
#define DETAIL_ATTEMPTS_MAX 8

static CspPullState *
load_state (CspConn  *conn,
            GError  **error)
{
  return csp_repo_find_where (conn, CSP_TYPE_PULL_STATE, error, "pull.finished_at = 0 ORDER BY pull.id DESC LIMIT 1",
                              "");
}

static gboolean
pull_init (CspPull              *pull,
           CspOperationContext  *context,
           CspConn              *conn,
           CspPullState         *state,
           gint64                now,
           GError              **error)
{
  pull->context = context;
  pull->id = state ? state->id : 0;
  pull->note_id = state ? state->note_id : 0;
  pull->started_at = state ? state->started_at : now;
  pull->item = state ? state->item : 0;
  return csp_operation_context_init (context, conn, CSP_ORIGIN_SERVICE, "service-pull", now, error);
}

static void
pull_clear (CspPull *pull)
{
  g_clear_object (&pull->customer);
  g_clear_object (&pull->subscription);
  csp_operation_context_clear (pull->context);
}

/* The audit log is no complete journal: from time to time everything is compared (partner-center-api §19.3). */
static gboolean
must_be_full (CspConn   *conn,
              gint64     now,
              gboolean  *is_full,
              GError   **error)
{
  gint64 last;

  if (!csp_conn_get_integer (conn, &last, error, "SELECT ifnull (max (started_at), 0) FROM pull"
                             " WHERE is_full AND finished_at <> 0", ""))
    return FALSE;
  *is_full = last < now - FULL_EVERY;
  return TRUE;
}

/**
 * csp_pull_begin:
 * @conn: a writing connection, in a transaction
 * @now: the instant
 * @may_be_partial: whether details are read only of what has changed, as long as the last full pull is recent
 * @error: return location
 *
 * Begins a pull, unless one is under way: that one goes on.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_begin (CspConn   *conn,
                gint64     now,
                gboolean   may_be_partial,
                GError   **error)
{
  CspOperationContext context;
  CspPull pull = { NULL };
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspPullState) state = load_state (conn, &local_error);
  gboolean begun = FALSE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (state != NULL)
    return csp_conn_run (conn, error, "UPDATE pull SET next_try_at = 0 WHERE id = ?1", "i", state->id);
  if (pull_init (&pull, &context, conn, NULL, now, error))
    {
      gint64 note_id = csp_history_note (&context, "service-pull", NULL, NULL, error);
      const CspPullStage *first = csp_pull_stage_first (context.profile->persona);
      gboolean is_full = TRUE;

      state = g_object_new (CSP_TYPE_PULL_STATE, "started-at", now, "stage", first->name, "note-id", note_id, NULL);
      begun = note_id != 0 && (!may_be_partial || must_be_full (conn, now, &is_full, error));
      state->is_full = is_full;
      begun = begun && csp_repo_insert (conn, state, error);
    }
  pull_clear (&pull);
  return begun;
}

static char *
culture_of (const CspProfile *profile)
{
  g_autofree char *culture = g_strdelimit (g_strdup (profile->locale ? profile->locale : ""), "_", '-');

  return strlen (culture) == 5 ? g_steal_pointer (&culture) : g_strdup ("en-US");
}

static CspSyncRequest *
new_request (CspPull            *pull,
             const CspPullStage *stage,
             CspSyncStep         step,
             char               *path)
{
  CspSyncRequest *request = g_new0 (CspSyncRequest, 1);

  request->method = "GET";
  request->path = path;
  request->family = stage->family;
  request->step = step;
  request->pull_id = pull->id;
  request->request_id = g_uuid_string_random ();
  if (stage->is_localized)
    request->locale = culture_of (pull->context->profile);
  return request;
}

static gboolean
enter_stage (CspPullState        *state,
             const CspPullStage  *stage)
{
  csp_set_str (&state->stage, stage ? stage->name : DETAILS);
  csp_set_str (&state->cursor, NULL);
  state->item = 0;
  state->page = 0;
  state->restarts = 0;
  return TRUE;
}

static gboolean
leave_stage (CspPull             *pull,
             CspPullState        *state,
             const CspPullStage  *stage,
             GError             **error)
{
  enter_stage (state, csp_pull_stage_next (stage, pull->context->profile->persona));
  return !g_str_equal (state->stage, DETAILS) || csp_pull_add_details (pull, state->is_full, error);
}

/* The path of the page that comes next, going through the stages that have nothing to ask for. */
static char *
find_path (CspPull             *pull,
           CspPullState        *state,
           const CspPullStage **stage,
           GError             **error)
{
  while ((*stage = csp_pull_stage_find (state->stage)) != NULL)
    {
      g_autoptr(GError) local_error = NULL;
      char *path = (*stage)->make_path != NULL ? (*stage)->make_path (pull, &local_error) : g_strdup ((*stage)->path);

      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      if (path != NULL || (error != NULL && *error != NULL))
        return path;
      if (!leave_stage (pull, state, *stage, error))
        return NULL;
      pull->item = 0;
    }
  return NULL;
}

static char *
page_path (CspPullState       *state,
           const CspPullStage *stage,
           const char         *path)
{
  const char *joint = strchr (path, '?') != NULL ? "&" : "?";

  if (state->cursor == NULL)
    return g_strdup (path);
  if (stage->paging == CSP_PAGING_INDEX)
    return g_strconcat (path, joint, "offset=", state->cursor, NULL);
  return g_strconcat (path, joint, "seekOperation=Next", NULL);
}

static gboolean
next_page (CspPull         *pull,
           CspPullState    *state,
           CspSyncRequest **request,
           GError         **error)
{
  const CspPullStage *stage;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *path = find_path (pull, state, &stage, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  state->item = pull->item;
  if (!csp_repo_update (pull->context->conn, state, error))
    return FALSE;
  if (path == NULL)
    return TRUE;
  *request = new_request (pull, stage, CSP_SYNC_STEP_PAGE, page_path (state, stage, path));
  if (stage->paging == CSP_PAGING_SEEK)
    (*request)->continuation = g_strdup (state->cursor);
  return TRUE;
}

/* Replaces the first %s of a stage's path by the customer, the second by the subscription. */
static char *
detail_path (const CspPullStage *stage,
             CspPull            *pull)
{
  g_auto(GStrv) parts = g_strsplit (stage->path, "%s", -1);
  GString *path = g_string_new (parts[0]);
  const char *ids[] = { pull->customer->microsoft_id,
                        pull->subscription ? pull->subscription->subscription_id : "" };

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_string_append_uri_escaped (path, ids[MIN (i, G_N_ELEMENTS (ids)) - 1], NULL, FALSE);
      g_string_append (path, parts[i]);
    }
  return g_string_free (path, FALSE);
}

static gboolean
load_detail (CspPull        *pull,
             CspPullDetail  *detail,
             GError        **error)
{
  return csp_operation_load_record (pull->context, CSP_TYPE_CUSTOMER, detail->customer_id, &pull->customer, error) &&
         (detail->subscription_id == 0 ||
          csp_operation_load_record (pull->context, CSP_TYPE_SUBSCRIPTION, detail->subscription_id,
                                     &pull->subscription, error));
}

/* An order that is on its way may already show at the service, under an id that nobody here knows yet. */
static CspPullDetail *
pick_detail (CspConn     *conn,
             const char  *in_flight,
             gboolean     wants_pages,
             gint64       now,
             GError     **error)
{
  static const char where[] =
    "pull_detail.next_try_at <= ?1 AND pull_detail.priority <= ?2"
    " AND pull_detail.id NOT IN (SELECT value FROM json_each (?3))"
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.customer_id = pull_detail.customer_id"
    "  AND outbox.request = 'order-place' AND outbox.state IN ('sending', 'unknown', 'running'))"
    " ORDER BY pull_detail.priority, pull_detail.id LIMIT 1";

  return csp_repo_find_where (conn, CSP_TYPE_PULL_DETAIL, error, where, "iit", now,
                              (gint64) (wants_pages ? G_MAXINT32 : CSP_PULL_NOW), in_flight);
}

static gboolean
next_detail (CspPull         *pull,
             const char      *in_flight,
             gboolean         wants_pages,
             CspSyncRequest **request,
             GError         **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspPullDetail) detail = pick_detail (pull->context->conn, in_flight, wants_pages, pull->context->now,
                                                 &local_error);
  const CspPullStage *stage = detail ? csp_pull_stage_find (detail->stage) : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (detail == NULL)
    return TRUE;
  if (stage == NULL || !load_detail (pull, detail, NULL) || pull->customer->issued_here)
    return csp_repo_delete (pull->context->conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
  *request = new_request (pull, stage, CSP_SYNC_STEP_DETAIL, detail_path (stage, pull));
  (*request)->detail_id = detail->id;
  (*request)->customer_id = detail->customer_id;
  return TRUE;
}

static gboolean
find_wake (CspConn     *conn,
           const char  *in_flight,
           gboolean     wants_pages,
           gint64       now,
           gint64      *wake_at,
           gboolean    *is_empty,
           GError     **error)
{
  gint64 due, count;

  if (!csp_conn_get_integer (conn, &due, error,
                             "SELECT ifnull (min (max (next_try_at, ?1)), 0) FROM pull_detail WHERE priority <= ?2"
                             " AND id NOT IN (SELECT value FROM json_each (?3))",
                             "iit", now + RETRY_PAUSE, (gint64) (wants_pages ? G_MAXINT32 : CSP_PULL_NOW),
                             in_flight) ||
      !csp_conn_get_integer (conn, &count, error, "SELECT EXISTS (SELECT 1 FROM pull_detail)", ""))
    return FALSE;
  if (due != 0)
    *wake_at = MIN (*wake_at, due);
  *is_empty = count == 0;
  return TRUE;
}

/* Only here a pull counts as complete: every page and every detail is stored. */
static gboolean
finish_pull (CspConn       *conn,
             CspPullState  *state,
             gint64         now,
             GError       **error)
{
  g_autofree char *instant = g_strdup_printf ("%" G_GINT64_FORMAT, now);

  state->finished_at = now;
  return csp_repo_update (conn, state, error) && csp_sync_mark_set (conn, "last-good-pull", instant, error);
}

/**
 * csp_pull_next:
 * @conn: a writing connection, in a transaction
 * @in_flight: JSON array of details that wait for an answer; with a 0 in it, a page does
 * @wants_pages: whether the whole pull is wanted, not only details that follow from a change
 * @now: the instant
 * @request: (out) (nullable): what to ask for next
 * @wake_at: (inout): lowered to the instant when there may be something
 * @is_finished: (out): whether no pull is under way any more
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
csp_pull_next (CspConn         *conn,
               const char      *in_flight,
               gboolean         wants_pages,
               gint64           now,
               CspSyncRequest **request,
               gint64          *wake_at,
               gboolean        *is_finished,
               GError         **error)
{
  CspOperationContext context = { NULL };
  CspPull pull = { NULL };
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspPullState) state = wants_pages ? load_state (conn, &local_error) : NULL;
  gboolean page_in_flight = g_strstr_len (in_flight, -1, "[0,") != NULL || g_str_equal (in_flight, "[0]");
  gboolean is_empty = FALSE;
  gboolean worked = local_error == NULL && pull_init (&pull, &context, conn, state, now, &local_error);

  *request = NULL;
  *is_finished = FALSE;
  if (worked && state != NULL && !page_in_flight && state->next_try_at <= now &&
      !g_str_equal (state->stage, DETAILS))
    worked = next_page (&pull, state, request, &local_error);
  else if (worked && state != NULL && state->next_try_at > now)
    *wake_at = MIN (*wake_at, state->next_try_at);
  if (worked && *request == NULL)
    worked = next_detail (&pull, in_flight, wants_pages, request, &local_error);
  if (worked && *request == NULL)
    worked = find_wake (conn, in_flight, wants_pages, now, wake_at, &is_empty, &local_error);
  if (worked && *request == NULL && is_empty && state != NULL && g_str_equal (state->stage, DETAILS))
    {
      worked = finish_pull (conn, state, now, &local_error);
      *is_finished = TRUE;
    }
  else if (state == NULL)
    *is_finished = TRUE;
  if (context.conn != NULL)
    {
      pull.context = &context;
      pull_clear (&pull);
    }
  if (!worked)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return worked;
}

/* A collection, or an array where one is expected (partner-center-api §5). */
static JsonArray *
items_of (JsonNode *root)
{
  JsonNode *items;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);
  items = csp_wire_find_path (json_node_get_object (root), "items");
  return items != NULL && JSON_NODE_HOLDS_ARRAY (items) ? json_node_get_array (items) : NULL;
}

static char *
key_of (const CspPullStage *stage,
        JsonObject         *item)
{
  JsonNode *node = stage->key ? csp_wire_find_path (item, stage->key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

static gboolean
store_item (CspPull             *pull,
            const CspPullStage  *stage,
            JsonNode            *item,
            GError             **error)
{
  g_autofree char *key = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (item))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The answer is not what was asked for."));
      return FALSE;
    }
  if (stage->store != NULL)
    return stage->store (pull, json_node_get_object (item), error);
  key = key_of (stage, json_node_get_object (item));
  return csp_mirror_put (pull->context->conn, stage->mirror, pull->customer ? pull->customer->id : 0, key,
                         json_node_get_object (item), pull->id, error);
}

static gboolean
store_items (CspPull             *pull,
             const CspPullStage  *stage,
             JsonNode            *root,
             GError             **error)
{
  JsonArray *items;

  if (stage->paging == CSP_PAGING_ONE)
    return store_item (pull, stage, root, error);
  items = items_of (root);
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (!store_item (pull, stage, json_array_get_element (items, i), error))
      return FALSE;
  return TRUE;
}

/* The number of the item after the last, when the answer says that there are more. */
static char *
next_index (CspPullState *state,
            JsonNode     *root)
{
  gint64 offset = state->cursor != NULL ? g_ascii_strtoll (state->cursor, NULL, 10) : 0;
  JsonArray *items = items_of (root);

  if (!JSON_NODE_HOLDS_OBJECT (root) || items == NULL || json_array_get_length (items) == 0 ||
      csp_wire_find_path (json_node_get_object (root), "links/next") == NULL)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, offset + json_array_get_length (items));
}

/* There is a next page when either sign is present (partner-center-api §5.1); the token is never taken apart. */
static char *
next_cursor (const CspPullStage *stage,
             JsonNode           *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *headers;

  if (stage->paging != CSP_PAGING_SEEK || object == NULL)
    return NULL;
  headers = csp_wire_find_path (object, "links/next/headers");
  if (headers != NULL && JSON_NODE_HOLDS_ARRAY (headers))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (headers)); i++)
      {
        JsonNode *header = json_array_get_element (json_node_get_array (headers), i);
        const char *name = JSON_NODE_HOLDS_OBJECT (header)
                           ? csp_wire_get_text (json_node_get_object (header), "key") : NULL;

        if (name != NULL && g_ascii_strcasecmp (name, "MS-ContinuationToken") == 0)
          return g_strdup (csp_wire_get_text (json_node_get_object (header), "value"));
      }
  return g_strdup (csp_wire_get_text (object, "continuationToken"));
}

static gboolean
finish_stage (CspPull             *pull,
              CspPullState        *state,
              const CspPullStage  *stage,
              GError             **error)
{
  if (stage->is_each)
    {
      state->item++;
      csp_set_str (&state->cursor, NULL);
      state->page = 0;
      return TRUE;
    }
  if (stage->finish != NULL && !stage->finish (pull, error))
    return FALSE;
  if (stage->mirror != NULL && stage->paging != CSP_PAGING_ONE && !g_str_equal (stage->name, "audit-records") &&
      !csp_mirror_sweep (pull->context->conn, stage->mirror, 0, pull->id, error))
    return FALSE;
  return leave_stage (pull, state, stage, error);
}

static gboolean
stop (CspPull       *pull,
      CspPullState  *state,
      const char    *text,
      const char    *correlation_id,
      GError       **error)
{
  gint64 pause = RETRY_PAUSE;

  for (gint64 i = 0; i < state->restarts && pause < RETRY_PAUSE_MAX; i++)
    pause *= 2;
  state->restarts++;
  state->next_try_at = pull->context->now + MIN (pause, RETRY_PAUSE_MAX);
  csp_set_str (&state->error_text, text);
  csp_set_str (&state->correlation_id, correlation_id);
  return csp_repo_update (pull->context->conn, state, error);
}

static gboolean
store_page (CspPull             *pull,
            CspPullState        *state,
            const CspPullStage  *stage,
            JsonNode            *root,
            GError             **error)
{
  g_autofree char *cursor = stage->paging == CSP_PAGING_INDEX ? next_index (state, root) : next_cursor (stage, root);

  if (cursor != NULL && (g_strcmp0 (cursor, state->cursor) == 0 || state->page >= PAGES_MAX))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("The service’s list has no end."));
      return FALSE;
    }
  if (!store_items (pull, stage, root, error))
    return FALSE;
  state->page++;
  csp_set_str (&state->cursor, cursor);
  csp_set_str (&state->error_text, NULL);
  csp_set_str (&state->correlation_id, NULL);
  state->next_try_at = 0;
  if (cursor != NULL)
    return csp_repo_update (pull->context->conn, state, error);
  return finish_stage (pull, state, stage, error) && csp_repo_update (pull->context->conn, state, error);
}

/* Nothing of a page that cannot be taken stays; the local records stay as they were (design.md, bad input). */
static gboolean
take_page (CspPull             *pull,
           CspPullState        *state,
           const CspPullStage  *stage,
           const CspSyncReply  *reply,
           const char          *correlation_id,
           GError             **error)
{
  CspConn *conn = pull->context->conn;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonNode) root = csp_wire_json_parse (reply->body ? reply->body : "", reply->length, &local_error);
  g_autoptr(CspPullState) before = csp_record_copy (state);

  if (!csp_conn_exec (conn, "SAVEPOINT page", error))
    return FALSE;
  if (root != NULL && store_page (pull, state, stage, root, &local_error))
    return csp_conn_exec (conn, "RELEASE page", error);
  if (!csp_conn_exec (conn, "ROLLBACK TO page; RELEASE page", error))
    return FALSE;
  if (!g_error_matches (local_error, CSP_ERROR, CSP_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return stop (pull, before, local_error->message, correlation_id, error);
}

/* What this cloud, this role or this partner does not have is left out; the pull goes on (partner-center-api §2). */
static gboolean
skip_stage (CspPull             *pull,
            CspPullState        *state,
            const CspPullStage  *stage,
            GError             **error)
{
  if (stage->is_each)
    {
      state->item++;
      csp_set_str (&state->cursor, NULL);
    }
  else if (!leave_stage (pull, state, stage, error))
    return FALSE;
  return csp_repo_update (pull->context->conn, state, error);
}

static gboolean
is_refusal (const CspSyncReply *reply)
{
  return reply->outcome == CSP_SYNC_ANSWERED &&
         (reply->status == 403 || reply->status == 404 || reply->status == 405 || reply->status == 406 ||
          reply->status == 501 || reply->status == 400);
}

static gboolean
take_failed_page (CspPull             *pull,
                  CspPullState        *state,
                  const CspPullStage  *stage,
                  const CspSyncReply  *reply,
                  const char          *correlation_id,
                  GError             **error)
{
  g_autoptr(CspWireError) wrong = csp_wire_error_read (reply->status, reply->body, reply->length);

  if (reply->outcome == CSP_SYNC_ANSWERED && (reply->status == 401 || reply->status == 429))
    return TRUE;
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status == 400 && state->cursor != NULL &&
      state->restarts < RESTARTS_MAX)
    {
      csp_set_str (&state->cursor, NULL);
      state->page = 0;
      state->restarts++;
      return csp_repo_update (pull->context->conn, state, error);
    }
  if (is_refusal (reply) && !g_str_equal (stage->name, "customers"))
    return skip_stage (pull, state, stage, error);
  return stop (pull, state, reply->outcome == CSP_SYNC_ANSWERED ? wrong->text : reply->error, correlation_id, error);
}

static gboolean
answer_page (CspPull             *pull,
             CspPullState        *state,
             const CspSyncReply  *reply,
             const char          *correlation_id,
             GError             **error)
{
  const CspPullStage *stage = csp_pull_stage_find (state->stage);

  if (stage == NULL)
    return TRUE;
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status >= 200 && reply->status < 300)
    return take_page (pull, state, stage, reply, correlation_id, error);
  return take_failed_page (pull, state, stage, reply, correlation_id, error);
}

static gboolean
put_off_detail (CspPull        *pull,
                CspPullDetail  *detail,
                GError        **error)
{
  if (++detail->attempts > DETAIL_ATTEMPTS_MAX)
    return csp_repo_delete (pull->context->conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
  detail->next_try_at = pull->context->now + RETRY_PAUSE * (1 << MIN (detail->attempts, 6));
  return csp_repo_update (pull->context->conn, detail, error);
}

static gboolean
store_detail (CspPull             *pull,
              CspPullDetail       *detail,
              const CspPullStage  *stage,
              JsonNode            *root,
              GError             **error)
{
  if (!store_items (pull, stage, root, error) || (stage->finish != NULL && !stage->finish (pull, error)))
    return FALSE;
  if (stage->mirror != NULL &&
      !csp_mirror_sweep (pull->context->conn, stage->mirror, pull->customer->id, pull->id, error))
    return FALSE;
  return csp_repo_delete (pull->context->conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
}

static gboolean
take_detail (CspPull             *pull,
             CspPullDetail       *detail,
             const CspPullStage  *stage,
             const CspSyncReply  *reply,
             GError             **error)
{
  CspConn *conn = pull->context->conn;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonNode) root = csp_wire_json_parse (reply->body ? reply->body : "", reply->length, &local_error);

  if (!csp_conn_exec (conn, "SAVEPOINT detail", error))
    return FALSE;
  if (root != NULL && store_detail (pull, detail, stage, root, &local_error))
    return csp_conn_exec (conn, "RELEASE detail", error);
  if (!csp_conn_exec (conn, "ROLLBACK TO detail; RELEASE detail", error))
    return FALSE;
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_INVALID))
    return put_off_detail (pull, detail, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
answer_detail (CspPull             *pull,
               CspPullDetail       *detail,
               const CspSyncReply  *reply,
               gboolean             is_stale,
               GError             **error)
{
  const CspPullStage *stage = csp_pull_stage_find (detail->stage);

  if (!load_detail (pull, detail, NULL) || is_refusal (reply))
    return csp_repo_delete (pull->context->conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
  if (is_stale || (reply->outcome == CSP_SYNC_ANSWERED && (reply->status == 401 || reply->status == 429)) ||
      reply->outcome == CSP_SYNC_NOT_SENT)
    return TRUE;
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status >= 200 && reply->status < 300)
    return take_detail (pull, detail, stage, reply, error);
  return put_off_detail (pull, detail, error);
}

static gboolean
is_order_under_way (CspConn         *conn,
                    CspSyncRequest  *request,
                    gboolean        *is_under_way,
                    GError         **error)
{
  gint64 exists;

  if (!csp_conn_get_integer (conn, &exists, error,
                             "SELECT EXISTS (SELECT 1 FROM outbox WHERE customer_id = ?1 AND request = 'order-place'"
                             " AND state IN ('sending', 'unknown', 'running'))", "i", request->customer_id))
    return FALSE;
  *is_under_way = exists != 0;
  return TRUE;
}

/**
 * csp_pull_answer:
 * @conn: a writing connection, in a transaction
 * @now: the instant
 * @request: what was asked for
 * @reply: what became of it
 * @is_stale: whether the customer was written to after the request was made: what it says may be old
 * @news: gets what changed
 * @error: return location
 *
 * Returns: whether everything that follows from the answer is stored
 */
gboolean
csp_pull_answer (CspConn             *conn,
                 gint64               now,
                 CspSyncRequest      *request,
                 const CspSyncReply  *reply,
                 gboolean             is_stale,
                 CspSyncNews         *news,
                 GError             **error)
{
  CspOperationContext context = { NULL };
  CspPull pull = { &context };
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspPullState) state = load_state (conn, &local_error);
  g_autoptr(CspPullDetail) detail = NULL;
  gboolean is_under_way = FALSE;
  gboolean taken = local_error == NULL && pull_init (&pull, &context, conn, state, now, &local_error);

  if (taken && request->step == CSP_SYNC_STEP_PAGE && state != NULL && state->id == request->pull_id)
    taken = answer_page (&pull, state, reply,
                         reply->correlation_id ? reply->correlation_id : request->correlation_id, &local_error);
  if (taken && request->step == CSP_SYNC_STEP_DETAIL)
    {
      detail = csp_repo_find (conn, CSP_TYPE_PULL_DETAIL, request->detail_id, &local_error);
      taken = local_error == NULL && is_order_under_way (conn, request, &is_under_way, &local_error) &&
              (detail == NULL || answer_detail (&pull, detail, reply, is_stale || is_under_way, &local_error));
    }
  news->changes |= context.changes;
  pull_clear (&pull);
  if (!taken)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return taken;
}
