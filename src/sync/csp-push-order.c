/* csp-push-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-order-line.h"
#include "domain/csp-order.h"
#include "domain/csp-subscription.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-server-copy.h"

/* With what a request may take that was given up here. */
#define LIST_LAG (20 * G_TIME_SPAN_MINUTE)
/* How far the service's clock may be from ours. */
#define CLOCK_SKEW G_TIME_SPAN_HOUR

/* The lines of the order itself, numbered from 0 without gaps: add-ons are bought by changing the order of their base
 * (partner-center-api §14.2). */
static GPtrArray *
load_lines (CspPush  *push,
            GError  **error)
{
  GPtrArray *lines = csp_repo_load_where (push->context->conn, CSP_TYPE_ORDER_LINE, error,
                                          "order_line.order_id = ?1 AND order_line.parent_id IS NULL"
                                          " ORDER BY line_number",
                                          "i", push->entry->subject_id);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    CSP_ORDER_LINE (lines->pdata[i])->line_number = i;
  return lines;
}

/* What is there before something is bought stands in the entry, so that the new can be told from it when the answer is
 * lost. */
#define KNOWN "known"

/**
 * csp_push_note_ids:
 * @push: what buys something and has not been sent
 * @items: (nullable): what is there
 * @member: member of an item that tells them apart
 *
 * Keeps it for csp_push_was_there().
 */
void
csp_push_note_ids (CspPush    *push,
                   JsonArray  *items,
                   const char *member)
{
  JsonArray *known = json_array_new ();
  g_autoptr(JsonObject) before = json_object_new ();
  g_autoptr(JsonNode) node = NULL;

  json_object_set_array_member (before, KNOWN, known);
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *id = JSON_NODE_HOLDS_OBJECT (item) ? csp_wire_get_text (json_node_get_object (item), member) : NULL;

      if (id != NULL)
        json_array_add_string_element (known, id);
    }
  node = json_node_init_object (json_node_alloc (), before);
  g_free (push->entry->before);
  push->entry->before = json_to_string (node, FALSE);
}

/**
 * csp_push_was_there:
 * @push: what buys something
 * @id: what is there now
 *
 * Returns: whether it was there before; ids are equal also in another case (partner-center-api §4)
 */
gboolean
csp_push_was_there (CspPush    *push,
                    const char *id)
{
  g_autoptr(JsonNode) node = json_from_string (push->entry->before, NULL);
  JsonNode *known = node != NULL ? csp_wire_find_path (json_node_get_object (node), KNOWN) : NULL;
  JsonArray *ids = known != NULL ? json_node_get_array (known) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    if (g_ascii_strcasecmp (json_array_get_string_element (ids, i), id) == 0)
      return TRUE;
  return FALSE;
}

static JsonArray *
orders_of (JsonNode *root)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (root) ? csp_wire_find_path (json_node_get_object (root), "items") : root;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * csp_push_note_orders:
 * @push: an order that has not been sent
 * @root: the customer's orders
 *
 * Keeps which orders there are, of other users too.
 *
 * Returns: %TRUE
 */
gboolean
csp_push_note_orders (CspPush  *push,
                      JsonNode *root)
{
  csp_push_note_ids (push, orders_of (root), "id");
  return TRUE;
}

/**
 * csp_push_build_order:
 * @push: an order
 * @theirs: unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body (partner-center-api §14.2)
 */
JsonObject *
csp_push_build_order (CspPush     *push,
                      JsonObject  *theirs,
                      GError     **error)
{
  CspOrder *order = CSP_ORDER (push->record);
  g_autoptr(GPtrArray) lines = load_lines (push, error);
  g_autoptr(JsonObject) body = json_object_new ();
  g_autoptr(JsonArray) items = json_array_new ();

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      JsonObject *item = json_object_new ();

      json_array_add_object_element (items, item);
      csp_wire_resource_write (&csp_wire_order_line, lines->pdata[i], NULL, item);
    }
  json_object_set_string_member (body, "referenceCustomerId", push->customer->microsoft_id);
  csp_wire_resource_write (&csp_wire_order, order, NULL, body);
  json_object_set_array_member (body, "lineItems", g_steal_pointer (&items));
  csp_wire_set_path (body, "attributes/objectType", json_node_init_string (json_node_alloc (), "Order"));
  return g_steal_pointer (&body);
}

/**
 * csp_push_order_lines:
 * @order: an order of the service
 *
 * Returns: (transfer none) (nullable): its lines
 */
JsonArray *
csp_push_order_lines (JsonObject *order)
{
  JsonNode *node = csp_wire_find_path (order, "lineItems");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * csp_push_judge_absence:
 * @push: what buys something, and is not to be seen at the service
 *
 * Returns: whether it can be sent again; the list lags behind, and nothing says for how long the service remembers a
 *   request
 */
CspPushLook
csp_push_judge_absence (CspPush *push)
{
  if (push->asked_at - push->entry->sent_at > LIST_LAG)
    {
      push->entry->first_sent_at = 0;
      return CSP_PUSH_NOT_DONE;
    }
  /* What was refused at a repetition is not repeated again: only the list can tell. */
  if (push->entry->location != NULL ||
      push->context->now - push->entry->first_sent_at >= CSP_PUSH_ORDER_REPEAT_WITHIN)
    return CSP_PUSH_UNCLEAR;
  return CSP_PUSH_NOT_DONE;
}

static gboolean
is_same_line (CspOrderLine *line,
              JsonObject   *item)
{
  g_autoptr(CspOrderLine) theirs = g_object_new (CSP_TYPE_ORDER_LINE, NULL);
  g_autofree char *my_offer = csp_guid_key (line->offer_id);
  g_autofree char *their_offer = NULL;

  if (!csp_wire_resource_read (&csp_wire_order_line, item, theirs, NULL))
    return FALSE;
  their_offer = csp_guid_key (theirs->offer_id);
  return line->line_number == theirs->line_number && line->quantity == theirs->quantity &&
         g_strcmp0 (my_offer, their_offer) == 0 && g_strcmp0 (line->reseller_mpn_id, theirs->reseller_mpn_id) == 0;
}

/* An order of the list that nobody here knows, made when ours was on its way, with the same lines. */
static gboolean
is_ours (CspPush    *push,
         GPtrArray  *lines,
         JsonObject *order)
{
  const char *id = csp_wire_get_text (order, "id");
  JsonArray *items = csp_push_order_lines (order);
  gint64 created = csp_instant_from_iso (csp_wire_get_text (order, "creationDate"));
  gint64 is_known = TRUE;

  if (id == NULL || items == NULL || json_array_get_length (items) != lines->len ||
      csp_push_was_there (push, id) ||
      (created != 0 && (created < push->entry->created_at - CLOCK_SKEW ||
                        created > push->entry->sent_at + LIST_LAG + CLOCK_SKEW)) ||
      !csp_conn_get_integer (push->context->conn, &is_known, NULL,
                             "SELECT EXISTS (SELECT 1 FROM purchase_order WHERE order_id = ?1 COLLATE NOCASE)", "t", id) ||
      is_known)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (!JSON_NODE_HOLDS_OBJECT (item) || !is_same_line (lines->pdata[i], json_node_get_object (item)))
        return FALSE;
    }
  return TRUE;
}

/**
 * csp_push_look_order:
 * @push: an order whose answer was lost
 * @root: the customer's orders
 * @found: (out) (transfer none): the order
 *
 * Returns: whether the service has it
 */
CspPushLook
csp_push_look_order (CspPush     *push,
                     JsonNode    *root,
                     JsonObject **found)
{
  g_autoptr(GPtrArray) lines = load_lines (push, NULL);
  JsonArray *orders = orders_of (root);

  for (guint i = 0; lines != NULL && orders != NULL && i < json_array_get_length (orders); i++)
    {
      JsonNode *item = json_array_get_element (orders, i);

      if (JSON_NODE_HOLDS_OBJECT (item) && is_ours (push, lines, json_node_get_object (item)))
        {
          *found = json_node_get_object (item);
          return CSP_PUSH_DONE;
        }
    }
  return csp_push_judge_absence (push);
}

/* A pull brought what was ordered while nobody knew whether the order had been taken: the record of the pull, ?2,
 * becomes one with that of the order, ?1. What is wanted of either stays wanted: wishes move last. */
static gboolean
join_twin (CspPush          *push,
           CspSubscription  *ours,
           CspSubscription  *twin,
           GError          **error)
{
  static const char * const moves[] = {
    "UPDATE history SET subject_id = ?1 WHERE subject_type = 'subscription' AND subject_id = ?2",
    "UPDATE OR REPLACE server_copy SET subject_id = ?1 WHERE subject_type IN ('subscription', 'support-contact')"
    " AND subject_id = ?2",
    "UPDATE OR REPLACE pull_detail SET subscription_id = ?1 WHERE subscription_id = ?2",
    "UPDATE subscription SET parent_id = ?1 WHERE parent_id = ?2",
    "UPDATE order_line SET subscription_id = ?1 WHERE subscription_id = ?2",
    "UPDATE order_line SET parent_id = ?1 WHERE parent_id = ?2",
  };
  CspConn *conn = push->context->conn;
  g_autoptr(CspSubscription) joined = csp_record_copy (twin);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!csp_conn_run (conn, error, moves[i], "ii", ours->id, twin->id))
      return FALSE;
  joined->id = ours->id;
  if (joined->parent_id == 0)
    joined->parent_id = ours->parent_id;
  return csp_repo_delete (conn, CSP_TYPE_SUBSCRIPTION, twin->id, error) &&
         csp_merge_take_record (push->context, ours, joined, push->entry->id, error) &&
         csp_conn_run (conn, error, "UPDATE outbox SET subject_id = ?1 WHERE subject_type = 'subscription'"
                                    " AND subject_id = ?2",
                       "ii", ours->id, twin->id);
}

/**
 * csp_push_take_subscription_id:
 * @push: what bought it
 * @line: the line that did
 * @id: the service's id of the subscription
 * @order_id: the service's id of the order
 * @error: return location
 *
 * Returns: whether the ids that were issued here are replaced
 */
gboolean
csp_push_take_subscription_id (CspPush       *push,
                               CspOrderLine  *line,
                               const char    *id,
                               const char    *order_id,
                               GError       **error)
{
  g_autoptr(CspSubscription) before = NULL;
  g_autoptr(CspSubscription) after = NULL;
  g_autoptr(CspSubscription) twin = NULL;
  g_autoptr(GError) local_error = NULL;

  if (line->subscription_id == 0)
    return TRUE;
  before = csp_repo_find (push->context->conn, CSP_TYPE_SUBSCRIPTION, line->subscription_id, error);
  if (before == NULL)
    return FALSE;
  twin = csp_subscription_repo_find_by_subscription_id (push->context->conn, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (twin != NULL && twin->id != before->id)
    return join_twin (push, before, twin, error);
  after = csp_record_copy (before);
  csp_set_str (&after->subscription_id, id);
  csp_set_str (&after->order_id, order_id);
  after->issued_here = FALSE;
  return csp_history_update (push->context, "service-update", before, after, error);
}

static gboolean
settle_lines (CspPush     *push,
              GPtrArray   *lines,
              JsonArray   *items,
              const char  *order_id,
              GError     **error)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      const char *id;
      g_autoptr(CspOrderLine) theirs = g_object_new (CSP_TYPE_ORDER_LINE, NULL);

      if (!JSON_NODE_HOLDS_OBJECT (node) ||
          !csp_wire_resource_read (&csp_wire_order_line, json_node_get_object (node), theirs, NULL) ||
          (id = csp_wire_get_text (json_node_get_object (node), "subscriptionId")) == NULL)
        continue;
      for (guint j = 0; j < lines->len; j++)
        if (CSP_ORDER_LINE (lines->pdata[j])->line_number == theirs->line_number &&
            !csp_push_take_subscription_id (push, lines->pdata[j], id, order_id, error))
          return FALSE;
    }
  return TRUE;
}

/**
 * csp_push_settle_order:
 * @push: an order
 * @answer: the order as the service took it
 * @error: return location
 *
 * Replaces the ids that were issued here; what the subscriptions have become is read next.
 *
 * Returns: whether it is stored
 */
gboolean
csp_push_settle_order (CspPush     *push,
                       JsonObject  *answer,
                       GError     **error)
{
  g_autoptr(CspOrder) before = csp_record_copy (push->record);
  CspOrder *order = CSP_ORDER (push->record);
  g_autoptr(GPtrArray) lines = load_lines (push, error);

  if (lines == NULL || !csp_wire_resource_read (&csp_wire_order, answer, order, error) ||
      !settle_lines (push, lines, csp_push_order_lines (answer), order->order_id, error))
    return FALSE;
  return csp_history_update (push->context, "service-update", before, order, error) &&
         csp_server_copy_put (push->context->conn, "order", order->id, answer, push->context->now, 0, error) &&
         csp_pull_detail_add (push->context->conn, "subscriptions", order->customer_id, 0, CSP_PULL_NOW, error);
}
