/* csp-conflict-resolve.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "domain/csp-conflict.h"
#include "operations/csp-conflict-resolve.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

static void
finalize (GObject *object)
{
  CspConflictResolveOperation *self = CSP_CONFLICT_RESOLVE_OPERATION (object);

  g_strfreev (self->take_theirs);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
load (CspOperation         *operation,
      CspOperationContext  *context,
      GError              **error)
{
  CspConflictResolveOperation *self = CSP_CONFLICT_RESOLVE_OPERATION (operation);

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  if (!csp_operation_load_record (context, CSP_TYPE_OUTBOX_ENTRY, self->outbox_id, &self->entry, error))
    return FALSE;
  self->conflicts = csp_repo_load_where (context->conn, CSP_TYPE_CONFLICT, error, "conflict.outbox_id = ?1", "i",
                                         self->outbox_id);
  csp_operation_set_subject (operation, self->entry->subject_name);
  return self->conflicts != NULL;
}

static void
validate (CspOperation        *operation,
          CspOperationContext *context,
          CspProblems         *problems)
{
  CspConflictResolveOperation *self = CSP_CONFLICT_RESOLVE_OPERATION (operation);

  if (!g_str_equal (self->entry->state, CSP_OUTBOX_CONFLICT) || self->conflicts->len == 0)
    csp_problems_error (problems, "", "%s", _("There is nothing to decide any more."));
}

static JsonNode *
object_with (const char *field,
             const char *value)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), json_object_new ());
  g_autoptr(JsonNode) member = json_from_string (value, NULL);

  json_object_set_member (json_node_get_object (node), field, g_steal_pointer (&member));
  json_object_unref (json_node_get_object (node));
  return node;
}

static gboolean
takes_theirs (CspConflictResolveOperation *self,
              CspConflict                 *conflict)
{
  for (guint i = 0; self->take_theirs[i] != NULL; i++)
    if (csp_conflict_goes_with (self->take_theirs[i], conflict->field))
      return TRUE;
  return FALSE;
}

static gboolean
drop_theirs (CspConflictResolveOperation  *self,
             CspOperationContext          *context,
             GError                      **error)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();
  gboolean is_empty;

  for (guint i = 0; i < self->conflicts->len; i++)
    if (takes_theirs (self, self->conflicts->pdata[i]))
      g_ptr_array_add (fields, CSP_CONFLICT (self->conflicts->pdata[i])->field);
  g_ptr_array_add (fields, NULL);
  return csp_outbox_drop_fields (context->conn, self->entry, (const char * const *) fields->pdata, &is_empty, error);
}

/* Their values become the record's, in one history entry. */
static gboolean
store_theirs (CspConflictResolveOperation  *self,
              CspOperationContext          *context,
              GError                      **error)
{
  GType type = csp_history_subject_to_type (self->entry->subject_type);
  g_autoptr(CspRecord) before = NULL;
  g_autoptr(CspRecord) after = NULL;

  if (!csp_operation_load_record (context, type, self->entry->subject_id, &before, error))
    return FALSE;
  after = csp_record_copy (before);
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      CspConflict *conflict = self->conflicts->pdata[i];
      g_autoptr(JsonNode) node = object_with (conflict->field, conflict->theirs);
      g_autofree char *json = json_to_string (node, FALSE);

      if (takes_theirs (self, conflict) && !csp_history_apply (after, json, error))
        return FALSE;
    }
  return csp_history_update (context, "conflict-resolve", before, after, error);
}

/* What is kept is a change of what the service has now. */
static gboolean
rebase (CspConflictResolveOperation  *self,
        CspOperationContext          *context,
        GError                      **error)
{
  g_autoptr(JsonNode) base = json_from_string (self->entry->before, error);

  if (base == NULL)
    return FALSE;
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      CspConflict *conflict = self->conflicts->pdata[i];

      json_object_set_member (json_node_get_object (base), conflict->field, json_from_string (conflict->theirs, NULL));
    }
  g_free (self->entry->before);
  self->entry->before = json_to_string (base, FALSE);
  csp_outbox_start_over (self->entry);
  return csp_repo_update (context->conn, self->entry, error);
}

static gboolean
apply (CspOperation         *operation,
       CspOperationContext  *context,
       GError              **error)
{
  CspConflictResolveOperation *self = CSP_CONFLICT_RESOLVE_OPERATION (operation);

  context->changes |= CSP_CHANGED_OUTBOX;
  return store_theirs (self, context, error) && rebase (self, context, error) && drop_theirs (self, context, error);
}

CSP_DEFINE_OPERATION (CspConflictResolveOperation, csp_conflict_resolve_operation, "conflict-resolve", load, validate, apply, finalize)

/**
 * csp_conflict_resolve_operation_new:
 * @outbox_id: local id of an outbox entry
 * @take_theirs: names of the fields that shall be as Partner Center has them, ended by %NULL; what goes with one is
 *   taken along
 *
 * Returns: (transfer full): the operation
 */
CspConflictResolveOperation *
csp_conflict_resolve_operation_new (gint64              outbox_id,
                                    const char * const *take_theirs)
{
  CspConflictResolveOperation *self = g_object_new (CSP_TYPE_CONFLICT_RESOLVE_OPERATION, NULL);

  self->outbox_id = outbox_id;
  self->take_theirs = g_strdupv ((char **) take_theirs);
  return self;
}
