/* test-customers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-draft.h"
#include "store/csp-repo.h"
#include "tests/gtk/list-fixture.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customers-view.h"
#include "views/csp-former-customers-view.h"

static gboolean
found_two (gpointer user_data)
{
  return is_settled (NULL) && g_list_model_get_n_items (G_LIST_MODEL (selection ())) == 2;
}

START_TEST (typing_searches_and_escape_clears)
{
  add_customers ();
  show_view (csp_customers_view_new);
  expect_shown ("5 customers");
  xdotool ("mousemove 600 500 click 1");
  xdotool ("key ctrl+f");
  xdotool ("type --delay 20 al");
  xdotool ("key BackSpace");
  xdotool ("type xq");
  expect_shown ("No customers match");
  xdotool ("key Escape");
  expect_shown ("5 customers");
  ck_assert_ptr_null (csp_list_page_get_query (page ())->search);
  xdotool ("type jwq");
  expect_shown ("No customers match");
  press ("Clear search");
  expect_shown ("5 customers");
  gtk_editable_set_text (GTK_EDITABLE (find_type (view, GTK_TYPE_SEARCH_ENTRY)), "o optik");
  expect_shown ("1 customer");
}
END_TEST

START_TEST (filter_by_reseller_shows_a_chip_that_takes_it_away)
{
  g_autoptr(CspListQuery) query = NULL;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert (test_gtk_find_button (view, "Filter by indirect reseller") != NULL);
  query = csp_list_query_copy (csp_list_page_get_query (page ()));
  query->reseller_id = reseller->id;
  csp_list_page_set_query (page (), query);
  ck_assert (test_wait_until (found_two, NULL));
  expect_shown ("2 customers");
  expect_shown ("Adatum Resale");
  press ("Adatum Resale");
  expect_shown ("5 customers");
}
END_TEST

START_TEST (direct_partner_has_no_resellers)
{
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (file.conn, "UPDATE profile SET persona = 'direct'", &error));
  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert_ptr_null (test_gtk_find_button (view, "Filter by indirect reseller"));
  ck_assert_ptr_null (test_gtk_find_label (view, "Indirect reseller"));
  ck_assert_ptr_nonnull (test_gtk_find_button (view, "Add customer"));
}
END_TEST

START_TEST (empty_profile_says_what_to_do_next)
{
  show_view (csp_customers_view_new);
  expect_shown ("No customers yet");
  press ("Import customers");
  ck_assert_str_eq (activated->str, "import('customers') ");
}
END_TEST

START_TEST (forbidden_action_says_why)
{
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (file.conn, "UPDATE profile SET roles = 'helpdesk-agent'", &error));
  show_view (csp_customers_view_new);
  settle ();
  ck_assert (!gtk_widget_get_sensitive (test_gtk_find_button (view, "Export customers")));
  ck_assert_ptr_nonnull (test_gtk_find_button (view, "Why?"));
  ck_assert_ptr_null (test_gtk_find_button (view, "Import customers"));
}
END_TEST

START_TEST (drafts_are_counted)
{
  g_autoptr(CspDraft) draft =
    g_object_new (CSP_TYPE_DRAFT, "kind", "new-customer", "title", "Litware", "page", "account", "content", "{}",
                  "saved-at", csp_clock_now (), NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (file.conn, draft, &error);
  ck_no_error (error);
  show_view (csp_customers_view_new);
  expect_shown ("Drafts (1)");
}
END_TEST

START_TEST (former_customers_show_when_and_by_whom)
{
  g_autoptr(GError) error = NULL;

  add_customers ();
  ck_assert (csp_conn_exec (file.conn,
                            "UPDATE customer SET former_at = 1700000000000000, former_by = 'Maria'"
                            " WHERE company_name = 'Contoso'",
                            &error));
  show_view (csp_former_customers_view_new);
  expect_listed ("Contoso");
  expect_shown ("1 former customer");
  expect_shown ("Ended on");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("customers-view");
  TCase *tcase = tcase_create ("customers-view");

  start_gtk ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, typing_searches_and_escape_clears);
  tcase_add_test (tcase, filter_by_reseller_shows_a_chip_that_takes_it_away);
  tcase_add_test (tcase, direct_partner_has_no_resellers);
  tcase_add_test (tcase, empty_profile_says_what_to_do_next);
  tcase_add_test (tcase, forbidden_action_says_why);
  tcase_add_test (tcase, drafts_are_counted);
  tcase_add_test (tcase, former_customers_show_when_and_by_whom);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
