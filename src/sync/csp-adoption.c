/* csp-adoption.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-error.h"
#include "sync/csp-adoption-copy.h"
#include "sync/csp-adoption.h"

/* A profile that had records before it was connected takes over those that the service has too (design.md, One profile,
 * one file, one backend). What that will do is tried with a copy of the file first, by the same synchronization. */

#define LOOK_MILLISECONDS 100

typedef struct
{
  CspHttpClient     *client;
  CspSignIn         *sign_in;
  CspAdoptionNotice  notice;
  gpointer           notice_data;
  char              *folder;
  CspStore          *copy;
  CspSyncSession    *session;
  GError            *error;             /* why there will be no preview */
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_clear_object (&self->session);
  if (self->copy != NULL)
    csp_store_close (self->copy);
  g_clear_object (&self->copy);
  if (self->folder != NULL)
    csp_adoption_copy_remove (self->folder);
  g_clear_error (&self->error);
  g_object_unref (self->client);
  g_object_unref (self->sign_in);
  g_free (self->folder);
  g_free (self);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CspAdoptionPreview *preview = csp_db_run_finish (CSP_DB (object), result, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) csp_adoption_preview_free);
  else
    g_task_return_error (task, error);
}

/* Takes over @task. */
static void
finish (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  if (self->error == NULL)
    {
      csp_db_run_async (csp_store_get_db (self->copy), CSP_DB_READ, "count what was adopted", csp_adoption_copy_count,
                        NULL, NULL, (GDestroyNotify) csp_adoption_preview_free, g_task_get_cancellable (task),
                        counted_cb, task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&self->error));
  g_object_unref (task);
}

static gboolean
is_stuck (CspSyncSession *session)
{
  CspSyncState state = csp_sync_session_get_state (session);

  return state == CSP_SYNC_STATE_SIGNED_OUT || state == CSP_SYNC_STATE_OFFLINE || state == CSP_SYNC_STATE_FAILED ||
         csp_sync_session_get_progress (session)->trouble != NULL;
}

static const char *
say_why (CspSyncSession *session)
{
  const char *message = csp_sync_session_get_message (session);

  return message != NULL ? message : csp_sync_session_get_progress (session)->trouble;
}

static gboolean
look_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run *self = g_task_get_task_data (task);
  CspSyncState state = csp_sync_session_get_state (self->session);

  if (state == CSP_SYNC_STATE_STOPPED)
    {
      finish (task);
      return G_SOURCE_REMOVE;
    }
  if (self->notice != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    self->notice (csp_sync_session_get_progress (self->session), self->notice_data);
  if (self->error == NULL && !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &self->error) &&
      is_stuck (self->session))
    g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_FAILED, say_why (self->session));
  if (self->error != NULL || csp_sync_session_is_done (self->session))
    csp_sync_session_stop (self->session);
  return G_SOURCE_CONTINUE;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->copy = csp_store_open_finish (result, &error);
  if (self->copy == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->session = csp_sync_session_new (self->copy, self->client, self->sign_in);
  csp_sync_session_set_push (self->session, FALSE);
  csp_sync_session_start (self->session);
  csp_sync_session_pull (self->session);
  g_timeout_add (LOOK_MILLISECONDS, look_cb, g_steal_pointer (&task));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Run *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  path = g_build_filename (self->folder, CSP_ADOPTION_COPY_NAME, NULL);
  csp_store_open_async (path, CSP_CONN_READ_WRITE, cancellable, opened_cb, g_steal_pointer (&task));
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      path,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char *folder = csp_adoption_copy_make (path, &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * csp_adoption_preview_async:
 * @store: an open profile that is connected
 * @client: sends the requests
 * @sign_in: knows tokens
 * @notice: (nullable): told how far it is
 * @notice_data: for @notice
 * @cancellable: (nullable): stops it
 * @callback: called with what the first synchronization would do
 * @user_data: for @callback
 *
 * Reads what the service has, and changes nothing here or there.
 */
void
csp_adoption_preview_async (CspStore            *store,
                            CspHttpClient       *client,
                            CspSignIn           *sign_in,
                            CspAdoptionNotice    notice,
                            gpointer             notice_data,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Run *self = g_new0 (Run, 1);
  g_autoptr(GTask) copying = NULL;

  g_task_set_source_tag (task, csp_adoption_preview_async);
  self->client = g_object_ref (client);
  self->sign_in = g_object_ref (sign_in);
  self->notice = notice;
  self->notice_data = notice_data;
  g_task_set_task_data (task, self, run_free);
  copying = g_task_new (NULL, NULL, copied_cb, task);
  g_task_set_task_data (copying, g_strdup (csp_store_get_path (store)), g_free);
  g_task_run_in_thread (copying, copy_in_thread);
}

/**
 * csp_adoption_preview_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the first synchronization would do
 */
CspAdoptionPreview *
csp_adoption_preview_finish (CspStore      *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * csp_adoption_preview_free:
 * @self: a preview
 *
 * Frees it.
 */
void
csp_adoption_preview_free (CspAdoptionPreview *self)
{
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static gpointer
look_pending (CspConn   *conn,
              gpointer   job_data,
              GError   **error)
{
  gint64 is_pending;

  if (!csp_conn_get_integer (conn, &is_pending, error,
                             "SELECT NOT EXISTS (SELECT 1 FROM pull)"
                             " AND (EXISTS (SELECT 1 FROM reseller) OR EXISTS (SELECT 1 FROM customer WHERE NOT EXISTS"
                             "      (SELECT 1 FROM outbox WHERE outbox.customer_id = customer.id)))", ""))
    return NULL;
  return g_memdup2 (&is_pending, sizeof is_pending);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gint64 *is_pending = csp_db_run_finish (CSP_DB (object), result, &error);

  if (is_pending != NULL)
    g_task_return_pointer (task, is_pending, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * csp_adoption_is_pending_async:
 * @store: an open profile that is connected
 * @cancellable: (nullable): stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks whether the profile has records that were never compared with those of the service.
 */
void
csp_adoption_is_pending_async (CspStore            *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_adoption_is_pending_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "look for records to adopt", look_pending, NULL, NULL,
                    g_free, cancellable, looked_cb, task);
}

/**
 * csp_adoption_is_pending_finish:
 * @store: the profile
 * @result: the result
 * @is_pending: (out): whether csp_adoption_preview_async() has something to say
 * @error: return location
 *
 * Returns: whether that is known
 */
gboolean
csp_adoption_is_pending_finish (CspStore      *store,
                                GAsyncResult  *result,
                                gboolean      *is_pending,
                                GError       **error)
{
  g_autofree gint64 *pending = g_task_propagate_pointer (G_TASK (result), error);

  *is_pending = pending != NULL && *pending != 0;
  return pending != NULL;
}
