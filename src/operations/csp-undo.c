/* csp-undo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-history-entry.h"
#include "operations/csp-history.h"
#include "operations/csp-operation-kind.h"
#include "operations/csp-undo.h"
#include "store/csp-repo.h"

/**
 * CspUndoOperation:
 *
 * Takes another operation back by the inverse of each change in its history, last change first; refused when a
 * record has changed since (design.md, Undo). What the service made of it stays. It leaves history of its own, so
 * that it can be undone too.
 */
struct _CspUndoOperation
{
  CspOperation  parent_instance;

  char         *operation_id;   /* of what to undo */
  GPtrArray    *entries;        /* CspHistoryEntry, last first */
};

G_DEFINE_FINAL_TYPE (CspUndoOperation, csp_undo_operation, CSP_TYPE_OPERATION)

static void
csp_undo_operation_finalize (GObject *object)
{
  CspUndoOperation *self = CSP_UNDO_OPERATION (object);

  g_free (self->operation_id);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_undo_operation_parent_class)->finalize (object);
}

static gboolean
csp_undo_operation_load (CspOperation         *operation,
                         CspOperationContext  *context,
                         GError              **error)
{
  CspUndoOperation *self = CSP_UNDO_OPERATION (operation);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = csp_repo_load_where (context->conn, CSP_TYPE_HISTORY_ENTRY, error,
                                       "operation_id = ?1 AND origin <> 'service' ORDER BY id DESC", "t",
                                       self->operation_id);
  if (self->entries == NULL)
    return FALSE;
  if (self->entries->len == 0)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("There is nothing to undo."));
      return FALSE;
    }
  csp_operation_set_subject (operation,
                             CSP_HISTORY_ENTRY (self->entries->pdata[self->entries->len - 1])->subject_name);
  return TRUE;
}

static void
csp_undo_operation_validate (CspOperation        *operation,
                             CspOperationContext *context,
                             CspProblems         *problems)
{
  CspUndoOperation *self = CSP_UNDO_OPERATION (operation);
  CspHistoryEntry *first = self->entries->pdata[self->entries->len - 1];

  if (!csp_operation_kind_is_undoable (first->kind))
    csp_problems_error (problems, "", "%s", _("This change cannot be undone."));
  else if (first->undone_by != NULL)
    csp_problems_error (problems, "", "%s", _("This change has been undone already."));
}

static gboolean
changed_since (CspHistoryEntry  *entry,
               GError          **error)
{
  if (error == NULL || *error == NULL)
    g_set_error (error, CSP_ERROR, CSP_ERROR_CONFLICT,
                 /* translators: %s is a record's name */
                 _("“%s” has changed since, so the earlier change cannot be undone."), entry->subject_name);
  return FALSE;
}

static gboolean
bring_back (CspOperationContext  *context,
            CspHistoryEntry      *entry,
            GType                 type,
            GError              **error)
{
  g_autoptr(CspRecord) record = g_object_new (type, NULL);

  return csp_history_apply (record, entry->before, error) && csp_history_insert (context, "undo", record, error);
}

static gboolean
take_back (CspOperationContext  *context,
           CspHistoryEntry      *entry,
           GType                 type,
           GError              **error)
{
  g_autoptr(CspRecord) current = csp_repo_find (context->conn, type, entry->subject_id, error);
  g_autoptr(CspRecord) before = NULL;

  if (current == NULL || !csp_history_is_still (current, entry->after, error))
    return changed_since (entry, error);
  if (entry->before == NULL)
    return csp_history_delete (context, "undo", current, error);
  before = csp_record_copy (current);
  return csp_history_apply (before, entry->before, error) &&
         csp_history_update (context, "undo", current, before, error);
}

static gboolean
undo_entry (CspOperationContext  *context,
            CspHistoryEntry      *entry,
            GError              **error)
{
  GType type = csp_history_subject_to_type (entry->subject_type);
  g_autoptr(GError) local_error = NULL;
  gboolean done;

  if (type == G_TYPE_INVALID)
    return TRUE;
  done = entry->after == NULL ? bring_back (context, entry, type, &local_error)
                              : take_back (context, entry, type, &local_error);
  if (done)
    return TRUE;
  /* Something else refers to the record by now. */
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_CONSTRAINT))
    return changed_since (entry, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* An import's rows have no history of their own: they go away all together, unless one was changed or something
 * refers to it by now. */
static gboolean
remove_imported_rows (CspOperationContext  *context,
                      CspHistoryEntry      *entry,
                      const char           *table,
                      GError              **error)
{
  g_autofree char *changed = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s WHERE imported_in = ?1"
                                              " AND updated_at <> ?2)", table);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE imported_in = ?1", table);
  g_autoptr(GError) local_error = NULL;
  gint64 is_changed;

  if (!csp_conn_get_integer (context->conn, &is_changed, error, changed, "ii", entry->id, entry->at))
    return FALSE;
  if (is_changed)
    return changed_since (entry, error);
  if (csp_conn_run (context->conn, &local_error, remove, "i", entry->id))
    return TRUE;
  if (g_error_matches (local_error, CSP_ERROR, CSP_ERROR_CONSTRAINT))
    return changed_since (entry, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
undo_imported_rows (CspOperationContext  *context,
                    CspHistoryEntry      *entry,
                    GError              **error)
{
  static const struct { const char *kind; const char *table; CspChanges changes; } imports[] = {
    { "customers-import", "customer", CSP_CHANGED_CUSTOMERS },
    { "resellers-import", "reseller", CSP_CHANGED_RESELLERS },
    { "subscriptions-import", "subscription", CSP_CHANGED_SUBSCRIPTIONS },
  };

  if (entry->subject_type[0] != '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    if (g_str_equal (imports[i].kind, entry->kind))
      {
        context->changes |= imports[i].changes;
        return remove_imported_rows (context, entry, imports[i].table, error);
      }
  return TRUE;
}

static gboolean
csp_undo_operation_apply (CspOperation         *operation,
                          CspOperationContext  *context,
                          GError              **error)
{
  CspUndoOperation *self = CSP_UNDO_OPERATION (operation);

  for (guint i = 0; i < self->entries->len; i++)
    if (!undo_entry (context, self->entries->pdata[i], error) ||
        !undo_imported_rows (context, self->entries->pdata[i], error))
      return FALSE;
  return csp_conn_run (context->conn, error,
                       "UPDATE history SET undone_by = ?2 WHERE operation_id = ?1 AND origin <> 'service'",
                       "tt", self->operation_id, context->operation_id);
}

static void
csp_undo_operation_class_init (CspUndoOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_undo_operation_finalize;
  operation_class->kind = "undo";
  operation_class->load = csp_undo_operation_load;
  operation_class->validate = csp_undo_operation_validate;
  operation_class->apply = csp_undo_operation_apply;
}

static void
csp_undo_operation_init (CspUndoOperation *self)
{
}

/**
 * csp_undo_operation_new:
 * @operation_id: id of the operation to take back
 *
 * Returns: (transfer full): an operation that does so; #CSP_ERROR_CONFLICT when a record has changed since
 */
CspOperation *
csp_undo_operation_new (const char *operation_id)
{
  CspUndoOperation *self = g_object_new (CSP_TYPE_UNDO_OPERATION, NULL);

  self->operation_id = g_strdup (operation_id);
  return CSP_OPERATION (self);
}
