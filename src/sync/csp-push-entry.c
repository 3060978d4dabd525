/* csp-push-entry.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-text.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"
#include "sync/csp-push-private.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

/* Pauses grow from the first to the last (partner-center-api §7.2). */
#define FIRST_PAUSE (500 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_PAUSE (5 * G_TIME_SPAN_MINUTE)

void
_csp_push_clear (CspPush *push)
{
  g_clear_object (&push->customer);
  g_clear_object (&push->record);
}

gboolean
_csp_push_load (CspPush              *push,
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

/* Body, ETag and request id are fixed before the first attempt, so that each repetition is the same request. */
gboolean
_csp_push_make_ready (CspPush     *push,
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

gint64
_csp_push_pause (gint64  attempts,
                 GRand  *rand)
{
  gint64 pause = FIRST_PAUSE;

  for (gint64 i = 1; i < attempts && pause < LONGEST_PAUSE; i++)
    pause *= 3;
  return MIN (pause, LONGEST_PAUSE) / 2 + (gint64) (g_rand_double (rand) * (MIN (pause, LONGEST_PAUSE) / 2));
}

gboolean
_csp_push_put_off (CspPush     *push,
                   const char  *state,
                   gint64       pause,
                   GError     **error)
{
  csp_set_str (&push->entry->state, state);
  push->entry->next_try_at = push->context->now + pause;
  return csp_repo_update (push->context->conn, push->entry, error);
}

/* The service has not acted on the attempt that just came back: unless an earlier one did, nothing has happened. */
gboolean
_csp_push_send_again (CspPush  *push,
                      GError  **error)
{
  if (push->entry->first_sent_at == push->entry->sent_at)
    push->entry->first_sent_at = 0;
  return _csp_push_put_off (push, CSP_OUTBOX_READY, 0, error);
}

/* The old request is answered for good: the next attempt is another one. */
gboolean
_csp_push_start_over (CspPush  *push,
                      gint64    pause,
                      GError  **error)
{
  g_free (push->entry->request_id);
  push->entry->request_id = g_uuid_string_random ();
  csp_set_str (&push->entry->body, NULL);
  csp_set_str (&push->entry->if_match, NULL);
  csp_set_str (&push->entry->location, NULL);
  push->entry->first_sent_at = 0;
  return _csp_push_put_off (push, CSP_OUTBOX_WAITING, pause, error);
}

gboolean
_csp_push_reject (CspConn         *conn,
                  CspOutboxEntry  *entry,
                  const char      *text,
                  GError         **error)
{
  csp_set_str (&entry->state, CSP_OUTBOX_REJECTED);
  csp_set_str (&entry->error_text, text);
  return csp_repo_update (conn, entry, error);
}

gboolean
_csp_push_remember_error (CspPush             *push,
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
