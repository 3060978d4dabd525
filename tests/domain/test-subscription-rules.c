/* test-subscription-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-subscription-rules.h"
#include "tests/lib/test-suite.h"

#define TODAY "2026-03-10"

static void
setup (void)
{
  csp_clock_set_fixed (csp_instant_from_iso (TODAY "T12:00:00Z"));
}

static CspSubscription *
make_subscription (const char *status)
{
  return g_object_new (CSP_TYPE_SUBSCRIPTION, "status", status, "quantity", G_GINT64_CONSTANT (10), "auto-renew", TRUE,
                       "billing-type", "license", "term-duration", "P1Y", "effective-start", "2026-01-31",
                       "commitment-end", "2027-01-31", NULL);
}

START_TEST (each_transition_of_the_table_leads_where_it_says)
{
  static const char *const statuses[] = { "pending", "active", "suspended", "deleted", "expired", "disabled", "novel" };
  static const struct
  {
    const char           *from;
    CspSubscriptionEvent  event;
    const char           *to;
  } rows[] = {
    { "pending", CSP_SUBSCRIPTION_EVENT_PROVISIONED, "active" },
    { "active", CSP_SUBSCRIPTION_EVENT_SUSPEND, "suspended" },
    { "suspended", CSP_SUBSCRIPTION_EVENT_ACTIVATE, "active" },
    { "suspended", CSP_SUBSCRIPTION_EVENT_PURGE, "deleted" },
    { "active", CSP_SUBSCRIPTION_EVENT_CANCEL, "deleted" },
    { "active", CSP_SUBSCRIPTION_EVENT_CONVERT, "active" },
    { "active", CSP_SUBSCRIPTION_EVENT_RENEW, "active" },
    { "active", CSP_SUBSCRIPTION_EVENT_EXPIRE, "expired" },
    { "expired", CSP_SUBSCRIPTION_EVENT_ERASE, "deleted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (int event = CSP_SUBSCRIPTION_EVENT_PROVISIONED; event <= CSP_SUBSCRIPTION_EVENT_ERASE; event++)
      {
        const char *expected = NULL;

        for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
          if (rows[row].event == (CspSubscriptionEvent) event && g_str_equal (rows[row].from, statuses[i]))
            expected = rows[row].to;
        ck_assert_pstr_eq (csp_subscription_next_status (statuses[i], event), expected);
      }
}
END_TEST

START_TEST (what_may_change_depends_on_the_status)
{
  /* In the order of CspSubscriptionChange: quantity, nickname, suspend, activate, auto-renew, reseller,
   * support contact, add-on, billing cycle. */
  static const struct
  {
    const char *status;
    const char *may;
  } rows[] = {
    { "active", "xxx-xxxxx" },
    { "suspended", "-x-xxxx--" },
    { "pending", "-x--xxx--" },
    { "deleted", "---------" },
    { "expired", "-x---xx--" },
    { "disabled", "-x---xx--" },
    { "novel", "-x---xx--" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int change = 0; change <= CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE; change++)
      {
        g_autoptr(CspSubscription) sub = make_subscription (rows[i].status);
        g_autofree char *reason = NULL;
        gboolean can = csp_subscription_can_change (sub, change, &reason);

        ck_assert_msg (can == (rows[i].may[change] == 'x'), "%s, change %d", rows[i].status, change);
        ck_assert ((reason == NULL) == can);
      }
}
END_TEST

START_TEST (the_kind_of_subscription_forbids_some_changes)
{
  static const struct
  {
    const char            *property;
    const char            *value;       /* NULL for a boolean that is set */
    CspSubscriptionChange  change;
  } rows[] = {
    { "billing-type", "usage", CSP_SUBSCRIPTION_CHANGE_QUANTITY },
    { "billing-type", "usage", CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE },
    { "is-trial", NULL, CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW },
    { "is-trial", NULL, CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE },
    { "commerce", "legacy", CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW },
    { "term-duration", "P1M", CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE },
    { "is-add-on", NULL, CSP_SUBSCRIPTION_CHANGE_ADD_ON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription ("active");
      g_autofree char *reason = NULL;

      ck_assert (csp_subscription_can_change (sub, rows[i].change, NULL));
      if (rows[i].value != NULL)
        g_object_set (sub, rows[i].property, rows[i].value, NULL);
      else
        g_object_set (sub, rows[i].property, TRUE, NULL);
      ck_assert_msg (!csp_subscription_can_change (sub, rows[i].change, &reason), "row %u", i);
      ck_assert_ptr_nonnull (reason);
    }
}
END_TEST

START_TEST (suspended_data_is_kept_90_days_and_60_in_china)
{
  gint64 suspended_at = csp_instant_from_iso ("2026-01-31T23:59:59Z");
  static const struct
  {
    const char *cloud;
    const char *date;
  } rows[] = {
    { "global", "2026-05-01" },
    { "us-government", "2026-05-01" },
    { "germany", "2026-05-01" },
    { NULL, "2026-05-01" },
    { "china", "2026-04-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *date = csp_subscription_purge_date (rows[i].cloud, suspended_at);

      ck_assert_str_eq (date, rows[i].date);
    }
}
END_TEST

START_TEST (a_suspended_one_can_be_reactivated_until_its_purge_date)
{
  static const struct
  {
    const char *purge_date;
    const char *status;
  } rows[] = {
    { "2026-03-11", "suspended" },
    { "2026-03-10", "deleted" },
    { "2026-03-09", "deleted" },
    { NULL, "suspended" },
    { "soon", "suspended" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription ("suspended");
      g_autofree char *status = NULL;

      g_object_set (sub, "purge-date", rows[i].purge_date, NULL);
      status = csp_subscription_effective_status (sub, TODAY);
      ck_assert_str_eq (status, rows[i].status);
      ck_assert (csp_subscription_can_change (sub, CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE, NULL) ==
                 g_str_equal (rows[i].status, "suspended"));
    }
}
END_TEST

START_TEST (an_add_on_is_reactivated_only_below_an_active_base)
{
  g_autoptr(CspSubscription) active = make_subscription ("active");
  g_autoptr(CspSubscription) suspended = make_subscription ("suspended");
  g_autofree char *reason = NULL;

  ck_assert (csp_subscription_can_activate_below (active, NULL));
  ck_assert (!csp_subscription_can_activate_below (suspended, &reason));
  ck_assert_ptr_nonnull (reason);
}
END_TEST

START_TEST (the_end_of_a_term_renews_or_expires)
{
  static const struct
  {
    const char *end;
    const char *duration;
    gboolean    trial;
    gboolean    renew;
    const char *status;
    const char *next_end;
  } rows[] = {
    { "2026-03-11", "P1Y", FALSE, FALSE, "active", "2026-03-11" },
    { "2026-03-10", "P1Y", FALSE, FALSE, "expired", "2026-03-10" },
    { "2026-03-10", "P1Y", FALSE, TRUE, "active", "2027-03-10" },
    { "2024-02-29", "P1Y", FALSE, TRUE, "active", "2027-02-28" },
    { "2025-12-31", "P1M", FALSE, TRUE, "active", "2026-03-31" },
    { "0001-01-01", "P1M", FALSE, TRUE, "active", "2026-04-01" },
    { "2025-01-01", "P3Y", FALSE, TRUE, "active", "2028-01-01" },
    { "2026-01-01", NULL, FALSE, TRUE, "active", "2027-01-01" },
    { "2026-03-09", "P1M", TRUE, TRUE, "expired", "2026-03-09" },
    { NULL, "P1Y", FALSE, FALSE, "active", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription ("active");
      g_autofree char *status = NULL;
      g_autofree char *end = NULL;

      g_object_set (sub, "commitment-end", rows[i].end, "term-duration", rows[i].duration, "is-trial", rows[i].trial,
                    "auto-renew", rows[i].renew, NULL);
      status = csp_subscription_effective_status (sub, TODAY);
      end = csp_subscription_effective_commitment_end (sub, TODAY);
      ck_assert_str_eq (status, rows[i].status);
      ck_assert_pstr_eq (end, rows[i].next_end);
    }
}
END_TEST

START_TEST (the_first_term_is_as_long_as_the_offer_says)
{
  static const struct
  {
    gint64      term;
    const char *unit;
    gboolean    trial;
    const char *end;
  } rows[] = {
    { 1, "Year", FALSE, "2027-01-31" },
    { 3, "year", FALSE, "2029-01-31" },
    { 1, "Month", FALSE, "2026-02-28" },
    { 1, "Month", TRUE, "2026-03-02" },
    { 0, NULL, TRUE, "2026-03-02" },
    { 45, "Day", TRUE, "2026-03-17" },
    { 9999, "Month", FALSE, NULL },
    { 0, NULL, FALSE, NULL },
    { 1, "Fortnight", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = g_object_new (CSP_TYPE_OFFER, "term", rows[i].term, "term-unit", rows[i].unit,
                                                "is-trial", rows[i].trial, NULL);
      g_autofree char *end = csp_subscription_commitment_end (offer, "2026-01-31");

      ck_assert_pstr_eq (end, rows[i].end);
    }
}
END_TEST

START_TEST (the_quantity_stays_within_the_offer)
{
  static const struct
  {
    gint64   minimum;
    gint64   maximum;
    gint64   quantity;
    gboolean good;
  } rows[] = {
    { 1, 300, 300, TRUE },
    { 1, 300, 301, FALSE },
    { 5, 300, 4, FALSE },
    { 25, 25, 26, FALSE },
    { 25, 25, 25, TRUE },
    { 0, 0, 0, FALSE },
    { 0, 0, G_MAXINT32, TRUE },
    { 0, 0, (gint64) G_MAXINT32 + 1, FALSE },
    { 0, 0, -1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = g_object_new (CSP_TYPE_OFFER, "name", "Fabrikam Office", "minimum-quantity",
                                                rows[i].minimum, "maximum-quantity", rows[i].maximum, NULL);
      g_autoptr(CspSubscription) sub = make_subscription ("active");
      g_autoptr(CspProblems) problems = csp_problems_new ();

      csp_subscription_quantity_check (sub, offer, rows[i].quantity, problems);
      ck_assert_msg (csp_problems_has_errors (problems) != rows[i].good, "row %u", i);
      ck_assert ((csp_problems_find (problems, "quantity") == NULL) == rows[i].good);
    }
}
END_TEST

START_TEST (a_suspended_or_deleted_one_refuses_another_quantity)
{
  static const char *const statuses[] = { "suspended", "deleted", "pending" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription (statuses[i]);
      g_autoptr(CspProblems) problems = csp_problems_new ();

      csp_subscription_quantity_check (sub, NULL, sub->quantity, problems);
      ck_assert_uint_eq (csp_problems_get_count (problems), 0);
      csp_subscription_quantity_check (sub, NULL, 11, problems);
      ck_assert_uint_eq (csp_problems_get_count (problems), 1);
    }
}
END_TEST

START_TEST (new_commerce_reduces_only_in_its_window)
{
  static const struct
  {
    const char *commerce;
    const char *start;
    const char *cancel_until;
    gint64      quantity;
    gboolean    good;
  } rows[] = {
    { "legacy", "2025-01-01", NULL, 5, TRUE },
    { "nce", "2026-03-03", NULL, 5, TRUE },
    { "nce", "2026-03-02", NULL, 5, FALSE },
    { "nce", "2026-03-02", NULL, 15, TRUE },
    { "nce", "2026-03-02", "2026-03-10T12:00:01Z", 5, TRUE },
    { "nce", "2026-03-09", "2026-03-10T11:59:59Z", 5, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription ("active");
      g_autoptr(CspProblems) problems = csp_problems_new ();

      g_object_set (sub, "commerce", rows[i].commerce, "effective-start", rows[i].start,
                    "cancel-until", csp_instant_from_iso (rows[i].cancel_until), NULL);
      csp_subscription_quantity_check (sub, NULL, rows[i].quantity, problems);
      ck_assert_msg (csp_problems_has_errors (problems) != rows[i].good, "row %u", i);
    }
}
END_TEST

START_TEST (words_of_the_service_have_labels_and_unknown_ones_stay)
{
  g_autofree char *year = csp_term_label ("P1Y");
  g_autofree char *months = csp_term_label ("P6M");
  g_autofree char *odd = csp_term_label ("P1Y2M");

  ck_assert_str_eq (csp_subscription_status_label ("suspended"), "Suspended");
  ck_assert_str_eq (csp_subscription_status_label ("novel_status"), "novel_status");
  ck_assert_str_eq (csp_subscription_status_label (NULL), "");
  ck_assert_str_eq (csp_billing_cycle_label ("one_time"), "One-time billing");
  ck_assert_str_eq (csp_billing_cycle_label ("weekly"), "weekly");
  ck_assert_str_eq (year, "1 year");
  ck_assert_str_eq (months, "6 months");
  ck_assert_str_eq (odd, "P1Y2M");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("subscription-rules");
  TCase *tcase = tcase_create ("subscription-rules");

  tcase_add_checked_fixture (tcase, setup, NULL);
  tcase_add_test (tcase, each_transition_of_the_table_leads_where_it_says);
  tcase_add_test (tcase, what_may_change_depends_on_the_status);
  tcase_add_test (tcase, the_kind_of_subscription_forbids_some_changes);
  tcase_add_test (tcase, suspended_data_is_kept_90_days_and_60_in_china);
  tcase_add_test (tcase, a_suspended_one_can_be_reactivated_until_its_purge_date);
  tcase_add_test (tcase, an_add_on_is_reactivated_only_below_an_active_base);
  tcase_add_test (tcase, the_end_of_a_term_renews_or_expires);
  tcase_add_test (tcase, the_first_term_is_as_long_as_the_offer_says);
  tcase_add_test (tcase, the_quantity_stays_within_the_offer);
  tcase_add_test (tcase, a_suspended_or_deleted_one_refuses_another_quantity);
  tcase_add_test (tcase, new_commerce_reduces_only_in_its_window);
  tcase_add_test (tcase, words_of_the_service_have_labels_and_unknown_ones_stay);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
