/* service-model-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/lib/service-model-private.h"

/* Countries whose companies have a registration number (partner-center-api §10.4). */
static const char * const registering[] = {
  "AM", "AZ", "BY", "HU", "KZ", "KG", "MD", "RU", "TJ", "UZ", "UA", NULL
};
/* Countries that have joined them since, for some accounts (functional-spec §7.3). */
static const char * const registering_too[] = { "AE", "BR", "IN", "IQ", "MM", "PL", "SA", "SS", "TH", NULL };

void
service_customer_free (gpointer pointer)
{
  ServiceCustomer *self = pointer;

  json_object_unref (self->json);
  json_object_unref (self->billing);
  g_free (self->reseller_id);
  g_ptr_array_unref (self->subscriptions);
  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->users);
  g_free (self);
}

void
service_billing_changed (ServiceModel    *self,
                         ServiceCustomer *customer)
{
  g_autofree char *etag = g_strdup_printf ("-%u", 5920358u + 7 * ++customer->billing_version);

  service_set_text (customer->billing, "attributes/etag", etag);
  service_note_held (self, service_get_text (customer->json, "id"), customer->billing);
  service_note_audit (self, customer, "customer", "update_customer_billing_profile");
}

static ServiceCustomer *
customer_new (ServiceModel *self,
              const char   *domain,
              const char   *name)
{
  ServiceCustomer *customer = g_new0 (ServiceCustomer, 1);
  g_autofree char *id = service_make_guid (self);
  g_autofree char *commerce_id = service_make_guid (self);

  customer->seq = ++self->next_seq;
  customer->json = json_object_new ();
  customer->billing = json_object_new ();
  customer->subscriptions = g_ptr_array_new_with_free_func (service_subscription_free);
  customer->orders = g_ptr_array_new_with_free_func (service_order_free);
  customer->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  customer->users = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  json_object_set_string_member (customer->json, "id", id);
  json_object_set_string_member (customer->json, "commerceId", commerce_id);
  service_set_text (customer->json, "companyProfile/tenantId", id);
  service_set_text (customer->json, "companyProfile/domain", domain);
  service_set_text (customer->json, "companyProfile/companyName", name);
  json_object_set_string_member (customer->json, "relationshipToPartner", "reseller");
  json_object_set_boolean_member (customer->json, "allowDelegatedAccess", service_chance (self, 50));
  service_set_text (customer->json, "attributes/objectType", "Customer");
  g_ptr_array_add (self->customers, customer);
  return customer;
}

static ServiceCustomer *
find_domain (ServiceModel *self,
             const char   *domain)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      ServiceCustomer *customer = self->customers->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (customer->json, "companyProfile/domain"), domain) == 0)
        return customer;
    }
  return NULL;
}

/* A customer that another user, or another program, has created. */
ServiceCustomer *
service_model_add_customer (ServiceModel *self,
                            gint64        now,
                            const char   *domain)
{
  g_autofree char *own_domain = g_strdup_printf ("other%u.onmicrosoft.com", ++self->next_number);
  g_autofree char *name = g_strdup_printf ("Customer %u", self->next_number);
  gboolean is_free = domain != NULL && find_domain (self, domain) == NULL;
  ServiceCustomer *customer = customer_new (self, is_free ? domain : own_domain, name);
  JsonObject *billing = customer->billing;
  g_autofree char *id = service_make_guid (self);

  self->now = now;
  json_object_set_string_member (billing, "id", id);
  json_object_set_string_member (billing, "companyName", name);
  json_object_set_string_member (billing, "email", "ana@example.com");
  json_object_set_string_member (billing, "culture", "pt-BR");
  json_object_set_string_member (billing, "language", "pt");
  json_object_set_string_member (billing, "xFuture", id);
  service_set_text (billing, "defaultAddress/country", "BR");
  service_set_text (billing, "defaultAddress/city", "Curitiba");
  service_set_text (billing, "defaultAddress/state", "PR");
  service_set_text (billing, "defaultAddress/addressLine1", "Rua das Flores 100");
  service_set_text (billing, "defaultAddress/postalCode", "80010-000");
  service_set_text (billing, "defaultAddress/firstName", "Ana");
  service_set_text (billing, "defaultAddress/lastName", "Souza");
  service_set_text (billing, "attributes/objectType", "CustomerBillingProfile");
  service_billing_changed (self, customer);
  if (service_chance (self, 40) && g_str_equal (self->persona, "indirect-provider"))
    customer->reseller_id = g_strdup (service_get_text (self->resellers->pdata[0], "id"));
  return customer;
}

static char *
get_parameter (const char *query,
               const char *name)
{
  g_auto(GStrv) pairs = g_strsplit (query ? query : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (g_str_has_prefix (pairs[i], name) && pairs[i][strlen (name)] == '=')
      return g_uri_unescape_string (pairs[i] + strlen (name) + 1, NULL);
  return NULL;
}

static gboolean
starts_with (const char *text,
             const char *prefix)
{
  return text != NULL && g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* partner-center-api §5.3 */
static gboolean
filter_takes (ServiceModel    *self,
              JsonObject      *filter,
              ServiceCustomer *customer)
{
  const char *field = filter != NULL ? service_get_text (filter, "Field") : NULL;
  const char *value = filter != NULL ? service_get_text (filter, "Value") : NULL;

  if (customer->is_removed || customer->visible_from > self->now)
    return FALSE;
  if (filter == NULL)
    return TRUE;
  if (field == NULL || value == NULL || g_strcmp0 (service_get_text (filter, "Operator"), "starts_with") != 0)
    {
      service_complain (self, "a filter of customers is not as documented");
      return FALSE;
    }
  if (g_str_equal (field, "IndirectReseller") && !g_str_equal (self->persona, "indirect-provider"))
    service_complain (self, "only a provider has indirect resellers");
  if (g_str_equal (field, "Domain"))
    return starts_with (service_get_text (customer->json, "companyProfile/domain"), value);
  if (g_str_equal (field, "CompanyName"))
    return starts_with (service_get_text (customer->json, "companyProfile/companyName"), value);
  return g_str_equal (field, "IndirectReseller") && starts_with (customer->reseller_id, value);
}

static JsonObject *
short_customer (ServiceCustomer *customer)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "id", service_get_text (customer->json, "id"));
  json_object_set_object_member (item, "companyProfile",
                                 service_copy (json_object_get_object_member (customer->json, "companyProfile")));
  json_object_set_string_member (item, "relationshipToPartner",
                                 service_get_text (customer->json, "relationshipToPartner"));
  service_set_text (item, "attributes/objectType", "Customer");
  return item;
}

/* The token is opaque, and has characters that a client must not touch (partner-center-api §5.1). */
void
service_add_token (ServiceModel *self,
                   JsonObject   *collection,
                   const char   *token,
                   const char   *uri)
{
  if (self->traits.token_style != 0)
    json_object_set_string_member (collection, "continuationToken", token);
  if (self->traits.token_style != 1)
    {
      JsonArray *headers = json_array_new ();
      JsonObject *header = json_object_new ();

      json_object_set_string_member (header, "key", "MS-ContinuationToken");
      json_object_set_string_member (header, "value", token);
      json_array_add_object_element (headers, header);
      service_set_text (collection, "links/next/uri", uri);
      json_object_set_array_member (json_object_get_object_member (json_object_get_object_member (collection, "links"),
                                                                   "next"),
                                    "headers", headers);
    }
}

/* The last customer that the pages so far had; FALSE when the token is no good, or not any more. */
static gboolean
read_token (ServiceModel *self,
            ServiceCall  *call,
            guint        *seq)
{
  const char *token = call->headers->continuation;
  g_autofree char *operation = get_parameter (call->query, "seekOperation");
  const char *slash = token != NULL ? strchr (token, '/') : NULL;

  *seq = 0;
  if ((operation != NULL) != (token != NULL))
    service_complain (self, "seekOperation and MS-ContinuationToken belong together");
  if (token == NULL)
    return TRUE;
  if (token[0] != '+' || slash == NULL || !g_str_has_suffix (token, ",:="))
    {
      service_complain (self, "the continuation token “%s” is not one of ours", token);
      return FALSE;
    }
  *seq = atoi (token + 1);
  return self->now - g_ascii_strtoll (slash + 1, NULL, 10) <= self->traits.token_life;
}

static JsonObject *
collect_page (ServiceModel *self,
              JsonObject   *filter,
              guint         after)
{
  JsonObject *collection = json_object_new ();
  JsonArray *items = json_array_new ();
  ServiceCustomer *last = NULL;

  json_object_set_array_member (collection, "items", items);
  for (guint i = 0; i < self->customers->len; i++)
    {
      ServiceCustomer *customer = self->customers->pdata[i];

      if (!filter_takes (self, filter, customer) ||
          customer->seq + (after != 0 && self->traits.overlaps ? 1 : 0) <= after)
        continue;
      if (json_array_get_length (items) > self->traits.page_size)
        {
          g_autofree char *token = g_strdup_printf ("+%u/%" G_GINT64_FORMAT ",:=", last->seq, self->now);

          service_add_token (self, collection, token, "/customers?size=500&seekOperation=Next");
          break;
        }
      json_array_add_object_element (items, short_customer (customer));
      last = customer;
    }
  json_object_set_int_member (collection, "totalCount", json_array_get_length (items));
  service_set_text (collection, "attributes/objectType", "Collection");
  return collection;
}

ServiceReply *
service_list_customers (ServiceModel *self,
                        ServiceCall  *call)
{
  g_autofree char *text = get_parameter (call->query, "filter");
  g_autofree char *size = get_parameter (call->query, "size");
  g_autoptr(JsonNode) filter = text != NULL ? json_from_string (text, NULL) : NULL;
  g_autoptr(JsonObject) collection = NULL;
  guint after;

  if (size == NULL || atoi (size) < 1 || atoi (size) > 500)
    service_complain (self, "the size of a page of customers must be from 1 to 500");
  if (text != NULL && (filter == NULL || !JSON_NODE_HOLDS_OBJECT (filter)))
    return service_refuse (self, 400, 800002, "The filter is not JSON.");
  if (!read_token (self, call, &after))
    return service_refuse (self, 400, 800002, "The continuation token has expired.");
  collection = collect_page (self, filter != NULL ? json_node_get_object (filter) : NULL, after);
  return service_answer_object (self, 200, collection);
}

static JsonObject *
whole_customer (ServiceModel    *self,
                ServiceCustomer *customer)
{
  JsonObject *whole = service_copy (customer->json);

  json_object_set_object_member (whole, "billingProfile", service_copy (customer->billing));
  if (customer->reseller_id != NULL && self->traits.shows_reseller)
    json_object_set_string_member (whole, "associatedPartnerId", customer->reseller_id);
  return whole;
}

ServiceReply *
service_get_customer (ServiceModel *self,
                      ServiceCall  *call)
{
  g_autoptr(JsonObject) whole = whole_customer (self, call->customer);

  return service_answer_object (self, 200, whole);
}

/* 200 is taken, 404 is free (partner-center-api §12.1). */
ServiceReply *
service_head_domain (ServiceModel *self,
                     ServiceCall  *call)
{
  return service_answer (self, find_domain (self, call->path + strlen ("/v1/domains/")) != NULL ? 200 : 404, NULL);
}

/* partner-center-api §10.4, §10.5 */
static ServiceReply *
check_new_customer (ServiceModel *self,
                    JsonObject   *body)
{
  static const char * const required[] = {
    "companyProfile/domain", "billingProfile/email", "billingProfile/companyName", "billingProfile/culture",
    "billingProfile/language", "billingProfile/defaultAddress/country", "billingProfile/defaultAddress/addressLine1",
    "billingProfile/defaultAddress/firstName", "billingProfile/defaultAddress/lastName", NULL
  };
  const char *missing = service_missing_of (body, required);
  const char *country = service_get_text (body, "billingProfile/defaultAddress/country");
  const char *number = service_get_text (body, "companyProfile/organizationRegistrationNumber");
  const char *reseller = service_get_text (body, "associatedPartnerId");
  gboolean is_known = reseller == NULL;

  if (missing != NULL)
    {
      service_complain (self, "a new customer lacks %s", missing);
      return service_refuse (self, 400, 3000, missing);
    }
  if (!g_str_has_suffix (service_get_text (body, "companyProfile/domain"), ".onmicrosoft.com"))
    return service_refuse (self, 400, 3000, "The domain is invalid.");
  if ((self->traits.takes_old_numbers_only || !g_strv_contains (registering_too, country)) &&
      (number != NULL) != g_strv_contains (registering, country))
    return service_refuse (self, 400, number != NULL ? 600002 : 600049, "The registration number is wrong.");
  for (guint i = 0; i < self->resellers->len; i++)
    is_known = is_known || g_ascii_strcasecmp (service_get_text (self->resellers->pdata[i], "id"), reseller) == 0;
  if (!is_known)
    return service_refuse (self, 400, 800016, "The reseller is unknown.");
  if (find_domain (self, service_get_text (body, "companyProfile/domain")) != NULL)
    return service_refuse (self, self->traits.domain_taken_is_409 ? 409 : 400, 3000, "The domain is taken.");
  return NULL;
}

static ServiceReply *
answer_created (ServiceModel    *self,
                ServiceCustomer *customer)
{
  g_autoptr(JsonObject) whole = whole_customer (self, customer);
  g_autofree char *password = g_strdup_printf (SERVICE_PASSWORD_MARK "%u", g_rand_int (self->rand));

  service_set_text (whole, "userCredentials/userName", "admin");
  service_set_text (whole, "userCredentials/password", password);
  if (customer->reseller_id != NULL)
    json_object_set_string_member (whole, "associatedPartnerId", customer->reseller_id);
  return service_answer_object (self, service_chance (self, 80) ? 201 : 200, whole);
}

ServiceReply *
service_create_customer (ServiceModel *self,
                         ServiceCall  *call)
{
  ServiceReply *refusal = check_new_customer (self, call->body);
  const char *name;
  ServiceCustomer *customer;
  g_autofree char *id = NULL;

  if (refusal != NULL)
    return refusal;
  name = service_get_text (call->body, "companyProfile/companyName");
  customer = customer_new (self, service_get_text (call->body, "companyProfile/domain"),
                           name != NULL ? name : service_get_text (call->body, "billingProfile/companyName"));
  json_object_unref (customer->billing);
  customer->billing = service_copy (json_node_get_object (service_find (call->body, "billingProfile")));
  id = service_make_guid (self);
  json_object_set_string_member (customer->billing, "id", id);
  json_object_set_string_member (customer->billing, "xFuture", id);
  service_set_text (customer->billing, "attributes/objectType", "CustomerBillingProfile");
  service_billing_changed (self, customer);
  customer->reseller_id = g_strdup (service_get_text (call->body, "associatedPartnerId"));
  customer->visible_from = self->now + self->traits.customer_lag;
  customer->by_client = TRUE;
  service_note_effect (self, "customer");
  service_count_effect (self, "domain:%s", service_get_text (call->body, "companyProfile/domain"));
  return answer_created (self, customer);
}

ServiceReply *
service_get_billing (ServiceModel *self,
                     ServiceCall  *call)
{
  return service_answer_object (self, 200, call->customer->billing);
}

static void
note_changes (ServiceModel *self,
              JsonObject   *before,
              JsonObject   *after,
              const char   *prefix)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, before);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *path = g_strconcat (prefix, name, NULL);

      if (JSON_NODE_HOLDS_OBJECT (value) && service_find (after, name) != NULL)
        note_changes (self, json_node_get_object (value), json_node_get_object (service_find (after, name)), "");
      else if (g_strcmp0 (service_get_text (before, name), service_get_text (after, name)) != 0)
        service_note_effect (self, path);
    }
  json_object_iter_init_ordered (&iter, after);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!JSON_NODE_HOLDS_NULL (value) && !JSON_NODE_HOLDS_OBJECT (value) && service_find (before, name) == NULL)
      service_note_effect (self, name);
}

/* In the names of the contract, whatever case the client sent them in. */
static JsonObject *
take_billing (JsonObject *before,
              JsonObject *body)
{
  static const char *const paths[] = {
    "firstName",
    "lastName",
    "email",
    "culture",
    "language",
    "companyName",
    "defaultAddress/country",
    "defaultAddress/city",
    "defaultAddress/state",
    "defaultAddress/addressLine1",
    "defaultAddress/addressLine2",
    "defaultAddress/postalCode",
    "defaultAddress/firstName",
    "defaultAddress/middleName",
    "defaultAddress/lastName",
    "defaultAddress/phoneNumber",
  };
  JsonObject *after = service_copy (before);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    service_set_text (after, paths[i], service_get_text (body, paths[i]));
  return after;
}

/* The whole resource with If-Match; members left out are lost (partner-center-api §11.1). */
ServiceReply *
service_put_billing (ServiceModel *self,
                     ServiceCall  *call)
{
  static const char * const required[] = { "id", "companyName", "email", "xFuture", NULL };
  ServiceCustomer *customer = call->customer;
  const char *missing = service_missing_of (call->body, required);
  JsonObject *after;

  if (call->headers->if_match == NULL)
    {
      service_complain (self, "the billing profile was written without If-Match");
      return service_refuse (self, 400, 800002, "If-Match is missing.");
    }
  if (!service_if_match (call->headers, service_get_text (customer->billing, "attributes/etag")))
    return service_refuse_stale (self);
  if (missing != NULL)
    {
      service_complain (self, "the billing profile was written without %s", missing);
      return service_refuse (self, 400, 3000, missing);
    }
  after = take_billing (customer->billing, call->body);
  note_changes (self, customer->billing, after, "");
  json_object_unref (customer->billing);
  customer->billing = after;
  service_billing_changed (self, customer);
  return service_answer_object (self, 200, customer->billing);
}
