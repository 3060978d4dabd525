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
#include "operations/csp-backend.h"
#include "operations/csp-operation-kind.h"
#include "operations/csp-operation-private.h"
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

/**
 * csp_operation_context_init:
 * @context: memory for it
 * @conn: a connection, on its thread
 * @origin: where the operation comes from
 * @operation_id: borrowed: what its history records will share
 * @now: the instant of the operation
 * @error: return location
 *
 * Fills in a context; csp_operation_context_clear() must be called also when this fails.
 *
 * Returns: whether the profile could be loaded
 */
gboolean
csp_operation_context_init (CspOperationContext  *context,
                            CspConn              *conn,
                            CspOrigin             origin,
                            const char           *operation_id,
                            gint64                now,
                            GError              **error)
{
  const char *real_name = g_get_real_name ();

  context->conn = conn;
  context->origin = origin;
  context->operation_id = operation_id;
  if (origin == CSP_ORIGIN_SERVICE)
    context->actor = "Partner Center";
  else
    context->actor = g_str_equal (real_name, "Unknown") ? g_get_user_name () : real_name;
  context->now = now;
  context->changes = CSP_CHANGED_NOTHING;
  context->profile = csp_profile_repo_load (conn, error);
  return context->profile != NULL;
}

/**
 * csp_operation_context_clear:
 * @context: a context
 *
 * Gives back what it owns.
 */
void
csp_operation_context_clear (CspOperationContext *context)
{
  g_clear_object (&context->profile);
}

/* What the service said, or a date brought, is nobody's wish (design.md, Origin). */
static gboolean
queue_changes (CspOperation         *self,
               CspOperationContext  *context,
               GError              **error)
{
  g_autoptr(CspBackend) backend = NULL;

  if ((context->origin != CSP_ORIGIN_PERSON && context->origin != CSP_ORIGIN_FILE) ||
      csp_operation_kind_stays_here (csp_operation_get_kind (self)))
    return TRUE;
  backend = csp_backend_new_for (context->profile, error);
  return backend != NULL && csp_backend_queue (backend, context, error);
}

/* Ends the write transaction that is open on @conn. */
gboolean
_csp_operation_run_begun (CspOperation  *self,
                          CspConn       *conn,
                          CspOrigin      origin,
                          CspProblems  **problems,
                          GError       **error)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);
  CspOperationContext context;
  gboolean done = csp_operation_context_init (&context, conn, origin, csp_operation_get_id (self), csp_clock_now (),
                                              error) &&
                  csp_operation_run_in (self, &context, problems, error) && queue_changes (self, &context, error) &&
                  csp_conn_commit (conn, error);

  if (!done)
    csp_conn_rollback (conn);
  priv->changes = context.changes;
  csp_operation_context_clear (&context);
  return done;
}

/* What a run has touched. */
CspChanges
_csp_operation_get_changes (CspOperation *self)
{
  CspOperationPrivate *priv = csp_operation_get_instance_private (self);

  return priv->changes;
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
  g_return_val_if_fail (CSP_IS_OPERATION (self), FALSE);

  if (problems != NULL)
    *problems = NULL;
  return csp_conn_begin_write (conn, error) && _csp_operation_run_begun (self, conn, origin, problems, error);
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

  if (csp_operation_context_init (&context, conn, CSP_ORIGIN_PERSON, csp_operation_get_id (self), csp_clock_now (),
                                  error))
    problems = collect_problems (self, &context, error);
  csp_operation_context_clear (&context);
  return problems;
}
