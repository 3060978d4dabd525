/* test-support-contact.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "operations/csp-support-contact-set.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;
static CspReseller *of_customer;
static CspReseller *of_record;
static CspReseller *stranger;
static CspCustomer *customer;
static CspSubscription *subscription;

static void
set_up (void)
{
  commerce_set_up (&store);
  of_customer = test_store_add_reseller (&store, "Litware", "1111111");
  of_record = test_store_add_reseller (&store, "Tailspin", "2222222");
  stranger = test_store_add_reseller (&store, "Wingtip", "3333333");
  customer = test_store_add_customer (&store, "Fabrikam", of_customer->id);
  subscription = commerce_buy (&store, customer->id, of_record->id, OFFER_BASIC, 10);
}

static void
tear_down (void)
{
  g_clear_object (&of_customer);
  g_clear_object (&of_record);
  g_clear_object (&stranger);
  g_clear_object (&customer);
  g_clear_object (&subscription);
  test_store_tear_down (&store);
}

START_TEST (the_resellers_of_the_customer_and_of_its_subscriptions_can_be_chosen)
{
  g_autoptr(CspSupportContactSetOperation) first =
    csp_support_contact_set_operation_new (subscription->id, of_customer->id);
  g_autoptr(CspSupportContactSetOperation) second =
    csp_support_contact_set_operation_new (subscription->id, of_record->id);
  g_autoptr(CspSubscription) stored = NULL;

  commerce_run (&store, first);
  commerce_run (&store, second);
  stored = csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);
  ck_assert_str_eq (stored->support_name, "Tailspin");
  ck_assert_str_eq (stored->support_mpn_id, "2222222");
  ck_assert_ptr_null (stored->support_tenant_id);
}
END_TEST

START_TEST (the_contact_of_a_former_customer_stays)
{
  g_autoptr(CspSupportContactSetOperation) set =
    csp_support_contact_set_operation_new (subscription->id, of_customer->id);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET former_at = 1", NULL));
  problems = commerce_problems (&store, set);
  ck_assert_problem (problems, "", CSP_SEVERITY_ERROR, "relationship with this customer has ended");
}
END_TEST

START_TEST (a_reseller_without_a_relation_is_refused_with_the_way_on)
{
  g_autoptr(CspSupportContactSetOperation) set = csp_support_contact_set_operation_new (subscription->id, stranger->id);
  g_autoptr(CspProblems) problems = commerce_problems (&store, set);

  ck_assert_problem (problems, "support-contact", CSP_SEVERITY_ERROR, "Not listed? Request a relationship");
}
END_TEST

START_TEST (a_reseller_whose_partnership_ended_is_refused)
{
  g_autoptr(CspSupportContactSetOperation) set =
    csp_support_contact_set_operation_new (subscription->id, of_customer->id);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET state = 'removed'", NULL));
  problems = commerce_problems (&store, set);
  ck_assert_problem (problems, "support-contact", CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (undo_and_the_own_company_bring_it_back)
{
  g_autoptr(CspSupportContactSetOperation) set =
    csp_support_contact_set_operation_new (subscription->id, of_customer->id);
  g_autoptr(CspSupportContactSetOperation) again =
    csp_support_contact_set_operation_new (subscription->id, of_customer->id);
  g_autoptr(CspSupportContactSetOperation) own = csp_support_contact_set_operation_new (subscription->id, 0);

  commerce_run (&store, set);
  commerce_undo (&store, set);
  ck_assert_int_eq (commerce_count (&store, "subscription WHERE support_name = '" OWN_NAME "'"), 1);
  commerce_run (&store, again);
  commerce_run (&store, own);
  ck_assert_str_eq (own->after->support_name, OWN_NAME);
  ck_assert_str_eq (own->after->support_tenant_id, OWN_TENANT);
}
END_TEST

START_TEST (a_deleted_subscription_has_no_support_contact_to_set)
{
  g_autoptr(CspSupportContactSetOperation) set = csp_support_contact_set_operation_new (subscription->id, 0);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET status = 'deleted'", NULL));
  problems = commerce_problems (&store, set);
  ck_assert_problem (problems, "support-contact", CSP_SEVERITY_ERROR, "deleted");
}
END_TEST

START_TEST (a_subscription_that_is_gone_is_not_found)
{
  g_autoptr(CspSupportContactSetOperation) set = csp_support_contact_set_operation_new (999, 0);
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_operation_run (CSP_OPERATION (set), store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_NOT_FOUND));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("support-contact");
  TCase *tcase = tcase_create ("support-contact");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, the_resellers_of_the_customer_and_of_its_subscriptions_can_be_chosen);
  tcase_add_test (tcase, the_contact_of_a_former_customer_stays);
  tcase_add_test (tcase, a_reseller_without_a_relation_is_refused_with_the_way_on);
  tcase_add_test (tcase, a_reseller_whose_partnership_ended_is_refused);
  tcase_add_test (tcase, undo_and_the_own_company_bring_it_back);
  tcase_add_test (tcase, a_deleted_subscription_has_no_support_contact_to_set);
  tcase_add_test (tcase, a_subscription_that_is_gone_is_not_found);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
