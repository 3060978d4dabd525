/* csp-record-loader.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "store/csp-list-definition.h"
#include "store/csp-list-reader.h"
#include "store/csp-record-loader.h"
#include "store/csp-repo.h"

typedef struct
{
  GType  type;
  gint64 id;
} Wanted;

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  const Wanted *wanted = job_data;
  gpointer record = csp_repo_find (conn, wanted->type, wanted->id, error);

  if (record == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("This record is no longer there."));
  return record;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gpointer record = csp_db_run_finish (CSP_DB (object), result, &error);

  if (record != NULL)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * csp_record_load_async:
 * @store: an open profile
 * @type: type of the record
 * @id: local id
 * @cancellable: (nullable): stops it
 * @callback: called with the record
 * @user_data: for @callback
 *
 * Reads one record on the reading thread.
 */
void
csp_record_load_async (CspStore            *store,
                       GType                type,
                       gint64               id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  const Wanted wanted = { type, id };

  g_task_set_source_tag (task, csp_record_load_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "record", load, g_memdup2 (&wanted, sizeof wanted), g_free,
                    g_object_unref, cancellable, loaded_cb, task);
}

/**
 * csp_record_load_finish:
 * @store: the profile
 * @result: the result
 * @error: return location; %CSP_ERROR_NOT_FOUND when there is no such record
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
csp_record_load_finish (CspStore      *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  CspListQuery *query;
  GArray       *ids;
} Chosen;

static void
chosen_free (gpointer pointer)
{
  Chosen *chosen = pointer;

  csp_list_query_free (chosen->query);
  g_array_unref (chosen->ids);
  g_free (chosen);
}

static gpointer
load_chosen (CspConn   *conn,
             gpointer   job_data,
             GError   **error)
{
  const Chosen *chosen = job_data;
  GType type = csp_list_definition_get (chosen->query->kind)->get_type ();
  g_autoptr(GArray) ids = NULL;

  if (!csp_conn_begin_read (conn, error) || !(ids = csp_list_pick_ids (conn, chosen->query, chosen->ids, error)))
    return NULL;
  return csp_repo_load (conn, type, (guint32 *) (void *) ids->data, ids->len, error);
}

static void
chosen_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *records = csp_db_run_finish (CSP_DB (object), result, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * csp_records_load_async:
 * @store: an open profile
 * @query: of which list; its search and filters are not looked at
 * @ids: (element-type guint32): local ids of records
 * @cancellable: (nullable): stops it
 * @callback: called with the records
 * @user_data: for @callback
 *
 * Reads those of @ids that are in the list, on the thread for long reads.
 */
void
csp_records_load_async (CspStore            *store,
                        const CspListQuery  *query,
                        GArray              *ids,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Chosen *chosen = g_new0 (Chosen, 1);

  chosen->query = csp_list_query_copy (query);
  chosen->ids = g_array_copy (ids);
  g_task_set_source_tag (task, csp_records_load_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_SCAN, "chosen records", load_chosen, chosen, chosen_free,
                    (GDestroyNotify) g_ptr_array_unref, cancellable, chosen_loaded_cb, task);
}

/**
 * csp_records_load_finish:
 * @store: the profile
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspRecord) (nullable): the records in the order of the list
 */
GPtrArray *
csp_records_load_finish (CspStore      *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
