/* csp-order-state.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-order-state.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"

static gboolean
load_state (CspConn         *conn,
            gint64           id,
            CspOrderState  **state,
            GError         **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspSubscription) subscription =
      csp_repo_find_where (conn, CSP_TYPE_SUBSCRIPTION, &local_error, "subscription.id = ?1", "i", id);
  g_autoptr(CspOutboxEntry) entry = NULL;

  if (subscription != NULL)
    entry = csp_repo_find_where (conn, CSP_TYPE_OUTBOX_ENTRY, &local_error,
                                 "(outbox.request = '" CSP_REQUEST_ORDER_PLACE "' AND outbox.subject_id IN"
                                 " (SELECT order_id FROM order_line WHERE subscription_id = ?1))"
                                 " OR (outbox.request = '" CSP_REQUEST_ADD_ON_BUY "' AND outbox.subject_id IN"
                                 " (SELECT id FROM order_line WHERE subscription_id = ?1)) ORDER BY outbox.id DESC",
                                 "i", id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (subscription == NULL)
    return TRUE;
  *state = g_new (CspOrderState, 1);
  (*state)->subscription = g_steal_pointer (&subscription);
  (*state)->entry = g_steal_pointer (&entry);
  return TRUE;
}

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  const GArray *ids = job_data;
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_order_state_free);

  for (guint i = 0; i < ids->len; i++)
    {
      CspOrderState *state = NULL;

      if (!load_state (conn, g_array_index (ids, gint64, i), &state, error))
        return NULL;
      if (state != NULL)
        g_ptr_array_add (states, state);
    }
  return g_steal_pointer (&states);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *states = csp_db_run_finish (CSP_DB (object), result, &error);

  if (states != NULL)
    g_task_return_pointer (task, states, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * csp_order_state_free:
 * @self: how far a line of an order is
 *
 * Frees it.
 */
void
csp_order_state_free (CspOrderState *self)
{
  g_object_unref (self->subscription);
  g_clear_object (&self->entry);
  g_free (self);
}

/**
 * csp_order_state_load_async:
 * @store: an open profile
 * @subscriptions: (element-type CspSubscription): what was ordered
 * @cancellable: (nullable): stops it
 * @callback: called with how far each is
 * @user_data: for @callback
 */
void
csp_order_state_load_async (CspStore            *store,
                            GPtrArray           *subscriptions,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_task_set_source_tag (task, csp_order_state_load_async);
  for (guint i = 0; i < subscriptions->len; i++)
    g_array_append_val (ids, CSP_SUBSCRIPTION (subscriptions->pdata[i])->id);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "states of orders", load, ids,
                    (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref, cancellable, loaded_cb, task);
}

/**
 * csp_order_state_load_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspOrderState) (nullable): how far each is; none for what was removed since
 */
GPtrArray *
csp_order_state_load_finish (CspStore      *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
