/* csp-operation.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "domain/csp-permission.h"
#include "domain/csp-problem.h"
#include "domain/csp-profile.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

/**
 * CspOrigin:
 * @CSP_ORIGIN_PERSON: somebody at the window or command line: rules, permissions, history
 * @CSP_ORIGIN_FILE: an imported file: the same
 * @CSP_ORIGIN_SERVICE: what Partner Center says: refused only for type or size (design.md, Origin)
 * @CSP_ORIGIN_CLOCK: a date that has come, such as the erase date of a suspended subscription
 */
typedef enum
{
  CSP_ORIGIN_PERSON,
  CSP_ORIGIN_FILE,
  CSP_ORIGIN_SERVICE,
  CSP_ORIGIN_CLOCK,
} CspOrigin;

/**
 * CspOperationContext:
 * @conn: connection of the thread the operation runs on
 * @profile: what the file is about
 * @origin: where the operation came from
 * @operation_id: shared by every history record of the operation
 * @actor: who runs it
 * @now: the instant of the operation
 * @changes: what it has touched so far
 */
typedef struct
{
  CspConn    *conn;
  CspProfile *profile;
  CspOrigin   origin;
  const char *operation_id;
  const char *actor;
  gint64      now;
  CspChanges  changes;
} CspOperationContext;

#define CSP_TYPE_OPERATION (csp_operation_get_type ())
G_DECLARE_DERIVABLE_TYPE (CspOperation, csp_operation, CSP, OPERATION, GObject)

/**
 * CspOperationClass:
 * @kind: name of the operation, a row of the table in csp-operation-kind.c
 * @load: (nullable): reads what validate() and apply() need; fails when a record that the operation names is gone
 * @validate: (nullable): adds everything that is wrong, each problem tied to its field; writes nothing
 * @apply: makes the change through csp_history_insert() and its kin; runs inside a transaction
 *
 * The only way in: window, command line, import and synchronisation change records through operations.
 * load() and validate() run on a reading thread too, for forms that are being filled in.
 */
struct _CspOperationClass
{
  GObjectClass parent_class;

  const char *kind;
  gboolean  (*load)     (CspOperation         *self,
                         CspOperationContext  *context,
                         GError              **error);
  void      (*validate) (CspOperation         *self,
                         CspOperationContext  *context,
                         CspProblems          *problems);
  gboolean  (*apply)    (CspOperation         *self,
                         CspOperationContext  *context,
                         GError              **error);
};

/* Defines an operation type by its kind and virtual functions; any of them may be NULL. */
#define CSP_DEFINE_OPERATION(TypeName, type_name, KIND, LOAD, VALIDATE, APPLY, FINALIZE)          \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, CSP_TYPE_OPERATION)                                   \
  static void                                                                                     \
  type_name##_class_init (TypeName##Class *klass)                                                 \
  {                                                                                               \
    G_OBJECT_CLASS (klass)->finalize = FINALIZE;                                                  \
    CSP_OPERATION_CLASS (klass)->kind = KIND;                                                     \
    CSP_OPERATION_CLASS (klass)->load = LOAD;                                                     \
    CSP_OPERATION_CLASS (klass)->validate = VALIDATE;                                             \
    CSP_OPERATION_CLASS (klass)->apply = APPLY;                                                   \
  }                                                                                               \
  static void                                                                                     \
  type_name##_init (TypeName *self)                                                               \
  {                                                                                               \
  }

gboolean     csp_operation_context_init    (CspOperationContext  *context,
                                            CspConn              *conn,
                                            CspOrigin             origin,
                                            const char           *operation_id,
                                            gint64                now,
                                            GError              **error);
void         csp_operation_context_clear   (CspOperationContext  *context);

const char  *csp_operation_get_id          (CspOperation         *self);
const char  *csp_operation_get_kind        (CspOperation         *self);
char        *csp_operation_describe        (CspOperation         *self);
gboolean     csp_operation_is_undoable     (CspOperation         *self);
void         csp_operation_set_subject     (CspOperation         *self,
                                            const char           *name);

gboolean     csp_operation_run             (CspOperation         *self,
                                            CspConn              *conn,
                                            CspOrigin             origin,
                                            CspProblems         **problems,
                                            GError              **error);
gboolean     csp_operation_run_in          (CspOperation         *self,
                                            CspOperationContext  *context,
                                            CspProblems         **problems,
                                            GError              **error);
void         csp_operation_run_async       (CspOperation         *self,
                                            CspStore             *store,
                                            CspOrigin             origin,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean     csp_operation_run_finish      (CspOperation         *self,
                                            GAsyncResult         *result,
                                            CspProblems         **problems,
                                            GError              **error);
CspProblems *csp_operation_validate        (CspOperation         *self,
                                            CspConn              *conn,
                                            GError              **error);
void         csp_operation_validate_async  (CspOperation         *self,
                                            CspStore             *store,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
CspProblems *csp_operation_validate_finish (CspOperation         *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
