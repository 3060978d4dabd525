/* csp-pull-answer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-outbox-entry.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-pull.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-error.h"
#include "wire/csp-wire-json.h"

/* How often a list is begun again at once because its continuation token had grown old (partner-center-api §5.1). */
#define RESTARTS_MAX 3
/* A list of more pages has no end. */
#define PAGES_MAX 100000
#define RETRY_PAUSE_MAX (5 * G_TIME_SPAN_MINUTE)
#define DETAIL_ATTEMPTS_MAX 10
/* So many details in a row that cannot be had are no matter of one customer. */
#define FAILURES_MAX 3

typedef struct
{
  CspPull            *pull;
  CspPullState       *state;            /* (nullable): without a pull, for a detail that follows from a change */
  CspPullDetail      *detail;           /* (nullable): for a page */
  const CspPullStage *stage;
  const CspSyncReply *reply;
  const char         *correlation_id;
  const char         *continuation;     /* (nullable): of the page that was asked for */
  CspSyncNews        *news;
} Answer;

typedef enum
{
  VERDICT_TAKE,
  VERDICT_WAIT,         /* for a token, a network or time: nothing changes */
  VERDICT_AGAIN,        /* no answer of the service: asked again after a pause */
  VERDICT_REFUSED,      /* this cloud, this role or this partner does not have it (partner-center-api §2) */
} Verdict;

/* @text: (out): why it cannot be taken */
static Verdict
judge (const Answer  *self,
       char         **text)
{
  const CspSyncReply *reply = self->reply;
  g_autoptr(CspWireError) wrong = NULL;

  *text = NULL;
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status >= 200 && reply->status < 300)
    return VERDICT_TAKE;
  if (reply->outcome != CSP_SYNC_ANSWERED)
    *text = g_strdup (reply->error);
  if (reply->outcome != CSP_SYNC_ANSWERED)
    return reply->outcome == CSP_SYNC_NOT_SENT && self->detail != NULL ? VERDICT_WAIT : VERDICT_AGAIN;
  if (csp_sync_reply_refuses_token (reply) || reply->status == 429)
    return VERDICT_WAIT;
  wrong = csp_wire_error_read (reply->status, reply->body, reply->length);
  *text = g_strdup (wrong->text);
  if (wrong->reaction == CSP_REACTION_RETRY || wrong->reaction == CSP_REACTION_LATER)
    return VERDICT_AGAIN;
  return reply->status == 400 || (reply->status >= 403 && reply->status <= 406) || reply->status == 501
             ? VERDICT_REFUSED
             : VERDICT_AGAIN;
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

/* Waits longer each time, and says why. */
static gboolean
stop (Answer      *self,
      gint64       n_before,
      const char  *text,
      GError     **error)
{
  gint64 pause = CSP_PULL_RETRY_PAUSE;

  for (gint64 i = 0; i < n_before && pause < RETRY_PAUSE_MAX; i++)
    pause *= 2;
  self->state->next_try_at = self->pull->context->now + MIN (pause, RETRY_PAUSE_MAX);
  csp_set_str (&self->state->error_text, text);
  csp_set_str (&self->state->correlation_id, self->correlation_id);
  return csp_repo_update (self->pull->context->conn, self->state, error);
}

static void
forget_trouble (CspPullState *state)
{
  csp_set_str (&state->error_text, NULL);
  csp_set_str (&state->correlation_id, NULL);
  state->next_try_at = 0;
}

static gboolean
store_page (Answer    *self,
            JsonNode  *root,
            GError   **error)
{
  CspConn *conn = self->pull->context->conn;
  g_autofree char *cursor = _csp_pull_next_cursor (self->state, self->stage, root);

  if (cursor != NULL && (g_strcmp0 (cursor, self->state->cursor) == 0 || self->state->page >= PAGES_MAX))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("The service’s list has no end."));
      return FALSE;
    }
  if (!_csp_pull_store_items (self->pull, self->stage, root, error))
    return FALSE;
  self->state->page++;
  csp_set_str (&self->state->cursor, cursor);
  forget_trouble (self->state);
  return (cursor != NULL || finish_stage (self->pull, self->state, self->stage, error)) &&
         csp_repo_update (conn, self->state, error);
}

/* The last page is stored: what it did not name is there no more. */
static gboolean
finish_detail (Answer  *self,
               GError **error)
{
  CspPull *pull = self->pull;
  CspConn *conn = pull->context->conn;

  return (self->stage->finish == NULL || self->stage->finish (pull, error)) &&
         (self->stage->mirror == NULL ||
          csp_mirror_sweep (conn, self->stage->mirror, pull->customer->id, pull->id, error)) &&
         csp_pull_detail_set_cursor (conn, self->detail->id, NULL, error) &&
         csp_repo_delete (conn, CSP_TYPE_PULL_DETAIL, self->detail->id, error);
}

static gboolean
go_to_next_page (Answer      *self,
                 const char  *cursor,
                 GError     **error)
{
  CspConn *conn = self->pull->context->conn;

  if (g_strcmp0 (cursor, self->continuation) == 0)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("The service’s list has no end."));
      return FALSE;
    }
  self->detail->attempts = 0;
  self->detail->next_try_at = 0;
  return csp_pull_detail_set_cursor (conn, self->detail->id, cursor, error) &&
         csp_repo_update (conn, self->detail, error);
}

static gboolean
store_detail (Answer    *self,
              JsonNode  *root,
              GError   **error)
{
  g_autofree char *cursor = self->stage->paging == CSP_PAGING_SEEK ? _csp_pull_next_cursor (NULL, self->stage, root)
                                                                   : NULL;

  if (!_csp_pull_store_items (self->pull, self->stage, root, error) ||
      !(cursor != NULL ? go_to_next_page (self, cursor, error) : finish_detail (self, error)))
    return FALSE;
  if (self->state == NULL || (self->state->restarts == 0 && self->state->error_text == NULL))
    return TRUE;
  self->state->restarts = 0;
  forget_trouble (self->state);
  return csp_repo_update (self->pull->context->conn, self->state, error);
}

static gboolean
skip_page (Answer  *self,
           GError **error)
{
  if (self->stage->is_each)
    go_to_next_item (self->state);
  else if (!_csp_pull_leave_stage (self->pull, self->state, self->stage, error))
    return FALSE;
  return csp_repo_update (self->pull->context->conn, self->state, error);
}

/* The next pull reads it again, whatever the audit log says. */
static gboolean
give_up_detail (Answer  *self,
                GError **error)
{
  CspConn *conn = self->pull->context->conn;

  g_free (self->news->sentence);
  /* translators: %s is a customer's name */
  self->news->sentence = g_strdup_printf (_("Partner Center’s answer about “%s” cannot be read; what is here stays."),
                                          self->pull->customer->company_name);
  csp_set_str (&self->news->correlation_id, self->correlation_id);
  return csp_conn_run (conn, error, "DELETE FROM mirror WHERE kind = 'read' AND owner_id = ?1", "i",
                       self->pull->customer->id) &&
         csp_pull_detail_set_cursor (conn, self->detail->id, NULL, error) &&
         csp_repo_delete (conn, CSP_TYPE_PULL_DETAIL, self->detail->id, error);
}

/* While other details cannot be had either, none is given up. */
static gboolean
put_off_detail (Answer      *self,
                const char  *text,
                GError     **error)
{
  gint64 n_failures = self->state != NULL ? ++self->state->restarts : 0;

  if (++self->detail->attempts > DETAIL_ATTEMPTS_MAX && n_failures <= self->detail->attempts)
    return give_up_detail (self, error);
  self->detail->next_try_at = self->pull->context->now +
                              CSP_PULL_RETRY_PAUSE * (1 << MIN (self->detail->attempts, 6));
  if (!csp_repo_update (self->pull->context->conn, self->detail, error))
    return FALSE;
  if (n_failures < FAILURES_MAX)
    return self->state == NULL || csp_repo_update (self->pull->context->conn, self->state, error);
  return stop (self, n_failures - FAILURES_MAX, text, error);
}

static gboolean
put_off (Answer      *self,
         const char  *text,
         GError     **error)
{
  return self->detail != NULL ? put_off_detail (self, text, error) : stop (self, self->state->restarts++, text, error);
}

/* Nothing of an answer that cannot be taken stays; the local records stay as they were (design.md, bad input). */
static gboolean
take (Answer  *self,
      GError **error)
{
  CspConn *conn = self->pull->context->conn;
  const CspSyncReply *reply = self->reply;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonNode) root = csp_wire_json_parse (reply->body ? reply->body : "", reply->length, &local_error);
  g_autoptr(CspPullState) before = self->state != NULL ? csp_record_copy (self->state) : NULL;

  if (!csp_conn_exec (conn, "SAVEPOINT answer", error))
    return FALSE;
  if (root != NULL &&
      (self->detail != NULL ? store_detail (self, root, &local_error) : store_page (self, root, &local_error)))
    return csp_conn_exec (conn, "RELEASE answer", error);
  /* After an error of the file the whole transaction is gone, and the savepoint with it. */
  if (!g_error_matches (local_error, CSP_ERROR, CSP_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!csp_conn_exec (conn, "ROLLBACK TO answer; RELEASE answer", error))
    return FALSE;
  self->state = before;
  /* One of many small answers, as the rules of one country, does not hold up the rest. */
  if (self->stage->is_each && self->stage->paging == CSP_PAGING_ONE)
    return skip_page (self, error);
  return put_off (self, local_error->message, error);
}

/* A token of a list that has grown old begins it again (partner-center-api §5.1). */
static gboolean
restart_list (Answer      *self,
              const char  *text,
              GError     **error)
{
  csp_set_str (&self->state->cursor, NULL);
  self->state->page = 0;
  if (self->state->restarts >= RESTARTS_MAX)
    return put_off (self, text, error);
  self->state->restarts++;
  return csp_repo_update (self->pull->context->conn, self->state, error);
}

static gboolean
leave_out (Answer      *self,
           const char  *text,
           GError     **error)
{
  if (self->detail != NULL && self->reply->status == 400 && self->continuation != NULL)
    return csp_pull_detail_set_cursor (self->pull->context->conn, self->detail->id, NULL, error) &&
           put_off (self, text, error);
  if (self->detail != NULL)
    return csp_repo_delete (self->pull->context->conn, CSP_TYPE_PULL_DETAIL, self->detail->id, error);
  if (self->reply->status == 400 && self->state->cursor != NULL)
    return restart_list (self, text, error);
  /* Without customers there is nothing to go on with. */
  if (g_str_equal (self->stage->name, "customers"))
    return put_off (self, text, error);
  return skip_page (self, error);
}

/* @is_stale: what it says may be old by now */
static gboolean
follow (Answer    *self,
        gboolean   is_stale,
        GError   **error)
{
  g_autofree char *text = NULL;
  Verdict verdict = judge (self, &text);

  if (verdict == VERDICT_REFUSED)
    return leave_out (self, text, error);
  if (verdict == VERDICT_WAIT || is_stale)
    return TRUE;
  return verdict == VERDICT_TAKE ? take (self, error) : put_off (self, text, error);
}

static gboolean
answer_detail (Answer   *self,
               gint64    detail_id,
               gboolean  is_stale,
               GError  **error)
{
  CspConn *conn = self->pull->context->conn;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspPullDetail) detail = csp_repo_find (conn, CSP_TYPE_PULL_DETAIL, detail_id, &local_error);

  if (detail == NULL && local_error == NULL)
    return TRUE;
  if (detail == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->detail = detail;
  self->stage = csp_pull_stage_find (detail->stage);
  if (!_csp_pull_load_detail (self->pull, detail, NULL))
    return csp_repo_delete (conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
  return follow (self, is_stale, error);
}

static gboolean
is_order_under_way (CspConn         *conn,
                    CspSyncRequest  *request,
                    gboolean        *is_under_way,
                    GError         **error)
{
  gint64 exists;

  if (!csp_conn_get_integer (conn, &exists, error,
                             "SELECT EXISTS (SELECT 1 FROM outbox WHERE customer_id = ?1 AND " CSP_OUTBOX_BUYS
                             " AND " CSP_OUTBOX_MAY_HAVE_ACTED ")",
                             "i", request->customer_id))
    return FALSE;
  *is_under_way = exists != 0;
  return TRUE;
}

static gboolean
answer (Answer          *self,
        CspSyncRequest  *request,
        gboolean         is_stale,
        GError         **error)
{
  gboolean is_under_way;

  if (request->step == CSP_SYNC_STEP_DETAIL)
    return is_order_under_way (self->pull->context->conn, request, &is_under_way, error) &&
           answer_detail (self, request->detail_id, is_stale || is_under_way, error);
  if (self->state == NULL || self->state->id != request->pull_id)
    return TRUE;
  self->stage = csp_pull_stage_find (self->state->stage);
  return self->stage == NULL || follow (self, FALSE, error);
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
  Answer self = { &pull, state, .reply = reply, .news = news, .continuation = request->continuation,
                  .correlation_id = reply->correlation_id ? reply->correlation_id : request->correlation_id };
  gboolean taken = local_error == NULL && _csp_pull_init (&pull, &context, conn, state, now, &local_error) &&
                   answer (&self, request, is_stale, &local_error);

  news->changes |= context.changes;
  _csp_pull_clear (&pull);
  if (!taken)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return taken;
}
