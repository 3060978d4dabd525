/* service-model-order.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/service-model-private.h"

void
service_order_free (gpointer pointer)
{
  ServiceOrder *self = pointer;

  json_object_unref (self->json);
  g_free (self);
}

/* A new order may be missing for 15 minutes (partner-center-api §14.2). */
ServiceReply *
service_list_orders (ServiceModel *self,
                     ServiceCall  *call)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < call->customer->orders->len; i++)
    {
      ServiceOrder *order = call->customer->orders->pdata[i];

      if (order->visible_from <= self->now)
        json_array_add_object_element (items, json_object_ref (order->json));
    }
  return service_answer_list (self, items);
}

ServiceReply *
service_get_order (ServiceModel *self,
                   ServiceCall  *call)
{
  for (guint i = 0; i < call->customer->orders->len; i++)
    {
      ServiceOrder *order = call->customer->orders->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (order->json, "id"), call->parts[1]) == 0)
        return service_answer_object (self, 200, order->json);
    }
  return service_refuse (self, 404, 20000, "The order is unknown.");
}

static ServiceReply *
check_line (ServiceModel *self,
            ServiceCall  *call,
            JsonObject   *line,
            guint         index)
{
  const char *partner = service_get_text (line, "partnerIdOnRecord");
  const char *parent = service_get_text (line, "parentSubscriptionId");
  gint64 number = -1, quantity = 0;
  gboolean has_parent = parent == NULL;

  if (!service_get_int (line, "lineItemNumber", &number) || number != index)
    {
      service_complain (self, "the lines of an order must be numbered from 0");
      return service_refuse (self, 400, 800071, "The line numbers are wrong.");
    }
  if (service_get_text (line, "offerId") == NULL || !service_get_int (line, "quantity", &quantity))
    {
      service_complain (self, "a line of an order lacks its offer or quantity");
      return service_refuse (self, 400, 3000, "lineItems");
    }
  if (quantity < 1 || quantity > SERVICE_QUANTITY_MAX)
    return service_refuse (self, 400, 2002, "The quantity is outside the limits.");
  if (partner != NULL && !service_is_reseller (self, partner))
    return service_refuse (self, 400, 2072, "A provider cannot be the partner on record.");
  for (guint i = 0; i < call->customer->subscriptions->len && !has_parent; i++)
    has_parent = g_ascii_strcasecmp (service_get_text (((ServiceSubscription *) call->customer->subscriptions->pdata[i])
                                                           ->json,
                                                       "id"),
                                     parent) == 0;
  if (!has_parent)
    service_complain (self, "an add-on names a parent that does not exist");
  return NULL;
}

static ServiceReply *
check_order (ServiceModel *self,
             ServiceCall  *call)
{
  JsonNode *lines = service_find (call->body, "lineItems");
  const char *customer = service_get_text (call->body, "referenceCustomerId");
  ServiceReply *refusal = NULL;

  if (customer == NULL || g_ascii_strcasecmp (customer, service_get_text (call->customer->json, "id")) != 0 ||
      lines == NULL || !JSON_NODE_HOLDS_ARRAY (lines) || json_array_get_length (json_node_get_array (lines)) == 0)
    {
      service_complain (self, "an order lacks its customer or its lines");
      return service_refuse (self, 400, 3000, "referenceCustomerId");
    }
  if (self->traits.needs_agreement && call->customer->agreements->len == 0)
    return service_refuse (self, 403, 13605, "The customer has not accepted the agreement.");
  if (self->traits.fails_by_chance && service_chance (self, 3))
    return service_chance (self, 50) ? service_refuse (self, 500, 800003, "The order was not created.")
                                     : service_refuse (self, 409, 800014, "An adjustment is pending.");
  for (guint i = 0; i < json_array_get_length (json_node_get_array (lines)) && refusal == NULL; i++)
    refusal = check_line (self, call, json_array_get_object_element (json_node_get_array (lines), i), i);
  return refusal;
}

static void
fulfil_line (ServiceModel    *self,
             ServiceCustomer *customer,
             JsonObject      *order,
             JsonObject      *line)
{
  const char *partner = service_get_text (line, "partnerIdOnRecord");
  g_autofree char *cycle = service_get_word (order, "billingCycle");
  ServiceSubscription *subscription;
  gint64 quantity = 1;

  service_get_int (line, "quantity", &quantity);
  subscription = service_subscription_new (self, customer, service_get_text (line, "offerId"),
                                           service_get_text (line, "friendlyName"), quantity);
  json_object_set_string_member (subscription->json, "orderId", service_get_text (order, "id"));
  if (cycle != NULL)
    json_object_set_string_member (subscription->json, "billingCycle", cycle);
  if (partner != NULL)
    json_object_set_string_member (subscription->json, "partnerId", partner);
  if (service_get_text (line, "parentSubscriptionId") != NULL)
    json_object_set_string_member (subscription->json, "parentSubscriptionId",
                                   service_get_text (line, "parentSubscriptionId"));
  json_object_set_string_member (line, "subscriptionId", service_get_text (subscription->json, "id"));
}

/* partner-center-api §14.2 */
ServiceReply *
service_post_order (ServiceModel *self,
                    ServiceCall  *call)
{
  ServiceReply *refusal = check_order (self, call);
  ServiceOrder *order;
  JsonArray *lines;
  g_autofree char *id = NULL;

  if (refusal != NULL)
    return refusal;
  id = service_make_id (self);
  order = g_new0 (ServiceOrder, 1);
  order->json = service_copy (call->body);
  order->by_client = TRUE;
  order->visible_from = self->now + (self->traits.lists_orders_late
                                         ? g_rand_int_range (self->rand, 0, 15 * 60) * G_USEC_PER_SEC
                                         : 0);
  json_object_set_string_member (order->json, "id", id);
  json_object_set_string_member (order->json, "status", "completed");
  service_set_instant (self, order->json, "creationDate", self->now);
  lines = json_object_get_array_member (order->json, "lineItems");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    fulfil_line (self, call->customer, order->json, json_array_get_object_element (lines, i));
  g_ptr_array_add (call->customer->orders, order);
  service_note_effect (self, "order");
  service_note_audit (self, call->customer, "order", "create_order");
  return service_answer_object (self, 201, order->json);
}
