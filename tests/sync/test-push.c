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

int
main (void)
{
  Suite *suite = suite_create ("push");
  TCase *tcase = tcase_create ("push");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, what_the_service_asked_to_wait_for_holds_after_a_restart);
  tcase_add_test (tcase, a_clock_that_was_set_back_holds_nothing_up);
  tcase_add_test (tcase, an_order_that_a_pull_has_brought_meanwhile_is_one_with_it);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
