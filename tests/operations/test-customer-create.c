/* test-customer-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "domain/csp-draft.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-undo.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;

static void
set_up (void)
{
  commerce_set_up (&store);
}

static void
tear_down (void)
{
  test_store_tear_down (&store);
}

START_TEST (submit_stores_customer_account_order_and_subscription)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Litware", "1234567");
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("  Fabrikam Ltda ", "fabrikam", reseller->id);
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspCustomerAccount) account = NULL;
  CspSubscription *subscription;

  commerce_add (&store, &create->basket, OFFER_BASIC, 10, "monthly");
  commerce_run (&store, create);
  customer = csp_customer_repo_find_by_domain (store.conn, "FABRIKAM.onmicrosoft.com", NULL);
  account = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER_ACCOUNT, customer->id, NULL);
  subscription = create->subscriptions->pdata[0];
  ck_assert_str_eq (customer->company_name, "Fabrikam Ltda");
  ck_assert_str_eq (customer->relationship, "reseller");
  ck_assert_int_eq (customer->reseller_id, reseller->id);
  ck_assert_int_eq (customer->open_subscriptions, 1);
  ck_assert_str_eq (account->bill_to_name, "Fabrikam Ltda");
  ck_assert_str_eq (account->country, "BR");
  ck_assert_str_eq (account->culture, "pt-BR");
  ck_assert_str_eq (account->language, "pt");
  ck_assert_int_eq (subscription->customer_id, customer->id);
  ck_assert_str_eq (subscription->status, "active");
  ck_assert_str_eq (subscription->reseller_mpn_id, "1234567");
  ck_assert_str_eq (subscription->support_mpn_id, OWN_MPN);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 1);
  ck_assert_int_eq (commerce_count (&store, "order_line WHERE quantity = 10"), 1);
}
END_TEST

START_TEST (setup_info_is_issued_once_and_marked_unseen)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);

  commerce_run (&store, create);
  ck_assert_str_eq (create->user_name, "admin@fabrikam.onmicrosoft.com");
  ck_assert_uint_ge (strlen (csp_secret_get_text (create->password)), 12);
  ck_assert (g_uuid_string_is_valid (create->microsoft_id));
  ck_assert_int_eq (create->microsoft_id[14], '4');
  ck_assert_str_eq (create->created->microsoft_id, create->microsoft_id);
  ck_assert (create->created->issued_here);
  ck_assert (create->created->setup_unseen);
  ck_assert (!csp_operation_is_undoable (CSP_OPERATION (create)));
}
END_TEST

START_TEST (the_mark_of_unseen_setup_info_goes_when_it_was_dealt_with)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspCustomer) seen = NULL;
  g_autoptr(CspCustomerChangeOperation) change = NULL;

  commerce_run (&store, create);
  ck_assert_int_eq (commerce_count (&store, "customer WHERE setup_unseen"), 1);
  seen = csp_record_copy (create->created);
  seen->setup_unseen = FALSE;
  change = csp_customer_change_operation_new (seen);
  commerce_run (&store, change);
  ck_assert_int_eq (commerce_count (&store, "customer WHERE setup_unseen"), 0);
}
END_TEST

START_TEST (what_issued_a_secret_cannot_be_undone)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspOperation) undo = csp_undo_operation_new (csp_operation_get_id (CSP_OPERATION (create)));
  g_autoptr(GError) error = NULL;

  commerce_run (&store, create);
  ck_assert (!csp_operation_run (undo, store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_int_eq (commerce_count (&store, "customer"), 1);
}
END_TEST

static gboolean
file_has (const char *path,
          const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size;

  return g_file_get_contents (path, &bytes, &size, NULL) && memmem (bytes, size, text, strlen (text)) != NULL;
}

START_TEST (the_password_is_nowhere_in_the_file)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autofree char *wal = g_strconcat (store.path, "-wal", NULL);
  const char *password;

  commerce_add (&store, &create->basket, OFFER_BASIC, 1, NULL);
  commerce_run (&store, create);
  password = csp_secret_get_text (create->password);
  ck_assert (file_has (wal, "admin@fabrikam.onmicrosoft.com"));
  ck_assert (!file_has (wal, password));
  ck_assert (csp_conn_exec (store.conn, "PRAGMA wal_checkpoint(TRUNCATE)", NULL));
  ck_assert (file_has (store.path, "admin@fabrikam.onmicrosoft.com"));
  ck_assert (!file_has (store.path, password));
}
END_TEST

START_TEST (a_taken_domain_is_refused_in_any_case_even_of_a_former_customer)
{
  g_autoptr(CspCustomerCreateOperation) first = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspCustomerCreateOperation) second = commerce_new_customer ("Fabrikam Two", "FabriKam", 0);
  g_autoptr(CspProblems) while_customer = NULL;
  g_autoptr(CspProblems) when_former = NULL;

  commerce_run (&store, first);
  while_customer = commerce_problems (&store, second);
  ck_assert_problem (while_customer, "domain-prefix", CSP_SEVERITY_ERROR, "Fabrikam");
  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET former_at = 1", NULL));
  when_former = commerce_problems (&store, second);
  ck_assert_problem (when_former, "domain-prefix", CSP_SEVERITY_ERROR, "taken");
}
END_TEST

START_TEST (every_broken_field_is_named)
{
  g_autoptr(CspCustomerCreateOperation) create = csp_customer_create_operation_new ();
  g_autoptr(CspProblems) problems = NULL;
  static const char * const fields[] = {
    "company-name", "country", "domain-prefix", "address-line1", "first-name", "last-name", "email",
  };

  problems = commerce_problems (&store, create);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    ck_assert_problem (problems, fields[i], CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (a_refused_submit_stores_nothing)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "not a domain", 0);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_operation_run (CSP_OPERATION (create), store.conn, CSP_ORIGIN_PERSON, &problems, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_problem (problems, "domain-prefix", CSP_SEVERITY_ERROR, "");
  ck_assert_int_eq (commerce_count (&store, "customer"), 0);
  ck_assert_int_eq (commerce_count (&store, "history"), 0);
}
END_TEST

START_TEST (a_failure_half_way_leaves_nothing)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (store.conn,
                            "CREATE TRIGGER refuse BEFORE INSERT ON order_line BEGIN"
                            " SELECT RAISE (ABORT, 'no'); END", NULL));
  commerce_add (&store, &create->basket, OFFER_BASIC, 1, NULL);
  ck_assert (!csp_operation_run (CSP_OPERATION (create), store.conn, CSP_ORIGIN_PERSON, NULL, &error));
  ck_assert_ptr_nonnull (error);
  ck_assert_int_eq (commerce_count (&store, "customer"), 0);
  ck_assert_int_eq (commerce_count (&store, "customer_account"), 0);
  ck_assert_int_eq (commerce_count (&store, "subscription"), 0);
  ck_assert_int_eq (commerce_count (&store, "purchase_order"), 0);
  ck_assert_int_eq (commerce_count (&store, "history"), 0);
}
END_TEST

START_TEST (the_draft_goes_with_the_submit_and_leaves_no_history)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspDraft) draft = g_object_new (CSP_TYPE_DRAFT, "kind", "customer", "content", "{}", NULL);

  ck_assert (csp_repo_insert (store.conn, draft, NULL));
  create->draft_id = draft->id;
  commerce_run (&store, create);
  ck_assert_int_eq (commerce_count (&store, "draft"), 0);
  ck_assert_int_eq (commerce_count (&store, "history WHERE subject_type = 'draft'"), 0);
}
END_TEST

START_TEST (an_order_is_made_for_each_billing_cycle)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);

  commerce_add (&store, &create->basket, OFFER_BASIC, 1, "monthly");
  commerce_add (&store, &create->basket, OFFER_E3, 2, "annual");
  commerce_add (&store, &create->basket, OFFER_PHONE_SYSTEM, 2, "annual");
  commerce_run (&store, create);
  ck_assert_int_eq (commerce_count (&store, "purchase_order WHERE billing_cycle = 'monthly'"), 1);
  ck_assert_int_eq (commerce_count (&store, "purchase_order WHERE billing_cycle = 'annual'"), 1);
  ck_assert_int_eq (commerce_count (&store, "order_line"), 3);
}
END_TEST

START_TEST (the_reseller_must_be_an_active_partnership)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Litware", "1234567");
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", reseller->id);
  g_autoptr(CspProblems) requested = NULL;
  g_autoptr(CspProblems) removed = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET state = 'requested'", NULL));
  requested = commerce_problems (&store, create);
  ck_assert_problem (requested, "reseller", CSP_SEVERITY_ERROR, "has not accepted");
  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET state = 'removed'", NULL));
  removed = commerce_problems (&store, create);
  ck_assert_problem (removed, "reseller", CSP_SEVERITY_ERROR, "has ended");
}
END_TEST

START_TEST (an_unsigned_agreement_or_another_region_of_the_reseller_only_warns)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Litware", "1234567");
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", reseller->id);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET mpa_state = 'not-signed', country = 'PT'", NULL));
  problems = commerce_problems (&store, create);
  ck_assert_problem (problems, "reseller", CSP_SEVERITY_WARNING, "has not signed");
  ck_assert_problem (problems, "reseller", CSP_SEVERITY_WARNING, "another CSP region");
  ck_assert (!csp_problems_has_errors (problems));
}
END_TEST

START_TEST (an_agreement_not_yet_accepted_only_warns)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspProblems) problems = NULL;

  g_object_set (create->customer, "agreement", "not-yet", NULL);
  problems = commerce_problems (&store, create);
  ck_assert_problem (problems, "agreement", CSP_SEVERITY_WARNING, "has not accepted");
  commerce_run (&store, create);
  ck_assert_str_eq (create->created->agreement, "not-yet");
}
END_TEST

START_TEST (who_accepted_the_agreement_begins_as_the_primary_contact)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspCustomerAccount) account = NULL;

  g_object_set (create->customer, "agreement", "accepted", NULL);
  commerce_run (&store, create);
  account = csp_repo_find (store.conn, CSP_TYPE_CUSTOMER_ACCOUNT, create->created->id, NULL);
  ck_assert_str_eq (account->agreement_first_name, "Ana");
  ck_assert_str_eq (account->agreement_email, "ana@fabrikam.com.br");
  ck_assert_ptr_nonnull (account->agreement_date);
}
END_TEST

START_TEST (half_filled_in_acceptance_is_not_completed)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspProblems) problems = NULL;

  g_object_set (create->customer, "agreement", "accepted", NULL);
  g_object_set (create->account, "agreement-first-name", "Bia", NULL);
  problems = commerce_problems (&store, create);
  ck_assert_problem (problems, "agreement-last-name", CSP_SEVERITY_ERROR, "");
  ck_assert_problem (problems, "agreement-date", CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (the_next_assistant_begins_with_the_same_reseller)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Litware", "1234567");
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", reseller->id);

  commerce_run (&store, create);
  ck_assert_int_eq (commerce_count (&store, "profile WHERE last_reseller_id = 1"), 1);
}
END_TEST

START_TEST (an_indirect_reseller_cannot_create_customers)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspProblems) problems = NULL;

  commerce_change_profile (&store, "persona = 'indirect-reseller'");
  problems = commerce_problems (&store, create);
  ck_assert_problem (problems, "", CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (an_education_customer_gets_no_trial)
{
  g_autoptr(CspCustomerCreateOperation) create = commerce_new_customer ("Fabrikam", "fabrikam", 0);
  g_autoptr(CspProblems) problems = NULL;

  g_object_set (create->customer, "qualification", "Education", NULL);
  commerce_add (&store, &create->basket, OFFER_TRIAL, 25, NULL);
  problems = commerce_problems (&store, create);
  ck_assert_problem (problems, "order:" OFFER_TRIAL, CSP_SEVERITY_ERROR, "no trials");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("customer-create");
  TCase *tcase = tcase_create ("customer-create");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, submit_stores_customer_account_order_and_subscription);
  tcase_add_test (tcase, setup_info_is_issued_once_and_marked_unseen);
  tcase_add_test (tcase, the_mark_of_unseen_setup_info_goes_when_it_was_dealt_with);
  tcase_add_test (tcase, what_issued_a_secret_cannot_be_undone);
  tcase_add_test (tcase, the_password_is_nowhere_in_the_file);
  tcase_add_test (tcase, a_taken_domain_is_refused_in_any_case_even_of_a_former_customer);
  tcase_add_test (tcase, every_broken_field_is_named);
  tcase_add_test (tcase, a_refused_submit_stores_nothing);
  tcase_add_test (tcase, a_failure_half_way_leaves_nothing);
  tcase_add_test (tcase, the_draft_goes_with_the_submit_and_leaves_no_history);
  tcase_add_test (tcase, an_order_is_made_for_each_billing_cycle);
  tcase_add_test (tcase, the_reseller_must_be_an_active_partnership);
  tcase_add_test (tcase, an_unsigned_agreement_or_another_region_of_the_reseller_only_warns);
  tcase_add_test (tcase, an_agreement_not_yet_accepted_only_warns);
  tcase_add_test (tcase, who_accepted_the_agreement_begins_as_the_primary_contact);
  tcase_add_test (tcase, half_filled_in_acceptance_is_not_completed);
  tcase_add_test (tcase, the_next_assistant_begins_with_the_same_reseller);
  tcase_add_test (tcase, an_indirect_reseller_cannot_create_customers);
  tcase_add_test (tcase, an_education_customer_gets_no_trial);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
