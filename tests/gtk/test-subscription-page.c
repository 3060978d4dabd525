/* test-subscription-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "operations/csp-undo.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "views/csp-support-choice.h"
#include "views/csp-subscription-page.h"

static TestPage page;
static gint64 subscription_id;
static gint64 reseller_id;

static void
setup (void)
{
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspSubscription) sub = NULL;
  g_autoptr(GError) error = NULL;

  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-01T12:00:00Z"));
  test_page_set_up (&page);
  reseller = test_store_add_reseller (&page.files, "Adventure Works", "4100000");
  customer = test_store_add_customer (&page.files, "Fabrikam", reseller->id);
  sub = test_store_add_subscription (&page.files, customer->id, "Office 365 E3", 10, "active");
  sub->auto_renew = TRUE;
  csp_repo_update (page.files.conn, sub, &error);
  ck_no_error (error);
  subscription_id = sub->id;
  reseller_id = reseller->id;
  test_page_show (&page, csp_subscription_page_new (page.store, subscription_id));
  ck_assert (test_page_comes_to_show (&page, "Quantity"));
}

static void
teardown (void)
{
  test_page_tear_down (&page);
  csp_clock_set_fixed (0);
}

static CspSubscription *
stored (void)
{
  g_autoptr(GError) error = NULL;
  CspSubscription *sub = csp_repo_find (page.files.conn, CSP_TYPE_SUBSCRIPTION, subscription_id, &error);

  ck_no_error (error);
  return sub;
}

static void
submit (void)
{
  ck_assert (test_page_waits_for_sensitive (&page, "Submit"));
  test_page_press (&page, "Submit");
  ck_assert (test_page_comes_to_show (&page, "Subscription changed"));
}

START_TEST (quantity_is_changed_by_submit_and_summed_up)
{
  g_autoptr(CspSubscription) after = NULL;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (test_page_field (&page, "quantity")), 25);
  submit ();
  ck_assert (test_page_shows (&page, "From “10” to “25”"));
  after = stored ();
  ck_assert_int_eq (after->quantity, 25);
  ck_assert_str_eq (page.undoable_sentence, "Changed subscription “Office 365 E3”.");
  test_page_press (&page, "Close");
  ck_assert (test_page_comes_to_show (&page, "Subscription nickname"));
}
END_TEST

static void
ignore_outcome_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
}

START_TEST (summary_of_an_undone_change_gives_way_to_the_subscription)
{
  g_autoptr(CspOperation) undo = NULL;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (test_page_field (&page, "quantity")), 25);
  submit ();
  undo = csp_undo_operation_new (page.undoable_id);
  csp_operation_run_async (undo, page.store, CSP_ORIGIN_PERSON, NULL, ignore_outcome_cb, NULL);
  ck_assert (test_page_comes_to_show (&page, "Subscription nickname"));
  ck_assert (!test_page_shows (&page, "Subscription changed"));
  ck_assert_int_eq (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (test_page_field (&page, "quantity"))), 10);
}
END_TEST

START_TEST (cancel_brings_the_stored_values_back)
{
  GtkWidget *spin = test_page_field (&page, "quantity");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 25);
  ck_assert (test_page_waits_for_sensitive (&page, "Cancel"));
  test_page_press (&page, "Cancel");
  ck_assert_int_eq (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), 10);
}
END_TEST

START_TEST (suspending_shows_the_erase_date_before_submit)
{
  g_autoptr(CspSubscription) after = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_page_find_check (&page, "Suspended")), TRUE);
  ck_assert (test_page_shows_part (&page, "May 30, 2026"));
  submit ();
  after = stored ();
  ck_assert_str_eq (after->status, "suspended");
  ck_assert_str_eq (after->purge_date, "2026-05-30");
}
END_TEST

START_TEST (reseller_of_letters_is_refused_at_the_field)
{
  GtkEditable *entry = GTK_EDITABLE (test_page_field (&page, "reseller"));

  gtk_editable_set_text (entry, "48A7");
  ck_assert (test_page_waits_for_problem (&page, "reseller"));
  ck_assert (!test_page_is_sensitive (&page, "Submit"));
  gtk_editable_set_text (entry, "4100000");
  ck_assert (test_page_comes_to_show (&page, "Adventure Works"));
  submit ();
  {
    g_autoptr(CspSubscription) after = stored ();

    ck_assert_str_eq (after->reseller_mpn_id, "4100000");
  }
}
END_TEST

START_TEST (support_contact_is_the_chosen_reseller_afterwards)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller_id);
  CspChoice *choice = CSP_CHOICE (test_page_field (&page, "support-contact"));
  g_autoptr(CspSubscription) after = NULL;

  ck_assert_str_eq (csp_choice_get_label (choice), "Contoso Distribution");
  ck_assert (csp_choice_set_id (choice, id));
  submit ();
  after = stored ();
  ck_assert_str_eq (after->support_name, "Adventure Works");
  test_page_press (&page, "Close");
  ck_assert (test_page_comes_to_show (&page, "Adventure Works"));
  ck_assert_str_eq (csp_choice_get_label (choice), "Adventure Works");
}
END_TEST

START_TEST (not_listed_leads_to_a_request)
{
  CspChoice *choice = CSP_CHOICE (test_page_field (&page, "support-contact"));

  ck_assert (csp_choice_set_id (choice, CSP_SUPPORT_NOT_LISTED));
  ck_assert_str_eq (page.last_action, "request-relationship");
  ck_assert_str_eq (csp_choice_get_label (choice), "Contoso Distribution");
}
END_TEST

START_TEST (change_behind_the_page_keeps_what_was_typed)
{
  g_autoptr(CspSubscription) sub = stored ();
  g_autoptr(GError) error = NULL;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (test_page_field (&page, "quantity")), 25);
  csp_set_str (&sub->friendly_name, "Sales team");
  csp_repo_update (page.files.conn, sub, &error);
  ck_no_error (error);
  csp_store_emit_changed (page.store, CSP_CHANGED_SUBSCRIPTIONS);
  ck_assert (test_page_comes_to_show (&page, "Sales team"));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (test_page_field (&page, "nickname"))), "Sales team");
  ck_assert_int_eq (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (test_page_field (&page, "quantity"))), 25);
}
END_TEST

START_TEST (deleted_subscription_has_no_status_to_choose)
{
  g_autoptr(CspSubscription) sub = stored ();
  g_autoptr(GError) error = NULL;

  csp_set_str (&sub->status, "suspended");
  csp_set_str (&sub->purge_date, "2026-02-28");
  csp_repo_update (page.files.conn, sub, &error);
  ck_no_error (error);
  csp_store_emit_changed (page.store, CSP_CHANGED_SUBSCRIPTIONS);
  ck_assert (test_page_comes_to_show (&page, "Deleted"));
  ck_assert (test_page_find_check (&page, "Suspended") == NULL);
  ck_assert (!gtk_widget_is_sensitive (test_page_field (&page, "quantity")));
  ck_assert (test_page_shows (&page, "Why?"));
}
END_TEST

static gboolean
auto_renew_is_fixed (gpointer user_data)
{
  return !gtk_widget_is_sensitive (test_page_field (&page, "auto-renew"));
}

START_TEST (legacy_subscription_says_why_it_always_renews)
{
  g_autoptr(CspSubscription) sub = stored ();
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  ck_assert (gtk_widget_is_sensitive (test_page_field (&page, "auto-renew")));
  csp_set_str (&sub->commerce, "legacy");
  csp_repo_update (page.files.conn, sub, &error);
  ck_no_error (error);
  csp_store_emit_changed (page.store, CSP_CHANGED_SUBSCRIPTIONS);
  ck_assert (test_wait_until (auto_renew_is_fixed, NULL));
  g_object_get (gtk_widget_get_next_sibling (test_page_field (&page, "auto-renew")), "reason", &reason, NULL);
  ck_assert_str_eq (reason, "This subscription always renews after 12 months. Suspend it to end it.");
}
END_TEST

START_TEST (history_tells_what_was_changed)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (test_page_field (&page, "quantity")), 25);
  submit ();
  test_page_press (&page, "Close");
  ck_assert (test_page_comes_to_show (&page, "Changed subscription “Office 365 E3”."));
}
END_TEST

START_TEST (subscription_that_is_gone_says_so)
{
  test_page_show (&page, csp_subscription_page_new (page.store, 4711));
  ck_assert (test_page_comes_to_show (&page, "This subscription is not in the profile any more."));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("subscription-page");
  TCase *tests = tcase_create ("subscription-page");

  test_gtk_init ();
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, quantity_is_changed_by_submit_and_summed_up);
  tcase_add_test (tests, summary_of_an_undone_change_gives_way_to_the_subscription);
  tcase_add_test (tests, cancel_brings_the_stored_values_back);
  tcase_add_test (tests, suspending_shows_the_erase_date_before_submit);
  tcase_add_test (tests, reseller_of_letters_is_refused_at_the_field);
  tcase_add_test (tests, support_contact_is_the_chosen_reseller_afterwards);
  tcase_add_test (tests, not_listed_leads_to_a_request);
  tcase_add_test (tests, change_behind_the_page_keeps_what_was_typed);
  tcase_add_test (tests, deleted_subscription_has_no_status_to_choose);
  tcase_add_test (tests, legacy_subscription_says_why_it_always_renews);
  tcase_add_test (tests, history_tells_what_was_changed);
  tcase_add_test (tests, subscription_that_is_gone_says_so);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
