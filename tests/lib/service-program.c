/* service-program.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/lib/service-model.h"
#include "tests/lib/test-service.h"

/* The model of the service on a port of this computer, for tests that run the real program. It prints its address
 * and serves until its input ends; what it should do next it is told at /control/ (tests/lib/model_service.py). */

#define SEED 1
#define PAGE_SIZE 500
/* The middle part says {"preferred_username":"ana@contoso.example"}. */
#define ID_TOKEN "e30.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhbmFAY29udG9zby5leGFtcGxlIn0.c2ln"

static struct
{
  ServiceModel *model;
  GQueue        faults;         /* JsonObject */
  JsonArray    *requests;
  gboolean      is_confirmed;   /* the device code */
  char         *access_token;
} world = { .faults = G_QUEUE_INIT };

/* One of many that the contract allows: pages as large as asked for, everything offered, nothing left to chance. */
static void
set_calm (ServiceTraits *traits)
{
  memset (traits, 0, sizeof *traits);
  traits->page_size = PAGE_SIZE - 1;
  traits->shows_reseller = TRUE;
  traits->audit_is_complete = TRUE;
  traits->remembers_for = G_TIME_SPAN_DAY;
  traits->token_life = G_TIME_SPAN_HOUR;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
answer_json (TestExchange *exchange,
             JsonNode     *node)
{
  g_autoptr(JsonNode) own = node;

  exchange->answer = json_to_string (own, FALSE);
}

static void
answer_object (TestExchange *exchange,
               JsonObject   *object)
{
  answer_json (exchange, json_node_init_object (json_node_alloc (), object));
}

/* What the client has ordered, not other users. */
static guint
count_own_orders (ServiceCustomer *customer)
{
  guint n = 0;

  for (guint i = 0; i < customer->orders->len; i++)
    n += ((ServiceOrder *) customer->orders->pdata[i])->n_client_lines > 0;
  return n;
}

static JsonObject *
describe_customer (ServiceCustomer *customer)
{
  JsonObject *whole = json_object_new ();
  JsonArray *subscriptions = json_array_new ();

  json_object_set_object_member (whole, "customer", json_object_ref (customer->json));
  json_object_set_object_member (whole, "billing", json_object_ref (customer->billing));
  json_object_set_boolean_member (whole, "isRemoved", customer->is_removed);
  json_object_set_int_member (whole, "orders", count_own_orders (customer));
  for (guint i = 0; i < customer->subscriptions->len; i++)
    {
      ServiceSubscription *subscription = customer->subscriptions->pdata[i];

      json_array_add_object_element (subscriptions, json_object_ref (subscription->json));
    }
  json_object_set_array_member (whole, "subscriptions", subscriptions);
  return whole;
}

/* POST /control/customers {count, subscriptions}: adds so many; answers with all. */
static void
control_customers (TestExchange *exchange,
                   JsonObject   *order)
{
  gint64 count = json_object_get_int_member_with_default (order, "count", 0);
  gint64 subscriptions = json_object_get_int_member_with_default (order, "subscriptions", 0);
  gint64 now = g_get_real_time ();
  GPtrArray *customers = service_model_get_customers (world.model);
  JsonArray *all = json_array_new ();

  for (gint64 i = 0; i < count; i++)
    {
      ServiceCustomer *customer = service_model_add_customer (world.model, now, get_text (order, "domain"));

      for (gint64 j = 0; j < subscriptions; j++)
        service_model_add_subscription (world.model, customer, now);
    }
  for (guint i = 0; i < customers->len; i++)
    json_array_add_object_element (all, describe_customer (customers->pdata[i]));
  answer_json (exchange, json_node_init_array (json_node_alloc (), all));
}

/* POST /control/subscription {id, member, value}: another user changes it. */
static void
control_subscription (TestExchange *exchange,
                      JsonObject   *order)
{
  gboolean is_found = service_model_change_subscription (world.model, g_get_real_time (), get_text (order, "id"),
                                                         get_text (order, "member"),
                                                         json_object_get_member (order, "value"));

  exchange->status = is_found ? 200 : 404;
}

/* POST /control/page-size {size}: so many customers on a page at most. */
static void
control_page_size (TestExchange *exchange,
                   JsonObject   *order)
{
  service_model_get_traits (world.model)->page_size = json_object_get_int_member (order, "size") - 1;
}

/* POST /control/reseller: one more has accepted. */
static void
control_reseller (TestExchange *exchange,
                  JsonObject   *order)
{
  answer_object (exchange, json_object_ref (service_model_add_reseller (world.model)));
}

/* POST /control/fault {method, path, skip, times, status, retryAfter, type, body, lost, delay}: what happens to
 * requests whose path holds the given text, after as many as to be skipped. Lost is "before" or "after" the service
 * did what it was asked. */
static void
control_fault (TestExchange *exchange,
               JsonObject   *order)
{
  g_queue_push_tail (&world.faults, json_object_ref (order));
}

static void
control_no_faults (TestExchange *exchange,
                   JsonObject   *order)
{
  g_queue_clear_full (&world.faults, (GDestroyNotify) json_object_unref);
}

/* POST /control/confirm: somebody typed the device code. */
static void
control_confirm (TestExchange *exchange,
                 JsonObject   *order)
{
  world.is_confirmed = TRUE;
}

/* POST /control/token {value}: what is good from now on. */
static void
control_token (TestExchange *exchange,
               JsonObject   *order)
{
  g_free (world.access_token);
  world.access_token = g_strdup (get_text (order, "value"));
  service_model_set_token (world.model, world.access_token);
}

/* POST /control/report: every request so far, and what it did wrong. */
static void
control_report (TestExchange *exchange,
                JsonObject   *order)
{
  JsonObject *report = json_object_new ();

  json_object_set_array_member (report, "requests", json_array_ref (world.requests));
  json_object_set_string_member (report, "complaint", service_model_get_complaint (world.model));
  answer_object (exchange, report);
}

static const struct
{
  const char *path;
  void      (*control) (TestExchange *exchange,
                        JsonObject   *order);
} controls[] = {
  { "/control/confirm", control_confirm },
  { "/control/customers", control_customers },
  { "/control/fault", control_fault },
  { "/control/no-faults", control_no_faults },
  { "/control/page-size", control_page_size },
  { "/control/report", control_report },
  { "/control/reseller", control_reseller },
  { "/control/subscription", control_subscription },
  { "/control/token", control_token },
};

static void
answer_control (TestExchange *exchange)
{
  g_autofree char *body = g_strndup (exchange->body, exchange->length);
  g_autoptr(JsonNode) root = json_from_string (body, NULL);

  exchange->status = 404;
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (g_str_equal (controls[i].path, exchange->path) && root != NULL && JSON_NODE_HOLDS_OBJECT (root))
      {
        exchange->status = 200;
        controls[i].control (exchange, json_node_get_object (root));
      }
  if (exchange->answer == NULL)
    exchange->answer = g_strdup ("{}");
}

static void
answer_token (TestExchange *exchange)
{
  g_autofree char *body = g_strndup (exchange->body, exchange->length);
  gboolean is_code = strstr (body, "device_code=") != NULL;

  if (g_str_has_suffix (exchange->path, "/devicecode"))
    exchange->answer = g_strdup ("{\"user_code\": \"ABCD-EFGH\", \"device_code\": \"secret-device-code\", \"interval\": 1,"
                                 " \"expires_in\": 60, \"verification_uri\": \"https://microsoft.com/devicelogin\"}");
  else if (is_code && !world.is_confirmed)
    {
      exchange->status = 400;
      exchange->answer = g_strdup ("{\"error\": \"authorization_pending\"}");
    }
  else
    exchange->answer = g_strdup_printf ("{\"token_type\": \"Bearer\", \"expires_in\": 3600, \"access_token\": \"%s\","
                                        " \"refresh_token\": \"secret-refresh-token\", \"id_token\": \"" ID_TOKEN "\"}",
                                        world.access_token);
}

static gboolean
fault_fits (JsonObject         *fault,
            const TestExchange *exchange)
{
  const char *method = get_text (fault, "method");
  const char *path = get_text (fault, "path");

  return (method == NULL || g_str_equal (method, exchange->method)) &&
         (path == NULL || strstr (exchange->path, path) != NULL);
}

/* Returns: (transfer full) (nullable) */
static JsonObject *
take_fault (const TestExchange *exchange)
{
  for (GList *link = world.faults.head; link != NULL; link = link->next)
    {
      JsonObject *fault = link->data;
      gint64 skip = json_object_get_int_member_with_default (fault, "skip", 0);
      gint64 times = json_object_get_int_member_with_default (fault, "times", 1);

      if (!fault_fits (fault, exchange))
        continue;
      if (skip > 0)
        {
          json_object_set_int_member (fault, "skip", skip - 1);
          continue;
        }
      json_object_set_int_member (fault, "times", times - 1);
      if (times > 1)
        return json_object_ref (fault);
      g_queue_delete_link (&world.faults, link);
      return fault;
    }
  return NULL;
}

static void
answer_model (TestExchange *exchange)
{
  SoupMessageHeaders *from = exchange->headers;
  const ServiceHeaders headers = {
    .authorization = soup_message_headers_get_one (from, "Authorization"),
    .accept = soup_message_headers_get_one (from, "Accept"),
    .content_type = soup_message_headers_get_one (from, "Content-Type"),
    .request_id = soup_message_headers_get_one (from, "MS-RequestId"),
    .correlation_id = soup_message_headers_get_one (from, "MS-CorrelationId"),
    .contract_version = soup_message_headers_get_one (from, "MS-Contract-Version"),
    .if_match = soup_message_headers_get_one (from, "If-Match"),
    .continuation = soup_message_headers_get_one (from, "MS-ContinuationToken"),
    .locale = soup_message_headers_get_one (from, "X-Locale"),
  };
  g_autofree char *body = exchange->length > 0 ? g_strndup (exchange->body, exchange->length) : NULL;
  ServiceReply *reply = service_model_handle (world.model, g_get_real_time (), exchange->method, exchange->path,
                                              &headers, body);

  exchange->status = reply->status;
  exchange->type = reply->content_type;
  exchange->answer = g_strdup (reply->body);
  if (reply->location != NULL)
    soup_message_headers_replace (exchange->answer_headers, "Location", reply->location);
  if (reply->correlation_id != NULL)
    soup_message_headers_replace (exchange->answer_headers, "MS-CorrelationId", reply->correlation_id);
  if (reply->www_authenticate != NULL)
    soup_message_headers_replace (exchange->answer_headers, "WWW-Authenticate", reply->www_authenticate);
  service_reply_free (reply);
}

/* What a gateway, or the network, makes of it. */
static void
suffer (TestExchange *exchange,
        JsonObject   *fault)
{
  const char *lost = get_text (fault, "lost");
  const char *retry_after = get_text (fault, "retryAfter");

  g_usleep (json_object_get_int_member_with_default (fault, "delay", 0) * 1000);
  if (json_object_has_member (fault, "status"))
    {
      exchange->status = json_object_get_int_member (fault, "status");
      exchange->type = json_object_get_string_member_with_default (fault, "type", exchange->type);
      exchange->answer = g_strdup (json_object_get_string_member_with_default (fault, "body", "{}"));
    }
  else if (g_strcmp0 (lost, "before") != 0)
    answer_model (exchange);
  if (retry_after != NULL)
    soup_message_headers_replace (exchange->answer_headers, "Retry-After", retry_after);
  exchange->is_dropped = lost != NULL;
}

static void
note_request (const TestExchange *exchange)
{
  JsonObject *note = json_object_new ();

  json_object_set_string_member (note, "method", exchange->method);
  json_object_set_string_member (note, "path", exchange->path);
  json_object_set_string_member (note, "id", soup_message_headers_get_one (exchange->headers, "MS-RequestId"));
  json_object_set_double_member (note, "at", g_get_monotonic_time () / (double) G_USEC_PER_SEC);
  json_object_set_int_member (note, "status", exchange->is_dropped ? 0 : exchange->status);
  json_array_add_object_element (world.requests, note);
}

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  g_autoptr(JsonObject) fault = NULL;

  if (g_str_has_prefix (exchange->path, "/control/"))
    {
      answer_control (exchange);
      return;
    }
  fault = take_fault (exchange);
  if (fault != NULL)
    suffer (exchange, fault);
  else if (strstr (exchange->path, "/oauth2/") != NULL)
    answer_token (exchange);
  else
    answer_model (exchange);
  note_request (exchange);
}

int
main (int    argc,
      char **argv)
{
  char byte;
  TestService *service;

  world.model = service_model_new (SEED);
  set_calm (service_model_get_traits (world.model));
  world.access_token = g_strdup ("very-secret-token");
  service_model_set_token (world.model, world.access_token);
  world.requests = json_array_new ();
  service = test_service_start (answer, NULL);
  g_print ("%s\n", test_service_get_uri (service));
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
  test_service_stop (service);
  g_queue_clear_full (&world.faults, (GDestroyNotify) json_object_unref);
  json_array_unref (world.requests);
  g_free (world.access_token);
  service_model_free (world.model);
  return 0;
}
