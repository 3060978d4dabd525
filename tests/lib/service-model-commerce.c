/* service-model-commerce.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/service-model-private.h"

void
service_subscription_free (gpointer pointer)
{
  ServiceSubscription *self = pointer;

  json_object_unref (self->json);
  json_object_unref (self->support);
  g_clear_pointer (&self->pending, json_object_unref);
  g_free (self);
}

/* partner-center-api §9 */
void
service_subscription_changed (ServiceModel        *self,
                              ServiceCustomer     *customer,
                              ServiceSubscription *subscription)
{
  g_autofree char *text = g_strdup_printf ("{\"v\":%u}", ++subscription->version);
  g_autofree char *coded = g_base64_encode ((const guchar *) text, strlen (text));
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", coded);

  switch (self->traits.subscription_etag)
    {
    case 0:
      service_set_text (subscription->json, "attributes/etag", coded);
      break;
    case 1:
      service_set_text (subscription->json, "attributes/etag", quoted);
      break;
    case 2:
      service_set_text (subscription->json, "attributes/etag", "");
      break;
    default:
      break;
    }
  service_note_held (self, service_get_text (subscription->json, "id"), subscription->json);
  service_note_audit (self, customer, "subscription", "update_subscription");
}

static JsonObject *
new_support (void)
{
  JsonObject *support = json_object_new ();

  json_object_set_string_member (support, "supportTenantId", SERVICE_TENANT);
  json_object_set_string_member (support, "supportMpnId", SERVICE_MPN);
  json_object_set_string_member (support, "name", SERVICE_NAME);
  service_set_text (support, "attributes/objectType", "SupportContact");
  return support;
}

ServiceSubscription *
service_subscription_new (ServiceModel    *self,
                          ServiceCustomer *customer,
                          const char      *offer_id,
                          const char      *name,
                          gint64           quantity)
{
  ServiceSubscription *subscription = g_new0 (ServiceSubscription, 1);
  JsonObject *json = json_object_new ();
  g_autofree char *id = service_make_id (self);
  g_autofree char *offer_name = g_strconcat ("Product ", offer_id, NULL);

  subscription->json = json;
  subscription->support = new_support ();
  service_note_held (self, id, subscription->support);
  json_object_set_string_member (json, "id", id);
  json_object_set_string_member (json, "offerId", offer_id);
  json_object_set_string_member (json, "offerName", offer_name);
  json_object_set_string_member (json, "friendlyName", name != NULL ? name : offer_name);
  json_object_set_int_member (json, "quantity", quantity);
  json_object_set_string_member (json, "unitType", "Licenses");
  json_object_set_string_member (json, "status", "active");
  json_object_set_boolean_member (json, "autoRenewEnabled", TRUE);
  json_object_set_string_member (json, "billingType", "license");
  json_object_set_string_member (json, "billingCycle", "monthly");
  json_object_set_string_member (json, "xFuture", id);
  service_set_instant (self, json, "creationDate", self->now);
  service_set_instant (self, json, "effectiveStartDate", self->now);
  service_set_instant (self, json, "commitmentEndDate", self->now + 365 * G_TIME_SPAN_DAY);
  service_set_text (json, "attributes/objectType", "Subscription");
  service_subscription_changed (self, customer, subscription);
  g_ptr_array_add (customer->subscriptions, subscription);
  return subscription;
}

/* A change that was accepted with 202 shows when its time has come, or never. */
void
service_subscription_touch (ServiceModel        *self,
                            ServiceCustomer     *customer,
                            ServiceSubscription *subscription)
{
  if (subscription->pending == NULL || subscription->busy_until > self->now)
    return;
  if (self->traits.drops_changes && service_chance (self, 20))
    g_clear_pointer (&subscription->pending, json_object_unref);
  else
    {
      json_object_unref (subscription->json);
      subscription->json = g_steal_pointer (&subscription->pending);
    }
  service_subscription_changed (self, customer, subscription);
}

ServiceReply *
service_list_subscriptions (ServiceModel *self,
                            ServiceCall  *call)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < call->customer->subscriptions->len; i++)
    {
      ServiceSubscription *subscription = call->customer->subscriptions->pdata[i];
      JsonObject *item = service_copy (subscription->json);

      if (self->traits.lists_are_short)
        {
          const char *name = service_get_text (item, "offerName");

          if (g_strcmp0 (service_get_text (item, "friendlyName"), name) == 0)
            json_object_remove_member (item, "friendlyName");
          json_object_remove_member (item, "offerName");
        }
      json_array_add_object_element (items, item);
    }
  return service_answer_list (self, items);
}

static ServiceSubscription *
find_subscription (ServiceCall *call)
{
  for (guint i = 0; i < call->customer->subscriptions->len; i++)
    {
      ServiceSubscription *subscription = call->customer->subscriptions->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (subscription->json, "id"), call->parts[1]) == 0)
        return subscription;
    }
  return NULL;
}

static ServiceReply *
refuse_unknown (ServiceModel *self)
{
  return service_refuse (self, 404, 20003, "The subscription is unknown.");
}

ServiceReply *
service_get_subscription (ServiceModel *self,
                          ServiceCall  *call)
{
  ServiceSubscription *subscription = find_subscription (call);

  return subscription != NULL ? service_answer_object (self, 200, subscription->json) : refuse_unknown (self);
}

/* The full subscription as last read: unknown members too (partner-center-api §15.2). */
static ServiceReply *
check_whole (ServiceModel *self,
             ServiceCall  *call,
             JsonObject   *json)
{
  static const char *const members[] = {
    "id",
    "offerId",
    "offerName",
    "friendlyName",
    "unitType",
    "billingType",
    "billingCycle",
    "creationDate",
    "commitmentEndDate",
    "xFuture",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (service_find (call->body, members[i]) == NULL)
      {
        service_complain (self, "a subscription was written without %s", members[i]);
        return service_refuse (self, 400, 800002, members[i]);
      }
  if (g_strcmp0 (service_get_text (call->body, "xFuture"), service_get_text (json, "xFuture")) != 0)
    service_complain (self, "a subscription was written with another's members");
  return NULL;
}

static ServiceReply *
check_match (ServiceModel        *self,
             ServiceCall         *call,
             ServiceSubscription *subscription)
{
  const char *etag = service_get_text (subscription->json, "attributes/etag");

  if (etag == NULL || *etag == '\0')
    {
      if (call->headers->if_match != NULL)
        service_complain (self, "If-Match was sent for a subscription without ETag");
      return NULL;
    }
  if (call->headers->if_match == NULL)
    service_complain (self, "If-Match is missing for a subscription that has an ETag");
  return service_if_match (call->headers, etag) ? NULL : service_refuse_stale (self);
}

static JsonObject *
take_changes (ServiceModel *self,
              JsonObject   *json,
              JsonObject   *body)
{
  JsonObject *after = service_copy (json);
  g_autofree char *status = service_get_word (body, "status");
  JsonNode *renews = service_find (body, "autoRenewEnabled");
  gint64 quantity;

  if (service_get_int (body, "quantity", &quantity))
    json_object_set_int_member (after, "quantity", quantity);
  if (status != NULL)
    json_object_set_string_member (after, "status", status);
  if (renews != NULL)
    json_object_set_boolean_member (after, "autoRenewEnabled", json_node_get_boolean (renews));
  service_set_text (after, "friendlyName", service_get_text (body, "friendlyName"));
  service_set_text (after, "partnerId", service_get_text (body, "partnerId"));
  return after;
}

static gboolean
differs (JsonObject *a,
         JsonObject *b,
         const char *name)
{
  JsonNode *left = service_find (a, name);
  JsonNode *right = service_find (b, name);

  return left == NULL || right == NULL ? left != right : !json_node_equal (left, right);
}

static ServiceReply *
check_changes (ServiceModel *self,
               JsonObject   *before,
               JsonObject   *after)
{
  const char *status = service_get_text (after, "status");
  const char *partner = service_get_text (after, "partnerId");
  gint64 quantity = 0;

  service_get_int (after, "quantity", &quantity);
  if (!g_str_equal (status, "active") && !g_str_equal (status, "suspended") && differs (before, after, "status"))
    return service_refuse (self, 400, 800080, "The status cannot be chosen.");
  if (differs (before, after, "quantity") && (quantity < 1 || quantity > SERVICE_QUANTITY_MAX))
    return service_refuse (self, 400, 2002, "The quantity is outside the limits.");
  if (differs (before, after, "quantity") && g_str_equal (status, "suspended"))
    return service_refuse (self, 400, 2001, "The quantity cannot change while suspended.");
  if (partner != NULL && differs (before, after, "partnerId") && !service_is_reseller (self, partner))
    return service_refuse (self, 400, 800016, "Not an indirect reseller of this provider.");
  return NULL;
}

static void
note_changes (ServiceModel *self,
              JsonObject   *before,
              JsonObject   *after)
{
  static const char * const names[] = { "quantity", "status", "friendlyName", "autoRenewEnabled", "partnerId" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (differs (before, after, names[i]))
      service_note_effect (self, names[i]);
}

static ServiceReply *
finish_patch (ServiceModel        *self,
              ServiceCall         *call,
              ServiceSubscription *subscription,
              JsonObject          *after)
{
  ServiceReply *reply;

  if (self->traits.patch_style == 1 && service_chance (self, 70))
    {
      subscription->pending = after;
      subscription->busy_until = self->now + g_rand_int_range (self->rand, 1, 60) * G_USEC_PER_SEC;
      reply = service_answer (self, 202, NULL);
      reply->location = g_strconcat ("/customers/", service_get_text (call->customer->json, "id"), "/subscriptions/",
                                     service_get_text (subscription->json, "id"), NULL);
      return reply;
    }
  json_object_unref (subscription->json);
  subscription->json = after;
  service_subscription_changed (self, call->customer, subscription);
  if (self->traits.patch_style == 2)
    return service_answer (self, 204, NULL);
  return service_answer_object (self, 200, subscription->json);
}

ServiceReply *
service_patch_subscription (ServiceModel *self,
                            ServiceCall  *call)
{
  ServiceSubscription *subscription = find_subscription (call);
  ServiceReply *refusal;
  JsonObject *after;

  if (subscription == NULL)
    return refuse_unknown (self);
  if (subscription->pending != NULL)
    return service_refuse (self, 400, 800082, "A change is in progress.");
  if (self->traits.fails_by_chance && service_chance (self, 2))
    return service_refuse (self, 500, 800005, "The subscription was not updated.");
  if ((refusal = check_match (self, call, subscription)) != NULL ||
      (refusal = check_whole (self, call, subscription->json)) != NULL)
    return refusal;
  after = take_changes (self, subscription->json, call->body);
  refusal = check_changes (self, subscription->json, after);
  if (refusal != NULL)
    {
      json_object_unref (after);
      return refusal;
    }
  note_changes (self, subscription->json, after);
  return finish_patch (self, call, subscription, after);
}

ServiceReply *
service_get_support (ServiceModel *self,
                     ServiceCall  *call)
{
  ServiceSubscription *subscription = find_subscription (call);

  return subscription != NULL ? service_answer_object (self, 200, subscription->support) : refuse_unknown (self);
}

/* partner-center-api §15.5 */
ServiceReply *
service_put_support (ServiceModel *self,
                     ServiceCall  *call)
{
  static const char * const names[] = { "supportTenantId", "supportMpnId", "name" };
  ServiceSubscription *subscription = find_subscription (call);
  const char *mpn_id = service_get_text (call->body, "supportMpnId");

  if (subscription == NULL)
    return refuse_unknown (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (service_get_text (call->body, names[i]) == NULL)
      {
        service_complain (self, "a support contact was written without %s", names[i]);
        return service_refuse (self, 400, 2000, names[i]);
      }
  if (!service_is_reseller (self, mpn_id) && !g_str_equal (mpn_id, SERVICE_MPN))
    return service_refuse (self, 400, 800016, "Not an indirect reseller of this provider.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (differs (subscription->support, call->body, names[i]))
        service_note_effect (self, names[i]);
      json_object_set_string_member (subscription->support, names[i], service_get_text (call->body, names[i]));
    }
  service_note_held (self, call->parts[1], subscription->support);
  service_note_audit (self, call->customer, "subscription", "update_subscription");
  return service_answer_object (self, 200, subscription->support);
}
