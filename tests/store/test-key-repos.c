/* test-key-repos.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-offer.h"
#include "store/csp-country-rules-repo.h"
#include "store/csp-customer-repo.h"
#include "store/csp-offer-repo.h"
#include "store/csp-reseller-repo.h"
#include "store/csp-subscription-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-country-rules.h"

#define GUID "AFD999EA-8AF6-4360-9171-F93E42C2F42F"

static TestStore store;

static void
set_up (void)
{
  test_store_set_up (&store);
}

static void
tear_down (void)
{
  test_store_tear_down (&store);
}

START_TEST (a_microsoft_id_finds_its_customer_in_any_case_and_after_it_was_replaced)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autofree char *upper = g_ascii_strup (customer->microsoft_id, -1);
  g_autoptr(CspCustomer) found = NULL;
  g_autoptr(CspCustomer) former = NULL;
  g_autoptr(GError) error = NULL;

  found = csp_customer_repo_find_by_microsoft_id (store.conn, upper, &error);
  ck_assert_int_eq (found->id, customer->id);
  ck_assert (csp_conn_run (store.conn, &error, "INSERT INTO customer_former_id VALUES (?1, ?2)", "ti",
                           "2b9c0ccc-1942-463d-a74b-77d18b7f8b1f", customer->id));
  former = csp_customer_repo_find_by_microsoft_id (store.conn, "2B9C0CCC-1942-463D-A74B-77D18B7F8B1F", &error);
  ck_assert_int_eq (former->id, customer->id);
  ck_assert_ptr_null (csp_customer_repo_find_by_microsoft_id (store.conn, "nobody", &error));
  ck_no_error (error);
}
END_TEST

START_TEST (a_domain_finds_its_customer_in_any_case_rather_than_a_former_one)
{
  g_autoptr(CspCustomer) former = test_store_add_customer (&store, "Old", 0);
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "New", 0);
  g_autoptr(CspCustomer) found = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE customer SET domain = 'Fabrikam.onmicrosoft.com'", NULL));
  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE customer SET former_at = 5 WHERE id = ?1", "i", former->id));
  found = csp_customer_repo_find_by_domain (store.conn, "fabrikam.onmicrosoft.COM", &error);
  ck_assert_int_eq (found->id, customer->id);
  ck_assert_ptr_null (csp_customer_repo_find_by_domain (store.conn, "fabrikam.onmicrosoft", &error));
  ck_no_error (error);
}
END_TEST

START_TEST (a_subscription_id_finds_its_subscription_in_any_case)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspSubscription) subscription = test_store_add_subscription (&store, customer->id, "E3", 1, "active");
  g_autofree char *upper = g_ascii_strup (subscription->subscription_id, -1);
  g_autoptr(CspSubscription) found = csp_subscription_repo_find_by_subscription_id (store.conn, upper, NULL);

  ck_assert_int_eq (found->id, subscription->id);
}
END_TEST

START_TEST (an_mpn_id_finds_its_reseller)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Litware", "1234567");
  g_autoptr(CspReseller) found = csp_reseller_repo_find_by_mpn_id (store.conn, "1234567", NULL);

  ck_assert_int_eq (found->id, reseller->id);
  ck_assert_ptr_null (csp_reseller_repo_find_by_mpn_id (store.conn, "123456", NULL));
}
END_TEST

START_TEST (active_resellers_come_by_name)
{
  g_autoptr(CspReseller) late = test_store_add_reseller (&store, "Zeta", "1");
  g_autoptr(CspReseller) early = test_store_add_reseller (&store, "ábaco", "2");
  g_autoptr(CspReseller) gone = test_store_add_reseller (&store, "Beta", "3");
  g_autoptr(GPtrArray) active = NULL;

  ck_assert (csp_conn_exec (store.conn, "UPDATE reseller SET state = 'removed' WHERE mpn_id = '3'", NULL));
  active = csp_reseller_repo_load_active (store.conn, NULL);
  ck_assert_uint_eq (active->len, 2);
  ck_assert_int_eq (CSP_RESELLER (active->pdata[0])->id, early->id);
  ck_assert_int_eq (CSP_RESELLER (active->pdata[1])->id, late->id);
}
END_TEST

static GPtrArray *
offers (const char * const *ids)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (result, g_object_new (CSP_TYPE_OFFER, "offer-id", ids[i], "name", ids[i], "json", "{}", NULL));
  return result;
}

static void
replace (GPtrArray  *list,
         const char *envelope)
{
  const CspCatalogue catalogue = { (char *) "us", (char *) envelope, (char *) "offers.json", 7 };
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_begin_write (store.conn, &error));
  csp_offer_repo_replace (store.conn, &catalogue, list, &error);
  ck_no_error (error);
  ck_assert (csp_conn_commit (store.conn, &error));
}

START_TEST (a_catalogue_keeps_its_order_and_envelope_and_is_replaced_whole)
{
  static const char * const first[] = { GUID, "A", "B", NULL };
  static const char * const second[] = { "D", GUID, NULL };
  g_autoptr(GPtrArray) before = offers (first);
  g_autoptr(GPtrArray) after = offers (second);
  g_autoptr(GPtrArray) stored = NULL;
  g_autoptr(CspCatalogue) catalogue = NULL;
  g_autoptr(CspOffer) found = NULL;

  replace (before, "{\"a\":1}");
  replace (after, "{\"b\":2}");
  stored = csp_offer_repo_load_all (store.conn, "Us", NULL);
  ck_assert_uint_eq (stored->len, 2);
  ck_assert_str_eq (CSP_OFFER (stored->pdata[0])->offer_id, "D");
  catalogue = csp_offer_repo_catalogue (store.conn, "us", NULL);
  ck_assert_str_eq (catalogue->envelope, "{\"b\":2}");
  ck_assert_int_eq (catalogue->fetched_at, 7);
  found = csp_offer_repo_find (store.conn, "afd999ea-8af6-4360-9171-f93e42c2f42f", "us", NULL);
  ck_assert_str_eq (found->country, "US");
  ck_assert_ptr_null (csp_offer_repo_find (store.conn, "A", "US", NULL));
  ck_assert_ptr_null (csp_offer_repo_catalogue (store.conn, "BR", NULL));
}
END_TEST

START_TEST (stored_country_rules_win_over_the_starter_tables)
{
  g_autoptr(CspCountryRules) starter = NULL;
  g_autoptr(CspCountryRules) fetched = NULL;
  g_autoptr(CspCountryRules) stored = NULL;
  g_autoptr(CspCountryRules) unknown = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (csp_country_rules_repo_find (store.conn, "br", &starter, &error));
  ck_assert_str_eq (starter->default_culture, "pt-BR");
  fetched = csp_wire_country_rules_parse ("{\"iso2Code\": \"BR\", \"defaultCulture\": \"en-US\"}", -1, &error);
  ck_no_error (error);
  ck_assert (csp_country_rules_repo_store (store.conn, fetched, "file", 7, &error));
  ck_assert (csp_country_rules_repo_find (store.conn, "BR", &stored, &error));
  ck_assert_str_eq (stored->default_culture, "en-US");
  ck_assert (csp_country_rules_repo_find (store.conn, "??", &unknown, &error));
  ck_assert_ptr_null (unknown);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("key-repos");
  TCase *tcase = tcase_create ("key-repos");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_microsoft_id_finds_its_customer_in_any_case_and_after_it_was_replaced);
  tcase_add_test (tcase, a_domain_finds_its_customer_in_any_case_rather_than_a_former_one);
  tcase_add_test (tcase, a_subscription_id_finds_its_subscription_in_any_case);
  tcase_add_test (tcase, an_mpn_id_finds_its_reseller);
  tcase_add_test (tcase, active_resellers_come_by_name);
  tcase_add_test (tcase, a_catalogue_keeps_its_order_and_envelope_and_is_replaced_whole);
  tcase_add_test (tcase, stored_country_rules_win_over_the_starter_tables);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
