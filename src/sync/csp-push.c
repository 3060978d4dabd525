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
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "sync/csp-push-private.h"
#include "sync/csp-push.h"

/**
 * csp_push_start:
 * @conn: a connection in a write transaction
 * @error: return location
 *
 * What was on its way when the program ended may have arrived, and what the service refused to say it may say now.
 *
 * Returns: whether it is stored
 */
gboolean
csp_push_start (CspConn  *conn,
                GError  **error)
{
  return csp_conn_run (conn, error, "UPDATE outbox SET state = '" CSP_OUTBOX_UNKNOWN "', next_try_at = 0"
                                    " WHERE state IN ('" CSP_OUTBOX_SENDING "', '" CSP_OUTBOX_DOUBTFUL "')",
                       "");
}

#define MAY_GO \
  "outbox.state IN ('waiting', 'ready', 'unknown', 'running') AND outbox.depends_on IS NULL" \
  " AND outbox.next_try_at <= ?1" \
  " AND outbox.id NOT IN (SELECT value FROM json_each (?2))" \
  " AND (NOT outbox.attended OR outbox.id IN (SELECT value FROM json_each (?3)))" \
  " AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.customer_id = outbox.customer_id" \
  "  AND earlier.id < outbox.id AND ((earlier.state NOT IN ('doubtful', 'rejected', 'conflict') AND NOT earlier.attended" \
  "  AND earlier.depends_on IS NULL)" \
  "  OR (earlier.subject_type = outbox.subject_type AND earlier.subject_id = outbox.subject_id)))"
/* What somebody moved is before all others (csp-outbox-move.c); there is seldom any. */
#define MOVED "outbox.asked_at < outbox.created_at AND " MAY_GO " ORDER BY outbox.asked_at, outbox.id LIMIT 1"
#define IN_LINE MAY_GO " ORDER BY outbox.id LIMIT 1"

static CspOutboxEntry *
pick_entry (CspConn            *conn,
            const CspPushPick  *pick,
            gint64              now,
            GError            **error)
{
  static const char * const orders[] = { MOVED, IN_LINE };
  g_autoptr(GError) local_error = NULL;
  CspOutboxEntry *entry = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders) && entry == NULL && local_error == NULL; i++)
    entry = csp_repo_find_where (conn, CSP_TYPE_OUTBOX_ENTRY, &local_error, orders[i], "itt", now, pick->in_flight,
                                 pick->attended);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return entry;
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

/* Committed before the first byte leaves: after a crash the entry counts as sent. */
static CspSyncRequest *
send_entry (CspPush  *push,
            GError  **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  CspSyncRequest *request;

  csp_set_str (&push->entry->state, CSP_OUTBOX_SENDING);
  csp_set_str (&push->entry->location, NULL);
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

  if (is_waiting && kind->check != NULL && !kind->check (push, error))
    return NULL;
  if (is_waiting && kind->read_path != NULL)
    return new_request (push, CSP_SYNC_STEP_READ, "GET", kind->read_path (push));
  if (is_waiting && !_csp_push_make_ready (push, NULL, error))
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
    return _csp_push_reject (conn, entry, _("This version of Parceria cannot send this change."), error);
  started = csp_operation_context_init (&context, conn, CSP_ORIGIN_SERVICE, entry->operation_id, now, &local_error) &&
            _csp_push_load (&push, &context, entry, NULL, &local_error) &&
            (*request = next_step (&push, &local_error)) != NULL;
  _csp_push_clear (&push);
  csp_operation_context_clear (&context);
  if (started)
    return TRUE;
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_NOT_FOUND))
    return _csp_push_reject (conn, entry, local_error->message, error);
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
 * @changes: (inout): gets what else it changed in the file
 * @error: return location
 *
 * Changes of one customer are sent in the order in which they were made, those of different customers side by side.
 * What was refused holds back only what depends on it and later changes of the same record; what waits for another
 * entry holds back only the latter. What cannot be sent at all is refused here, one change at a time.
 *
 * Returns: whether it worked
 */
gboolean
csp_push_next (CspConn            *conn,
               const CspPushPick  *pick,
               gint64              now,
               CspSyncRequest    **request,
               gint64             *wake_at,
               CspChanges         *changes,
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
  if (!start_entry (conn, entry, now, request, error))
    return FALSE;
  if (*request == NULL)
    {
      *changes |= CSP_CHANGED_OUTBOX;
      *wake_at = MIN (*wake_at, now);
    }
  return TRUE;
}
