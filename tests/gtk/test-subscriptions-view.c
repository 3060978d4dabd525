/* test-subscriptions-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "store/csp-candidate.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "views/csp-subscriptions-view.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-chooser.h"
#include "widgets/csp-list-page.h"

static TestPage page;
static CspListPage *view;

static const struct
{
  const char *product;
  const char *status;
  const char *mpn_id;
  const char *commitment_end;
} rows[] = {
  { "Office 365 E3", "active", "4100000", "2026-03-20" },
  { "Office 365 E3", "active", NULL, "2026-05-15" },
  { "Office 365 E3", "suspended", "4100000", "2026-03-20" },
  { "Visio Plan 2", "active", NULL, "2027-01-31" },
};

static void
setup (void)
{
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(CspCustomer) customer = NULL;

  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-01T12:00:00Z"));
  test_page_set_up (&page);
  reseller = test_store_add_reseller (&page.files, "Adventure Works", "4100000");
  customer = test_store_add_customer (&page.files, "Fabrikam", 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspSubscription) sub =
        test_store_add_subscription (&page.files, customer->id, rows[i].product, 10, rows[i].status);

      csp_set_str (&sub->reseller_mpn_id, rows[i].mpn_id);
      csp_set_str (&sub->commitment_end, rows[i].commitment_end);
      ck_assert (csp_repo_update (page.files.conn, sub, NULL));
    }
  view = CSP_LIST_PAGE (csp_subscriptions_view_new (page.store));
  test_page_show (&page, GTK_WIDGET (view));
  ck_assert (test_page_comes_to_show (&page, "4 subscriptions"));
}

static void
teardown (void)
{
  test_page_tear_down (&page);
  csp_clock_set_fixed (0);
}

/* The filters are those of the toolbar, in their order: status, renewal; product, reseller. */
static CspChoice *
choice (guint index)
{
  return CSP_CHOICE (test_page_find_type (&page, CSP_TYPE_CHOICE, index));
}

static CspChooser *
chooser (guint index)
{
  return CSP_CHOOSER (test_page_find_type (&page, CSP_TYPE_CHOOSER, index));
}

START_TEST (status_filter_lists_only_that_status)
{
  ck_assert (csp_choice_set_id (choice (0), "suspended"));
  ck_assert (test_page_comes_to_show (&page, "1 subscription"));
}
END_TEST

START_TEST (renewal_filter_lists_what_ends_in_the_next_days)
{
  ck_assert (csp_choice_set_id (choice (1), "30"));
  ck_assert (test_page_comes_to_show (&page, "1 subscription"));
  ck_assert (csp_choice_set_id (choice (1), "90"));
  ck_assert (test_page_comes_to_show (&page, "2 subscriptions"));
}
END_TEST

START_TEST (product_filter_is_a_chip_that_can_be_removed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) labels = csp_candidate_load_labels (page.files.conn, "visio", 10, &error);
  CspCandidate *visio;

  ck_no_error (error);
  ck_assert_int_eq (labels->len, 1);
  visio = labels->pdata[0];
  g_signal_emit_by_name (chooser (0), "chosen", visio->id, visio->title, visio->detail);
  ck_assert (test_page_comes_to_show (&page, "1 subscription"));
  csp_list_page_clear (view);
  ck_assert (test_page_comes_to_show (&page, "4 subscriptions"));
}
END_TEST

START_TEST (reseller_filter_knows_subscriptions_without_one)
{
  g_signal_emit_by_name (chooser (1), "chosen", G_GINT64_CONSTANT (0), "No reseller", NULL);
  ck_assert (test_page_comes_to_show (&page, "2 subscriptions"));
  ck_assert (csp_choice_set_id (choice (0), "suspended"));
  ck_assert (test_page_comes_to_show (&page, "No subscriptions match"));
}
END_TEST

START_TEST (clearing_puts_the_filters_back)
{
  ck_assert (csp_choice_set_id (choice (0), "suspended"));
  ck_assert (test_page_comes_to_show (&page, "1 subscription"));
  csp_list_page_clear (view);
  ck_assert (test_page_comes_to_show (&page, "4 subscriptions"));
  ck_assert_str_eq (csp_choice_get_label (choice (0)), "Any status");
}
END_TEST

START_TEST (export_is_asked_of_the_window)
{
  test_page_press (&page, "Export subscriptions");
  ck_assert_str_eq (page.last_action, "export-subscriptions");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("subscriptions-view");
  TCase *tests = tcase_create ("subscriptions-view");

  test_gtk_init ();
  tcase_add_checked_fixture (tests, setup, teardown);
  tcase_add_test (tests, status_filter_lists_only_that_status);
  tcase_add_test (tests, renewal_filter_lists_what_ends_in_the_next_days);
  tcase_add_test (tests, product_filter_is_a_chip_that_can_be_removed);
  tcase_add_test (tests, reseller_filter_knows_subscriptions_without_one);
  tcase_add_test (tests, clearing_puts_the_filters_back);
  tcase_add_test (tests, export_is_asked_of_the_window);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
