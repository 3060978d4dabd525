/* test-session.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "operations/csp-subscription-change.h"
#include "store/csp-repo.h"
#include "sync/csp-sync-lease.h"
#include "sync/csp-sync-session.h"
#include "tests/lib/test-service.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define CUSTOMER(n) \
  "{\"id\":\"" n "aaaaaaa-0000-4000-8000-000000000001\",\"companyProfile\":{\"tenantId\":\"" n "aaaaaaa-0000-4000-8000-" \
  "000000000001\",\"domain\":\"c" n ".onmicrosoft.com\",\"companyName\":\"Contoso " n "\"}," \
  "\"relationshipToPartner\":\"reseller\"}"
#define FIRST_PAGE \
  "{\"items\":[" CUSTOMER ("1") "],\"links\":{\"next\":{\"uri\":\"/customers?seekOperation=Next\",\"headers\":" \
  "[{\"key\":\"MS-ContinuationToken\",\"value\":\"more\"}]}}}"
#define SECOND_PAGE "{\"items\":[" CUSTOMER ("2") "]}"
#define SUBSCRIPTIONS "/v1/customers/1aaaaaaa-0000-4000-8000-000000000001/subscriptions"
#define SUBSCRIPTION_ID "5aaaaaaa-0000-4000-8000-000000000005"

static TestStore file;
static TestService *service;
static CspStore *store;
static CspSyncSession *session;

/* What the service does; its thread and the test's take turns. */
static struct
{
  GMutex      mutex;
  char       *subscription;
  const char *good_token;         /* NULL: every token is good */
  const char *next_token;         /* what a refresh brings */
  guint       n_refreshes;
  guint       n_requests;
  guint       n_patches;
  guint       n_unauthorized;
  guint       delay;              /* milliseconds */
  guint       status;             /* of every answer, 0 for what is right */
  const char *refusal;            /* with it, NULL for an empty object */
} world;

static char *
answer_get (const char *path,
            const char *continuation,
            guint      *status)
{
  if (g_str_has_prefix (path, "/v1/customers?"))
    return g_strdup (g_strcmp0 (continuation, "more") == 0 ? SECOND_PAGE : FIRST_PAGE);
  if (g_str_has_suffix (path, SUBSCRIPTIONS "/" SUBSCRIPTION_ID))
    return g_strdup (world.subscription);
  if (g_str_has_suffix (path, SUBSCRIPTIONS))
    return g_strdup_printf ("{\"items\":[%s]}", world.subscription);
  if (g_str_has_suffix (path, "/1aaaaaaa-0000-4000-8000-000000000001"))
    return g_strdup (CUSTOMER ("1"));
  if (g_str_has_suffix (path, "/2aaaaaaa-0000-4000-8000-000000000001"))
    return g_strdup (CUSTOMER ("2"));
  *status = 404;
  return g_strdup ("{\"code\":1000}");
}

static void
answer_token (TestExchange *exchange)
{
  world.n_refreshes++;
  exchange->answer = g_strdup_printf ("{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"expires_in\":3600}",
                                      world.next_token);
}

static gboolean
is_authorized (TestExchange *exchange)
{
  const char *bearer = soup_message_headers_get_one (exchange->headers, "Authorization");

  return world.good_token == NULL ||
         (g_str_has_prefix (bearer, "Bearer ") && g_str_equal (bearer + strlen ("Bearer "), world.good_token));
}

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&world.mutex);
  const char *continuation = soup_message_headers_get_one (exchange->headers, "MS-ContinuationToken");

  if (world.delay > 0)
    g_usleep (world.delay * 1000);
  if (g_str_has_suffix (exchange->path, "/token"))
    {
      answer_token (exchange);
      return;
    }
  world.n_requests++;
  if (world.status != 0 || !is_authorized (exchange))
    {
      exchange->status = world.status != 0 ? world.status : 401;
      world.n_unauthorized += exchange->status == 401;
      exchange->answer = g_strdup (world.refusal != NULL ? world.refusal : "{}");
      return;
    }
  if (g_str_equal (exchange->method, "PATCH"))
    {
      world.n_patches++;
      g_free (world.subscription);
      world.subscription = g_strndup (exchange->body, exchange->length);
      exchange->answer = g_strdup (world.subscription);
      return;
    }
  exchange->answer = answer_get (exchange->path, continuation, &exchange->status);
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

static CspStore *
open_store (void)
{
  CspStore *opened = NULL;

  csp_store_open_async (file.path, CSP_CONN_READ_WRITE, NULL, opened_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  return opened;
}

static CspSyncSession *
new_session (CspStore   *of,
             const char *token)
{
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  g_autoptr(CspSignIn) sign_in = csp_sign_in_new (client, tokens, csp_store_get_profile (of));
  g_autoptr(CspSecret) secret = token ? csp_secret_new (token) : NULL;
  CspSyncSession *made;

  csp_sign_in_set_token (sign_in, secret);
  made = csp_sync_session_new (of, client, sign_in);
  csp_sync_session_set_unlimited (made, 4);
  return made;
}

static void
set_up (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  memset (&world, 0, sizeof world);
  world.subscription = g_strdup ("{\"id\":\"" SUBSCRIPTION_ID "\",\"offerId\":\"MS-1\",\"offerName\":\"Office\","
                                 "\"friendlyName\":\"Office\",\"quantity\":10,\"status\":\"active\",\"strange\":[1,2],"
                                 "\"attributes\":{\"etag\":\"e1\",\"objectType\":\"Subscription\"}}");
  service = test_service_start (answer, NULL);
  test_store_set_up (&file);
  ck_assert (csp_conn_run (file.conn, NULL,
                           "UPDATE profile SET backend = 'partner-center', client_id = ?1, authority = ?2,"
                           " endpoint = ?2, account = 'ana@contoso.example'", "tt",
                           "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11", test_service_get_uri (service)));
  store = open_store ();
  session = new_session (store, "T1");
}

static gboolean
is_stopped (gpointer user_data)
{
  return csp_sync_session_get_state (user_data) == CSP_SYNC_STATE_STOPPED;
}

static void
stop (CspSyncSession *of)
{
  csp_sync_session_stop (of);
  ck_assert (test_wait_until (is_stopped, of));
}

static void
tear_down (void)
{
  stop (session);
  g_clear_object (&session);
  csp_store_close (store);
  g_clear_object (&store);
  g_clear_pointer (&service, test_service_stop);
  test_store_tear_down (&file);
  g_clear_pointer (&world.subscription, g_free);
}

static gboolean
is_done (gpointer user_data)
{
  return csp_sync_session_is_done (user_data);
}

static gint64
count (const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number = -1;

  csp_conn_get_integer (file.conn, &number, &error, sql, "");
  ck_no_error (error);
  return number;
}

static void
pull (void)
{
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  ck_assert (test_wait_until (is_done, session));
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &error);
  ck_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What a person does in a window. */
static void
rename_subscription (CspStore   *in,
                     const char *nickname)
{
  g_autoptr(CspSubscriptionChangeOperation) change =
    csp_subscription_change_operation_new (count ("SELECT id FROM subscription"));
  gboolean done = FALSE;

  change->has_nickname = TRUE;
  change->nickname = g_strdup (nickname);
  csp_operation_run_async (CSP_OPERATION (change), in, CSP_ORIGIN_PERSON, NULL, ran_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_in_state (gpointer state)
{
  return csp_sync_session_get_state (session) == (CspSyncState) GPOINTER_TO_INT (state);
}

static void
comes_to (CspSyncState state)
{
  ck_assert_msg (test_wait_until (is_in_state, GINT_TO_POINTER (state)), "state %d: %s",
                 csp_sync_session_get_state (session), csp_sync_session_get_message (session));
}

static void
count_changes_cb (CspStore *changed,
                  guint     changes,
                  guint    *all)
{
  *all |= changes;
}

START_TEST (what_the_service_holds_comes_into_the_profile)
{
  guint changes = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_changes_cb), &changes);
  pull ();
  ck_assert_int_eq (csp_sync_session_get_state (session), CSP_SYNC_STATE_ONLINE);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
  ck_assert_int_eq (count ("SELECT count(*) FROM subscription"), 1);
  ck_assert_int_gt (csp_sync_session_get_progress (session)->last_pull, 0);
  ck_assert_int_eq (csp_sync_session_get_progress (session)->details_left, 0);
  ck_assert_int_eq (count ("SELECT count(*) FROM sync_lease"), 0);
  stop (session);
  ck_assert_uint_ne (changes & CSP_CHANGED_CUSTOMERS, 0);
  g_signal_handlers_disconnect_by_data (store, &changes);
}
END_TEST

START_TEST (what_a_person_changes_is_sent_by_itself)
{
  pull ();
  rename_subscription (store, "Sales team");
  ck_assert (test_wait_until (is_done, session));
  ck_assert_int_eq (count ("SELECT count(*) FROM outbox"), 0);
  ck_assert_uint_eq (world.n_patches, 1);
  ck_assert_ptr_nonnull (strstr (world.subscription, "Sales team"));
  ck_assert_ptr_nonnull (strstr (world.subscription, "strange"));
}
END_TEST

static gboolean
has_no_outbox (gpointer user_data)
{
  return count ("SELECT count(*) FROM outbox") == 0;
}

START_TEST (what_another_process_changes_is_sent_too)
{
  g_autoptr(CspStore) other = NULL;

  pull ();
  other = open_store ();
  rename_subscription (other, "Sales team");
  csp_store_close (other);
  ck_assert (test_wait_until (has_no_outbox, NULL));
  ck_assert_uint_eq (world.n_patches, 1);
}
END_TEST

START_TEST (reading_alone_sends_nothing)
{
  pull ();
  csp_sync_session_set_push (session, FALSE);
  rename_subscription (store, "Sales team");
  csp_sync_session_pull (session);
  ck_assert (test_wait_until (is_done, session));
  ck_assert_uint_eq (world.n_patches, 0);
  ck_assert_int_eq (csp_sync_session_get_progress (session)->waiting, 1);
}
END_TEST

static gboolean
has_no_lease (gpointer user_data)
{
  return count ("SELECT count(*) FROM sync_lease") == 0;
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  csp_token_store_save_finish (CSP_TOKEN_STORE (object), result);
  *(gboolean *) user_data = TRUE;
}

/* A session of somebody who signed in, with an access token that may be good or not. */
static void
sign_in_with (const char *token)
{
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspTokenStore) tokens = csp_token_store_new ();
  CspProfile *profile = csp_store_get_profile (store);
  g_autoptr(CspSignIn) sign_in = csp_sign_in_new (client, tokens, profile);
  g_autoptr(CspSecret) refresh = csp_secret_new ("R1");
  g_autoptr(CspSecret) access = token ? csp_secret_new (token) : NULL;
  const CspTokenKey key = { profile->authority, profile->tenant_id, profile->client_id, profile->account };
  gboolean saved = FALSE;

  csp_token_store_save_async (tokens, &key, refresh, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  csp_sign_in_set_token (sign_in, access);
  g_object_unref (session);
  session = csp_sync_session_new (store, client, sign_in);
  csp_sync_session_set_unlimited (session, 4);
}

START_TEST (a_token_that_is_over_is_replaced_once_and_everything_goes_on)
{
  sign_in_with ("old");
  world.good_token = world.next_token = "T2";
  pull ();
  ck_assert_uint_eq (world.n_refreshes, 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
}
END_TEST

START_TEST (a_service_that_refuses_fresh_tokens_asks_to_sign_in)
{
  sign_in_with (NULL);
  world.good_token = "never";
  world.next_token = "T2";
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  comes_to (CSP_SYNC_STATE_SIGNED_OUT);
  ck_assert_uint_le (world.n_refreshes, 2);
  ck_assert_ptr_nonnull (csp_sync_session_get_message (session));

  /* Somebody has signed in again. */
  g_mutex_lock (&world.mutex);
  world.good_token = "T2";
  g_mutex_unlock (&world.mutex);
  csp_sync_session_try_now (session);
  ck_assert (test_wait_until (is_done, session));
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
}
END_TEST

START_TEST (a_service_that_asks_for_a_second_factor_has_somebody_sign_in_anew_and_nothing_is_left_out)
{
  sign_in_with ("T1");
  world.next_token = "T1";
  world.status = 403;
  world.refusal = "{\"code\":\"403\",\"description\":\"MFA required!\"}";
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  comes_to (CSP_SYNC_STATE_SIGNED_OUT);
  ck_assert_ptr_nonnull (strstr (csp_sync_session_get_message (session), "second factor"));
  ck_assert_uint_eq (world.n_refreshes, 0);
  ck_assert_int_eq (count ("SELECT count(*) FROM pull WHERE finished_at = 0"), 1);

  g_mutex_lock (&world.mutex);
  world.status = 0;
  g_mutex_unlock (&world.mutex);
  csp_sync_session_try_now (session);
  ck_assert (test_wait_until (is_done, session));
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
  ck_assert_int_eq (count ("SELECT count(*) FROM subscription"), 1);
}
END_TEST

START_TEST (without_a_sign_in_nothing_is_sent)
{
  g_object_unref (session);
  session = new_session (store, NULL);
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  comes_to (CSP_SYNC_STATE_SIGNED_OUT);
  ck_assert_uint_eq (world.n_requests, 0);
  ck_assert (test_wait_until (has_no_lease, NULL));
}
END_TEST

START_TEST (without_a_network_changes_wait_and_are_sent_when_it_is_back)
{
  pull ();
  stop (session);
  ck_assert (csp_conn_run (file.conn, NULL, "UPDATE profile SET endpoint = 'http://127.0.0.1:1'", ""));
  csp_store_close (store);
  g_object_unref (store);
  g_object_unref (session);
  store = open_store ();
  session = new_session (store, "T1");
  csp_sync_session_start (session);
  rename_subscription (store, "Sales team");
  comes_to (CSP_SYNC_STATE_OFFLINE);
  ck_assert_int_eq (count ("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'ready')"), 1);

  g_object_set (csp_store_get_profile (store), "endpoint", test_service_get_uri (service), NULL);
  csp_sync_session_try_now (session);
  ck_assert (test_wait_until (is_done, session));
  ck_assert_int_eq (count ("SELECT count(*) FROM outbox"), 0);
}
END_TEST

START_TEST (one_process_at_a_time_synchronizes)
{
  gboolean is_ours;

  ck_assert (csp_sync_lease_take (file.conn, "somebody", g_get_real_time (), &is_ours, NULL));
  ck_assert (is_ours);
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  comes_to (CSP_SYNC_STATE_ELSEWHERE);
  ck_assert_uint_eq (world.n_requests, 0);

  /* The other one ended without a word, and its lease with it. */
  ck_assert (csp_conn_run (file.conn, NULL, "UPDATE sync_lease SET expires_at = 1", ""));
  csp_sync_session_try_now (session);
  ck_assert (test_wait_until (is_done, session));
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
}
END_TEST

static gboolean
has_requests (gpointer user_data)
{
  return (guint) g_atomic_int_get ((int *) &world.n_requests) >= GPOINTER_TO_UINT (user_data);
}

START_TEST (stopping_in_the_middle_leaves_a_pull_to_go_on_with)
{
  world.delay = 20;
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  ck_assert (test_wait_until (has_requests, GUINT_TO_POINTER (6)));
  stop (session);
  ck_assert_int_eq (count ("SELECT count(*) FROM sync_lease"), 0);
  ck_assert_int_eq (count ("SELECT count(*) FROM pull WHERE finished_at = 0"), 1);
  world.delay = 0;
  pull ();
  ck_assert_int_eq (count ("SELECT count(*) FROM pull"), 1);
  ck_assert_int_eq (count ("SELECT count(*) FROM customer"), 2);
}
END_TEST

START_TEST (closing_the_profile_ends_the_session)
{
  world.delay = 20;
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  ck_assert (test_wait_until (has_requests, GUINT_TO_POINTER (3)));
  csp_store_close (store);
  comes_to (CSP_SYNC_STATE_STOPPED);
}
END_TEST

START_TEST (a_service_that_asks_to_wait_is_not_asked_on)
{
  guint n_requests;

  world.status = 429;
  csp_sync_session_start (session);
  csp_sync_session_pull (session);
  comes_to (CSP_SYNC_STATE_LIMITED);
  n_requests = world.n_requests;
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (10 * 1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  ck_assert_uint_eq (world.n_requests, n_requests);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("session");
  TCase *tcase = tcase_create ("session");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, what_the_service_holds_comes_into_the_profile);
  tcase_add_test (tcase, what_a_person_changes_is_sent_by_itself);
  tcase_add_test (tcase, what_another_process_changes_is_sent_too);
  tcase_add_test (tcase, reading_alone_sends_nothing);
  tcase_add_test (tcase, a_token_that_is_over_is_replaced_once_and_everything_goes_on);
  tcase_add_test (tcase, a_service_that_refuses_fresh_tokens_asks_to_sign_in);
  tcase_add_test (tcase, a_service_that_asks_for_a_second_factor_has_somebody_sign_in_anew_and_nothing_is_left_out);
  tcase_add_test (tcase, without_a_sign_in_nothing_is_sent);
  tcase_add_test (tcase, without_a_network_changes_wait_and_are_sent_when_it_is_back);
  tcase_add_test (tcase, one_process_at_a_time_synchronizes);
  tcase_add_test (tcase, stopping_in_the_middle_leaves_a_pull_to_go_on_with);
  tcase_add_test (tcase, closing_the_profile_ends_the_session);
  tcase_add_test (tcase, a_service_that_asks_to_wait_is_not_asked_on);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
