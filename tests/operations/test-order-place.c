/* test-order-place.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "operations/csp-undo.h"
#include "store/csp-subscription-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;
static CspReseller *reseller;
static CspCustomer *customer;

static void
set_up (void)
{
  commerce_set_up (&store);
  reseller = test_store_add_reseller (&store, "Litware", "1234567");
  customer = test_store_add_customer (&store, "Fabrikam", reseller->id);
}

static void
tear_down (void)
{
  csp_clock_set_fixed (0);
  g_clear_object (&reseller);
  g_clear_object (&customer);
  test_store_tear_down (&store);
}

static CspOrderPlaceOperation *
new_order (gint64 reseller_id)
{
  CspOrderPlaceOperation *order = csp_order_place_operation_new ();

  order->customer_id = customer->id;
  order->reseller_id = reseller_id;
  return order;
}

START_TEST (submit_adds_the_subscription_to_the_customers_list)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(GPtrArray) owned = NULL;
  CspSubscription *stored;

  csp_clock_set_fixed (csp_instant_from_iso ("2026-01-31T12:00:00Z"));
  commerce_add (&store, &order->basket, OFFER_BASIC, 10, "monthly")->nickname = g_strdup (" Front office ");
  commerce_run (&store, order);
  owned = csp_subscription_repo_load_of_customer (store.conn, customer->id, NULL);
  ck_assert_uint_eq (owned->len, 1);
  stored = owned->pdata[0];
  ck_assert_str_eq (stored->label, "Front office");
  ck_assert_str_eq (stored->status, "active");
  ck_assert_int_eq (stored->quantity, 10);
  ck_assert_str_eq (stored->effective_start, "2026-01-31");
  ck_assert_str_eq (stored->commitment_end, "2027-01-31");
  ck_assert_str_eq (stored->term_duration, "P1Y");
  ck_assert_str_eq (stored->reseller_mpn_id, "1234567");
  ck_assert (stored->issued_here);
  ck_assert (stored->auto_renew);
  ck_assert (g_uuid_string_is_valid (stored->subscription_id));
}
END_TEST

START_TEST (without_a_reseller_a_warning_names_the_incentive_and_submit_works)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (0);
  g_autoptr(CspProblems) problems = NULL;

  commerce_add (&store, &order->basket, OFFER_BASIC, 1, NULL);
  problems = commerce_problems (&store, order);
  ck_assert_problem (problems, "reseller", CSP_SEVERITY_WARNING, "incentive");
  commerce_run (&store, order);
  ck_assert_ptr_null (CSP_SUBSCRIPTION (order->subscriptions->pdata[0])->reseller_mpn_id);
}
END_TEST

START_TEST (a_direct_partner_has_no_resellers_and_no_warning)
{
  g_autoptr(CspOrderPlaceOperation) without = new_order (0);
  g_autoptr(CspOrderPlaceOperation) with = new_order (reseller->id);
  g_autoptr(CspProblems) fine = NULL;
  g_autoptr(CspProblems) refused = NULL;

  commerce_change_profile (&store, "persona = 'direct'");
  commerce_add (&store, &without->basket, OFFER_BASIC, 1, NULL);
  commerce_add (&store, &with->basket, OFFER_BASIC, 1, NULL);
  fine = commerce_problems (&store, without);
  ck_assert_ptr_null (csp_problems_find (fine, "reseller"));
  refused = commerce_problems (&store, with);
  ck_assert_problem (refused, "reseller", CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (without_a_choice_the_support_contact_is_the_own_company)
{
  g_autoptr(CspSubscription) subscription = commerce_buy (&store, customer->id, reseller->id, OFFER_BASIC, 1);

  ck_assert_str_eq (subscription->support_name, OWN_NAME);
  ck_assert_str_eq (subscription->support_tenant_id, OWN_TENANT);
  ck_assert_str_eq (subscription->support_mpn_id, OWN_MPN);
}
END_TEST

START_TEST (a_trial_is_sold_with_its_quantity_only_and_ends_after_thirty_days)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(CspSubscription) trial = NULL;

  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-01T00:00:00Z"));
  commerce_add (&store, &order->basket, OFFER_TRIAL, 26, NULL);
  problems = commerce_problems (&store, order);
  ck_assert_problem (problems, "order:" OFFER_TRIAL, CSP_SEVERITY_ERROR, "25");
  trial = commerce_buy (&store, customer->id, reseller->id, OFFER_TRIAL, 25);
  ck_assert (trial->is_trial);
  ck_assert (!trial->auto_renew);
  ck_assert_str_eq (trial->commitment_end, "2026-03-31");
}
END_TEST

START_TEST (a_trial_is_had_once)
{
  g_autoptr(CspSubscription) trial = commerce_buy (&store, customer->id, reseller->id, OFFER_TRIAL, 25);
  g_autoptr(CspOrderPlaceOperation) again = new_order (reseller->id);
  g_autoptr(CspProblems) problems = NULL;

  commerce_add (&store, &again->basket, OFFER_TRIAL, 25, NULL);
  problems = commerce_problems (&store, again);
  ck_assert_problem (problems, "order:" OFFER_TRIAL, CSP_SEVERITY_ERROR, "Already owned");
}
END_TEST

START_TEST (an_add_on_needs_a_base_of_the_customer_or_of_the_basket)
{
  g_autoptr(CspOrderPlaceOperation) alone = new_order (reseller->id);
  g_autoptr(CspOrderPlaceOperation) later = new_order (reseller->id);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(CspSubscription) base = NULL;

  commerce_add (&store, &alone->basket, OFFER_PHONE_SYSTEM, 1, NULL);
  problems = commerce_problems (&store, alone);
  ck_assert_problem (problems, "order:" OFFER_PHONE_SYSTEM, CSP_SEVERITY_ERROR, "add-on");
  base = commerce_buy (&store, customer->id, reseller->id, OFFER_E3, 1);
  commerce_add (&store, &later->basket, OFFER_PHONE_SYSTEM, 1, NULL);
  commerce_run (&store, later);
  ck_assert_int_eq (CSP_SUBSCRIPTION (later->subscriptions->pdata[0])->parent_id, base->id);
}
END_TEST

/* The add-on of the add-on comes first, and the orders cross: each of two groups needs a line of the other. */
START_TEST (add_ons_find_their_bases_in_whichever_order_they_were_chosen)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  CspSubscription *plan, *phone, *e3;

  commerce_add (&store, &order->basket, OFFER_CALLING_PLAN, 1, "monthly");
  commerce_add (&store, &order->basket, OFFER_PHONE_SYSTEM, 1, "annual");
  commerce_add (&store, &order->basket, OFFER_E3, 1, "monthly");
  commerce_run (&store, order);
  plan = order->subscriptions->pdata[0];
  phone = order->subscriptions->pdata[1];
  e3 = order->subscriptions->pdata[2];
  ck_assert_str_eq (plan->offer_id, OFFER_CALLING_PLAN);
  ck_assert_int_eq (plan->parent_id, phone->id);
  ck_assert_int_eq (phone->parent_id, e3->id);
  ck_assert_int_eq (e3->parent_id, 0);
  ck_assert_str_eq (plan->order_id, e3->order_id);
  ck_assert_str_ne (plan->order_id, phone->order_id);
}
END_TEST

START_TEST (each_sales_group_has_an_order_of_its_own)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  CspSubscription *azure;

  commerce_add (&store, &order->basket, OFFER_BASIC, 1, "monthly");
  commerce_add (&store, &order->basket, OFFER_AZURE, 1, "monthly");
  commerce_run (&store, order);
  azure = order->subscriptions->pdata[1];
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 2);
  ck_assert_str_eq (azure->billing_type, "usage");
  ck_assert_ptr_null (azure->commitment_end);
}
END_TEST

START_TEST (an_empty_order_is_refused)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(CspProblems) problems = commerce_problems (&store, order);

  ck_assert_problem (problems, "order", CSP_SEVERITY_ERROR, "at least one");
}
END_TEST

START_TEST (a_former_customer_cannot_buy)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET former_at = 1", NULL));
  commerce_add (&store, &order->basket, OFFER_BASIC, 1, NULL);
  problems = commerce_problems (&store, order);
  ck_assert_problem (problems, "", CSP_SEVERITY_ERROR, "has ended");
}
END_TEST

START_TEST (an_agreement_not_yet_accepted_only_warns)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET agreement = 'not-yet'", NULL));
  commerce_add (&store, &order->basket, OFFER_BASIC, 1, NULL);
  problems = commerce_problems (&store, order);
  ck_assert_problem (problems, "agreement", CSP_SEVERITY_WARNING, "has not accepted");
  commerce_run (&store, order);
}
END_TEST

START_TEST (undo_takes_the_whole_order_away)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);

  commerce_add (&store, &order->basket, OFFER_PHONE_SYSTEM, 1, "annual");
  commerce_add (&store, &order->basket, OFFER_E3, 1, "monthly");
  commerce_run (&store, order);
  ck_assert (csp_operation_is_undoable (CSP_OPERATION (order)));
  commerce_undo (&store, order);
  ck_assert_int_eq (commerce_count (&store, "subscription"), 0);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 0);
  ck_assert_int_eq (commerce_count (&store, "order_line"), 0);
}
END_TEST

START_TEST (undo_is_refused_once_an_add_on_was_bought)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(CspOperation) undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (order)));
  g_autoptr(CspSubscription) add_on = NULL;
  g_autoptr(GError) error = NULL;

  commerce_add (&store, &order->basket, OFFER_E3, 1, NULL);
  commerce_run (&store, order);
  add_on = commerce_buy (&store, customer->id, reseller->id, OFFER_PHONE_SYSTEM, 1);
  ck_assert (!csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_CONFLICT));
  ck_assert_int_eq (commerce_count (&store, "subscription"), 2);
}
END_TEST

START_TEST (a_failure_half_way_leaves_nothing)
{
  g_autoptr(CspOrderPlaceOperation) order = new_order (reseller->id);
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (store.conn,
                            "CREATE TRIGGER refuse BEFORE INSERT ON subscription WHEN new.quantity = 7 BEGIN"
                            " SELECT RAISE (ABORT, 'no'); END", NULL));
  commerce_add (&store, &order->basket, OFFER_BASIC, 1, NULL);
  commerce_add (&store, &order->basket, OFFER_E3, 7, NULL);
  ck_assert (!csp_operation_run (CSP_OPERATION (order), store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert_int_eq (commerce_count (&store, "subscription"), 0);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 0);
  ck_assert_int_eq (commerce_count (&store, "history"), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("order-place");
  TCase *tcase = tcase_create ("order-place");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, submit_adds_the_subscription_to_the_customers_list);
  tcase_add_test (tcase, without_a_reseller_a_warning_names_the_incentive_and_submit_works);
  tcase_add_test (tcase, a_direct_partner_has_no_resellers_and_no_warning);
  tcase_add_test (tcase, without_a_choice_the_support_contact_is_the_own_company);
  tcase_add_test (tcase, a_trial_is_sold_with_its_quantity_only_and_ends_after_thirty_days);
  tcase_add_test (tcase, a_trial_is_had_once);
  tcase_add_test (tcase, an_add_on_needs_a_base_of_the_customer_or_of_the_basket);
  tcase_add_test (tcase, add_ons_find_their_bases_in_whichever_order_they_were_chosen);
  tcase_add_test (tcase, each_sales_group_has_an_order_of_its_own);
  tcase_add_test (tcase, an_empty_order_is_refused);
  tcase_add_test (tcase, a_former_customer_cannot_buy);
  tcase_add_test (tcase, an_agreement_not_yet_accepted_only_warns);
  tcase_add_test (tcase, undo_takes_the_whole_order_away);
  tcase_add_test (tcase, undo_is_refused_once_an_add_on_was_bought);
  tcase_add_test (tcase, a_failure_half_way_leaves_nothing);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
