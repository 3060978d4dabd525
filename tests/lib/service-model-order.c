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

static ServiceOrder *
find_order (ServiceCall *call)
{
  for (guint i = 0; i < call->customer->orders->len; i++)
    {
      ServiceOrder *order = call->customer->orders->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (order->json, "id"), call->parts[1]) == 0)
        return order;
    }
  return NULL;
}

ServiceReply *
service_get_order (ServiceModel *self,
                   ServiceCall  *call)
{
  ServiceOrder *order = find_order (call);

  return order != NULL ? service_answer_object (self, 200, order->json)
                       : service_refuse (self, 404, 20000, "The order is unknown.");
}

/* Add-ons of the catalogue that the simulation buys from. */
static const char *const add_ons[] = { "8B215C98-33AA-42C3-940D-42A9BDEE6A79", "90DB1A1F-B26E-49D0-86A9-6406D6FAA74B",
                                       NULL };

static ServiceSubscription *
find_subscription (ServiceCall *call,
                   const char  *id)
{
  for (guint i = 0; id != NULL && i < call->customer->subscriptions->len; i++)
    {
      ServiceSubscription *subscription = call->customer->subscriptions->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (subscription->json, "id"), id) == 0)
        return subscription;
    }
  return NULL;
}

/* An add-on is bought by changing the order of its base, which it names (partner-center-api §14.2); @order is %NULL
 * for a new one. */
static ServiceReply *
check_parent (ServiceModel *self,
              ServiceCall  *call,
              ServiceOrder *order,
              JsonObject   *line)
{
  const char *parent = service_get_text (line, "parentSubscriptionId");
  gboolean is_add_on = g_strv_contains (add_ons, service_get_text (line, "offerId"));
  ServiceSubscription *base = find_subscription (call, parent);

  if ((order != NULL) != is_add_on || (order != NULL) != (parent != NULL))
    {
      service_complain (self, "add-ons, and nothing else, are bought by changing the order of their base");
      return service_refuse (self, 400, 800029, "The add-on does not fit.");
    }
  if (order == NULL)
    return NULL;
  if (base == NULL || g_strcmp0 (service_get_text (base->json, "orderId"), service_get_text (order->json, "id")) != 0)
    {
      service_complain (self, "an add-on names a base that is not of the order");
      return service_refuse (self, 400, 800029, "The add-on does not fit.");
    }
  if (!g_str_equal (service_get_text (base->json, "status"), "active"))
    return service_refuse (self, 409, 27009, "The parent subscription is not active.");
  return NULL;
}

static ServiceReply *
check_line (ServiceModel *self,
            ServiceCall  *call,
            ServiceOrder *order,
            JsonObject   *line,
            guint         index)
{
  const char *partner = service_get_text (line, "partnerIdOnRecord");
  gint64 number = -1, quantity = 0;

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
  return check_parent (self, call, order, line);
}

static ServiceReply *
check_order (ServiceModel *self,
             ServiceCall  *call,
             ServiceOrder *order)
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
    refusal = check_line (self, call, order, json_array_get_object_element (json_node_get_array (lines), i), i);
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

static ServiceOrder *
add_order (ServiceModel    *self,
           ServiceCustomer *customer,
           JsonObject      *json)
{
  ServiceOrder *order = g_new0 (ServiceOrder, 1);
  g_autofree char *id = service_make_id (self);
  JsonArray *lines;

  order->json = json;
  json_object_set_string_member (json, "id", id);
  json_object_set_string_member (json, "status", "completed");
  service_set_instant (self, json, "creationDate", self->now);
  lines = json_object_get_array_member (json, "lineItems");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    fulfil_line (self, customer, json, json_array_get_object_element (lines, i));
  g_ptr_array_add (customer->orders, order);
  return order;
}

/* What another user of the partner orders; so many that nobody could take it for what people of the simulation order at
 * the same time: nothing in an order tells who placed it. */
void
service_model_add_subscription (ServiceModel    *self,
                                ServiceCustomer *customer,
                                gint64           now)
{
  static const char *const offers[] = { "24422850-ABC3-4525-B567-E2FD4BD0ADCB",
                                        "AFD999EA-8AF6-4360-9171-F93E42C2F42F" };
  JsonObject *json = json_object_new ();
  JsonArray *lines = json_array_new ();
  JsonObject *line = json_object_new ();

  self->now = now;
  json_object_set_string_member (json, "referenceCustomerId", service_get_text (customer->json, "id"));
  json_object_set_string_member (json, "billingCycle", "monthly");
  json_object_set_array_member (json, "lineItems", lines);
  json_array_add_object_element (lines, line);
  json_object_set_int_member (line, "lineItemNumber", 0);
  json_object_set_string_member (line, "offerId", offers[service_chance (self, 30)]);
  json_object_set_int_member (line, "quantity", g_rand_int_range (self->rand, 11, 50));
  add_order (self, customer, json);
}

/* partner-center-api §14.2 */
ServiceReply *
service_post_order (ServiceModel *self,
                    ServiceCall  *call)
{
  ServiceReply *refusal = check_order (self, call, NULL);
  ServiceOrder *order;

  if (refusal != NULL)
    return refusal;
  order = add_order (self, call->customer, service_copy (call->body));
  order->n_client_lines = json_array_get_length (json_object_get_array_member (order->json, "lineItems"));
  order->visible_from = self->now + (self->traits.lists_orders_late
                                         ? g_rand_int_range (self->rand, 0, 15 * 60) * G_USEC_PER_SEC
                                         : 0);
  service_note_effect (self, "order");
  service_note_audit (self, call->customer, "order", "create_order");
  return service_answer_object (self, 201, order->json);
}

/* The first of the three uses of partner-center-api §14.2: add-ons. */
ServiceReply *
service_patch_order (ServiceModel *self,
                     ServiceCall  *call)
{
  ServiceOrder *order = find_order (call);
  ServiceReply *refusal;
  JsonArray *lines, *bought;

  if (order == NULL)
    return service_refuse (self, 404, 20000, "The order is unknown.");
  if (g_strcmp0 (service_get_text (call->body, "id"), service_get_text (order->json, "id")) != 0)
    service_complain (self, "a change of an order lacks its id");
  refusal = check_order (self, call, order);
  if (refusal != NULL)
    return refusal;
  lines = json_object_get_array_member (order->json, "lineItems");
  bought = json_node_get_array (service_find (call->body, "lineItems"));
  for (guint i = 0; i < json_array_get_length (bought); i++)
    {
      JsonObject *line = service_copy (json_array_get_object_element (bought, i));

      json_object_set_int_member (line, "lineItemNumber", json_array_get_length (lines));
      fulfil_line (self, call->customer, order->json, line);
      json_array_add_object_element (lines, line);
      order->n_client_lines++;
    }
  service_note_effect (self, "order");
  service_note_audit (self, call->customer, "order", "update_order");
  return service_answer_object (self, 200, order->json);
}
