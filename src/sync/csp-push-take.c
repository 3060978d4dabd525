/* csp-push-take.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "store/csp-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-push-private.h"
#include "sync/csp-server-copy.h"

/* How often, and for how long, a change that runs is asked for (partner-center-api §15.2). */
#define POLLS_MAX 60

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
gboolean
_csp_push_settle (CspPush     *push,
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
gboolean
_csp_push_take_read (CspPush     *push,
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
    return _csp_push_make_ready (push, theirs, error);
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
gboolean
_csp_push_take_look (CspPush   *push,
                     JsonNode  *root,
                     GError   **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  gboolean was_refused = push->entry->location != NULL;
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
        return _csp_push_put_off (push, CSP_OUTBOX_READY, 0, error);
      return _csp_push_settle (push, found, error);
    case CSP_PUSH_NOT_DONE:
      if (was_refused)
        push->entry->first_sent_at = 0;
      return _csp_push_put_off (push, was_refused ? CSP_OUTBOX_REJECTED : CSP_OUTBOX_READY, 0, error);
    case CSP_PUSH_CHANGED:
      return _csp_push_start_over (push, 0, error);
    case CSP_PUSH_UNCLEAR:
    default:
      return _csp_push_put_off (push, CSP_OUTBOX_UNKNOWN, G_TIME_SPAN_MINUTE, error);
    }
}

/* POLL: the service is at it until it shows what was wanted; after some minutes what it shows counts. */
gboolean
_csp_push_take_poll (CspPush     *push,
                     JsonObject  *theirs,
                     GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);

  if (push->entry->location == NULL || ++push->entry->attempts > POLLS_MAX ||
      csp_merge_holds (kind->resource, push->entry, push->entry->after, push->record, theirs))
    return _csp_push_settle (push, theirs, error);
  return _csp_push_put_off (push, CSP_OUTBOX_RUNNING, CSP_PUSH_POLL_PAUSE, error);
}
