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
#include "domain/csp-outbox-entry.h"
#include "domain/csp-pull-state.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-pull.h"
#include "sync/csp-server-copy.h"

#define FULL_EVERY (7 * G_TIME_SPAN_DAY)

CspPullState *
_csp_pull_load_state (CspConn *conn,
                      GError **error)
{
  return csp_repo_find_where (conn, CSP_TYPE_PULL_STATE, error, "pull.finished_at = 0 ORDER BY pull.id DESC LIMIT 1",
                              "");
}

gboolean
_csp_pull_init (CspPull *pull,
                CspOperationContext *context,
                CspConn *conn,
                CspPullState *state,
                gint64 now,
                GError **error)
{
  pull->context = context;
  pull->id = state ? state->id : 0;
  pull->note_id = state ? state->note_id : 0;
  pull->started_at = state ? state->started_at : now;
  pull->is_partial = state != NULL && !state->is_full;
  pull->item = state ? state->item : 0;
  return csp_operation_context_init (context, conn, CSP_ORIGIN_SERVICE, "service-pull", now, error);
}

void
_csp_pull_clear (CspPull *pull)
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
                                                 " WHERE is_full AND finished_at <> 0",
                             ""))
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
  g_autoptr(CspPullState) state = _csp_pull_load_state (conn, &local_error);
  gboolean begun = FALSE;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (state != NULL)
    return csp_conn_run (conn, error, "UPDATE pull SET next_try_at = 0 WHERE id = ?1", "i", state->id);
  if (_csp_pull_init (&pull, &context, conn, NULL, now, error))
    {
      gint64 note_id = csp_history_note (&context, "service-pull", NULL, NULL, error);
      const CspPullStage *first = csp_pull_stage_first (context.profile->persona);
      gboolean is_full = TRUE;

      state = g_object_new (CSP_TYPE_PULL_STATE, "started-at", now, "stage", first->name, "note-id", note_id, NULL);
      begun = note_id != 0 && (!may_be_partial || must_be_full (conn, now, &is_full, error));
      state->is_full = is_full;
      begun = begun && csp_repo_insert (conn, state, error);
    }
  _csp_pull_clear (&pull);
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
  csp_set_str (&state->stage, stage ? stage->name : CSP_PULL_DETAILS);
  csp_set_str (&state->cursor, NULL);
  state->item = 0;
  state->page = 0;
  state->restarts = 0;
  return TRUE;
}

gboolean
_csp_pull_leave_stage (CspPull *pull,
                       CspPullState *state,
                       const CspPullStage *stage,
                       GError **error)
{
  enter_stage (state, csp_pull_stage_next (stage, pull->context->profile->persona));
  return !g_str_equal (state->stage, CSP_PULL_DETAILS) || csp_pull_add_details (pull, state->is_full, error);
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
      if (!_csp_pull_leave_stage (pull, state, *stage, error))
        return NULL;
      pull->item = 0;
    }
  return NULL;
}

/* @cursor: (nullable): where the page begins */
static char *
page_path (const CspPullStage *stage,
           const char         *path,
           const char         *cursor)
{
  const char *joint = strchr (path, '?') != NULL ? "&" : "?";

  if (cursor == NULL)
    return g_strdup (path);
  if (stage->paging == CSP_PAGING_INDEX)
    return g_strconcat (path, joint, "offset=", cursor, NULL);
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
  *request = new_request (pull, stage, CSP_SYNC_STEP_PAGE, page_path (stage, path, state->cursor));
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

gboolean
_csp_pull_load_detail (CspPull *pull,
                       CspPullDetail *detail,
                       GError **error)
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
      "  AND " CSP_OUTBOX_BUYS " AND " CSP_OUTBOX_MAY_HAVE_ACTED ")"
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
  g_autoptr (CspPullDetail) detail = pick_detail (pull->context->conn, in_flight, wants_pages, pull->context->now,
                                                  &local_error);
  const CspPullStage *stage = detail ? csp_pull_stage_find (detail->stage) : NULL;
  gboolean has_pages = stage != NULL && stage->paging == CSP_PAGING_SEEK;
  g_autofree char *cursor =
      has_pages ? csp_pull_detail_get_cursor (pull->context->conn, detail->id, &local_error) : NULL;
  g_autofree char *path = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (detail == NULL)
    return TRUE;
  if (stage == NULL || !_csp_pull_load_detail (pull, detail, NULL) || pull->customer->issued_here)
    return csp_repo_delete (pull->context->conn, CSP_TYPE_PULL_DETAIL, detail->id, error);
  path = detail_path (stage, pull);
  *request = new_request (pull, stage, CSP_SYNC_STEP_DETAIL, page_path (stage, path, cursor));
  (*request)->continuation = g_steal_pointer (&cursor);
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
                             "iit", now + CSP_PULL_RETRY_PAUSE, (gint64) (wants_pages ? G_MAXINT32 : CSP_PULL_NOW),
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
  g_autoptr(CspPullState) state = wants_pages ? _csp_pull_load_state (conn, &local_error) : NULL;
  gboolean page_in_flight = g_strstr_len (in_flight, -1, "[0,") != NULL || g_str_equal (in_flight, "[0]");
  gboolean is_empty = FALSE, is_held = state != NULL && state->next_try_at > now;
  gboolean worked = local_error == NULL && _csp_pull_init (&pull, &context, conn, state, now, &local_error);

  *request = NULL;
  *is_finished = FALSE;
  if (worked && state != NULL && !page_in_flight && !is_held && !g_str_equal (state->stage, CSP_PULL_DETAILS))
    worked = next_page (&pull, state, request, &local_error);
  else if (is_held)
    *wake_at = MIN (*wake_at, state->next_try_at);
  if (worked && *request == NULL)
    worked = next_detail (&pull, in_flight, wants_pages && !is_held, request, &local_error);
  if (worked && *request == NULL)
    worked = find_wake (conn, in_flight, wants_pages && !is_held, now, wake_at, &is_empty, &local_error);
  if (worked && *request == NULL && is_empty && state != NULL && g_str_equal (state->stage, CSP_PULL_DETAILS))
    {
      worked = finish_pull (conn, state, now, &local_error);
      *is_finished = TRUE;
    }
  else if (state == NULL)
    *is_finished = TRUE;
  if (context.conn != NULL)
    {
      pull.context = &context;
      _csp_pull_clear (&pull);
    }
  if (!worked)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return worked;
}
