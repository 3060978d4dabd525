/* csp-operation-async.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include "operations/csp-operation-private.h"

/* Of as long as a connection waits by itself: two minutes. */
#define MAX_WAITS 24

typedef struct
{
  CspOperation *operation;
  CspStore     *store;
  CspOrigin     origin;
  gboolean      only_validate;
} Job;

typedef struct
{
  CspProblems *problems;
  GError      *error;           /* why it was not applied */
} Outcome;

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  g_object_unref (job->operation);
  g_object_unref (job->store);
  g_free (job);
}

static void
outcome_free (gpointer pointer)
{
  Outcome *outcome = pointer;

  g_clear_pointer (&outcome->problems, csp_problems_free);
  g_clear_error (&outcome->error);
  g_free (outcome);
}

static gboolean
announce_waiting_cb (gpointer user_data)
{
  csp_store_emit_waiting (user_data);
  return G_SOURCE_REMOVE;
}

/* The import of another process holds the file for longer than a command line may wait. A person has been told,
 * and would only try again. */
static gboolean
begin_patiently (Job      *job,
                 CspConn  *conn,
                 GError  **error)
{
  for (guint waits = 0;; waits++)
    {
      g_autoptr(GError) local_error = NULL;

      if (csp_conn_begin_write (conn, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, CSP_ERROR, CSP_ERROR_BUSY) || waits == MAX_WAITS ||
          csp_store_is_closed (job->store) || g_cancellable_is_cancelled (csp_conn_get_cancellable (conn)))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (waits == 0)
        g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, announce_waiting_cb, g_object_ref (job->store),
                                    g_object_unref);
    }
}

static gpointer
run_job (CspConn   *conn,
         gpointer   user_data,
         GError   **error)
{
  Job *job = user_data;
  Outcome *outcome = g_new0 (Outcome, 1);

  if (job->only_validate)
    outcome->problems = csp_operation_validate (job->operation, conn, &outcome->error);
  else if (begin_patiently (job, conn, &outcome->error))
    _csp_operation_run_begun (job->operation, conn, job->origin, &outcome->problems, &outcome->error);
  return outcome;
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspStore *store = g_task_get_task_data (task);
  GError *error = NULL;
  Outcome *outcome = csp_db_run_finish (CSP_DB (object), result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (outcome->error == NULL && g_task_get_source_tag (task) == csp_operation_run_async)
    csp_store_emit_changed (store, _csp_operation_get_changes (g_task_get_source_object (task)));
  g_task_return_pointer (task, outcome, outcome_free);
}

static void
start_job (CspOperation        *self,
           CspStore            *store,
           CspDbLane            lane,
           CspOrigin            origin,
           gpointer             source_tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->operation = g_object_ref (self);
  job->store = g_object_ref (store);
  job->origin = origin;
  job->only_validate = source_tag == csp_operation_validate_async;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  csp_db_run_async (csp_store_get_db (store), lane, csp_operation_get_kind (self), run_job, job, job_free,
                    outcome_free, cancellable, job_done_cb, g_steal_pointer (&task));
}

static gboolean
finish_job (CspOperation  *self,
            GAsyncResult  *result,
            CspProblems  **problems,
            GError       **error)
{
  Outcome *outcome = g_task_propagate_pointer (G_TASK (result), error);
  gboolean done;

  if (problems != NULL)
    *problems = NULL;
  if (outcome == NULL)
    return FALSE;
  done = outcome->error == NULL;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&outcome->error));
  if (problems != NULL)
    *problems = g_steal_pointer (&outcome->problems);
  outcome_free (outcome);
  return done;
}

/**
 * csp_operation_run_async:
 * @self: the operation, which must not be touched until the callback
 * @store: the profile
 * @origin: where the operation comes from
 * @cancellable: (nullable): rolls everything back as long as it is not committed
 * @callback: called when it is committed or refused
 * @user_data: for @callback
 *
 * Runs the operation on the writing thread and tells the store's views what changed. While another process writes
 * it waits, for minutes if it must, and CspStore::waiting says so.
 */
void
csp_operation_run_async (CspOperation        *self,
                         CspStore            *store,
                         CspOrigin            origin,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CSP_IS_OPERATION (self));
  g_return_if_fail (CSP_IS_STORE (store));

  start_job (self, store, CSP_DB_WRITE, origin, csp_operation_run_async, cancellable, callback, user_data);
}

/**
 * csp_operation_run_finish:
 * @self: the operation
 * @result: what the callback was given
 * @problems: (out) (optional) (transfer full) (nullable): what is wrong, also warnings
 * @error: return location
 *
 * Returns: whether it was committed; #CSP_ERROR_INVALID when @problems has errors
 */
gboolean
csp_operation_run_finish (CspOperation  *self,
                          GAsyncResult  *result,
                          CspProblems  **problems,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_job (self, result, problems, error);
}

/**
 * csp_operation_validate_async:
 * @self: the operation as filled in so far, which must not be touched until the callback
 * @store: the profile
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Validates on the reading thread, for forms.
 */
void
csp_operation_validate_async (CspOperation        *self,
                              CspStore            *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CSP_IS_OPERATION (self));
  g_return_if_fail (CSP_IS_STORE (store));

  start_job (self, store, CSP_DB_READ, CSP_ORIGIN_PERSON, csp_operation_validate_async, cancellable, callback,
             user_data);
}

/**
 * csp_operation_validate_finish:
 * @self: the operation
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everything that is wrong; %NULL when that could not be found out
 */
CspProblems *
csp_operation_validate_finish (CspOperation  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  CspProblems *problems = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  finish_job (self, result, &problems, error);
  return problems;
}
