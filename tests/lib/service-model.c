/* service-model.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/service-model-private.h"

/* A model of the Partner Center service: the state and the strictness of the contract (partner-center-api), as one
 * function without sockets, threads or a clock of its own. Two models of the same seed that are asked the same give
 * the same answers. */

typedef struct
{
  char         *request;        /* the bytes that were sent */
  ServiceReply *reply;
  gint64        at;
} Remembered;

typedef struct
{
  const char    *method;
  const char    *path;          /* after /v1/; "{c}" stands for a customer, "*" for any part */
  ServiceReply *(*handle) (ServiceModel *self,
                           ServiceCall  *call);
} Route;

static ServiceReply *
copy_reply (const ServiceReply *reply)
{
  ServiceReply *copy = g_memdup2 (reply, sizeof *reply);

  copy->body = g_strdup (reply->body);
  copy->location = g_strdup (reply->location);
  copy->correlation_id = g_strdup (reply->correlation_id);
  copy->www_authenticate = g_strdup (reply->www_authenticate);
  return copy;
}

static void
remembered_free (gpointer pointer)
{
  Remembered *self = pointer;

  g_free (self->request);
  service_reply_free (self->reply);
  g_free (self);
}

static const Route routes[] = {
  { "GET", "customers", service_list_customers },
  { "POST", "customers", service_create_customer },
  { "GET", "customers/relationshiprequests", service_answer_invitation },
  { "GET", "customers/{c}", service_get_customer },
  { "GET", "customers/{c}/profiles/billing", service_get_billing },
  { "PUT", "customers/{c}/profiles/billing", service_put_billing },
  { "GET", "customers/{c}/agreements", service_get_agreements },
  { "POST", "customers/{c}/agreements", service_post_agreement },
  { "GET", "customers/{c}/subscriptions", service_list_subscriptions },
  { "GET", "customers/{c}/subscriptions/*", service_get_subscription },
  { "PATCH", "customers/{c}/subscriptions/*", service_patch_subscription },
  { "GET", "customers/{c}/subscriptions/*/supportcontact", service_get_support },
  { "PUT", "customers/{c}/subscriptions/*/supportcontact", service_put_support },
  { "GET", "customers/{c}/orders", service_list_orders },
  { "GET", "customers/{c}/orders/*", service_get_order },
  { "POST", "customers/{c}/orders", service_post_order },
  { "PATCH", "customers/{c}/orders/*", service_patch_order },
  { "GET", "customers/{c}/users", service_list_users },
  { "GET", "customers/{c}/subscribedskus", service_list_skus },
  { "GET", "customers/{c}/relationships", service_answer_empty },
  { "GET", "customers/{c}/qualifications", service_answer_bare },
  { "HEAD", "domains/*", service_head_domain },
  { "GET", "relationships", service_answer_relationships },
  { "GET", "agreements", service_answer_agreement_texts },
  { "GET", "offercategories", service_answer_empty },
  { "GET", "offers", service_answer_empty },
  { "GET", "countryvalidationrules/*", service_answer_country },
  { "GET", "auditrecords", service_answer_audit },
  { "GET", "profiles/*", service_answer_profile },
};

static gboolean
path_matches (const char  *pattern,
              char       **parts)
{
  g_auto(GStrv) wanted = g_strsplit (pattern, "/", -1);
  guint i;

  for (i = 0; wanted[i] != NULL && parts[i] != NULL; i++)
    if (!g_str_equal (wanted[i], parts[i]) && !g_str_equal (wanted[i], "*") && !g_str_equal (wanted[i], "{c}"))
      return FALSE;
  return wanted[i] == NULL && parts[i] == NULL;
}

static ServiceReply *
refuse_customer (ServiceModel    *self,
                 ServiceCustomer *customer)
{
  if (customer != NULL && !self->traits.removed_is_404)
    return service_refuse (self, 403, 20002, "There is no relationship with the customer.");
  return service_refuse (self, 404, 1000, "The customer is unknown.");
}

/* What a cloud or a role lacks is refused in one of several ways (partner-center-api §2). */
static ServiceReply *
refuse_part (ServiceModel *self,
             const char   *path)
{
  static const char *const parts[] = { "users", "subscribedskus", "relationshiprequests", "profiles/support",
                                       "v1/agreements", "offercategories", "auditrecords", "qualifications" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((self->traits.not_offered & (1u << i)) != 0 && g_str_has_suffix (path, parts[i]))
      switch ((self->traits.not_offered >> 8) % 4)
        {
        case 0:
          return service_refuse (self, 400, 900127, "Not supported in this environment.");
        case 1:
          return service_refuse (self, 403, 900150, "The role is not enough.");
        case 2:
          return service_reply_new (404);
        default:
          return service_reply_new (501);
        }
  return NULL;
}

static ServiceReply *
route (ServiceModel *self,
       ServiceCall  *call,
       char        **parts)
{
  ServiceReply *refusal;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].method, call->method) && path_matches (routes[i].path, parts))
      {
        if (strstr (routes[i].path, "{c}") != NULL)
          {
            call->customer = service_model_find_customer (self, parts[1]);
            call->parts = parts + 2;
            if (call->customer == NULL || call->customer->is_removed)
              return refuse_customer (self, call->customer);
          }
        return (refusal = refuse_part (self, call->path)) != NULL ? refusal : routes[i].handle (self, call);
      }
  service_complain (self, "there is no %s %s", call->method, call->path);
  return service_reply_new (405);
}

/* partner-center-api §3.1 */
static ServiceReply *
check_headers (ServiceModel         *self,
               ServiceCall          *call,
               const char           *body)
{
  const ServiceHeaders *headers = call->headers;
  g_autofree char *authorization = g_strconcat ("Bearer ", self->token, NULL);

  if (g_strcmp0 (headers->authorization, authorization) != 0)
    {
      ServiceReply *reply = service_refuse (self, 401, 800001, "The token is missing or has expired.");

      reply->www_authenticate = g_strdup ("OAuth realm=urn:cpsvc:cpid:1");
      return reply;
    }
  if (self->lacks_factor)
    return service_refuse (self, service_chance (self, 50) ? 401 : 403, 403, "MFA required!");
  if (g_strcmp0 (headers->accept, "application/json") != 0 || headers->contract_version == NULL ||
      headers->request_id == NULL || !g_uuid_string_is_valid (headers->request_id) ||
      headers->correlation_id == NULL || !g_uuid_string_is_valid (headers->correlation_id) ||
      (body != NULL && (headers->content_type == NULL ||
                        !g_str_has_prefix (headers->content_type, "application/json"))))
    {
      service_complain (self, "a required header is missing from %s %s", call->method, call->path);
      return service_refuse (self, 400, 800002, "A header is missing.");
    }
  return NULL;
}

static char *
describe_request (const ServiceCall *call,
                  const char        *body)
{
  return g_strjoin ("\n", call->method, call->path, call->query ? call->query : "",
                    call->headers->if_match ? call->headers->if_match : "", body ? body : "", NULL);
}

/* The same request id is the same operation, and gets the same outcome (partner-center-api §8). */
static ServiceReply *
find_remembered (ServiceModel *self,
                 ServiceCall  *call,
                 const char   *body)
{
  Remembered *remembered = g_hash_table_lookup (self->remembered, call->headers->request_id);
  g_autofree char *request = describe_request (call, body);

  if (remembered == NULL)
    return NULL;
  if (!g_str_equal (remembered->request, request))
    {
      service_complain (self, "two requests have the id %s: “%s”, “%s”", call->headers->request_id,
                        remembered->request, request);
      return NULL;
    }
  return self->now - remembered->at <= self->traits.remembers_for ? copy_reply (remembered->reply) : NULL;
}

static void
remember (ServiceModel *self,
          ServiceCall  *call,
          const char   *body,
          ServiceReply *reply)
{
  Remembered *remembered = g_new0 (Remembered, 1);

  remembered->request = describe_request (call, body);
  remembered->reply = copy_reply (reply);
  remembered->at = self->now;
  g_hash_table_insert (self->remembered, g_strdup (call->headers->request_id), remembered);
  if (self->effect->len > 0)
    service_count_effect (self, "request:%s", call->headers->request_id);
}

static ServiceReply *
handle_call (ServiceModel *self,
             ServiceCall  *call,
             const char   *body)
{
  g_autoptr(JsonNode) root = body != NULL ? json_from_string (body, NULL) : NULL;
  g_auto(GStrv) parts = g_strsplit (call->path + strlen ("/v1/"), "/", -1);
  gboolean changes = !g_str_equal (call->method, "GET") && !g_str_equal (call->method, "HEAD");
  ServiceReply *reply = check_headers (self, call, body);

  if (reply != NULL || (changes && (reply = find_remembered (self, call, body)) != NULL))
    return reply;
  if (changes && (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)))
    {
      service_complain (self, "the body of %s %s is not an object", call->method, call->path);
      return service_refuse (self, 400, 800002, "The body is invalid.");
    }
  call->body = root != NULL ? json_node_get_object (root) : NULL;
  reply = route (self, call, parts);
  if (changes)
    remember (self, call, body, reply);
  return reply;
}

/**
 * service_model_handle:
 * @self: a model
 * @now: the instant; never earlier than at the last call
 * @method: HTTP method
 * @path: path and query, beginning with /v1/
 * @headers: request headers
 * @body: (nullable): request body
 *
 * Returns: (transfer full): the answer
 */
ServiceReply *
service_model_handle (ServiceModel         *self,
                      gint64                now,
                      const char           *method,
                      const char           *path,
                      const ServiceHeaders *headers,
                      const char           *body)
{
  const char *mark = strchr (path, '?');
  g_autofree char *bare = mark != NULL ? g_strndup (path, mark - path) : g_strdup (path);
  ServiceCall call = { method, bare, mark != NULL ? mark + 1 : NULL, headers, NULL, NULL, NULL };
  ServiceReply *reply;

  service_model_settle (self, now);
  g_string_truncate (self->effect, 0);
  if (g_str_has_prefix (bare, "/v1/"))
    reply = handle_call (self, &call, body);
  else
    {
      service_complain (self, "the path %s does not begin with /v1/", path);
      reply = service_reply_new (404);
    }
  g_free (reply->correlation_id);
  reply->correlation_id = g_strdup (headers->correlation_id);
  return reply;
}

/**
 * service_model_set_persona:
 * @self: a model without customers
 * @persona: who the partner is, as in a profile
 */
void
service_model_set_persona (ServiceModel *self,
                           const char   *persona)
{
  self->persona = persona;
  if (!g_str_equal (persona, "indirect-provider"))
    self->traits.shows_reseller = FALSE;
}

/**
 * service_model_demand_factor:
 * @self: a model
 *
 * From now on the token is refused because it was made without the second factor, until there is another.
 */
void
service_model_demand_factor (ServiceModel *self)
{
  self->lacks_factor = TRUE;
}

void
service_model_set_token (ServiceModel *self,
                         const char   *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
  self->lacks_factor = FALSE;
}

const char *
service_model_get_complaint (ServiceModel *self)
{
  return self->complaint;
}

const char *
service_model_get_effect (ServiceModel *self)
{
  return self->effect->str;
}

ServiceTraits *
service_model_get_traits (ServiceModel *self)
{
  return &self->traits;
}

GPtrArray *
service_model_get_customers (ServiceModel *self)
{
  return self->customers;
}

ServiceCustomer *
service_model_find_customer (ServiceModel *self,
                             const char   *id)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      ServiceCustomer *customer = self->customers->pdata[i];

      if (g_ascii_strcasecmp (service_get_text (customer->json, "id"), id) == 0)
        return customer;
    }
  return NULL;
}

JsonObject *
service_model_get_reseller (ServiceModel *self,
                            guint         index)
{
  return index < self->resellers->len ? self->resellers->pdata[index] : NULL;
}

static void
draw_traits (ServiceModel *self)
{
  GRand *rand = self->rand;
  ServiceTraits *traits = &self->traits;

  traits->pascal_case = service_chance (self, 25);
  traits->has_mark = service_chance (self, 10);
  traits->enum_style = service_chance (self, 60) ? 0 : g_rand_int_range (rand, 1, 3);
  traits->code_is_number = service_chance (self, 50);
  traits->stale_style = g_rand_int_range (rand, 0, 3);
  traits->domain_taken_is_409 = service_chance (self, 50);
  traits->patch_style = service_chance (self, 50) ? 0 : g_rand_int_range (rand, 1, 3);
  traits->subscription_etag = service_chance (self, 60) ? 0 : g_rand_int_range (rand, 1, 4);
  traits->token_style = g_rand_int_range (rand, 0, 3);
  traits->page_size = g_rand_int_range (rand, 1, 5);
  traits->overlaps = service_chance (self, 20);
  traits->bare_arrays = service_chance (self, 15);
  traits->lists_are_short = service_chance (self, 30);
  traits->removed_is_404 = service_chance (self, 50);
  traits->ids_are_upper = service_chance (self, 50);
  traits->shows_reseller = service_chance (self, 50);
  traits->needs_agreement = service_chance (self, 10);
  traits->drops_changes = service_chance (self, 10);
  traits->lists_orders_late = service_chance (self, 50);
  traits->fails_by_chance = TRUE;
  traits->not_offered = service_chance (self, 70) ? 0 : g_rand_int (rand) & 0xfff;
  traits->audit_is_complete = service_chance (self, 70) && (traits->not_offered & (1 << 6)) == 0;
  traits->customer_lag = service_chance (self, 50) ? 0 : g_rand_int_range (rand, 1, 120) * G_USEC_PER_SEC;
  traits->remembers_for = g_rand_int_range (rand, 13, 240) * G_TIME_SPAN_MINUTE;
  traits->takes_old_numbers_only = service_chance (self, 30);
  traits->token_life = g_rand_int_range (rand, 1, 600) * G_USEC_PER_SEC;
}

/* One more has accepted to work with this provider. */
JsonObject *
service_model_add_reseller (ServiceModel *self)
{
  guint number = self->resellers->len + 1;
  JsonObject *reseller = json_object_new ();
  g_autofree char *id = service_make_guid (self);
  g_autofree char *name = g_strdup_printf ("Reseller %u", number);
  g_autofree char *mpn = g_strdup_printf ("%u", 5000000 + number);

  json_object_set_string_member (reseller, "id", id);
  json_object_set_string_member (reseller, "name", name);
  json_object_set_string_member (reseller, "mpnId", mpn);
  json_object_set_string_member (reseller, "relationshipType", "is_indirect_cloud_solution_provider_of");
  json_object_set_string_member (reseller, "location", "BR");
  if (service_chance (self, 50))
    json_object_set_string_member (reseller, "state", "active");
  service_set_text (reseller, "attributes/objectType", "PartnerRelationship");
  g_ptr_array_add (self->resellers, reseller);
  return reseller;
}

/**
 * service_model_new:
 * @seed: what it is like and how it behaves follows from this
 *
 * Returns: (transfer full): a service with two resellers and no customers
 */
ServiceModel *
service_model_new (guint32 seed)
{
  ServiceModel *self = g_new0 (ServiceModel, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->persona = "indirect-provider";
  self->token = g_strdup ("token");
  self->effect = g_string_new (NULL);
  self->customers = g_ptr_array_new_with_free_func (service_customer_free);
  self->audit = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->resellers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, remembered_free);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->effects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  draw_traits (self);
  service_model_add_reseller (self);
  service_model_add_reseller (self);
  return self;
}

void
service_model_free (ServiceModel *self)
{
  g_rand_free (self->rand);
  g_free (self->token);
  g_free (self->complaint);
  g_string_free (self->effect, TRUE);
  g_ptr_array_unref (self->customers);
  g_ptr_array_unref (self->resellers);
  g_ptr_array_unref (self->audit);
  g_hash_table_unref (self->remembered);
  g_hash_table_unref (self->effects);
  g_hash_table_unref (self->held);
  g_free (self);
}
