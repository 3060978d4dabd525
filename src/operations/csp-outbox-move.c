/* csp-outbox-move.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "operations/csp-outbox-move.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

/* The line is ordered by asked_at, then by id. An entry whose asked_at is before its created_at was moved; no number
 * of a line that somebody has touched occurs twice. */

static void
move_finalize (GObject *object)
{
  CspOutboxMoveOperation *self = CSP_OUTBOX_MOVE_OPERATION (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->neighbor);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
load_neighbor (CspOutboxMoveOperation  *self,
               CspOperationContext     *context,
               GError                 **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *where =
      self->move == CSP_OUTBOX_MOVE_UP
          ? "(outbox.asked_at, outbox.id) < (?1, ?2) ORDER BY outbox.asked_at DESC, outbox.id DESC LIMIT 1"
          : "(outbox.asked_at, outbox.id) > (?1, ?2) ORDER BY outbox.asked_at, outbox.id LIMIT 1";

  if (self->move != CSP_OUTBOX_MOVE_FIRST)
    self->neighbor = csp_repo_find_where (context->conn, CSP_TYPE_OUTBOX_ENTRY, &local_error, where, "ii",
                                          self->entry->asked_at, self->entry->id);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
move_load (CspOperation         *operation,
           CspOperationContext  *context,
           GError              **error)
{
  CspOutboxMoveOperation *self = CSP_OUTBOX_MOVE_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_OUTBOX_ENTRY, self->outbox_id, &self->entry, error))
    return FALSE;
  csp_operation_set_subject (operation, self->entry->subject_name);
  return load_neighbor (self, context, error);
}

static void
move_validate (CspOperation        *operation,
               CspOperationContext *context,
               CspProblems         *problems)
{
  CspOutboxMoveOperation *self = CSP_OUTBOX_MOVE_OPERATION (operation);

  if (csp_outbox_entry_may_have_acted (self->entry))
    csp_problems_error (problems, "", _("“%s” is being sent already."), self->entry->subject_name);
  else if (self->neighbor != NULL && self->entry->customer_id != 0 &&
           self->neighbor->customer_id == self->entry->customer_id)
    csp_problems_error (problems, "",
                        /* translators: the names of two records */
                        _("“%1$s” and “%2$s” are of the same customer: what was changed first is sent first."),
                        self->entry->subject_name, self->neighbor->subject_name);
}

static gboolean
find_front (CspConn  *conn,
            gint64   *front,
            GError  **error)
{
  return csp_conn_get_integer (conn, front, error, "SELECT ifnull (min (min (asked_at, created_at)), 0) FROM outbox",
                               "");
}

/**
 * csp_outbox_move_first:
 * @context: of the running operation
 * @entry: an entry
 * @error: return location
 *
 * Puts it before all others, with what its customer waits for before it, which has to go first. The place of @entry
 * itself is set but not stored.
 *
 * Returns: whether the others' places are stored
 */
gboolean
csp_outbox_move_first (CspOperationContext  *context,
                       CspOutboxEntry       *entry,
                       GError              **error)
{
  gint64 front;

  if (!find_front (context->conn, &front, error))
    return FALSE;
  entry->asked_at = front - 1;
  context->changes |= CSP_CHANGED_OUTBOX;
  return csp_conn_run (context->conn, error,
                       "UPDATE outbox SET asked_at = ?3 - (SELECT count(*) FROM outbox AS later"
                       " WHERE later.customer_id = ?1 AND later.id > outbox.id AND later.id <= ?2)"
                       " WHERE customer_id = ?1 AND id < ?2",
                       "iii", entry->customer_id, entry->id, front - 1);
}

/* Whoever stands before the two is numbered anew as well, so that nobody gets between. */
static gboolean
swap (CspOutboxMoveOperation  *self,
      CspOperationContext     *context,
      GError                 **error)
{
  CspOutboxEntry *front = self->move == CSP_OUTBOX_MOVE_UP ? self->neighbor : self->entry;
  CspOutboxEntry *back = self->move == CSP_OUTBOX_MOVE_UP ? self->entry : self->neighbor;
  gint64 first;

  return find_front (context->conn, &first, error) &&
         csp_conn_run (context->conn, error,
                       "WITH line AS (SELECT id, row_number() OVER (ORDER BY asked_at, id) AS place FROM outbox"
                       " WHERE (asked_at, id) <= (?1, ?2)),"
                       " swapped AS (SELECT id, CASE id WHEN ?3 THEN place + 1 WHEN ?2 THEN place - 1 ELSE place END"
                       " AS place FROM line)"
                       "UPDATE outbox SET asked_at = ?4 + place - (SELECT count(*) + 1 FROM line) FROM swapped"
                       " WHERE swapped.id = outbox.id",
                       "iiii", back->asked_at, back->id, front->id, first);
}

static gboolean
move_apply (CspOperation         *operation,
            CspOperationContext  *context,
            GError              **error)
{
  CspOutboxMoveOperation *self = CSP_OUTBOX_MOVE_OPERATION (operation);

  context->changes |= CSP_CHANGED_OUTBOX;
  if (self->move == CSP_OUTBOX_MOVE_FIRST)
    return csp_outbox_move_first (context, self->entry, error) && csp_repo_update (context->conn, self->entry, error);
  return self->neighbor == NULL || swap (self, context, error);
}

CSP_DEFINE_OPERATION (CspOutboxMoveOperation, csp_outbox_move_operation, "outbox-move", move_load, move_validate,
                      move_apply, move_finalize)

/**
 * csp_outbox_move_operation_new:
 * @outbox_id: local id of an outbox entry
 * @move: where it shall go
 *
 * Returns: (transfer full): the operation
 */
CspOutboxMoveOperation *
csp_outbox_move_operation_new (gint64        outbox_id,
                               CspOutboxMove move)
{
  CspOutboxMoveOperation *self = g_object_new (CSP_TYPE_OUTBOX_MOVE_OPERATION, NULL);

  self->outbox_id = outbox_id;
  self->move = move;
  return self;
}
