/* service-model-user.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tests/lib/service-model-private.h"

/* Users and licenses of customers, which others manage (partner-center-api §18). */

#define USERS_MAX 9

void
service_model_add_user (ServiceModel    *self,
                        ServiceCustomer *customer)
{
  JsonObject *user = json_object_new ();
  g_autofree char *id = service_make_guid (self);
  g_autofree char *name = g_strdup_printf ("user%u@%s", ++self->next_number,
                                           service_get_text (customer->json, "companyProfile/domain"));

  json_object_set_string_member (user, "id", id);
  json_object_set_string_member (user, "userPrincipalName", name);
  json_object_set_string_member (user, "displayName", name);
  json_object_set_string_member (user, "usageLocation", "BR");
  json_object_set_string_member (user, "state", "active");
  service_set_text (user, "attributes/objectType", "CustomerUser");
  g_ptr_array_add (customer->users, user);
  service_note_audit (self, customer, "customer_user", "create_customer_user");
}

/* Another administrator adds a user, or deletes one. */
void
service_change_users (ServiceModel    *self,
                      ServiceCustomer *customer)
{
  if (customer->users->len < USERS_MAX && service_chance (self, 70))
    service_model_add_user (self, customer);
  else if (customer->users->len > 0)
    {
      g_ptr_array_remove_index (customer->users, g_rand_int_range (self->rand, 0, customer->users->len));
      service_note_audit (self, customer, "customer_user", "delete_customer_user");
    }
}

/* Seek pages (partner-center-api §5): the token names the last user that the pages so far had. */
ServiceReply *
service_list_users (ServiceModel *self,
                    ServiceCall  *call)
{
  const char *token = call->headers->continuation;
  g_autoptr(JsonObject) collection = json_object_new ();
  JsonArray *items = json_array_new ();
  guint first = 0;
  gint64 made_at = self->now;

  json_object_set_array_member (collection, "items", items);
  if (call->query == NULL || strstr (call->query, "size=500") == NULL)
    service_complain (self, "users were asked for without the size of a page");
  if (token != NULL && sscanf (token, "=users,%u:%" G_GINT64_FORMAT "+/", &first, &made_at) != 2)
    service_complain (self, "the continuation token “%s” of users is not one of ours", token);
  if (self->now - made_at > self->traits.token_life)
    return service_refuse (self, 400, 800002, "The continuation token has expired.");
  for (guint i = first; i < call->customer->users->len && i < first + self->traits.page_size; i++)
    json_array_add_object_element (items, json_object_ref (call->customer->users->pdata[i]));
  if (first + self->traits.page_size < call->customer->users->len)
    {
      g_autofree char *next = g_strdup_printf ("=users,%u:%" G_GINT64_FORMAT "+/", first + self->traits.page_size,
                                               self->now);

      service_add_token (self, collection, next, "/users?size=500&seekOperation=Next");
    }
  return service_answer_object (self, 200, collection);
}

ServiceReply *
service_list_skus (ServiceModel *self,
                   ServiceCall  *call)
{
  JsonArray *items = json_array_new ();
  JsonObject *sku = json_object_new ();

  json_object_set_int_member (sku, "totalUnits", 25);
  json_object_set_int_member (sku, "consumedUnits", call->customer->users->len);
  service_set_text (sku, "productSku/id", "6fd2c87f-b296-42f0-b197-1e91e994b900");
  service_set_text (sku, "attributes/objectType", "SubscribedSku");
  json_array_add_object_element (items, sku);
  return service_answer_list (self, items);
}
