/* test-list-plans.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-customer.h"
#include "store/csp-conn-private.h"
#include "store/csp-list-definition.h"
#include "store/csp-table.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

/* Lists that may hold millions; the others hold what a person sent or made. */
static const CspListKind long_lists[] = { CSP_LIST_CUSTOMERS, CSP_LIST_SUBSCRIPTIONS, CSP_LIST_HISTORY };

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

/* What SQLite says it does for @stmt, one step a line. */
static char *
plan_of (CspStmt *stmt)
{
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", stmt->sql, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CspStmt) explain = csp_conn_prepare (store.conn, sql, &error);
  g_autoptr(GString) plan = g_string_new (NULL);
  gboolean has_row = TRUE;

  ck_no_error (error);
  while (csp_stmt_step (explain, &has_row, &error) && has_row)
    g_string_append_printf (plan, "%s\n", csp_stmt_get_text (explain, 3));
  ck_no_error (error);
  return g_string_free (g_steal_pointer (&plan), FALSE);
}

static void
check_that_parts_need_no_sorting (const CspListQuery *query)
{
  g_autoptr(GError) error = NULL;
  CspStmt *stmt;

  for (guint part = 0; (stmt = csp_list_prepare_part (store.conn, query, part, &error)) != NULL; part++)
    {
      g_autofree char *plan = plan_of (stmt);

      /* What is sorted there are only the subscriptions of resellers that the profile does not know. */
      if (strstr (plan, "SCAN used") == NULL)
        ck_assert_msg (strstr (plan, "TEMP B-TREE") == NULL, "%s is sorted:\n%s", stmt->sql, plan);
      csp_stmt_release (stmt);
    }
  ck_no_error (error);
}

START_TEST (every_order_of_a_long_list_comes_from_indexes)
{
  for (guint i = 0; i < G_N_ELEMENTS (long_lists); i++)
    for (const CspListSort *sort = csp_list_definition_get (long_lists[i])->sorts; sort->name != NULL; sort++)
      for (int descending = FALSE; descending <= TRUE; descending++)
        {
          g_autoptr(CspListQuery) query = csp_list_query_new (long_lists[i]);

          query->sort = g_strdup (sort->name);
          query->descending = descending;
          check_that_parts_need_no_sorting (query);
        }
}
END_TEST

START_TEST (former_customers_are_found_without_the_others)
{
  for (const CspListSort *sort = csp_list_definition_get (CSP_LIST_FORMER_CUSTOMERS)->sorts; sort->name != NULL; sort++)
    {
      g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_FORMER_CUSTOMERS);
      g_autoptr(GError) error = NULL;
      CspStmt *stmt;

      query->sort = g_strdup (sort->name);
      for (guint part = 0; (stmt = csp_list_prepare_part (store.conn, query, part, &error)) != NULL; part++)
        {
          g_autofree char *plan = plan_of (stmt);

          ck_assert_msg (strstr (plan, "customer_former") != NULL, "%s:\n%s", stmt->sql, plan);
          csp_stmt_release (stmt);
        }
      ck_no_error (error);
    }
}
END_TEST

/* A filter of a long list, and the index that has to find its rows. */
typedef struct
{
  CspListKind  kind;
  const char  *index;
  gint64       reseller_id;
  gint64       customer_id;
  gint64       label_id;
  const char  *reseller_mpn_id;
  const char  *renews_until;
  const char  *status;
} Filtered;

static const Filtered filtered[] = {
  { CSP_LIST_CUSTOMERS, "customer_by_reseller", .reseller_id = 1 },
  { CSP_LIST_CUSTOMERS, "customer_by_reseller", .reseller_id = -1 },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_customer", .customer_id = 1 },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_customer", .customer_id = 1, .status = "active", .label_id = 1 },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_label", .label_id = 1 },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_label", .label_id = 1, .status = "active", .renews_until = "2030-01-01" },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_reseller", .reseller_mpn_id = "1" },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_reseller", .reseller_mpn_id = "", .status = "active" },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_renewal", .renews_until = "2030-01-01" },
  { CSP_LIST_SUBSCRIPTIONS, "subscription_by_status", .status = "active" },
};

static CspListQuery *
make_query (const Filtered *filter)
{
  CspListQuery *query = csp_list_query_new (filter->kind);

  query->reseller_id = filter->reseller_id;
  query->customer_id = filter->customer_id;
  query->label_id = filter->label_id;
  query->reseller_mpn_id = g_strdup (filter->reseller_mpn_id);
  query->renews_until = g_strdup (filter->renews_until);
  query->status = g_strdup (filter->status);
  return query;
}

START_TEST (every_filter_of_a_long_list_finds_its_rows_by_an_index)
{
  const Filtered *filter = &filtered[_i];

  for (const CspListSort *sort = csp_list_definition_get (filter->kind)->sorts; sort->name != NULL; sort++)
    {
      g_autoptr(CspListQuery) query = make_query (filter);
      g_autoptr(GError) error = NULL;
      g_autoptr(CspStmt) stmt = NULL;
      g_autofree char *plan = NULL;

      query->sort = g_strdup (sort->name);
      stmt = csp_list_prepare_filtered (store.conn, query, 200, &error);
      ck_no_error (error);
      plan = plan_of (stmt);
      ck_assert_msg (strstr (plan, filter->index) != NULL, "%s:\n%s", stmt->sql, plan);
      check_that_parts_need_no_sorting (query);
    }
}
END_TEST

START_TEST (a_filter_whose_index_holds_the_order_needs_no_sorting)
{
  static const struct { Filtered filter; const char *sort; } quick[] = {
    { { CSP_LIST_CUSTOMERS, NULL, .reseller_id = 1 }, "company-name" },
    { { CSP_LIST_SUBSCRIPTIONS, NULL, .status = "active" }, "status" },
    { { CSP_LIST_SUBSCRIPTIONS, NULL, .renews_until = "2030-01-01" }, "commitment-end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    {
      g_autoptr(CspListQuery) query = make_query (&quick[i].filter);
      g_autoptr(GError) error = NULL;
      g_autoptr(CspStmt) stmt = NULL;
      g_autofree char *plan = NULL;

      query->sort = g_strdup (quick[i].sort);
      ck_assert (csp_list_filter_is_quick (query));
      stmt = csp_list_prepare_filtered (store.conn, query, 200, &error);
      ck_no_error (error);
      plan = plan_of (stmt);
      ck_assert_msg (strstr (plan, "TEMP B-TREE") == NULL, "%s:\n%s", stmt->sql, plan);
    }
}
END_TEST

START_TEST (a_search_of_a_long_list_finds_its_hits_by_indexes)
{
  static const CspListKind kinds[] = { CSP_LIST_CUSTOMERS, CSP_LIST_SUBSCRIPTIONS };
  static const char * const scans[] = { "SCAN customer\n", "SCAN subscription\n", "SCAN subscription_label\n" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CspStmt) stmt = csp_conn_prepare (store.conn, csp_list_definition_get (kinds[i])->search.hits, &error);
      g_autofree char *plan = NULL;

      ck_no_error (error);
      plan = plan_of (stmt);
      ck_assert_msg (strstr (plan, "VIRTUAL TABLE INDEX") != NULL, "%s:\n%s", stmt->sql, plan);
      for (guint j = 0; j < G_N_ELEMENTS (scans); j++)
        ck_assert_msg (strstr (plan, scans[j]) == NULL, "%s:\n%s", stmt->sql, plan);
    }
}
END_TEST

START_TEST (a_customer_s_subscriptions_are_counted_by_customer)
{
  g_autoptr(GError) error = NULL;
  const CspTable *table = csp_table_for (CSP_TYPE_CUSTOMER);
  g_autofree char *sql = g_strconcat (csp_table_get_select (table), " WHERE customer.id = ?1", NULL);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (store.conn, sql, &error);
  g_autofree char *plan = NULL;

  ck_no_error (error);
  plan = plan_of (stmt);
  ck_assert_msg (strstr (plan, "subscription_by_customer") != NULL, "%s", plan);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("list plans");
  TCase *tcase = tcase_create ("list plans");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, every_order_of_a_long_list_comes_from_indexes);
  tcase_add_test (tcase, former_customers_are_found_without_the_others);
  tcase_add_loop_test (tcase, every_filter_of_a_long_list_finds_its_rows_by_an_index, 0, G_N_ELEMENTS (filtered));
  tcase_add_test (tcase, a_filter_whose_index_holds_the_order_needs_no_sorting);
  tcase_add_test (tcase, a_search_of_a_long_list_finds_its_hits_by_indexes);
  tcase_add_test (tcase, a_customer_s_subscriptions_are_counted_by_customer);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
