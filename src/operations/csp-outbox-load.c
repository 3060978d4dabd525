/* csp-outbox-load.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-outbox-load.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"

static gpointer
load_creation (CspConn   *conn,
               gpointer   job_data,
               GError   **error)
{
  const gint64 *customer_id = job_data;

  return csp_repo_find_where (conn, CSP_TYPE_OUTBOX_ENTRY, error,
                              "outbox.customer_id = ?1 AND outbox.request = '" CSP_REQUEST_CUSTOMER_CREATE "'", "i",
                              *customer_id);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CspOutboxEntry *entry = csp_db_run_finish (CSP_DB (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entry, g_object_unref);
}

/**
 * csp_outbox_load_creation_async:
 * @store: an open profile
 * @customer_id: local id of a customer
 * @cancellable: (nullable): stops it
 * @callback: called with the entry that will create the customer
 * @user_data: for @callback
 */
void
csp_outbox_load_creation_async (CspStore            *store,
                                gint64               customer_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_outbox_load_creation_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "creation of a customer", load_creation,
                    g_memdup2 (&customer_id, sizeof customer_id), g_free, g_object_unref, cancellable, loaded_cb, task);
}

/**
 * csp_outbox_load_creation_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the entry; %NULL without error when the service has the customer already
 */
CspOutboxEntry *
csp_outbox_load_creation_finish (CspStore      *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
