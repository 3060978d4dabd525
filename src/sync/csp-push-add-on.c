/* csp-push-add-on.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-order.h"
#include "domain/csp-subscription.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

/* An add-on is bought by changing the order of its base, one line at a time (partner-center-api §14.2). */

static CspSubscription *
load_base (CspPush  *push,
           GError  **error)
{
  return csp_repo_find (push->context->conn, CSP_TYPE_SUBSCRIPTION, CSP_ORDER_LINE (push->record)->parent_id, error);
}

/**
 * csp_push_check_add_on:
 * @push: an add-on that has not been sent
 * @error: return location
 *
 * Returns: whether the order of its base is known
 */
gboolean
csp_push_check_add_on (CspPush  *push,
                       GError  **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspSubscription) base = load_base (push, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (base != NULL && !base->issued_here && !csp_is_empty (base->order_id))
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND,
               _("The order of the base subscription is not known. Read from Partner Center, then send it again."));
  return FALSE;
}

/**
 * csp_push_add_on_path:
 * @push: an add-on whose base has an order
 *
 * Returns: (transfer full): where that order is
 */
char *
csp_push_add_on_path (CspPush *push)
{
  g_autoptr(CspSubscription) base = load_base (push, NULL);
  g_autofree char *id = g_uri_escape_string (base != NULL && base->order_id != NULL ? base->order_id : "", NULL, FALSE);
  g_autofree char *end = g_strconcat ("/orders/", id, NULL);

  return csp_push_customer_path (push, end);
}

/**
 * csp_push_note_order:
 * @push: an add-on that has not been sent
 * @root: the order of its base
 *
 * Keeps which subscriptions the order has already bought.
 *
 * Returns: whether it is an order
 */
gboolean
csp_push_note_order (CspPush  *push,
                     JsonNode *root)
{
  JsonArray *lines = JSON_NODE_HOLDS_OBJECT (root) ? csp_push_order_lines (json_node_get_object (root)) : NULL;

  if (lines != NULL)
    csp_push_note_ids (push, lines, "subscriptionId");
  return lines != NULL;
}

/**
 * csp_push_build_add_on:
 * @push: an add-on
 * @theirs: the order of its base
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body
 */
JsonObject *
csp_push_build_add_on (CspPush     *push,
                       JsonObject  *theirs,
                       GError     **error)
{
  g_autoptr(CspSubscription) base = load_base (push, error);
  g_autoptr(CspOrderLine) line = csp_record_copy (push->record);
  g_autoptr(JsonObject) body = json_object_new ();
  const char *etag = csp_server_copy_etag (theirs);
  JsonArray *items = json_array_new ();
  JsonObject *item = json_object_new ();

  json_object_set_array_member (body, "lineItems", items);
  json_array_add_object_element (items, item);
  if (base == NULL)
    return NULL;
  /* Orders have an ETag in the body, not in the header (partner-center-api §9). */
  csp_set_str (&push->entry->if_match, NULL);
  line->line_number = 0;
  csp_wire_resource_write (&csp_wire_order_line, line, NULL, item);
  json_object_set_string_member (item, "parentSubscriptionId", base->subscription_id);
  json_object_set_string_member (body, "id", base->order_id);
  json_object_set_string_member (body, "referenceCustomerId", push->customer->microsoft_id);
  csp_wire_set_path (body, "attributes/objectType", json_node_init_string (json_node_alloc (), "Order"));
  if (etag != NULL)
    csp_wire_set_path (body, "attributes/etag", json_node_init_string (json_node_alloc (), etag));
  return g_steal_pointer (&body);
}

static gboolean
is_ours (CspPush         *push,
         CspSubscription *base,
         JsonObject      *item)
{
  const char *id = csp_wire_get_text (item, "subscriptionId");
  const char *parent = csp_wire_get_text (item, "parentSubscriptionId");
  CspOrderLine *line = CSP_ORDER_LINE (push->record);
  g_autoptr(CspOrderLine) theirs = g_object_new (CSP_TYPE_ORDER_LINE, NULL);
  g_autofree char *my_offer = csp_guid_key (line->offer_id);
  g_autofree char *their_offer = NULL;

  if (id == NULL || !csp_wire_resource_read (&csp_wire_order_line, item, theirs, NULL))
    return FALSE;
  their_offer = csp_guid_key (theirs->offer_id);
  return g_strcmp0 (my_offer, their_offer) == 0 && theirs->quantity == line->quantity &&
         (parent == NULL || g_ascii_strcasecmp (parent, base->subscription_id) == 0) && !csp_push_was_there (push, id);
}

/* The line of the order that is new and as we wanted it. */
static JsonObject *
find_line (CspPush    *push,
           JsonObject *order)
{
  g_autoptr(CspSubscription) base = load_base (push, NULL);
  JsonArray *lines = csp_push_order_lines (order);

  for (guint i = 0; base != NULL && lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      if (JSON_NODE_HOLDS_OBJECT (line) && is_ours (push, base, json_node_get_object (line)))
        return json_node_get_object (line);
    }
  return NULL;
}

/**
 * csp_push_look_add_on:
 * @push: an add-on whose answer was lost
 * @root: the order of its base
 * @found: (out) (transfer none): the order, when it has the add-on
 *
 * Returns: whether the service has it
 */
CspPushLook
csp_push_look_add_on (CspPush     *push,
                      JsonNode    *root,
                      JsonObject **found)
{
  *found = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  return *found != NULL && find_line (push, *found) != NULL ? CSP_PUSH_DONE : csp_push_judge_absence (push);
}

/* The record of an order that the service knows by @id: that of the base, where it was placed here; else the one that
 * was made for the add-on, which is named so, or one more where that has other lines. */
static gboolean
find_order (CspPush      *push,
            const char   *id,
            CspOrder     *made,
            CspOrder    **order,
            GError      **error)
{
  CspConn *conn = push->context->conn;
  g_autoptr(GError) local_error = NULL;
  gint64 n_lines;

  *order = csp_repo_find_where (conn, CSP_TYPE_ORDER, &local_error, "purchase_order.order_id = ?1 COLLATE NOCASE", "t",
                                id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*order != NULL)
    return TRUE;
  if (!csp_conn_get_integer (conn, &n_lines, error, "SELECT count(*) FROM order_line WHERE order_id = ?1", "i",
                             made->id))
    return FALSE;
  *order = csp_record_copy (made);
  csp_set_str (&(*order)->order_id, id);
  if (n_lines == 1)
    return csp_history_update (push->context, "service-update", made, *order, error);
  (*order)->id = 0;
  return csp_history_insert (push->context, "service-update", *order, error);
}

static gboolean
move_line (CspPush   *push,
           gint64     order_id,
           GError   **error)
{
  CspConn *conn = push->context->conn;
  CspOrderLine *line = CSP_ORDER_LINE (push->record);
  g_autoptr(CspOrderLine) moved = csp_record_copy (line);

  if (line->order_id == order_id)
    return TRUE;
  moved->order_id = order_id;
  return csp_conn_get_integer (conn, &moved->line_number, error,
                               "SELECT ifnull (max (line_number) + 1, 0) FROM order_line WHERE order_id = ?1", "i",
                               order_id) &&
         csp_history_update (push->context, "service-update", line, moved, error);
}

static gboolean
take_order (CspPush     *push,
            const char  *id,
            GError     **error)
{
  CspConn *conn = push->context->conn;
  g_autoptr(CspOrder) made = csp_repo_find (conn, CSP_TYPE_ORDER, CSP_ORDER_LINE (push->record)->order_id, error);
  g_autoptr(CspOrder) order = NULL;
  gint64 is_empty;

  if (made == NULL || !find_order (push, id, made, &order, error) || !move_line (push, order->id, error) ||
      !csp_conn_get_integer (conn, &is_empty, error,
                             "SELECT NOT EXISTS (SELECT 1 FROM order_line WHERE order_id = ?1)", "i", made->id))
    return FALSE;
  return !is_empty || csp_history_delete (push->context, "service-update", made, error);
}

/**
 * csp_push_settle_add_on:
 * @push: an add-on
 * @answer: the order of its base, with it
 * @error: return location
 *
 * Replaces the ids that were issued here; what the subscription has become is read next.
 *
 * Returns: whether it is stored
 */
gboolean
csp_push_settle_add_on (CspPush     *push,
                        JsonObject  *answer,
                        GError     **error)
{
  JsonObject *line = find_line (push, answer);
  const char *id = csp_wire_get_text (answer, "id");
  g_autoptr(CspSubscription) base = load_base (push, error);

  if (base == NULL)
    return FALSE;
  if (id == NULL)
    id = base->order_id;
  return csp_push_take_subscription_id (push, CSP_ORDER_LINE (push->record),
                                        csp_wire_get_text (line, "subscriptionId"), id, error) &&
         take_order (push, id, error) &&
         csp_pull_detail_add (push->context->conn, "subscriptions", push->customer->id, 0, CSP_PULL_NOW, error);
}
