/* test-basket.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-basket.h"
#include "tests/lib/test-suite.h"

static GPtrArray *subscriptions;
static CspBasket *basket;

static void
setup (void)
{
  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-10T12:00:00Z"));
  subscriptions = g_ptr_array_new_with_free_func (g_object_unref);
  basket = csp_basket_new ();
}

static void
teardown (void)
{
  csp_basket_free (basket);
  g_ptr_array_unref (subscriptions);
}

static CspOffer *
make_offer (const char *id)
{
  return g_object_new (CSP_TYPE_OFFER, "offer-id", id, "name", id, "minimum-quantity", G_GINT64_CONSTANT (1),
                       "maximum-quantity", G_GINT64_CONSTANT (300), "is-available", TRUE, "billing", "license",
                       "billing-cycles", "annual monthly", "limit-unit", "None", "sales-group-id", "Default", NULL);
}

static CspOffer *
make_add_on (const char *id,
             const char *prerequisites)
{
  CspOffer *offer = make_offer (id);

  g_object_set (offer, "is-add-on", TRUE, "prerequisites", prerequisites, NULL);
  return offer;
}

static void
own (gint64      id,
     const char *offer_id,
     const char *status)
{
  g_ptr_array_add (subscriptions, g_object_new (CSP_TYPE_SUBSCRIPTION, "id", id, "offer-id", offer_id, "status", status,
                                                NULL));
}

static guint
errors_of (const char *field)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  guint n = 0;

  csp_basket_validate (basket, subscriptions, problems);
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      ck_assert_str_ne (problem->message, "");
      n += problem->severity == CSP_SEVERITY_ERROR && g_str_equal (problem->field, field);
    }
  return n;
}

START_TEST (a_line_begins_with_the_defaults_of_its_offer)
{
  static const struct
  {
    gint64      minimum;
    const char *cycles;
    gboolean    trial;
    gint64      quantity;
    const char *cycle;
  } rows[] = {
    { 1, "annual monthly", FALSE, 1, "monthly" },
    { 25, "none", TRUE, 25, "none" },
    { 0, "annual", FALSE, 1, "annual" },
    { 5, NULL, FALSE, 5, "monthly" },
    { 5, NULL, TRUE, 5, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = make_offer ("A");
      CspBasketLine *line;

      g_object_set (offer, "minimum-quantity", rows[i].minimum, "billing-cycles", rows[i].cycles, "is-trial",
                    rows[i].trial, NULL);
      line = csp_basket_add (basket, offer, 0, NULL);
      ck_assert_int_eq (line->quantity, rows[i].quantity);
      ck_assert_str_eq (line->billing_cycle, rows[i].cycle);
    }
}
END_TEST

START_TEST (quantity_cycle_and_nickname_keep_to_the_offer)
{
  static const struct
  {
    gint64      quantity;
    const char *cycle;
    guint       nickname_length;
    guint       errors;
  } rows[] = {
    { 1, "monthly", 0, 0 },
    { 300, "annual", 256, 0 },
    { 301, "annual", 0, 1 },
    { -1, "annual", 0, 1 },
    { 1, "one_time", 0, 1 },
    { 301, "one_time", 257, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = make_offer ("A");
      CspBasketLine *line = csp_basket_add (basket, offer, rows[i].quantity, rows[i].cycle);

      line->nickname = g_strnfill (rows[i].nickname_length, 'n');
      ck_assert_msg (errors_of ("order:A") == rows[i].errors, "row %u", i);
      ck_assert (csp_basket_remove (basket, "a"));
    }
}
END_TEST

START_TEST (a_trial_of_25_is_sold_with_25)
{
  g_autoptr(CspOffer) fixed = make_offer ("FIXED");
  g_autoptr(CspOffer) range = make_offer ("RANGE");

  g_object_set (fixed, "is-trial", TRUE, "minimum-quantity", (gint64) 25, "maximum-quantity", (gint64) 25, NULL);
  g_object_set (range, "is-trial", TRUE, "minimum-quantity", (gint64) 25, "maximum-quantity", (gint64) 250, NULL);
  csp_basket_add (basket, fixed, 25, NULL);
  csp_basket_add (basket, range, 250, NULL);
  ck_assert_uint_eq (errors_of ("order:FIXED") + errors_of ("order:RANGE"), 0);
  csp_basket_find (basket, "fixed")->quantity = 24;
  csp_basket_find (basket, "range")->quantity = 251;
  ck_assert_uint_eq (errors_of ("order:FIXED"), 1);
  ck_assert_uint_eq (errors_of ("order:RANGE"), 1);
}
END_TEST

START_TEST (the_limit_per_customer_counts_as_its_unit_says)
{
  static const struct
  {
    const char           *unit;
    gint64                limit;
    gboolean              trial;
    const char           *owned;        /* statuses separated by blanks */
    CspOfferAvailability  state;
  } rows[] = {
    { "None", 0, FALSE, "active active", CSP_OFFER_AVAILABLE },
    { "None", 1, FALSE, "active", CSP_OFFER_AVAILABLE },
    { "Concurrent", 1, FALSE, "", CSP_OFFER_AVAILABLE },
    { "Concurrent", 1, FALSE, "active", CSP_OFFER_OWNED },
    { "Concurrent", 1, FALSE, "pending", CSP_OFFER_OWNED },
    { "Concurrent", 1, FALSE, "suspended", CSP_OFFER_SUSPENDED },
    { "Concurrent", 1, FALSE, "deleted expired", CSP_OFFER_AVAILABLE },
    { "Concurrent", 2, FALSE, "active", CSP_OFFER_AVAILABLE },
    { "Concurrent", 2, FALSE, "active suspended", CSP_OFFER_OWNED },
    { "Lifetime", 1, FALSE, "deleted", CSP_OFFER_LIMIT_REACHED },
    { "LifeTime", 2, TRUE, "expired", CSP_OFFER_AVAILABLE },
    { "LifeTime", 2, TRUE, "expired deleted", CSP_OFFER_LIMIT_REACHED },
    { "Lifetime", 1, TRUE, "active", CSP_OFFER_OWNED },
    { NULL, 0, TRUE, "expired", CSP_OFFER_LIMIT_REACHED },
    { NULL, 0, TRUE, "", CSP_OFFER_AVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = make_offer ("A");
      g_auto(GStrv) owned = g_strsplit (rows[i].owned, " ", -1);
      g_autofree char *reason = NULL;
      CspOfferAvailability state;

      g_object_set (offer, "limit-unit", rows[i].unit, "customer-limit", rows[i].limit, "is-trial", rows[i].trial, NULL);
      g_ptr_array_set_size (subscriptions, 0);
      for (guint n = 0; owned[n] != NULL && *owned[n] != '\0'; n++)
        own (n + 1, "a", owned[n]);
      state = csp_basket_offer_state (basket, offer, subscriptions, &reason);
      ck_assert_msg (state == rows[i].state, "row %u: %d", i, state);
      ck_assert (state == CSP_OFFER_AVAILABLE || reason != NULL);
      csp_basket_add (basket, offer, 1, NULL);
      ck_assert ((errors_of ("order:A") == 0) == (state == CSP_OFFER_AVAILABLE));
      csp_basket_remove (basket, "A");
    }
}
END_TEST

START_TEST (the_limit_counts_the_lines_of_the_basket_too)
{
  g_autoptr(CspOffer) offer = make_offer ("A");

  g_object_set (offer, "limit-unit", "Concurrent", "customer-limit", (gint64) 2, NULL);
  own (1, "A", "active");
  csp_basket_add (basket, offer, 1, NULL);
  ck_assert_uint_eq (errors_of ("order:A"), 0);
  csp_basket_add (basket, offer, 1, NULL);
  ck_assert_uint_eq (errors_of ("order:A"), 1);
}
END_TEST

START_TEST (a_suspended_one_past_its_purge_date_does_not_count)
{
  g_autoptr(CspOffer) offer = make_offer ("A");

  g_object_set (offer, "limit-unit", "Concurrent", "customer-limit", (gint64) 1, NULL);
  own (1, "A", "suspended");
  g_object_set (g_ptr_array_index (subscriptions, 0), "purge-date", "2026-03-01", NULL);
  ck_assert_int_eq (csp_basket_offer_state (NULL, offer, subscriptions, NULL), CSP_OFFER_AVAILABLE);
}
END_TEST

START_TEST (an_owned_offer_without_limit_is_sold_again_with_a_warning)
{
  g_autoptr(CspOffer) offer = make_offer ("A");
  g_autoptr(CspProblems) problems = csp_problems_new ();

  own (1, "A", "active");
  csp_basket_add (basket, offer, 1, NULL);
  csp_basket_validate (basket, subscriptions, problems);
  ck_assert (!csp_problems_has_errors (problems));
  ck_assert_int_eq (csp_problems_find (problems, "order:A")->severity, CSP_SEVERITY_WARNING);
}
END_TEST

START_TEST (an_offer_that_is_not_sold_any_more_is_refused)
{
  g_autoptr(CspOffer) offer = make_offer ("A");

  g_object_set (offer, "is-available", FALSE, NULL);
  csp_basket_add (basket, offer, 1, NULL);
  ck_assert_uint_eq (errors_of ("order:A"), 1);
  ck_assert_int_eq (csp_basket_offer_state (basket, offer, NULL, NULL), CSP_OFFER_NOT_SOLD);
}
END_TEST

START_TEST (an_add_on_needs_one_active_base_of_its_list)
{
  static const struct
  {
    const char *prerequisites;
    const char *owned_offer;
    const char *owned_status;
    const char *in_basket;
    gboolean    good;
  } rows[] = {
    { "BASE-1 BASE-2", NULL, NULL, NULL, FALSE },
    { "BASE-1 BASE-2", "base-2", "active", NULL, TRUE },
    { "BASE-1 BASE-2", "base-2", "suspended", NULL, FALSE },
    { "BASE-1 BASE-2", "base-2", "deleted", NULL, FALSE },
    { "BASE-1 BASE-2", "BASE", "active", NULL, FALSE },
    { "BASE-1 BASE-2", "BASE-11", "active", NULL, FALSE },
    { "BASE-1 BASE-2", NULL, NULL, "base-1", TRUE },
    { "BASE-1 BASE-2", NULL, NULL, "OTHER", FALSE },
    { NULL, "BASE-1", "active", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) add_on = make_add_on ("ADD-ON", rows[i].prerequisites);
      g_autoptr(CspOffer) other = rows[i].in_basket ? make_offer (rows[i].in_basket) : NULL;

      g_ptr_array_set_size (subscriptions, 0);
      g_ptr_array_set_size (basket->lines, 0);
      if (rows[i].owned_offer != NULL)
        own (1, rows[i].owned_offer, rows[i].owned_status);
      if (other != NULL)
        csp_basket_add (basket, other, 1, NULL);
      ck_assert_msg (csp_basket_offer_state (basket, add_on, subscriptions, NULL) ==
                     (rows[i].good ? CSP_OFFER_AVAILABLE : CSP_OFFER_NEEDS_BASE), "row %u", i);
      csp_basket_add (basket, add_on, 1, NULL);
      ck_assert_uint_eq (errors_of ("order:ADD-ON"), rows[i].good ? 0 : 1);
    }
}
END_TEST

START_TEST (an_offer_without_its_base_names_three_that_it_could_have)
{
  static const struct
  {
    const char *names;
    const char *add_on;
    const char *other;
  } rows[] = {
    { NULL, "with one of its base subscriptions.", "of another offer." },
    { "A", "with “A”.", "subscription of “A”." },
    { "A\nB", "with “A” or “B”.", "of “A” or “B”." },
    { "A\nB\nC", "with “A”, “B” or “C”.", "of “A”, “B” or “C”." },
    { "A\nB\nC\nD", "with “A”, “B”, “C” or 1 more.", "of “A”, “B”, “C” or 1 more." },
    { "A\nB\nC\nD\nE", "“C” or one of 2 more.", "of “A”, “B”, “C” or one of 2 more." },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CspOffer) offer = make_add_on ("ADD-ON", "BASE-1");
      const char *expected = i % 2 == 0 ? rows[i / 2].add_on : rows[i / 2].other;
      g_autofree char *reason = NULL;

      g_object_set (offer, "is-add-on", i % 2 == 0, "prerequisite-names", rows[i / 2].names, NULL);
      ck_assert_int_eq (csp_basket_offer_state (NULL, offer, NULL, &reason), CSP_OFFER_NEEDS_BASE);
      ck_assert_msg (g_str_has_suffix (reason, expected), "%s", reason);
    }
}
END_TEST

START_TEST (add_ons_do_not_carry_one_another)
{
  g_autoptr(CspOffer) first = make_add_on ("FIRST", "SECOND FIRST");
  g_autoptr(CspOffer) second = make_add_on ("SECOND", "FIRST BASE");
  g_autoptr(CspOffer) base = make_offer ("BASE");

  csp_basket_add (basket, first, 1, NULL);
  csp_basket_add (basket, second, 1, NULL);
  ck_assert_uint_eq (errors_of ("order:FIRST"), 1);
  ck_assert_uint_eq (errors_of ("order:SECOND"), 1);
  csp_basket_add (basket, base, 1, NULL);
  ck_assert_uint_eq (errors_of ("order:FIRST") + errors_of ("order:SECOND"), 0);
}
END_TEST

START_TEST (a_chosen_base_must_be_one_of_the_active_ones)
{
  g_autoptr(CspOffer) add_on = make_add_on ("ADD-ON", "BASE");
  CspBasketLine *line = csp_basket_add (basket, add_on, 1, NULL);

  own (7, "BASE", "active");
  own (8, "BASE", "suspended");
  own (9, "OTHER", "active");
  for (gint64 id = 7; id <= 10; id++)
    {
      line->parent_id = id;
      ck_assert_uint_eq (errors_of ("order:ADD-ON"), id == 7 ? 0 : 1);
    }
  line->parent_id = 0;
  ck_assert_int_eq (csp_basket_find_base (line, subscriptions)->id, 7);
}
END_TEST

START_TEST (orders_are_split_by_cycle_and_sales_group_with_bases_first)
{
  g_autoptr(CspOffer) add_on = make_add_on ("ADD-ON", "BASE");
  g_autoptr(CspOffer) base = make_offer ("BASE");
  g_autoptr(CspOffer) yearly = make_offer ("YEARLY");
  g_autoptr(CspOffer) azure = make_offer ("MS-AZR-0145P");
  g_autoptr(GPtrArray) groups = NULL;
  CspBasketGroup *group;

  g_object_set (azure, "sales-group-id", "Azure", "billing", "usage", NULL);
  csp_basket_add (basket, add_on, 3, "monthly");
  csp_basket_add (basket, yearly, 20, "annual");
  csp_basket_add (basket, azure, 1, "monthly");
  csp_basket_add (basket, base, 100, "monthly");
  groups = csp_basket_group (basket);
  ck_assert_uint_eq (groups->len, 3);
  group = g_ptr_array_index (groups, 2);
  ck_assert_str_eq (group->billing_cycle, "monthly");
  ck_assert_str_eq (group->sales_group_id, "Default");
  ck_assert_uint_eq (group->lines->len, 2);
  ck_assert_ptr_eq (((CspBasketLine *) g_ptr_array_index (group->lines, 0))->offer, base);
  ck_assert_ptr_eq (((CspBasketLine *) g_ptr_array_index (group->lines, 1))->offer, add_on);
  ck_assert_int_eq (csp_basket_license_count (basket), 123);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("basket");
  TCase *tcase = tcase_create ("basket");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_line_begins_with_the_defaults_of_its_offer);
  tcase_add_test (tcase, quantity_cycle_and_nickname_keep_to_the_offer);
  tcase_add_test (tcase, a_trial_of_25_is_sold_with_25);
  tcase_add_test (tcase, the_limit_per_customer_counts_as_its_unit_says);
  tcase_add_test (tcase, the_limit_counts_the_lines_of_the_basket_too);
  tcase_add_test (tcase, a_suspended_one_past_its_purge_date_does_not_count);
  tcase_add_test (tcase, an_owned_offer_without_limit_is_sold_again_with_a_warning);
  tcase_add_test (tcase, an_offer_that_is_not_sold_any_more_is_refused);
  tcase_add_test (tcase, an_add_on_needs_one_active_base_of_its_list);
  tcase_add_test (tcase, an_offer_without_its_base_names_three_that_it_could_have);
  tcase_add_test (tcase, add_ons_do_not_carry_one_another);
  tcase_add_test (tcase, a_chosen_base_must_be_one_of_the_active_ones);
  tcase_add_test (tcase, orders_are_split_by_cycle_and_sales_group_with_bases_first);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
