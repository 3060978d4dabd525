/* csp-arrivals-load.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-arrivals-load.h"

/* Added by the last pull that was finished, while a request that its kind of record accepts is open. */
#define ARRIVED(table, kinds) \
  "SELECT count(*) FROM " table " WHERE imported_in = (SELECT note_id FROM pull WHERE finished_at <> 0" \
  " ORDER BY id DESC LIMIT 1) AND EXISTS (SELECT 1 FROM invitation WHERE kind IN (" kinds ")" \
  " AND state IN ('prepared', 'sent'))"

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  g_autofree CspArrivals *arrivals = g_new0 (CspArrivals, 1);

  if (!csp_conn_get_integer (conn, &arrivals->resellers, error, ARRIVED ("reseller", "'partnership'"), "") ||
      !csp_conn_get_integer (conn, &arrivals->customers, error, ARRIVED ("customer", "'relationship', 'joint'"), ""))
    return NULL;
  return g_steal_pointer (&arrivals);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CspArrivals *arrivals = csp_db_run_finish (CSP_DB (object), result, &error);

  if (arrivals != NULL)
    g_task_return_pointer (task, arrivals, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * csp_arrivals_load_async:
 * @store: an open profile
 * @cancellable: (nullable): stops it
 * @callback: called with who has come
 * @user_data: for @callback
 *
 * The service does not say who accepted which request: a person who knows that links them (functional-spec §5.2).
 */
void
csp_arrivals_load_async (CspStore            *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_arrivals_load_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "arrivals", load, NULL, NULL, g_free, cancellable, loaded_cb,
                    task);
}

/**
 * csp_arrivals_load_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who has come; free it with g_free()
 */
CspArrivals *
csp_arrivals_load_finish (CspStore      *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
