/* test-customer-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customer-page.h"
#include "widgets/csp-list-page.h"

static TestPage page;
static gint64 customer_id;

static void
add_account (void)
{
  g_autoptr(CspCustomerAccount) account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, "customer-id", customer_id,
                                                        "bill-to-name", "Fabrikam", "city", "Recife", "validation-code", "48163", NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (page.files.conn, account, &error);
  ck_no_error (error);
}

static void
setup (void)
{
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspCustomer) other = NULL;
  g_autoptr(CspSubscription) first = NULL;
  g_autoptr(CspSubscription) second = NULL;
  g_autoptr(GError) error = NULL;

  test_page_set_up (&page);
  reseller = test_store_add_reseller (&page.files, "Adventure Works", "4100000");
  customer = test_store_add_customer (&page.files, "Fabrikam", reseller->id);
  other = test_store_add_customer (&page.files, "Contoso", 0);
  customer->setup_unseen = TRUE;
  csp_set_str (&customer->qualification, "GovernmentCommunityCloud");
  csp_set_str (&customer->tags, "vip");
  csp_repo_update (page.files.conn, customer, &error);
  ck_no_error (error);
  first = test_store_add_subscription (&page.files, customer->id, "Office 365 E3", 10, "active");
  second = test_store_add_subscription (&page.files, other->id, "Visio", 10, "active");
  customer_id = customer->id;
  add_account ();
  test_page_show (&page, csp_customer_page_new (page.store, customer_id));
  ck_assert (test_page_comes_to_show (&page, "Fabrikam"));
}

static void
teardown (void)
{
  test_page_tear_down (&page);
}

static CspCustomer *
stored (void)
{
  g_autoptr(GError) error = NULL;
  CspCustomer *customer = csp_repo_find (page.files.conn, CSP_TYPE_CUSTOMER, customer_id, &error);

  ck_no_error (error);
  return customer;
}

static void
show_account (void)
{
  test_page_show (&page, csp_customer_page_new_at_account (page.store, customer_id));
  ck_assert (test_page_comes_to_show (&page, "Customer account info"));
}

static gboolean
is_renamed (gpointer user_data)
{
  g_autoptr(CspCustomer) customer = stored ();

  return g_strcmp0 (customer->company_name, user_data) == 0;
}

START_TEST (header_says_who_it_is)
{
  ck_assert (test_page_shows (&page, "Cloud Reseller · Adventure Works"));
  ck_assert (test_page_shows (&page, "vip"));
  ck_assert (test_page_shows (&page, "Account"));
  ck_assert (test_page_shows (&page, "History"));
}
END_TEST

START_TEST (list_holds_only_subscriptions_of_the_customer)
{
  ck_assert (test_page_comes_to_show (&page, "1 subscription"));
  ck_assert (!test_page_shows_part (&page, "Filter by indirect reseller"));
}
END_TEST

START_TEST (add_subscription_is_for_this_customer)
{
  ck_assert (test_page_waits_for_sensitive (&page, "Add subscription"));
  test_page_press (&page, "Add subscription");
  ck_assert_str_eq (page.last_action, "add-subscription");
  ck_assert_int_eq (g_variant_get_int64 (page.last_target), customer_id);
}
END_TEST

START_TEST (bill_to_name_changes_name_and_nothing_else)
{
  g_autoptr(CspCustomer) before = stored ();
  g_autoptr(CspCustomer) after = NULL;

  show_account ();
  gtk_editable_set_text (GTK_EDITABLE (test_page_field (&page, "bill-to-name")), "Fabrikam do Brasil");
  ck_assert (test_page_waits_for_sensitive (&page, "Submit"));
  test_page_press (&page, "Submit");
  ck_assert (test_wait_until (is_renamed, (gpointer) "Fabrikam do Brasil"));
  ck_assert (test_page_comes_to_show (&page, "Fabrikam do Brasil"));
  after = stored ();
  ck_assert_str_eq (after->domain, before->domain);
  ck_assert_str_eq (after->microsoft_id, before->microsoft_id);
  ck_assert_ptr_nonnull (page.undoable_id);
}
END_TEST

START_TEST (empty_bill_to_name_cannot_be_submitted)
{
  show_account ();
  gtk_editable_set_text (GTK_EDITABLE (test_page_field (&page, "bill-to-name")), "  ");
  ck_assert (test_page_waits_for_insensitive (&page, "Submit"));
}
END_TEST

START_TEST (account_says_the_special_qualification_and_its_code)
{
  show_account ();
  ck_assert (test_page_comes_to_show (&page, "Government Community Cloud"));
  ck_assert (test_page_comes_to_show (&page, "Validation code"));
  ck_assert (test_page_comes_to_show (&page, "48163"));
}
END_TEST

START_TEST (tags_are_kept_while_the_record_changes_behind_them)
{
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(GError) error = NULL;

  show_account ();
  gtk_editable_set_text (GTK_EDITABLE (test_page_field (&page, "tags")), "vip, north");
  customer = stored ();
  csp_set_str (&customer->alias, "Fab");
  csp_repo_update (page.files.conn, customer, &error);
  ck_no_error (error);
  csp_store_emit_changed (page.store, CSP_CHANGED_CUSTOMERS);
  ck_assert (test_page_comes_to_show (&page, "Fabrikam (Fab)"));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (test_page_field (&page, "tags"))), "vip, north");
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (test_page_field (&page, "alias"))), "Fab");
}
END_TEST

static gboolean
is_seen (gpointer user_data)
{
  g_autoptr(CspCustomer) customer = stored ();

  return !customer->setup_unseen;
}

START_TEST (unseen_setup_info_asks_for_a_new_password)
{
  ck_assert (test_page_shows_part (&page, "setup info of this customer was never seen"));
  test_page_press (&page, "Password was reset");
  ck_assert (test_wait_until (is_seen, NULL));
}
END_TEST

START_TEST (record_of_a_local_profile_can_be_deleted_for_good)
{
  show_account ();
  ck_assert (test_page_is_sensitive (&page, "Delete for good…"));
}
END_TEST

START_TEST (customer_that_is_gone_says_so)
{
  test_page_show (&page, csp_customer_page_new (page.store, 4711));
  ck_assert (test_page_comes_to_show (&page, "This customer is not in the profile any more."));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("customer-page");
  TCase *tests = tcase_create ("customer-page");

  test_gtk_init ();
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, header_says_who_it_is);
  tcase_add_test (tests, list_holds_only_subscriptions_of_the_customer);
  tcase_add_test (tests, add_subscription_is_for_this_customer);
  tcase_add_test (tests, bill_to_name_changes_name_and_nothing_else);
  tcase_add_test (tests, empty_bill_to_name_cannot_be_submitted);
  tcase_add_test (tests, account_says_the_special_qualification_and_its_code);
  tcase_add_test (tests, tags_are_kept_while_the_record_changes_behind_them);
  tcase_add_test (tests, unseen_setup_info_asks_for_a_new_password);
  tcase_add_test (tests, record_of_a_local_profile_can_be_deleted_for_good);
  tcase_add_test (tests, customer_that_is_gone_says_so);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
