/* test-push.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "operations/csp-outbox.h"
#include "operations/csp-subscription-change.h"
#include "store/csp-repo.h"
#include "tests/sync/engine-fixture.h"

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

START_TEST (a_change_that_cannot_be_sent_holds_up_none_of_another_customer)
{
  g_autoptr(CspCustomer) other = test_store_add_customer (&fixture.store, "Contoso", 0);
  g_autoptr(CspSubscription) theirs = test_store_add_subscription (&fixture.store, other->id, "Basic", 5, "active");
  g_autoptr(CspSubscriptionChangeOperation) operation = csp_subscription_change_operation_new (theirs->id);
  CspSyncRequest *request;

  wish_quantity (7);
  ck_assert (csp_conn_exec (fixture.store.conn, "UPDATE outbox SET request = 'of-a-newer-version'", NULL));
  operation->has_quantity = TRUE;
  operation->quantity = 8;
  commerce_run (&fixture.store, operation);
  request = engine_ask (&fixture);
  ck_assert_ptr_nonnull (request);
  ck_assert_int_eq (request->customer_id, other->id);
  ck_assert_uint_eq (csp_sync_engine_take_changes (fixture.engine), CSP_CHANGED_OUTBOX);
  ck_assert_uint_eq (csp_sync_engine_take_changes (fixture.engine), CSP_CHANGED_NOTHING);
  engine_answer (&fixture, request, 404, NULL);
}
END_TEST

START_TEST (a_wish_to_have_back_what_perhaps_changed_is_not_forgotten)
{
  g_autoptr(CspOutboxEntry) entry = NULL;

  wish_quantity (7);
  ck_assert (csp_conn_exec (fixture.store.conn, "UPDATE outbox SET state = 'doubtful', first_sent_at = 1", NULL));
  wish_quantity (5);
  entry = engine_entry (&fixture, CSP_REQUEST_SUBSCRIPTION_CHANGE);
  ck_assert_ptr_nonnull (entry);
  ck_assert_str_eq (entry->after, "{\"quantity\":5}");
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
  tcase_add_test (tcase, a_change_that_is_refused_for_want_of_a_second_factor_waits_for_a_new_sign_in);
  tcase_add_test (tcase, a_registration_number_that_the_service_does_not_take_is_left_out_and_the_person_is_told);
  tcase_add_loop_test (tcase, a_refusal_that_a_person_can_mend_names_the_field, 0, G_N_ELEMENTS (mendable));
  tcase_add_test (tcase, a_change_that_cannot_be_sent_holds_up_none_of_another_customer);
  tcase_add_test (tcase, a_wish_to_have_back_what_perhaps_changed_is_not_forgotten);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
