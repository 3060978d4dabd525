/* test-subscription-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-undo.h"
#include "store/csp-repo.h"
#include "tests/operations/commerce-fixture.h"

static TestStore store;
static CspReseller *reseller;
static CspCustomer *customer;
static CspSubscription *subscription;

static void
set_up (void)
{
  commerce_set_up (&store);
  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-01T09:00:00Z"));
  reseller = test_store_add_reseller (&store, "Litware", "1234567");
  customer = test_store_add_customer (&store, "Fabrikam", reseller->id);
  subscription = commerce_buy (&store, customer->id, reseller->id, OFFER_E3, 10);
}

static void
tear_down (void)
{
  csp_clock_set_fixed (0);
  g_clear_object (&subscription);
  g_clear_object (&customer);
  g_clear_object (&reseller);
  test_store_tear_down (&store);
}

static CspSubscriptionChangeOperation *
new_change (void)
{
  return csp_subscription_change_operation_new (subscription->id);
}

static CspSubscriptionChangeOperation *
new_status (gint64      id,
            const char *status)
{
  CspSubscriptionChangeOperation *change = csp_subscription_change_operation_new (id);

  change->status = g_strdup (status);
  return change;
}

static CspSubscriptionChangeOperation *
new_quantity (gint64 quantity)
{
  CspSubscriptionChangeOperation *change = new_change ();

  change->has_quantity = TRUE;
  change->quantity = quantity;
  return change;
}

static CspSubscriptionChangeOperation *
new_reseller (const char *mpn_id)
{
  CspSubscriptionChangeOperation *change = new_change ();

  change->has_reseller = TRUE;
  change->reseller_mpn_id = g_strdup (mpn_id);
  return change;
}

static CspSubscription *
stored (gint64 id)
{
  return csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, id, NULL);
}

START_TEST (one_submit_saves_every_field_of_the_page)
{
  g_autoptr(CspReseller) other = test_store_add_reseller (&store, "Tailspin", "7654321");
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (12);

  change->has_nickname = TRUE;
  change->nickname = g_strdup ("  Sales ");
  change->has_reseller = TRUE;
  change->reseller_mpn_id = g_strdup (" 7654321");
  change->has_support = TRUE;
  change->support_reseller_id = other->id;
  commerce_run (&store, change);
  ck_assert_int_eq (change->before->quantity, 10);
  ck_assert_int_eq (change->after->quantity, 12);
  ck_assert_str_eq (change->after->label, "Sales");
  ck_assert_str_eq (change->after->reseller_name, "Tailspin");
  ck_assert_str_eq (change->after->support_name, "Tailspin");
  ck_assert_int_eq (commerce_count (&store, "history WHERE kind = 'subscription-change'"), 1);
}
END_TEST

START_TEST (undo_brings_every_field_back)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (12);
  g_autoptr(CspSubscription) after = NULL;

  change->has_nickname = TRUE;
  change->nickname = g_strdup ("Sales");
  change->status = g_strdup ("suspended");
  commerce_run (&store, change);
  commerce_undo (&store, change);
  after = stored (subscription->id);
  ck_assert_int_eq (after->quantity, 10);
  ck_assert_ptr_null (after->friendly_name);
  ck_assert_str_eq (after->status, "active");
  ck_assert_ptr_null (after->purge_date);
}
END_TEST

START_TEST (a_submit_that_changes_nothing_leaves_no_history)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (10);

  change->status = g_strdup ("active");
  change->has_reseller = TRUE;
  change->reseller_mpn_id = g_strdup ("1234567");
  change->has_support = TRUE;
  commerce_run (&store, change);
  ck_assert_int_eq (commerce_count (&store, "history WHERE kind = 'subscription-change'"), 0);
}
END_TEST

START_TEST (the_quantity_stays_within_the_offers_limits)
{
  g_autoptr(CspSubscription) basic = commerce_buy (&store, customer->id, reseller->id, OFFER_BASIC, 1);
  g_autoptr(CspSubscriptionChangeOperation) change = csp_subscription_change_operation_new (basic->id);
  g_autoptr(CspProblems) problems = NULL;

  change->has_quantity = TRUE;
  change->quantity = 301;
  problems = commerce_problems (&store, change);
  ck_assert_problem (problems, "quantity", CSP_SEVERITY_ERROR, "300");
}
END_TEST

START_TEST (the_quantity_is_refused_while_suspended_or_deleted)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (12);
  g_autoptr(CspProblems) suspended = NULL;
  g_autoptr(CspProblems) deleted = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET status = 'suspended'", NULL));
  suspended = commerce_problems (&store, change);
  ck_assert_problem (suspended, "quantity", CSP_SEVERITY_ERROR, "suspended");
  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET status = 'deleted'", NULL));
  deleted = commerce_problems (&store, change);
  ck_assert_problem (deleted, "quantity", CSP_SEVERITY_ERROR, "deleted");
}
END_TEST

START_TEST (one_submit_reactivates_and_changes_the_quantity)
{
  g_autoptr(CspSubscriptionChangeOperation) suspend = new_status (subscription->id, "suspended");
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (12);

  commerce_run (&store, suspend);
  change->status = g_strdup ("active");
  commerce_run (&store, change);
  ck_assert_str_eq (change->after->status, "active");
  ck_assert_int_eq (change->after->quantity, 12);
}
END_TEST

START_TEST (what_is_billed_by_usage_has_no_quantity)
{
  g_autoptr(CspSubscription) azure = commerce_buy (&store, customer->id, reseller->id, OFFER_AZURE, 1);
  g_autoptr(CspSubscriptionChangeOperation) change = csp_subscription_change_operation_new (azure->id);
  g_autoptr(CspProblems) problems = NULL;

  change->has_quantity = TRUE;
  change->quantity = 2;
  problems = commerce_problems (&store, change);
  ck_assert_problem (problems, "quantity", CSP_SEVERITY_ERROR, "usage");
}
END_TEST

START_TEST (suspending_sets_the_erase_date_of_the_cloud)
{
  g_autoptr(CspSubscriptionChangeOperation) suspend = new_status (subscription->id, "suspended");
  g_autoptr(CspSubscriptionChangeOperation) reactivate = new_status (subscription->id, "active");
  g_autoptr(CspSubscriptionChangeOperation) in_china = new_status (subscription->id, "suspended");

  commerce_run (&store, suspend);
  ck_assert_str_eq (suspend->after->purge_date, "2026-05-30");
  ck_assert_int_eq (suspend->after->suspended_at, csp_clock_now ());
  commerce_run (&store, reactivate);
  ck_assert_ptr_null (reactivate->after->purge_date);
  ck_assert_int_eq (reactivate->after->suspended_at, 0);
  commerce_change_profile (&store, "cloud = 'china'");
  commerce_run (&store, in_china);
  ck_assert_str_eq (in_china->after->purge_date, "2026-04-30");
}
END_TEST

START_TEST (it_is_reactivated_before_the_erase_date_only)
{
  g_autoptr(CspSubscriptionChangeOperation) suspend = new_status (subscription->id, "suspended");
  g_autoptr(CspSubscriptionChangeOperation) reactivate = new_status (subscription->id, "active");
  g_autoptr(CspProblems) the_day_before = NULL;
  g_autoptr(CspProblems) on_the_day = NULL;

  commerce_run (&store, suspend);
  csp_clock_set_fixed (csp_instant_from_iso ("2026-05-29T23:59:59Z"));
  the_day_before = commerce_problems (&store, reactivate);
  ck_assert (!csp_problems_has_errors (the_day_before));
  csp_clock_set_fixed (csp_instant_from_iso ("2026-05-30T00:00:00Z"));
  on_the_day = commerce_problems (&store, reactivate);
  ck_assert_problem (on_the_day, "status", CSP_SEVERITY_ERROR, "deleted");
}
END_TEST

START_TEST (add_ons_suspend_with_their_base_and_need_it_active_again)
{
  g_autoptr(CspSubscription) phone = commerce_buy (&store, customer->id, reseller->id, OFFER_PHONE_SYSTEM, 1);
  g_autoptr(CspSubscription) plan = commerce_buy (&store, customer->id, reseller->id, OFFER_CALLING_PLAN, 1);
  g_autoptr(CspSubscriptionChangeOperation) suspend = new_status (subscription->id, "suspended");
  g_autoptr(CspSubscriptionChangeOperation) reactivate = new_status (phone->id, "active");
  g_autoptr(CspSubscription) after = NULL;
  g_autoptr(CspProblems) problems = NULL;

  commerce_run (&store, suspend);
  ck_assert_uint_eq (suspend->suspended_add_ons->len, 2);
  after = stored (plan->id);
  ck_assert_str_eq (after->status, "suspended");
  ck_assert_str_eq (after->purge_date, "2026-05-30");
  ck_assert_int_eq (commerce_count (&store, "history WHERE kind = 'subscription-change'"), 3);
  problems = commerce_problems (&store, reactivate);
  ck_assert_problem (problems, "status", CSP_SEVERITY_ERROR, "base subscription");
}
END_TEST

START_TEST (undo_of_suspending_brings_the_add_ons_back_too)
{
  g_autoptr(CspSubscription) phone = commerce_buy (&store, customer->id, reseller->id, OFFER_PHONE_SYSTEM, 1);
  g_autoptr(CspSubscriptionChangeOperation) suspend = new_status (subscription->id, "suspended");

  commerce_run (&store, suspend);
  commerce_undo (&store, suspend);
  ck_assert_int_eq (commerce_count (&store, "subscription WHERE status = 'active'"), 2);
}
END_TEST

START_TEST (only_active_and_suspended_can_be_chosen)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_status (subscription->id, "deleted");
  g_autoptr(CspProblems) problems = commerce_problems (&store, change);

  ck_assert_problem (problems, "status", CSP_SEVERITY_ERROR, "deleted");
}
END_TEST

START_TEST (an_mpn_id_with_letters_says_digits_only)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_reseller ("48A7");
  g_autoptr(CspProblems) problems = commerce_problems (&store, change);

  ck_assert_problem (problems, "reseller", CSP_SEVERITY_ERROR, "digits only");
}
END_TEST

START_TEST (the_reseller_is_not_the_own_company_nor_unknown_nor_ended)
{
  g_autoptr(CspSubscriptionChangeOperation) own = new_reseller (OWN_MPN);
  g_autoptr(CspSubscriptionChangeOperation) unknown = new_reseller ("999");
  g_autoptr(CspSubscriptionChangeOperation) ended = new_reseller ("7654321");
  g_autoptr(CspReseller) other = test_store_add_reseller (&store, "Tailspin", "7654321");
  g_autoptr(CspProblems) problems = commerce_problems (&store, own);

  ck_assert_problem (problems, "reseller", CSP_SEVERITY_ERROR, "your own");
  g_clear_pointer (&problems, csp_problems_free);
  problems = commerce_problems (&store, unknown);
  ck_assert_problem (problems, "reseller", CSP_SEVERITY_ERROR, "999");
  g_clear_pointer (&problems, csp_problems_free);
  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET state = 'removed' WHERE mpn_id = '7654321'", NULL));
  problems = commerce_problems (&store, ended);
  ck_assert_problem (problems, "reseller", CSP_SEVERITY_ERROR, "has ended");
}
END_TEST

START_TEST (no_reseller_warns_and_leaves_the_field_empty)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_reseller ("");
  g_autoptr(CspProblems) problems = commerce_problems (&store, change);

  ck_assert_problem (problems, "reseller", CSP_SEVERITY_WARNING, "incentive");
  commerce_run (&store, change);
  ck_assert_ptr_null (change->after->reseller_mpn_id);
}
END_TEST

START_TEST (a_nickname_is_one_line_of_256_characters)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_change ();
  g_autoptr(CspProblems) fine = NULL;
  g_autoptr(CspProblems) too_long = NULL;
  g_autoptr(CspProblems) two_lines = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 256; i++)
    g_string_append (text, "я");
  change->has_nickname = TRUE;
  change->nickname = g_strdup (text->str);
  fine = commerce_problems (&store, change);
  ck_assert (!csp_problems_has_errors (fine));
  g_free (change->nickname);
  change->nickname = g_strconcat (text->str, "я", NULL);
  too_long = commerce_problems (&store, change);
  ck_assert_problem (too_long, "nickname", CSP_SEVERITY_ERROR, "256");
  g_free (change->nickname);
  change->nickname = g_strdup ("a\nb");
  two_lines = commerce_problems (&store, change);
  ck_assert_problem (two_lines, "nickname", CSP_SEVERITY_ERROR, "");
}
END_TEST

START_TEST (an_empty_nickname_gives_the_products_name_back)
{
  g_autoptr(CspSubscriptionChangeOperation) name = new_change ();
  g_autoptr(CspSubscriptionChangeOperation) clear = new_change ();

  name->has_nickname = clear->has_nickname = TRUE;
  name->nickname = g_strdup ("Sales");
  commerce_run (&store, name);
  commerce_run (&store, clear);
  ck_assert_str_eq (clear->after->label, "Office 365 Enterprise E3");
}
END_TEST

START_TEST (auto_renew_is_for_new_commerce_and_marketplace)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_change ();
  g_autoptr(CspProblems) problems = NULL;

  change->has_auto_renew = TRUE;
  problems = commerce_problems (&store, change);
  ck_assert_problem (problems, "auto-renew", CSP_SEVERITY_ERROR, "12 months");
  ck_assert (csp_conn_exec (store.conn, "UPDATE subscription SET commerce = 'nce'", NULL));
  commerce_run (&store, change);
  ck_assert (!change->after->auto_renew);
}
END_TEST

START_TEST (nothing_changes_for_a_former_customer)
{
  g_autoptr(CspSubscriptionChangeOperation) change = new_quantity (12);
  g_autoptr(CspProblems) problems = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET former_at = 1", NULL));
  problems = commerce_problems (&store, change);
  ck_assert_problem (problems, "", CSP_SEVERITY_ERROR, "has ended");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("subscription-change");
  TCase *tcase = tcase_create ("subscription-change");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, one_submit_saves_every_field_of_the_page);
  tcase_add_test (tcase, undo_brings_every_field_back);
  tcase_add_test (tcase, a_submit_that_changes_nothing_leaves_no_history);
  tcase_add_test (tcase, the_quantity_stays_within_the_offers_limits);
  tcase_add_test (tcase, the_quantity_is_refused_while_suspended_or_deleted);
  tcase_add_test (tcase, one_submit_reactivates_and_changes_the_quantity);
  tcase_add_test (tcase, what_is_billed_by_usage_has_no_quantity);
  tcase_add_test (tcase, suspending_sets_the_erase_date_of_the_cloud);
  tcase_add_test (tcase, it_is_reactivated_before_the_erase_date_only);
  tcase_add_test (tcase, add_ons_suspend_with_their_base_and_need_it_active_again);
  tcase_add_test (tcase, undo_of_suspending_brings_the_add_ons_back_too);
  tcase_add_test (tcase, only_active_and_suspended_can_be_chosen);
  tcase_add_test (tcase, an_mpn_id_with_letters_says_digits_only);
  tcase_add_test (tcase, the_reseller_is_not_the_own_company_nor_unknown_nor_ended);
  tcase_add_test (tcase, no_reseller_warns_and_leaves_the_field_empty);
  tcase_add_test (tcase, a_nickname_is_one_line_of_256_characters);
  tcase_add_test (tcase, an_empty_nickname_gives_the_products_name_back);
  tcase_add_test (tcase, auto_renew_is_for_new_commerce_and_marketplace);
  tcase_add_test (tcase, nothing_changes_for_a_former_customer);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
