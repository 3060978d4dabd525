/* test-session-model.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "sync/csp-sync-session.h"
#include "tests/lib/service-model.h"
#include "tests/lib/test-service.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define TOKEN "a.b.c"

/* The model of the service behind a real socket: what the session sends is what the contract asks for. */
static struct
{
  GMutex        mutex;
  ServiceModel *model;
  char         *complaint;      /* of the first request that breaks the contract */
} world;

static TestStore file;
static TestService *service;
static CspStore *store;
static CspSyncSession *session;

static const char *
header (TestExchange *exchange,
        const char   *name)
{
  return soup_message_headers_get_one (exchange->headers, name);
}

static void
pass_on (TestExchange *exchange,
         ServiceReply *reply)
{
  const struct
  {
    const char *name, *value;
  } headers[] = {
    { "Location", reply->location },
    { "MS-CorrelationId", reply->correlation_id },
    { "WWW-Authenticate", reply->www_authenticate },
  };

  exchange->status = reply->status;
  exchange->type = reply->content_type;
  exchange->answer = g_memdup2 (reply->body, reply->length);
  exchange->answer_length = reply->length;
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (headers[i].value != NULL)
      soup_message_headers_replace (exchange->answer_headers, headers[i].name, headers[i].value);
}

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&world.mutex);
  const char *authorization = header (exchange, "Authorization");
  const ServiceHeaders headers = {
    authorization,
    header (exchange, "Accept"),
    header (exchange, "Content-Type"),
    header (exchange, "MS-RequestId"),
    header (exchange, "MS-CorrelationId"),
    header (exchange, "MS-Contract-Version"),
    header (exchange, "If-Match"),
    header (exchange, "MS-ContinuationToken"),
    header (exchange, "X-Locale"),
  };
  g_autofree char *body = exchange->length > 0 ? g_strndup (exchange->body, exchange->length) : NULL;
  g_autoptr(ServiceReply) reply =
      service_model_handle (world.model, csp_clock_now (), exchange->method, exchange->path, &headers, body);

  if (world.complaint == NULL && service_model_get_complaint (world.model) != NULL)
    world.complaint = g_strdup_printf ("%s %s: %s", exchange->method, exchange->path,
                                       service_model_get_complaint (world.model));
  pass_on (exchange, reply);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(CspStore **) user_data = csp_store_open_finish (result, &error);
  ck_no_error (error);
}

static void
start_session (void)
{
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  g_autoptr(CspSecret) token = csp_secret_new (TOKEN);
  g_autoptr(CspSignIn) sign_in = NULL;

  csp_store_open_async (file.path, CSP_CONN_READ_WRITE, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  sign_in = csp_sign_in_new (client, tokens, csp_store_get_profile (store));
  csp_sign_in_set_fixed_token (sign_in, token);
  session = csp_sync_session_new (store, client, sign_in);
  csp_sync_session_set_unlimited (session, 4);
  csp_sync_session_start (session);
}

static void
set_up (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  memset (&world, 0, sizeof world);
  service = test_service_start (answer, NULL);
  test_store_set_up (&file);
  ck_assert (csp_conn_run (file.conn, NULL,
                           "UPDATE profile SET backend = 'partner-center', client_id = ?1, endpoint = ?2", "tt",
                           "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11", test_service_get_uri (service)));
}

static gboolean
is_stopped (gpointer user_data)
{
  return csp_sync_session_get_state (session) == CSP_SYNC_STATE_STOPPED;
}

static void
tear_down (void)
{
  csp_sync_session_stop (session);
  ck_assert (test_wait_until (is_stopped, NULL));
  g_clear_object (&session);
  csp_store_close (store);
  g_clear_object (&store);
  g_clear_pointer (&service, test_service_stop);
  test_store_tear_down (&file);
  g_clear_pointer (&world.model, service_model_free);
  g_clear_pointer (&world.complaint, g_free);
}

static gboolean
is_done (gpointer user_data)
{
  return csp_sync_session_is_done (session);
}

static gint64
count_visible (void)
{
  GPtrArray *customers = service_model_get_customers (world.model);
  gint64 n = 0;

  for (guint i = 0; i < customers->len; i++)
    n += !((ServiceCustomer *) customers->pdata[i])->is_removed;
  return n;
}

START_TEST (a_pull_asks_as_the_contract_says_and_brings_every_customer)
{
  gint64 n_customers;

  world.model = service_model_new (_i);
  service_model_set_token (world.model, TOKEN);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *domain = g_strdup_printf ("new%u.onmicrosoft.com", i);

      service_model_add_customer (world.model, csp_clock_now () - G_TIME_SPAN_DAY, domain);
    }
  start_session ();
  csp_sync_session_pull (session);
  ck_assert_msg (test_wait_until (is_done, NULL), "%s, stage %s, %s",
                 csp_sync_session_get_message (session), csp_sync_session_get_progress (session)->stage,
                 csp_sync_session_get_progress (session)->trouble);
  ck_assert_msg (world.complaint == NULL, "%s", world.complaint);
  ck_assert (csp_conn_get_integer (file.conn, &n_customers, NULL,
                                   "SELECT count(*) FROM customer WHERE former_at = 0", ""));
  ck_assert_int_eq (n_customers, count_visible ());
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("session-model");
  TCase *tcase = tcase_create ("model");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, a_pull_asks_as_the_contract_says_and_brings_every_customer, 1, 9);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
