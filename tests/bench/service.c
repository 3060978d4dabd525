/* service.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <stdlib.h>
#include <string.h>

/* A service that answers at once: every body follows from the path, nothing is checked and nothing is kept.
 * Arguments: how many customers. It prints its address and serves until it is ended. */

#define PAGE 500
#define SUBSCRIPTIONS 3
#define CUSTOMER_ID "%08x-0000-4000-8000-000000000000"
#define SUBSCRIPTION_ID "%08x-0001-4000-8000-%012x"
#define NAMES 4

static const char * const names[NAMES] = { "Contoso Comércio", "Fabrikam Indústria", "Горизонт ООО", "São Paulo Serviços" };
static guint n_customers;

static void
append_customer (GString *text,
                 guint    i)
{
  g_string_append_printf (text,
                          "{\"id\":\"" CUSTOMER_ID "\",\"companyProfile\":{\"tenantId\":\"" CUSTOMER_ID
                          "\",\"domain\":\"c%u.onmicrosoft.com\",\"companyName\":\"%s %u\"},"
                          "\"relationshipToPartner\":\"reseller\",\"attributes\":{\"objectType\":\"Customer\"}}",
                          i, i, i, names[i % NAMES], i);
}

static void
append_subscription (GString *text,
                     guint    i,
                     guint    j)
{
  g_string_append_printf (text,
                          "{\"id\":\"" SUBSCRIPTION_ID "\",\"offerId\":\"MS-AZR-014%uP\",\"offerName\":\"Product %u\","
                          "\"friendlyName\":\"Product %u\",\"quantity\":%u,\"unitType\":\"Licenses\",\"status\":\"active\","
                          "\"autoRenewEnabled\":true,\"billingType\":\"license\",\"billingCycle\":\"monthly\","
                          "\"creationDate\":\"2026-01-01T00:00:00Z\",\"effectiveStartDate\":\"2026-01-01T00:00:00Z\","
                          "\"commitmentEndDate\":\"2027-01-01T00:00:00Z\","
                          "\"attributes\":{\"etag\":\"e1\",\"objectType\":\"Subscription\"}}",
                          i, j, j, j, j, 10 + j);
}

static void
append_page (GString *text,
             guint    start)
{
  guint end = MIN (start + PAGE, n_customers);

  g_string_append (text, "{\"items\":[");
  for (guint i = start; i < end; i++)
    {
      g_string_append (text, i > start ? "," : "");
      append_customer (text, i);
    }
  g_string_append_c (text, ']');
  if (end < n_customers)
    g_string_append_printf (text, ",\"continuationToken\":\"%u\"", end);
  g_string_append_c (text, '}');
}

static void
append_subscriptions (GString *text,
                      guint    i)
{
  g_string_append (text, "{\"items\":[");
  for (guint j = 0; j < SUBSCRIPTIONS; j++)
    {
      g_string_append (text, j > 0 ? "," : "");
      append_subscription (text, i, j);
    }
  g_string_append (text, "]}");
}

/* /v1/customers/{id}[/…] */
static void
append_of_customer (GString *text,
                    char   **parts)
{
  guint i = strtoul (parts[3], NULL, 16);

  if (parts[4] == NULL)
    append_customer (text, i);
  else if (!g_str_equal (parts[4], "subscriptions"))
    g_string_append (text, "{\"items\":[]}");
  else if (parts[5] == NULL)
    append_subscriptions (text, i);
  else if (parts[6] == NULL)
    append_subscription (text, i, strtoul (parts[5] + strlen (parts[5]) - 12, NULL, 16));
  else
    g_string_append (text, "{\"supportTenantId\":\"0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10\",\"supportMpnId\":\"4847383\","
                           "\"name\":\"Contoso Distribution\"}");
}

/* The continuation comes in a header from us, and in the query from programs that have one set of headers for all. */
static guint
find_start (SoupServerMessage *message,
            GHashTable        *query)
{
  const char *token = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                    "MS-ContinuationToken");

  if (token == NULL && query != NULL)
    token = g_hash_table_lookup (query, "start");
  return token != NULL ? strtoul (token, NULL, 10) : 0;
}

static void
handle (SoupServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           user_data)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  gboolean is_filtered = query != NULL && g_hash_table_contains (query, "filter");
  GString *text = g_string_new (NULL);
  char *bytes;
  gsize length;

  if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    g_string_append_len (text, body->data, body->length);
  else if (g_str_equal (path, "/v1/customers") && !is_filtered)
    append_page (text, find_start (message, query));
  else if (g_str_has_prefix (path, "/v1/customers/") && strlen (parts[3]) == 36)
    append_of_customer (text, parts);
  else if (g_str_has_prefix (path, "/v1/countryvalidationrules/"))
    g_string_append (text, "{\"iso2Code\":\"BR\",\"defaultCulture\":\"pt-BR\"}");
  else
    g_string_append (text, "{\"items\":[]}");
  length = text->len;
  bytes = g_string_free (text, FALSE);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_TAKE, bytes, length);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  GSList *uris;

  n_customers = argc > 1 ? strtoul (argv[1], NULL, 10) : 0;
  soup_server_add_handler (server, NULL, handle, NULL, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    g_error ("%s", error->message);
  uris = soup_server_get_uris (server);
  g_print ("http://127.0.0.1:%d\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  return 0;
}
