/* test-push.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-undo.h"
#include "store/csp-repo.h"
#include "tests/sync/engine-fixture.h"

#define MADE_ID "7DA4B30C-8AF1-4B5B-8A67-1F9C3A3F0E11"

static EngineFixture fixture;
static CspCustomer *customer;
static CspSubscription *subscription;

static void
set_up (void)
{
  engine_set_up (&fixture);
  customer = test_store_add_customer (&fixture.store, "Fabrikam", 0);
  subscription = test_store_add_subscription (&fixture.store, customer->id, "Basic", 5, "active");
}

static void
tear_down (void)
{
  g_clear_object (&customer);
  g_clear_object (&subscription);
  engine_tear_down (&fixture);
}

static void
wish_quantity (gint64 quantity)
{
  g_autoptr(CspSubscriptionChangeOperation) operation = csp_subscription_change_operation_new (subscription->id);

  operation->has_quantity = TRUE;
  operation->quantity = quantity;
  commerce_run (&fixture.store, operation);
}

static char *
subscription_with (gint64 quantity)
{
  return g_strdup_printf ("{\"id\":\"%s\",\"offerName\":\"Basic\",\"quantity\":%d,\"status\":\"active\"}",
                          subscription->subscription_id, (int) quantity);
}

static CspSubscription *
place_order (void)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&fixture.store, order);
  return csp_repo_find_where (fixture.store.conn, CSP_TYPE_SUBSCRIPTION, NULL, "subscription.issued_here", "");
}

static char *
orders_with (const char *subscription_id)
{
  return g_strdup_printf ("[{\"id\":\"0a1b2c\",\"billingCycle\":\"monthly\",\"status\":\"completed\",\"lineItems\":["
                          "{\"lineItemNumber\":0,\"offerId\":\"" OFFER_BASIC "\",\"quantity\":3,"
                          "\"subscriptionId\":\"%s\"}]}]",
                          subscription_id);
}

START_TEST (what_the_service_asked_to_wait_for_holds_after_a_restart)
{
  CspSyncRequest *request;
  gint64 limited_at;

  wish_quantity (7);
  request = engine_ask (&fixture);
  limited_at = fixture.now;
  engine_limit (&fixture, request, "90");
  engine_restart (&fixture);
  request = engine_ask (&fixture);
  ck_assert_int_ge (fixture.now, limited_at + 90 * G_USEC_PER_SEC);
  engine_answer (&fixture, request, 404, NULL);
}
END_TEST

START_TEST (a_clock_that_was_set_back_holds_nothing_up)
{
  CspSyncRequest *request;
  gint64 now = fixture.now;

  wish_quantity (7);
  fixture.now += 400 * G_TIME_SPAN_DAY;
  request = engine_ask (&fixture);
  engine_limit (&fixture, request, "90");
  fixture.now = now;
  ck_assert (csp_conn_exec (fixture.store.conn, "UPDATE outbox SET next_try_at = 0", NULL));
  engine_restart (&fixture);
  engine_answer (&fixture, engine_ask (&fixture), 404, NULL);
  ck_assert_int_lt (fixture.now, now + G_TIME_SPAN_DAY);
}
END_TEST

/* What a pull has stored of an order that nobody knew to be taken. */
static CspSubscription *
add_twin (void)
{
  CspSubscription *twin = test_store_add_subscription (&fixture.store, customer->id, "Microsoft 365", 3, "active");

  ck_assert (csp_conn_run (fixture.store.conn, NULL,
                           "UPDATE subscription SET subscription_id = ?2, subscription_key = lower (?2) WHERE id = ?1",
                           "it", twin->id, MADE_ID));
  return twin;
}

START_TEST (an_order_that_a_pull_has_brought_meanwhile_is_one_with_it)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autofree char *orders = orders_with (MADE_ID);
  g_autoptr(CspSubscription) twin = NULL;
  g_autoptr(CspSubscriptionChangeOperation) wish = NULL;
  g_autoptr(CspSubscription) now = NULL;
  g_autoptr(CspOutboxEntry) entry = NULL;

  engine_lose (&fixture, engine_ask (&fixture));
  twin = add_twin ();
  wish = csp_subscription_change_operation_new (twin->id);
  wish->has_quantity = TRUE;
  wish->quantity = 9;
  commerce_run (&fixture.store, wish);
  engine_answer (&fixture, engine_ask (&fixture), 200, orders);
  now = csp_repo_find (fixture.store.conn, CSP_TYPE_SUBSCRIPTION, ordered->id, NULL);
  entry = engine_entry (&fixture, CSP_REQUEST_SUBSCRIPTION_CHANGE);
  ck_assert_str_eq (now->subscription_id, MADE_ID);
  ck_assert (!now->issued_here);
  ck_assert_int_eq (now->quantity, 9);
  ck_assert_int_eq (entry->subject_id, ordered->id);
  ck_assert_int_eq (commerce_count (&fixture.store, "subscription"), 2);
  ck_assert_ptr_null (engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE));
}
END_TEST

static const char * const no_second_factor = "{\"code\":\"403\",\"description\":\"MFA required!\"}";

START_TEST (a_change_that_is_refused_for_want_of_a_second_factor_waits_for_a_new_sign_in)
{
  g_autofree char *theirs = NULL;
  g_autoptr(CspOutboxEntry) before = NULL;
  g_autoptr(CspOutboxEntry) after = NULL;
  CspSyncRequest *request;

  wish_quantity (7);
  theirs = subscription_with (5);
  engine_answer (&fixture, engine_ask (&fixture), 200, theirs);
  before = engine_entry (&fixture, CSP_REQUEST_SUBSCRIPTION_CHANGE);
  engine_answer (&fixture, engine_ask (&fixture), 403, no_second_factor);
  ck_assert_int_eq (engine_turn (&fixture, &request), CSP_SYNC_NEEDS_TOKEN);
  after = engine_entry (&fixture, CSP_REQUEST_SUBSCRIPTION_CHANGE);
  ck_assert_str_eq (after->state, CSP_OUTBOX_READY);
  csp_sync_engine_set_token (fixture.engine, TRUE);
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "PATCH");
  ck_assert_str_eq (request->request_id, before->request_id);
  engine_answer (&fixture, request, 404, NULL);
}
END_TEST

/* Something in place of the service refused to say whether it was done. */
static const struct
{
  guint       status;
  const char *body;
  const char *state;
} looks[] = {
  { 403, "{\"code\":20002}", CSP_OUTBOX_DOUBTFUL },
  { 404, "{\"code\":1000}", CSP_OUTBOX_DOUBTFUL },
  { 400, "{\"code\":2000}", CSP_OUTBOX_DOUBTFUL },
  { 405, "", CSP_OUTBOX_DOUBTFUL },
  { 403, "<html>Blocked</html>", CSP_OUTBOX_UNKNOWN },
  { 404, "<html>Not found</html>", CSP_OUTBOX_UNKNOWN },
  { 500, "", CSP_OUTBOX_UNKNOWN },
  { 401, "", CSP_OUTBOX_UNKNOWN },
  { 403, "{\"description\":\"MFA required!\"}", CSP_OUTBOX_UNKNOWN },
};

START_TEST (what_may_have_been_done_is_not_called_refused_when_the_look_is)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autoptr(CspOutboxEntry) entry = NULL;

  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), looks[_i].status, looks[_i].body);
  entry = engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE);
  ck_assert_str_eq (entry->state, looks[_i].state);
  ck_assert_int_ne (entry->first_sent_at, 0);
}
END_TEST

START_TEST (a_doubtful_order_is_looked_for_when_somebody_asks_or_the_program_starts)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autoptr(CspOutboxEntry) entry = engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE);
  g_autoptr(CspOutboxRetryOperation) retry = csp_outbox_retry_operation_new (entry->id);
  CspSyncRequest *request;

  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 403, "{\"code\":20002}");
  ck_assert_ptr_null (engine_ask (&fixture));
  if (_i == 0)
    commerce_run (&fixture.store, retry);
  else
    engine_restart (&fixture);
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "GET");
  engine_answer (&fixture, request, 403, "{\"code\":20002}");
}
END_TEST

START_TEST (a_doubtful_order_can_be_given_up_by_a_person_but_not_by_undo)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autoptr(CspOutboxEntry) entry = engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE);
  g_autoptr(CspOutboxRemoveOperation) removal = csp_outbox_remove_operation_new (entry->id);
  g_autoptr(CspOperation) undo = csp_undo_operation_new (entry->operation_id);
  g_autoptr(GError) error = NULL;

  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 403, "{\"code\":20002}");
  ck_assert (!csp_operation_run (undo, fixture.store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT));
  commerce_run (&fixture.store, removal);
  ck_assert_int_eq (commerce_count (&fixture.store, "purchase_order"), 0);
}
END_TEST

static const struct
{
  guint       status;
  const char *body;
} refusals[] = {
  { 400, "{\"code\":4018}" },
  { 403, "{\"code\":13605}" },
  { 409, "{\"code\":800014}" },
  { 409, "{\"code\":800060}" },
  { 500, "{\"code\":800003}" },
};

START_TEST (an_order_that_is_refused_at_its_repetition_is_looked_for_before_it_counts_as_refused)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autofree char *orders = orders_with (MADE_ID);
  g_autoptr(CspSubscription) now = NULL;
  CspSyncRequest *request;

  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 200, "[]");
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "POST");
  engine_answer (&fixture, request, refusals[_i].status, refusals[_i].body);
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "GET");
  engine_answer (&fixture, request, 200, orders);
  now = csp_repo_find (fixture.store.conn, CSP_TYPE_SUBSCRIPTION, ordered->id, NULL);
  ck_assert_str_eq (now->subscription_id, MADE_ID);
}
END_TEST

START_TEST (an_order_that_is_refused_at_its_repetition_and_never_listed_counts_as_refused)
{
  g_autoptr(CspSubscription) ordered = place_order ();
  g_autoptr(CspOutboxEntry) entry = NULL;
  CspSyncRequest *request;
  guint n_looks = 0;

  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 200, "[]");
  engine_answer (&fixture, engine_ask (&fixture), 400, "{\"code\":4018}");
  while ((request = engine_ask (&fixture)) != NULL && ++n_looks < 100)
    {
      ck_assert_str_eq (request->method, "GET");
      engine_answer (&fixture, request, 200, "[]");
    }
  entry = engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE);
  ck_assert_str_eq (entry->state, CSP_OUTBOX_REJECTED);
  ck_assert_str_eq (entry->error_code, "4018");
}
END_TEST

static CspOutboxEntry *
create_customer (void)
{
  g_autoptr(CspCustomerCreateOperation) operation = commerce_new_customer ("Tailspin", "tailspin", 0);
  CspOutboxEntry *entry;

  commerce_run (&fixture.store, operation);
  entry = engine_entry (&fixture, CSP_REQUEST_CUSTOMER_CREATE);
  csp_sync_engine_attend (fixture.engine, entry->id);
  return entry;
}

START_TEST (a_registration_number_that_the_service_does_not_take_is_left_out_and_the_person_is_told)
{
  g_autoptr(CspOutboxEntry) before = create_customer ();
  CspSyncRequest *request = engine_ask (&fixture);

  ck_assert_ptr_nonnull (strstr (request->body, "organizationRegistrationNumber"));
  engine_answer (&fixture, request, 400, "{\"code\":600002,\"description\":\"Not allowed.\"}");
  ck_assert_ptr_nonnull (strstr (fixture.news.sentence, "registration number"));
  ck_assert_ptr_nonnull (strstr (fixture.news.sentence, "Tailspin"));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "POST");
  ck_assert_str_ne (request->request_id, before->request_id);
  ck_assert_ptr_null (strstr (request->body, "organizationRegistrationNumber"));
  engine_answer (&fixture, request, 400, "{\"code\":600002}");
  ck_assert_ptr_null (engine_ask (&fixture));
}
END_TEST

/* What a person can mend is named, in the words of the form. */
static const struct
{
  guint       code;
  const char *field;
} mendable[] = {
  { 600049, "registration number" },
  { 600050, "registration number" },
  { 600051, "phone number" },
};

START_TEST (a_refusal_that_a_person_can_mend_names_the_field)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":%u,\"description\":\"Bad.\"}", mendable[_i].code);
  g_autoptr(CspOutboxEntry) entry = create_customer ();
  g_autoptr(CspOutboxEntry) now = NULL;

  engine_answer (&fixture, engine_ask (&fixture), 400, body);
  now = engine_entry (&fixture, CSP_REQUEST_CUSTOMER_CREATE);
  ck_assert_str_eq (now->state, CSP_OUTBOX_REJECTED);
  ck_assert_ptr_nonnull (strstr (now->error_text, mendable[_i].field));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("push");
  TCase *tcase = tcase_create ("push");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, what_the_service_asked_to_wait_for_holds_after_a_restart);
  tcase_add_test (tcase, a_clock_that_was_set_back_holds_nothing_up);
  tcase_add_test (tcase, an_order_that_a_pull_has_brought_meanwhile_is_one_with_it);
  tcase_add_test (tcase, a_change_that_is_refused_for_want_of_a_second_factor_waits_for_a_new_sign_in);
  tcase_add_loop_test (tcase, what_may_have_been_done_is_not_called_refused_when_the_look_is, 0, G_N_ELEMENTS (looks));
  tcase_add_loop_test (tcase, a_doubtful_order_is_looked_for_when_somebody_asks_or_the_program_starts, 0, 2);
  tcase_add_test (tcase, a_doubtful_order_can_be_given_up_by_a_person_but_not_by_undo);
  tcase_add_loop_test (tcase, an_order_that_is_refused_at_its_repetition_is_looked_for_before_it_counts_as_refused, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, an_order_that_is_refused_at_its_repetition_and_never_listed_counts_as_refused);
  tcase_add_test (tcase, a_registration_number_that_the_service_does_not_take_is_left_out_and_the_person_is_told);
  tcase_add_loop_test (tcase, a_refusal_that_a_person_can_mend_names_the_field, 0, G_N_ELEMENTS (mendable));
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
