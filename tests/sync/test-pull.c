/* test-pull.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-pull-state.h"
#include "store/csp-repo.h"
#include "tests/sync/engine-fixture.h"

#define CUSTOMER_ID "1aaaaaaa-0000-4000-8000-000000000001"
#define CUSTOMER \
  "{\"id\":\"" CUSTOMER_ID "\",\"companyProfile\":{\"tenantId\":\"" CUSTOMER_ID "\",\"domain\":" \
  "\"c1.onmicrosoft.com\",\"companyName\":\"Contoso 1\"},\"relationshipToPartner\":\"reseller\"}"
#define SUBSCRIPTION_ID "5aaaaaaa-0000-4000-8000-000000000005"
#define SUBSCRIPTION \
  "{\"id\":\"" SUBSCRIPTION_ID "\",\"offerName\":\"Office\",\"quantity\":10,\"status\":\"active\"}"
#define PAGE "<!doctype html><title>Blocked by policy</title>"
#define REQUESTS_MAX 400

static EngineFixture fixture;
/* What part of the service answers otherwise, how and how often. */
static struct
{
  const char *path;
  guint       status;
  const char *body;
  guint       times;
} trouble;
static guint n_requests;
static char *sentence;

static void
set_up (void)
{
  engine_set_up (&fixture);
  memset (&trouble, 0, sizeof trouble);
  n_requests = 0;
}

static void
tear_down (void)
{
  g_clear_pointer (&sentence, g_free);
  engine_tear_down (&fixture);
}

static const char *
right_answer (const char *path)
{
  if (g_str_has_prefix (path, "/v1/customers?"))
    return "{\"items\":[" CUSTOMER "]}";
  if (g_str_has_suffix (path, "/subscriptions"))
    return "{\"items\":[" SUBSCRIPTION "]}";
  if (g_str_has_suffix (path, CUSTOMER_ID))
    return CUSTOMER;
  return "{}";
}

/* Answers one request; returns whether there was one. */
static gboolean
serve (void)
{
  CspSyncRequest *request = engine_ask (&fixture);
  gboolean is_trouble;

  if (request == NULL)
    return FALSE;
  n_requests++;
  is_trouble = trouble.times > 0 && trouble.path != NULL && strstr (request->path, trouble.path) != NULL;
  trouble.times -= is_trouble;
  engine_answer (&fixture, request, is_trouble ? trouble.status : 200,
                 is_trouble ? trouble.body : right_answer (request->path));
  if (fixture.news.sentence != NULL)
    {
      g_free (sentence);
      sentence = g_strdup (fixture.news.sentence);
    }
  return TRUE;
}

static void
pull (void)
{
  csp_sync_engine_want_pull (fixture.engine, TRUE);
  while (serve () && n_requests < REQUESTS_MAX)
    ;
  ck_assert_uint_lt (n_requests, REQUESTS_MAX);
}

static CspPullState *
state (void)
{
  return csp_repo_find_where (fixture.store.conn, CSP_TYPE_PULL_STATE, NULL, "pull.finished_at = 0 LIMIT 1", "");
}

static void
ck_assert_whole (void)
{
  ck_assert_int_eq (commerce_count (&fixture.store, "pull WHERE finished_at = 0"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "pull_detail"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "customer"), 1);
  ck_assert_int_eq (commerce_count (&fixture.store, "subscription WHERE quantity = 10"), 1);
}

/* Pages and details that somebody on the way answers for, or the service for want of a good token. */
static const char *const parts[] = {
  "/v1/relationships",
  "/v1/offers",
  "/v1/customers?",
  "/subscriptions",
  "/supportcontact",
};
static const struct
{
  guint       status;
  const char *body;
} no_answers[] = {
  { 400, PAGE },
  { 403, PAGE },
  { 404, PAGE },
  { 405, "Method not allowed" },
  { 403, "{\"description\":\"MFA required!\"}" },
  { 403, "{\"code\":2032,\"description\":\"AADSTS65001: consent is missing\"}" },
};

START_TEST (what_is_not_the_answer_of_the_service_leaves_nothing_out)
{
  guint part = _i / G_N_ELEMENTS (no_answers);
  guint answer = _i % G_N_ELEMENTS (no_answers);
  CspSyncRequest *request;

  trouble.path = parts[part];
  trouble.status = no_answers[answer].status;
  trouble.body = no_answers[answer].body;
  trouble.times = 2;
  csp_sync_engine_want_pull (fixture.engine, TRUE);
  do
    {
      while (serve ())
        ;
      ck_assert (engine_turn (&fixture, &request) != CSP_SYNC_SEND);
      csp_sync_engine_set_token (fixture.engine, TRUE);
    }
  while (commerce_count (&fixture.store, "pull WHERE finished_at = 0") > 0 && n_requests < REQUESTS_MAX);
  ck_assert_uint_eq (trouble.times, 0);
  ck_assert_whole ();
}
END_TEST

START_TEST (what_the_service_itself_refuses_is_left_out)
{
  trouble.path = parts[_i];
  trouble.status = 403;
  trouble.body = "{\"code\":900150}";
  trouble.times = 1;
  pull ();
  ck_assert_uint_eq (trouble.times, 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "pull WHERE finished_at = 0"), 0);
}
END_TEST

START_TEST (a_proxy_that_answers_for_every_detail_is_said_and_none_is_given_up)
{
  g_autoptr(CspPullState) now = NULL;

  trouble.path = "/" CUSTOMER_ID;
  trouble.status = 403;
  trouble.body = PAGE;
  trouble.times = 100;
  csp_sync_engine_want_pull (fixture.engine, TRUE);
  while (trouble.times > 20 && serve ())
    ;
  now = state ();
  ck_assert_ptr_nonnull (now);
  ck_assert_ptr_nonnull (strstr (now->error_text, "in its place"));
  ck_assert_ptr_nonnull (now->correlation_id);
  ck_assert_ptr_null (sentence);
  trouble.times = 0;
  while (serve ())
    ;
  ck_assert_whole ();
}
END_TEST

START_TEST (a_detail_that_can_never_be_read_is_told_and_read_again_by_the_next_pull)
{
  trouble.path = "/subscriptions";
  trouble.status = 200;
  trouble.body = "{\"items\":[{\"id\":7}]}";
  trouble.times = 100;
  pull ();
  ck_assert_int_eq (commerce_count (&fixture.store, "pull WHERE finished_at = 0"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "subscription"), 0);
  ck_assert_ptr_nonnull (strstr (sentence, "Contoso 1"));
  trouble.times = 0;
  csp_sync_engine_set_incremental (fixture.engine, TRUE);
  pull ();
  ck_assert_whole ();
}
END_TEST

START_TEST (a_full_pull_compares_known_support_contacts_again)
{
  g_autoptr(CspSubscription) now = NULL;

  pull ();
  trouble.path = "/supportcontact";
  trouble.status = 200;
  trouble.body = "{\"supportTenantId\":\"t\",\"supportMpnId\":\"5000001\",\"name\":\"Somebody else\"}";
  trouble.times = 1;
  csp_sync_engine_set_incremental (fixture.engine, TRUE);
  pull ();
  ck_assert_uint_eq (trouble.times, 1);
  csp_sync_engine_set_incremental (fixture.engine, FALSE);
  pull ();
  now = csp_repo_find_where (fixture.store.conn, CSP_TYPE_SUBSCRIPTION, NULL, "TRUE", "");
  ck_assert_str_eq (now->support_name, "Somebody else");
}
END_TEST

/* Answers all requests, those for users with the page that their token asks for; returns how many of these came. */
static guint
pull_users (gboolean is_expired)
{
  CspSyncRequest *request;
  guint n = 0;

  csp_sync_engine_want_pull (fixture.engine, TRUE);
  while ((request = engine_ask (&fixture)) != NULL && ++n_requests < REQUESTS_MAX)
    {
      gboolean is_users = strstr (request->path, "/users?size=500") != NULL;
      gboolean is_second = is_users && request->continuation != NULL;

      n += is_users;
      ck_assert (is_second == (strstr (request->path, "seekOperation=Next") != NULL));
      if (is_second && is_expired)
        engine_answer (&fixture, request, 400, "{\"code\":800002}");
      else if (is_users)
        engine_answer (&fixture, request, 200,
                       is_second ? "{\"items\":[{\"id\":\"u2\"}]}"
                                 : "{\"items\":[{\"id\":\"u1\"}],\"continuationToken\":\"+more/\"}");
      else
        engine_answer (&fixture, request, 200, right_answer (request->path));
      is_expired = is_expired && !is_second;
    }
  return n;
}

START_TEST (users_of_a_customer_come_in_pages)
{
  ck_assert_uint_eq (pull_users (_i == 1), _i == 1 ? 4 : 2);
  ck_assert_int_eq (commerce_count (&fixture.store, "mirror WHERE kind = 'user' AND key IN ('u1', 'u2')"), 2);
  ck_assert_int_eq (commerce_count (&fixture.store, "sync_mark WHERE name LIKE 'detail-cursor%'"), 0);
  ck_assert_whole ();
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pull");
  TCase *tcase = tcase_create ("pull");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, what_is_not_the_answer_of_the_service_leaves_nothing_out, 0,
                       G_N_ELEMENTS (parts) * G_N_ELEMENTS (no_answers));
  tcase_add_loop_test (tcase, what_the_service_itself_refuses_is_left_out, 0, G_N_ELEMENTS (parts));
  tcase_add_test (tcase, a_proxy_that_answers_for_every_detail_is_said_and_none_is_given_up);
  tcase_add_test (tcase, a_detail_that_can_never_be_read_is_told_and_read_again_by_the_next_pull);
  tcase_add_test (tcase, a_full_pull_compares_known_support_contacts_again);
  tcase_add_loop_test (tcase, users_of_a_customer_come_in_pages, 0, 2);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
