/* test-push-order.c
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

/* An order that is about to be sent: what orders there are has been read. */
static CspSubscription *
place_order (void)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&fixture.store, order);
  engine_answer (&fixture, engine_ask (&fixture), 200, "[]");
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

START_TEST (an_order_that_was_there_before_is_not_taken_for_ours)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();
  g_autofree char *orders = orders_with (MADE_ID);
  CspSyncRequest *request;

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&fixture.store, order);
  engine_answer (&fixture, engine_ask (&fixture), 200, orders);
  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 200, orders);
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "POST");
  engine_answer (&fixture, request, 400, "{\"code\":4018}");
}
END_TEST

START_TEST (an_order_of_a_customer_who_is_not_listed_yet_is_sent)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();
  CspSyncRequest *request;

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_BASIC, 3, NULL);
  commerce_run (&fixture.store, order);
  engine_answer (&fixture, engine_ask (&fixture), 404, "{\"code\":1000}");
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "POST");
  engine_answer (&fixture, request, 400, "{\"code\":4018}");
}
END_TEST

/* The base's order as the service has it; with @more lines. */
#define BASE_ORDER(more) \
  "{\"id\":\"base-order\",\"billingCycle\":\"monthly\",\"status\":\"completed\",\"lineItems\":[" \
  "{\"lineItemNumber\":0,\"offerId\":\"" OFFER_E3 "\",\"quantity\":5,\"subscriptionId\":\"b1\"}" more "]," \
  "\"attributes\":{\"etag\":\"e7\"}}"
#define ADD_ON_LINE \
  ",{\"lineItemNumber\":1,\"offerId\":\"" OFFER_PHONE_SYSTEM "\",\"quantity\":2,\"subscriptionId\":\"" MADE_ID "\"}"

static void
own_base (const char *order_id)
{
  g_autoptr(CspSubscription) base = csp_record_copy (subscription);

  g_object_set (base, "offer-id", OFFER_E3, "order-id", order_id, NULL);
  ck_assert (csp_repo_update (fixture.store.conn, base, NULL));
}

static void
buy_add_on (void)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_PHONE_SYSTEM, 2, NULL);
  commerce_run (&fixture.store, order);
}

static void
ck_assert_has (CspSyncRequest *request,
               const char     *part)
{
  ck_assert_msg (strstr (request->body, part) != NULL, "%s is not in %s", part, request->body);
}

static void
ck_assert_add_on_bought (const char *order_id)
{
  g_autoptr (CspSubscription) bought = csp_repo_find_where (fixture.store.conn, CSP_TYPE_SUBSCRIPTION, NULL,
                                                            "subscription.is_add_on", "");

  ck_assert_str_eq (bought->subscription_id, MADE_ID);
  ck_assert_str_eq (bought->order_id, order_id);
  ck_assert (!bought->issued_here);
  ck_assert_int_ne (bought->parent_id, 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "outbox"), 0);
}

START_TEST (an_add_on_is_bought_by_changing_the_order_of_its_base)
{
  g_autofree char *parent = g_strdup_printf ("\"parentSubscriptionId\":\"%s\"", subscription->subscription_id);
  CspSyncRequest *request;

  own_base ("base-order");
  buy_add_on ();
  ck_assert_ptr_null (engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "GET");
  ck_assert (g_str_has_suffix (request->path, "/orders/base-order"));
  engine_answer (&fixture, request, 200, BASE_ORDER (""));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "PATCH");
  ck_assert (g_str_has_suffix (request->path, "/orders/base-order"));
  ck_assert_has (request, parent);
  ck_assert_has (request, "\"id\":\"base-order\"");
  ck_assert_has (request, "\"lineItemNumber\":0");
  ck_assert_has (request, "\"etag\":\"e7\"");
  ck_assert_ptr_null (request->if_match);
  engine_answer (&fixture, request, 200, BASE_ORDER (ADD_ON_LINE));
  ck_assert_add_on_bought ("base-order");
  ck_assert_int_eq (commerce_count (&fixture.store, "purchase_order WHERE order_id = 'base-order'"), 1);
}
END_TEST

START_TEST (an_add_on_whose_answer_does_not_show_it_is_looked_for)
{
  CspSyncRequest *request;

  own_base ("base-order");
  buy_add_on ();
  engine_answer (&fixture, engine_ask (&fixture), 200, BASE_ORDER (""));
  request = engine_ask (&fixture);
  if (_i == 0)
    engine_lose (&fixture, request);
  else
    engine_answer (&fixture, request, 200, BASE_ORDER (""));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "GET");
  engine_answer (&fixture, request, 200, BASE_ORDER (ADD_ON_LINE));
  ck_assert_add_on_bought ("base-order");
}
END_TEST

START_TEST (an_add_on_that_the_order_had_before_is_not_taken_for_ours)
{
  CspSyncRequest *request;

  own_base ("base-order");
  buy_add_on ();
  engine_answer (&fixture, engine_ask (&fixture), 200, BASE_ORDER (ADD_ON_LINE));
  engine_lose (&fixture, engine_ask (&fixture));
  engine_answer (&fixture, engine_ask (&fixture), 200, BASE_ORDER (ADD_ON_LINE));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "PATCH");
  engine_answer (&fixture, request, 400, "{\"code\":800029}");
}
END_TEST

START_TEST (an_add_on_to_a_base_without_a_known_order_is_not_sent)
{
  g_autoptr(CspOutboxEntry) entry = NULL;

  own_base (NULL);
  buy_add_on ();
  ck_assert_ptr_null (engine_ask (&fixture));
  entry = engine_entry (&fixture, CSP_REQUEST_ADD_ON_BUY);
  ck_assert_str_eq (entry->state, CSP_OUTBOX_REJECTED);
  ck_assert_ptr_nonnull (strstr (entry->error_text, "order of the base"));
}
END_TEST

static char *
place_base_and_add_on (void)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  commerce_add (&fixture.store, &order->basket, OFFER_E3, 5, NULL);
  commerce_add (&fixture.store, &order->basket, OFFER_PHONE_SYSTEM, 2, NULL);
  commerce_run (&fixture.store, order);
  return g_strdup (csp_operation_get_id (CSP_OPERATION (order)));
}

START_TEST (an_add_on_follows_its_base_of_the_same_basket)
{
  g_autofree char *operation_id = place_base_and_add_on ();
  CspSyncRequest *request;

  engine_answer (&fixture, engine_ask (&fixture), 200, "[]");
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "POST");
  ck_assert_has (request, "\"lineItemNumber\":0,\"offerId\":\"" OFFER_E3 "\"");
  ck_assert_ptr_null (strstr (request->body, OFFER_PHONE_SYSTEM));
  engine_answer (&fixture, request, 201, BASE_ORDER (""));
  for (guint i = 0; i < 9 && !g_str_has_suffix ((request = engine_ask (&fixture))->path, "/orders/base-order"); i++)
    engine_answer (&fixture, request, 403, "{\"code\":900150}");
  engine_answer (&fixture, request, 200, BASE_ORDER (""));
  request = engine_ask (&fixture);
  ck_assert_str_eq (request->method, "PATCH");
  ck_assert_has (request, "\"parentSubscriptionId\":\"b1\"");
  engine_answer (&fixture, request, 200, BASE_ORDER (ADD_ON_LINE));
  ck_assert_add_on_bought ("base-order");
  ck_assert_int_eq (commerce_count (&fixture.store, "purchase_order"), 1);
  ck_assert_int_eq (commerce_count (&fixture.store, "order_line"), 2);
}
END_TEST

START_TEST (who_gives_up_a_base_gives_up_its_add_ons)
{
  g_autofree char *operation_id = place_base_and_add_on ();
  g_autoptr (CspOutboxEntry) entry = engine_entry (&fixture, CSP_REQUEST_ORDER_PLACE);
  g_autoptr (CspOperation) given_up = _i == 0 ? CSP_OPERATION (csp_outbox_remove_operation_new (entry->id))
                                              : csp_undo_operation_new (operation_id);

  commerce_run (&fixture.store, given_up);
  ck_assert_int_eq (commerce_count (&fixture.store, "outbox"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "purchase_order"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "order_line"), 0);
  ck_assert_int_eq (commerce_count (&fixture.store, "subscription"), 1);
}
END_TEST

START_TEST (an_add_on_can_be_given_up_alone)
{
  g_autofree char *operation_id = place_base_and_add_on ();
  g_autoptr(CspOutboxEntry) entry = engine_entry (&fixture, CSP_REQUEST_ADD_ON_BUY);
  g_autoptr(CspOutboxRemoveOperation) removal = csp_outbox_remove_operation_new (entry->id);

  commerce_run (&fixture.store, removal);
  ck_assert_int_eq (commerce_count (&fixture.store, "outbox"), 1);
  ck_assert_int_eq (commerce_count (&fixture.store, "order_line"), 1);
  ck_assert_int_eq (commerce_count (&fixture.store, "subscription"), 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("push-order");
  TCase *tcase = tcase_create ("push-order");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, an_order_that_a_pull_has_brought_meanwhile_is_one_with_it);
  tcase_add_loop_test (tcase, what_may_have_been_done_is_not_called_refused_when_the_look_is, 0, G_N_ELEMENTS (looks));
  tcase_add_loop_test (tcase, a_doubtful_order_is_looked_for_when_somebody_asks_or_the_program_starts, 0, 2);
  tcase_add_test (tcase, a_doubtful_order_can_be_given_up_by_a_person_but_not_by_undo);
  tcase_add_loop_test (tcase, an_order_that_is_refused_at_its_repetition_is_looked_for_before_it_counts_as_refused, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, an_order_that_is_refused_at_its_repetition_and_never_listed_counts_as_refused);
  tcase_add_test (tcase, an_order_that_was_there_before_is_not_taken_for_ours);
  tcase_add_test (tcase, an_order_of_a_customer_who_is_not_listed_yet_is_sent);
  tcase_add_test (tcase, an_add_on_is_bought_by_changing_the_order_of_its_base);
  tcase_add_loop_test (tcase, an_add_on_whose_answer_does_not_show_it_is_looked_for, 0, 2);
  tcase_add_test (tcase, an_add_on_that_the_order_had_before_is_not_taken_for_ours);
  tcase_add_test (tcase, an_add_on_to_a_base_without_a_known_order_is_not_sent);
  tcase_add_test (tcase, an_add_on_follows_its_base_of_the_same_basket);
  tcase_add_loop_test (tcase, who_gives_up_a_base_gives_up_its_add_ons, 0, 2);
  tcase_add_test (tcase, an_add_on_can_be_given_up_alone);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
