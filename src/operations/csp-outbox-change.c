/* csp-outbox-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-order-line.h"
#include "domain/csp-order.h"
#include "domain/csp-subscription.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox-move.h"
#include "operations/csp-outbox.h"
#include "operations/csp-record-load.h"
#include "store/csp-customer-erase.h"
#include "store/csp-repo.h"

#define REMOVE "outbox-remove"

static void
remove_finalize (GObject *object)
{
  CspOutboxRemoveOperation *self = CSP_OUTBOX_REMOVE_OPERATION (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
load_entry (CspOperation         *operation,
            CspOperationContext  *context,
            gint64                outbox_id,
            CspOutboxEntry      **entry,
            GError              **error)
{
  if (!csp_operation_load_record (context, CSP_TYPE_OUTBOX_ENTRY, outbox_id, entry, error))
    return FALSE;
  csp_operation_set_subject (operation, (*entry)->subject_name);
  return TRUE;
}

static gboolean
remove_load (CspOperation         *operation,
             CspOperationContext  *context,
             GError              **error)
{
  CspOutboxRemoveOperation *self = CSP_OUTBOX_REMOVE_OPERATION (operation);

  return load_entry (operation, context, self->outbox_id, &self->entry, error);
}

static void
remove_validate (CspOperation        *operation,
                 CspOperationContext *context,
                 CspProblems         *problems)
{
  CspOutboxRemoveOperation *self = CSP_OUTBOX_REMOVE_OPERATION (operation);

  if (csp_outbox_entry_may_have_acted (self->entry))
    csp_problems_error (problems, "", _("“%s” is being sent to Partner Center and cannot be taken back now."),
                        self->entry->subject_name);
}

static gboolean
revert_record (CspOutboxRemoveOperation  *self,
               CspOperationContext       *context,
               GError                   **error)
{
  GType type = csp_history_subject_to_type (self->entry->subject_type);
  g_autoptr(CspRecord) before = NULL;
  g_autoptr(CspRecord) after = NULL;

  if (!csp_operation_load_record (context, type, self->entry->subject_id, &before, error))
    return FALSE;
  after = csp_record_copy (before);
  return csp_history_apply (after, self->entry->before, error) &&
         csp_history_update (context, REMOVE, before, after, error);
}

static gboolean
delete_all (CspOperationContext  *context,
            GPtrArray            *records,
            GError              **error)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!csp_history_delete (context, REMOVE, records->pdata[i], error))
      return FALSE;
  return records != NULL;
}

static gboolean
delete_emptied_order (CspOperationContext  *context,
                      gint64                order_id,
                      GError              **error)
{
  g_autoptr(CspOrder) order = NULL;
  gint64 is_used;

  if (!csp_conn_get_integer (context->conn, &is_used, error,
                             "SELECT EXISTS (SELECT 1 FROM order_line WHERE order_id = ?1)"
                             " OR NOT EXISTS (SELECT 1 FROM purchase_order WHERE id = ?1)",
                             "i", order_id))
    return FALSE;
  return is_used || (csp_operation_load_record (context, CSP_TYPE_ORDER, order_id, &order, error) &&
                     csp_history_delete (context, REMOVE, order, error));
}

/* A line, what it would have bought, and what was to be done with that. */
static gboolean
delete_line (CspOperationContext  *context,
             CspOrderLine         *line,
             GError              **error)
{
  CspConn *conn = context->conn;
  g_autoptr (GPtrArray) subscriptions = csp_repo_load_where (conn, CSP_TYPE_SUBSCRIPTION, error,
                                                             "subscription.id = ?1 AND subscription.issued_here", "i",
                                                             line->subscription_id);

  return subscriptions != NULL &&
         csp_conn_run (conn, error, "DELETE FROM outbox WHERE (subject_type = 'order-line' AND subject_id = ?1)"
                                    " OR (subject_type = 'subscription' AND subject_id = ?2)",
                       "ii", line->id, line->subscription_id) &&
         csp_history_delete (context, REMOVE, line, error) && delete_all (context, subscriptions, error) &&
         delete_emptied_order (context, line->order_id, error);
}

/* The lines that an entry would have bought, with the add-ons that need them, of whatever order; those last. */
static gboolean
delete_purchase (CspOutboxRemoveOperation  *self,
                 CspOperationContext       *context,
                 GError                   **error)
{
  static const char of_order[] = "order_line.order_id = ?1 AND order_line.parent_id IS NULL";
  static const char of_line[] = "order_line.id = ?1";
  g_autofree char *where = g_strdup_printf (
      "order_line.id IN (WITH RECURSIVE bought (id, subscription_id) AS"
      " (SELECT id, subscription_id FROM order_line WHERE %s UNION SELECT order_line.id, order_line.subscription_id"
      " FROM order_line JOIN bought ON order_line.parent_id = bought.subscription_id) SELECT id FROM bought)"
      " ORDER BY order_line.id DESC",
      g_str_equal (self->entry->request, CSP_REQUEST_ORDER_PLACE) ? of_order : of_line);
  g_autoptr (GPtrArray) lines = csp_repo_load_where (context->conn, CSP_TYPE_ORDER_LINE, error, where, "i",
                                                     self->entry->subject_id);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!delete_line (context, lines->pdata[i], error))
      return FALSE;
  return lines != NULL;
}

/* A customer that the service never saw goes for good, with all that waits for it. */
static gboolean
delete_customer (CspOutboxRemoveOperation  *self,
                 CspOperationContext       *context,
                 GError                   **error)
{
  context->changes |= CSP_CHANGED_CUSTOMERS | CSP_CHANGED_SUBSCRIPTIONS | CSP_CHANGED_ORDERS |
                      CSP_CHANGED_INVITATIONS | CSP_CHANGED_HISTORY;
  return csp_customer_repo_erase (context->conn, self->entry->customer_id, error) &&
         csp_history_note (context, REMOVE, self->entry->subject_name, NULL, error) != 0;
}

static gboolean
remove_apply (CspOperation         *operation,
              CspOperationContext  *context,
              GError              **error)
{
  CspOutboxRemoveOperation *self = CSP_OUTBOX_REMOVE_OPERATION (operation);

  context->changes |= CSP_CHANGED_OUTBOX;
  if (g_str_equal (self->entry->request, CSP_REQUEST_CUSTOMER_CREATE))
    return delete_customer (self, context, error);
  if (g_str_equal (self->entry->subject_type, "order") || g_str_equal (self->entry->subject_type, "order-line")
          ? !delete_purchase (self, context, error)
          : !revert_record (self, context, error))
    return FALSE;
  return csp_repo_delete (context->conn, CSP_TYPE_OUTBOX_ENTRY, self->entry->id, error);
}

CSP_DEFINE_OPERATION (CspOutboxRemoveOperation, csp_outbox_remove_operation, REMOVE, remove_load,
                      remove_validate, remove_apply, remove_finalize)

/**
 * csp_outbox_remove_operation_new:
 * @outbox_id: local id of an outbox entry
 *
 * Returns: (transfer full): the operation
 */
CspOutboxRemoveOperation *
csp_outbox_remove_operation_new (gint64 outbox_id)
{
  CspOutboxRemoveOperation *self = g_object_new (CSP_TYPE_OUTBOX_REMOVE_OPERATION, NULL);

  self->outbox_id = outbox_id;
  return self;
}

static void
retry_finalize (GObject *object)
{
  CspOutboxRetryOperation *self = CSP_OUTBOX_RETRY_OPERATION (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
retry_load (CspOperation         *operation,
            CspOperationContext  *context,
            GError              **error)
{
  CspOutboxRetryOperation *self = CSP_OUTBOX_RETRY_OPERATION (operation);

  return load_entry (operation, context, self->outbox_id, &self->entry, error);
}

static gboolean
retry_apply (CspOperation         *operation,
             CspOperationContext  *context,
             GError              **error)
{
  CspOutboxRetryOperation *self = CSP_OUTBOX_RETRY_OPERATION (operation);

  context->changes |= CSP_CHANGED_OUTBOX;
  self->entry->next_try_at = 0;
  /* What may have been done before it was refused is looked for, not done again. */
  if (g_str_equal (self->entry->state, CSP_OUTBOX_DOUBTFUL) ||
      (g_str_equal (self->entry->state, CSP_OUTBOX_REJECTED) && self->entry->first_sent_at != 0))
    csp_set_str (&self->entry->state, CSP_OUTBOX_UNKNOWN);
  else if (g_str_equal (self->entry->state, CSP_OUTBOX_REJECTED))
    csp_outbox_start_over (self->entry);
  return csp_outbox_move_first (context, self->entry, error) && csp_repo_update (context->conn, self->entry, error);
}

CSP_DEFINE_OPERATION (CspOutboxRetryOperation, csp_outbox_retry_operation, "outbox-retry", retry_load,
                      NULL, retry_apply, retry_finalize)

/**
 * csp_outbox_retry_operation_new:
 * @outbox_id: local id of an outbox entry
 *
 * Returns: (transfer full): the operation
 */
CspOutboxRetryOperation *
csp_outbox_retry_operation_new (gint64 outbox_id)
{
  CspOutboxRetryOperation *self = g_object_new (CSP_TYPE_OUTBOX_RETRY_OPERATION, NULL);

  self->outbox_id = outbox_id;
  return self;
}
