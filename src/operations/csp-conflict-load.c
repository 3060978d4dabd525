/* csp-conflict-load.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "domain/csp-conflict.h"
#include "operations/csp-conflict-load.h"
#include "store/csp-repo.h"

static gboolean
is_spoken_for (GPtrArray   *conflicts,
               CspConflict *conflict)
{
  for (guint i = 0; i < conflicts->len; i++)
    if (csp_conflict_speaks_for (conflicts->pdata[i], conflict))
      return TRUE;
  return FALSE;
}

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  const gint64 *outbox_id = job_data;
  GPtrArray *conflicts = csp_repo_load_where (conn, CSP_TYPE_CONFLICT, error,
                                              "?1 IN (0, conflict.outbox_id) ORDER BY conflict.outbox_id, conflict.id",
                                              "i", *outbox_id);

  for (guint i = conflicts != NULL ? conflicts->len : 0; i-- > 0;)
    if (is_spoken_for (conflicts, conflicts->pdata[i]))
      g_ptr_array_remove_index (conflicts, i);
  return conflicts;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *conflicts = csp_db_run_finish (CSP_DB (object), result, &error);

  if (conflicts != NULL)
    g_task_return_pointer (task, conflicts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * csp_conflict_load_async:
 * @store: an open profile
 * @outbox_id: local id of an outbox entry, 0 for all
 * @cancellable: (nullable): stops it
 * @callback: called with what is to be decided, one conflict for all that go with it
 * @user_data: for @callback
 */
void
csp_conflict_load_async (CspStore            *store,
                         gint64               outbox_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_conflict_load_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "conflicts", load,
                    g_memdup2 (&outbox_id, sizeof outbox_id), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                    loaded_cb, task);
}

/**
 * csp_conflict_load_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type CspConflict): the conflicts, those of one entry together
 */
GPtrArray *
csp_conflict_load_finish (CspStore      *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
