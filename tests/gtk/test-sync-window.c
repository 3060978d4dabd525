/* test-sync-window.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "app/csp-sync-button.h"
#include "base/csp-clock.h"
#include "dialogs/csp-confirmation-page.h"
#include "dialogs/csp-setup-info-dialog.h"
#include "dialogs/csp-sign-in-dialog.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-qr-code.h"

static TestPage page;

static void
setup (void)
{
  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-01T12:00:00Z"));
  test_page_set_up (&page);
}

static void
teardown (void)
{
  test_page_tear_down (&page);
  csp_clock_set_fixed (0);
}

static void
use_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (page.window));
  page.window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &page.window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_status (const CspSyncStatus *status)
{
  GtkWidget *button = csp_sync_button_new ();

  test_page_show (&page, button);
  csp_sync_button_show (CSP_SYNC_BUTTON (button), status);
  test_gtk_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (test_page_find_type (&page, GTK_TYPE_MENU_BUTTON, 0)));
  test_gtk_settle ();
}

static gboolean
offers (const char *label)
{
  return test_gtk_find_button (page.window, label) != NULL;
}

START_TEST (offline_says_that_changes_wait)
{
  CspSyncProgress progress = { .waiting = 3 };
  CspSyncStatus status = { CSP_SYNC_STATE_OFFLINE, NULL, "ana@contoso.com", &progress, G_MAXINT64, -1, NULL };

  show_status (&status);
  ck_assert (test_page_shows (&page, "Offline"));
  ck_assert (test_page_shows_part (&page, "cannot be reached"));
  ck_assert (test_page_shows (&page, "3 changes wait to be sent."));
  ck_assert (test_page_shows (&page, "Nothing was read from Partner Center yet."));
  ck_assert (offers ("Sync now"));
  ck_assert (offers ("Sign out"));
  ck_assert (!offers ("Sign in"));
}
END_TEST

START_TEST (signed_out_offers_to_sign_in)
{
  CspSyncProgress progress = { 0 };
  CspSyncStatus status = { CSP_SYNC_STATE_SIGNED_OUT, "Your sign-in has expired. Sign in again.", "ana@contoso.com",
                           &progress, G_MAXINT64, -1, NULL };

  show_status (&status);
  ck_assert (test_page_shows (&page, "Signed out"));
  ck_assert (test_page_shows (&page, "Your sign-in has expired. Sign in again."));
  ck_assert (offers ("Sign in"));
  ck_assert (!offers ("Sign out"));
  ck_assert (!offers ("Sync now"));
}
END_TEST

START_TEST (a_pull_shows_how_far_it_is_and_can_be_canceled)
{
  char stage[] = "subscriptions";
  CspSyncProgress progress = { .stage = stage, .page = 4, .details_left = 120 };
  CspSyncStatus status = { CSP_SYNC_STATE_WORKING, NULL, "ana@contoso.com", &progress, G_MAXINT64, 130, NULL };

  show_status (&status);
  ck_assert (test_page_shows (&page, "Synchronizing"));
  ck_assert (test_page_shows (&page, "Reading details: 120 customers left\nabout 3 minutes left"));
  ck_assert (offers ("Cancel"));
}
END_TEST

START_TEST (what_needs_a_person_leads_to_the_outbox)
{
  CspSyncProgress progress = { .attention = 1, .attended = 1, .last_pull = csp_clock_now () };
  CspSyncStatus status = { CSP_SYNC_STATE_ONLINE, NULL, "ana@contoso.com", &progress, G_MAXINT64, -1, NULL };

  show_status (&status);
  ck_assert (test_page_shows (&page, "Online"));
  ck_assert (test_page_shows_part (&page, "Everything was read last:"));
  ck_assert (offers ("2 changes need you"));
  test_page_press (&page, "2 changes need you");
  ck_assert_str_eq (page.last_action, "show-page");
}
END_TEST

START_TEST (the_sign_in_dialog_shows_link_and_code)
{
  char user_code[] = "HJKL-MNPQ";
  char uri[] = "https://microsoft.com/devicelogin";
  const CspDeviceCode code = { .user_code = user_code, .uri = uri, .expires_in = 900 };
  GtkWidget *dialog = csp_sign_in_dialog_new (NULL, NULL);

  csp_sign_in_dialog_show_code (CSP_SIGN_IN_DIALOG (dialog), &code);
  use_window (dialog);
  ck_assert (test_page_comes_to_show (&page, "HJKL-MNPQ"));
  ck_assert (offers ("https://microsoft.com/devicelogin"));
  ck_assert (gtk_widget_get_visible (test_page_find_type (&page, CSP_TYPE_QR_CODE, 0)));
  test_page_press (&page, "Copy code");
  ck_assert (test_page_comes_to_show (&page, "Copied to the clipboard."));
}
END_TEST

START_TEST (the_confirmation_of_a_queued_customer_shows_setup_info_when_it_comes)
{
  CspConfirmationPage *confirmation = g_object_new (CSP_TYPE_CONFIRMATION_PAGE, NULL);
  g_autoptr(CspSecret) password = csp_secret_new ("Wxyz-1234");
  CspSetupInfo info = { "Fabrikam", "Ana Lima", "ana@fabrikam.com", "admin@fabrikam.onmicrosoft.com", NULL, 60 };

  test_page_show (&page, GTK_WIDGET (confirmation));
  csp_confirmation_page_show (confirmation, &info);
  ck_assert (csp_confirmation_page_is_queued (confirmation));
  ck_assert (test_page_shows_part (&page, "“Fabrikam” waits to be sent to Partner Center."));
  ck_assert (!offers ("Copy both as message"));
  info.password = password;
  csp_confirmation_page_show (confirmation, &info);
  ck_assert (!csp_confirmation_page_is_queued (confirmation));
  ck_assert (!csp_confirmation_page_is_noted (confirmation));
  ck_assert (offers ("Copy both as message"));
}
END_TEST

static gboolean
is_seen (gpointer user_data)
{
  gint64 n = -1;

  ck_assert (csp_conn_get_integer (page.files.conn, &n, NULL, "SELECT setup_unseen FROM customer", ""));
  return n == 0;
}

START_TEST (setup_info_that_was_noted_clears_the_mark)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&page.files, "Fabrikam", 0);
  g_autoptr(CspSecret) password = csp_secret_new ("Wxyz-1234");

  customer->setup_unseen = TRUE;
  ck_assert (csp_repo_update (page.files.conn, customer, NULL));
  use_window (csp_setup_info_dialog_new (NULL, page.store, customer->id, "admin@fabrikam.onmicrosoft.com", password));
  ck_assert (test_page_waits_for_insensitive (&page, "Done"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (test_page_find_check (&page, "I have noted these details")), TRUE);
  ck_assert (test_page_waits_for_sensitive (&page, "Done"));
  test_page_press (&page, "Done");
  ck_assert (test_wait_until (is_seen, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sync-window");
  TCase *tests = tcase_create ("sync-window");

  test_gtk_init ();
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, offline_says_that_changes_wait);
  tcase_add_test (tests, signed_out_offers_to_sign_in);
  tcase_add_test (tests, a_pull_shows_how_far_it_is_and_can_be_canceled);
  tcase_add_test (tests, what_needs_a_person_leads_to_the_outbox);
  tcase_add_test (tests, the_sign_in_dialog_shows_link_and_code);
  tcase_add_test (tests, the_confirmation_of_a_queued_customer_shows_setup_info_when_it_comes);
  tcase_add_test (tests, setup_info_that_was_noted_clears_the_mark);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
