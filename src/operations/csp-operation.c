/* csp-operation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "operations/csp-operation-kind.h"
#include "operations/csp-operation.h"
#include "store/csp-profile-repo.h"

typedef struct
{
  char       *id;
  char       *subject;          /* name of the record it is about, for its sentence */
  CspChanges  changes;
} CspOperationPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CspOperation, csp_operation, G_TYPE_OBJECT)

static void
csp_operation_finalize (GObject *object)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (CSP_OPERATION (object));

  g_free (priv->id);
  g_free (priv->subject);

  G_OBJECT_CLASS (csp_operation_parent_class)->finalize (object);
}

static void
csp_operation_class_init (CspOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_operation_finalize;
}

static void
csp_operation_init (CspOperation *self)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);

  priv->id = g_uuid_string_random ();
}

/**
 * csp_operation_get_id:
 * @self: an operation
 *
 * Returns: (transfer none): its id, which its history records bear and by which it is undone
 */
const char *
csp_operation_get_id (CspOperation *self)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);

  g_return_val_if_fail (CSP_IS_OPERATION (self), NULL);

  return priv->id;
}

/**
 * csp_operation_get_kind:
 * @self: an operation
 *
 * Returns: (transfer none): its name, as customer-create
 */
const char *
csp_operation_get_kind (CspOperation *self)
{
  g_return_val_if_fail (CSP_IS_OPERATION (self), NULL);

  return CSP_OPERATION_GET_CLASS (self)->kind;
}

/**
 * csp_operation_set_subject:
 * @self: an operation
 * @name: name of the record or file it is about
 *
 * For load() and apply() of operations.
 */
void
csp_operation_set_subject (CspOperation *self,
                           const char   *name)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);

  csp_set_str (&priv->subject, name);
}

/**
 * csp_operation_describe:
 * @self: an operation that has run
 *
 * Returns: (transfer full): one translated sentence that says what it did
 */
char *
csp_operation_describe (CspOperation *self)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);

  g_return_val_if_fail (CSP_IS_OPERATION (self), NULL);

  return csp_operation_kind_sentence (csp_operation_get_kind (self), priv->subject);
}

/**
 * csp_operation_is_undoable:
 * @self: an operation that has run
 *
 * Returns: whether #CspUndoOperation may take it back
 */
gboolean
csp_operation_is_undoable (CspOperation *self)
{
  g_return_val_if_fail (CSP_IS_OPERATION (self), FALSE);

  return csp_operation_kind_is_undoable (csp_operation_get_kind (self));
}

static void
check_permission (CspOperation        *self,
                  CspOperationContext *context,
                  CspProblems         *problems)
{
  CspAction action;
  g_autofree char *reason = NULL;

  if (context->origin != CSP_ORIGIN_SERVICE && context->origin != CSP_ORIGIN_CLOCK &&
      csp_operation_kind_get_action (csp_operation_get_kind (self), &action) &&
      !csp_permission_check (context->profile, action, &reason))
    csp_problems_error (problems, "", "%s", reason);
}

static CspProblems *
collect_problems (CspOperation         *self,
                  CspOperationContext  *context,
                  GError              **error)
{
  CspOperationClass *klass = CSP_OPERATION_GET_CLASS (self);
  g_autoptr(CspProblems) problems = csp_problems_new ();

  if (klass->load != NULL && !klass->load (self, context, error))
    return NULL;
  check_permission (self, context, problems);
  if (klass->validate != NULL && context->origin != CSP_ORIGIN_SERVICE)
    klass->validate (self, context, problems);
  return g_steal_pointer (&problems);
}

static gboolean
refuse (CspProblems  *problems,
        GError      **error)
{
  g_autofree char *text = NULL;

  if (!csp_problems_has_errors (problems))
    return FALSE;
  text = csp_problems_to_text (problems, CSP_SEVERITY_ERROR);
  g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, text);
  return TRUE;
}

/**
 * csp_operation_run_in:
 * @self: the operation
 * @context: of a transaction that is open for writing
 * @problems: (out) (optional) (transfer full) (nullable): what is wrong, also warnings
 * @error: return location
 *
 * Runs as a part of a larger transaction, which the caller commits or rolls back.
 *
 * Returns: whether it was applied; #CSP_ERROR_INVALID when @problems has errors
 */
gboolean
csp_operation_run_in (CspOperation         *self,
                      CspOperationContext  *context,
                      CspProblems         **problems,
                      GError              **error)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);
  CspProblems *found = collect_problems (self, context, error);
  gboolean applied;

  if (found == NULL)
    return FALSE;
  applied = !refuse (found, error) && CSP_OPERATION_GET_CLASS (self)->apply (self, context, error);
  priv->changes = context->changes;
  if (problems != NULL)
    *problems = found;
  else
    csp_problems_free (found);
  return applied;
}

static gboolean
fill_context (CspOperation         *self,
              CspOperationContext  *context,
              CspConn              *conn,
              CspOrigin             origin,
              GError              **error)
{
  const char *real_name = g_get_real_name ();

  context->conn = conn;
  context->origin = origin;
  context->operation_id = csp_operation_get_id (self);
  context->actor = g_str_equal (real_name, "Unknown") ? g_get_user_name () : real_name;
  context->now = csp_clock_now ();
  context->changes = CSP_CHANGED_NOTHING;
  context->profile = csp_profile_repo_load (conn, error);
  return context->profile != NULL;
}

/**
 * csp_operation_run:
 * @self: the operation
 * @conn: a writing connection, on its thread
 * @origin: where the operation comes from
 * @problems: (out) (optional) (transfer full) (nullable): what is wrong, also warnings
 * @error: return location
 *
 * Validates and applies in one transaction: afterwards everything is on the disk, or nothing.
 *
 * Returns: whether it was committed; #CSP_ERROR_INVALID when @problems has errors
 */
gboolean
csp_operation_run (CspOperation  *self,
                   CspConn       *conn,
                   CspOrigin      origin,
                   CspProblems  **problems,
                   GError       **error)
{
  CspOperationContext context;
  gboolean done;

  g_return_val_if_fail (CSP_IS_OPERATION (self), FALSE);

  if (problems != NULL)
    *problems = NULL;
  if (!csp_conn_begin_write (conn, error))
    return FALSE;
  done = fill_context (self, &context, conn, origin, error) &&
         csp_operation_run_in (self, &context, problems, error) && csp_conn_commit (conn, error);
  if (!done)
    csp_conn_rollback (conn);
  g_clear_object (&context.profile);
  return done;
}

/**
 * csp_operation_validate:
 * @self: the operation, as filled in so far
 * @conn: a connection, on its thread
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everything that is wrong with it; %NULL when that could not be found out
 */
CspProblems *
csp_operation_validate (CspOperation  *self,
                        CspConn       *conn,
                        GError       **error)
{
  CspOperationContext context;
  CspProblems *problems = NULL;

  g_return_val_if_fail (CSP_IS_OPERATION (self), NULL);

  if (fill_context (self, &context, conn, CSP_ORIGIN_PERSON, error))
    problems = collect_problems (self, &context, error);
  g_clear_object (&context.profile);
  return problems;
}

typedef struct
{
  CspOperation *operation;
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

static gpointer
run_job (CspConn   *conn,
         gpointer   user_data,
         GError   **error)
{
  Job *job = user_data;
  Outcome *outcome = g_new0 (Outcome, 1);

  if (job->only_validate)
    outcome->problems = csp_operation_validate (job->operation, conn, &outcome->error);
  else
    csp_operation_run (job->operation, conn, job->origin, &outcome->problems, &outcome->error);
  return outcome;
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspOperationPrivate *priv = csp_operation_get_instance_private (g_task_get_source_object (task));
  CspStore *store = g_task_get_task_data (task);
  GError *error = NULL;
  Outcome *outcome = csp_db_run_finish (CSP_DB (object), result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (outcome->error == NULL && g_task_get_source_tag (task) == csp_operation_run_async)
    csp_store_emit_changed (store, priv->changes);
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
 * Runs the operation on the writing thread and tells the store's views what changed.
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
