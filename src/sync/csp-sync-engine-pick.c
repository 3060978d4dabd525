/* csp-sync-engine-pick.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-pull.h"
#include "sync/csp-push.h"
#include "sync/csp-sync-engine-private.h"

static void
append_id (GString *list,
           gint64   id)
{
  g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 1 ? "," : "[", id);
}

static char *
close_list (GString *list)
{
  if (list->len == 0)
    g_string_append_c (list, '[');
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static char *
list_in_flight (CspSyncEngine *self,
                gboolean       of_push)
{
  GString *list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  if (!of_push)
    {
      g_hash_table_iter_init (&iter, self->in_flight);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (((CspSyncRequest *) key)->step == CSP_SYNC_STEP_PAGE)
          append_id (list, 0);
    }
  g_hash_table_iter_init (&iter, self->in_flight);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CspSyncRequest *request = key;

      if ((request->outbox_id != 0) == of_push && request->step != CSP_SYNC_STEP_PAGE)
        append_id (list, of_push ? request->outbox_id : request->detail_id);
    }
  return close_list (list);
}

static char *
list_attended (CspSyncEngine *self)
{
  GString *list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->attended);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    append_id (list, *(gint64 *) key);
  return close_list (list);
}

static gboolean
next_push (CspSyncEngine   *self,
           CspConn         *conn,
           gint64           now,
           CspSyncRequest **request,
           gint64          *wake_at,
           GError         **error)
{
  g_autofree char *in_flight = list_in_flight (self, TRUE);
  g_autofree char *attended = list_attended (self);
  const CspPushPick pick = { in_flight, attended };

  return csp_push_next (conn, &pick, now, request, wake_at, &self->changes, error);
}

static gboolean
next_pull (CspSyncEngine   *self,
           CspConn         *conn,
           gint64           now,
           CspSyncRequest **request,
           gint64          *wake_at,
           GError         **error)
{
  g_autofree char *in_flight = list_in_flight (self, FALSE);
  gboolean is_finished;

  if (!csp_pull_next (conn, in_flight, self->wants_pull, now, request, wake_at, &is_finished, error))
    return FALSE;
  if (is_finished)
    self->wants_pull = FALSE;
  return TRUE;
}

static gboolean
begin_pull (CspSyncEngine  *self,
            CspConn        *conn,
            gint64          now,
            GError        **error)
{
  gint64 exists;

  if (!self->wants_pull)
    return TRUE;
  return csp_conn_get_integer (conn, &exists, error, "SELECT EXISTS (SELECT 1 FROM pull WHERE finished_at = 0)", "") &&
         ((exists != 0 && !self->is_pull_asked) ||
          csp_pull_begin (conn, now, self->is_incremental, error));
}

/* What is sent next: changes before reading. */
gboolean
_csp_sync_engine_pick (CspSyncEngine   *self,
                       CspConn         *conn,
                       gint64           now,
                       CspSyncRequest **request,
                       gint64          *wake_at,
                       GError         **error)
{
  gboolean worked;

  if (!_csp_sync_engine_begin (self, conn, error))
    return FALSE;
  worked = begin_pull (self, conn, now, error) &&
           (!self->wants_push || next_push (self, conn, now, request, wake_at, error)) &&
           (*request != NULL || next_pull (self, conn, now, request, wake_at, error)) &&
           _csp_sync_engine_commit (self, conn, error);
  if (worked)
    {
      self->is_pull_asked = FALSE;
      return TRUE;
    }
  _csp_sync_engine_roll_back (self, conn);
  g_clear_pointer (request, csp_sync_request_free);
  return FALSE;
}
