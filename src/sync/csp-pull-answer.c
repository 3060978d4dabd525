/* csp-pull-answer.c
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
#include "domain/csp-outbox-entry.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-pull.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

/* How often a list is begun again at once because its continuation token had grown old (partner-center-api §5.1). */
#define RESTARTS_MAX 3
/* A list of more pages has no end. */
#define PAGES_MAX 100000
#define RETRY_PAUSE_MAX (5 * G_TIME_SPAN_MINUTE)
#define DETAIL_ATTEMPTS_MAX 8

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
                               ? csp_wire_get_text (json_node_get_object (header), "key")
                               : NULL;

        if (name != NULL && g_ascii_strcasecmp (name, "MS-ContinuationToken") == 0)
          return g_strdup (csp_wire_get_text (json_node_get_object (header), "value"));
      }
  return g_strdup (csp_wire_get_text (object, "continuationToken"));
}

static void
go_to_next_item (CspPullState *state)
{
  state->item++;
  csp_set_str (&state->cursor, NULL);
  state->page = 0;
}

static gboolean
finish_stage (CspPull             *pull,
              CspPullState        *state,
              const CspPullStage  *stage,
              GError             **error)
{
  if (stage->is_each)
    {
      go_to_next_item (state);
      return TRUE;
    }
  if (stage->finish != NULL && !stage->finish (pull, error))
    return FALSE;
  if (stage->mirror != NULL && stage->paging != CSP_PAGING_ONE && !g_str_equal (stage->name, "audit-records") &&
      !csp_mirror_sweep (pull->context->conn, stage->mirror, 0, pull->id, error))
    return FALSE;
  return _csp_pull_leave_stage (pull, state, stage, error);
}

static gboolean
stop (CspPull       *pull,
      CspPullState  *state,
      const char    *text,
      const char    *correlation_id,
      GError       **error)
{
  gint64 pause = CSP_PULL_RETRY_PAUSE;

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

/* What this cloud, this role or this partner does not have is left out; the pull goes on (partner-center-api §2). */
static gboolean
skip_stage (CspPull             *pull,
            CspPullState        *state,
            const CspPullStage  *stage,
            GError             **error)
{
  if (stage->is_each)
    go_to_next_item (state);
  else if (!_csp_pull_leave_stage (pull, state, stage, error))
    return FALSE;
  return csp_repo_update (pull->context->conn, state, error);
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
  /* After an error of the file the whole transaction is gone, and the savepoint with it. */
  if (!g_error_matches (local_error, CSP_ERROR, CSP_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!csp_conn_exec (conn, "ROLLBACK TO page; RELEASE page", error))
    return FALSE;
  /* One of many small answers, as the rules of one country, does not hold up the rest. */
  if (stage->is_each && stage->paging == CSP_PAGING_ONE)
    return skip_stage (pull, before, stage, error);
  return stop (pull, before, local_error->message, correlation_id, error);
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
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status == 400 && state->cursor != NULL)
    {
      csp_set_str (&state->cursor, NULL);
      state->page = 0;
      if (state->restarts >= RESTARTS_MAX)
        return stop (pull, state, wrong->text, correlation_id, error);
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
  detail->next_try_at = pull->context->now + CSP_PULL_RETRY_PAUSE * (1 << MIN (detail->attempts, 6));
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
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_INVALID))
    return csp_conn_exec (conn, "ROLLBACK TO detail; RELEASE detail", error) && put_off_detail (pull, detail, error);
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

  if (!_csp_pull_load_detail (pull, detail, NULL) || is_refusal (reply))
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
                             " AND " CSP_OUTBOX_MAY_HAVE_ACTED ")",
                             "i", request->customer_id))
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
  g_autoptr(CspPullState) state = _csp_pull_load_state (conn, &local_error);
  g_autoptr(CspPullDetail) detail = NULL;
  gboolean is_under_way = FALSE;
  gboolean taken = local_error == NULL && _csp_pull_init (&pull, &context, conn, state, now, &local_error);

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
  _csp_pull_clear (&pull);
  if (!taken)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return taken;
}
