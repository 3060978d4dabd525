/* test-merge.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-conflict.h"
#include "operations/csp-conflict-resolve.h"
#include "store/csp-repo.h"
#include "sync/csp-merge.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-json.h"

static TestStore store;
static CspCustomer *customer;
static CspSubscription *subscription;
static CspOperationContext context;

static void
set_up (void)
{
  g_autoptr(GError) error = NULL;

  test_store_set_up (&store);
  customer = test_store_add_customer (&store, "Fabrikam", 0);
  subscription = test_store_add_subscription (&store, customer->id, "Basic", 5, "active");
  ck_assert (csp_conn_begin_write (store.conn, NULL));
  ck_assert (csp_operation_context_init (&context, store.conn, CSP_ORIGIN_SERVICE, "op", csp_clock_now (), &error));
}

static void
tear_down (void)
{
  csp_conn_rollback (store.conn);
  csp_operation_context_clear (&context);
  g_clear_object (&customer);
  g_clear_object (&subscription);
  test_store_tear_down (&store);
}

static CspOutboxEntry *
add_entry (const char *before,
           const char *after)
{
  CspOutboxEntry *entry =
      g_object_new (CSP_TYPE_OUTBOX_ENTRY, "operation-id", "op", "request", "subscription-change", "subject-type",
                    "subscription", "subject-id", subscription->id, "customer-id", customer->id, "before", before,
                    "after", after, "state", CSP_OUTBOX_WAITING, "request-id", "r", NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (store.conn, entry, &error);
  ck_no_error (error);
  return entry;
}

static JsonObject *
parse (const char *json)
{
  g_autoptr(JsonNode) node = csp_wire_json_parse (json, -1, NULL);

  ck_assert_ptr_nonnull (node);
  return json_node_dup_object (node);
}

static JsonObject *
server_with (const char *quantity,
             const char *name)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"offerName\":\"Basic\",\"quantity\":%s,"
                                           "\"status\":\"active\"%s%s%s}",
                                           subscription->subscription_id, quantity,
                                           name ? ",\"friendlyName\":\"" : "", name ? name : "", name ? "\"" : "");

  return parse (json);
}

static CspSubscription *
stored (void)
{
  return csp_repo_find (store.conn, CSP_TYPE_SUBSCRIPTION, subscription->id, NULL);
}

/* Base, mine, theirs, and what follows (design.md, How data flows). */
static const struct
{
  const char     *base;
  const char     *mine;
  const char     *theirs;
  gboolean        has_base;
  CspMergeResult  result;
} three_ways[] = {
  { "5", "7", "5", TRUE, CSP_MERGE_WANTED },
  { "5", "7", "7", TRUE, CSP_MERGE_SATISFIED },
  { "5", "7", "9", TRUE, CSP_MERGE_CONFLICT },
  { "5", "5", "5", TRUE, CSP_MERGE_SATISFIED },
  { "5", "7", "9", FALSE, CSP_MERGE_WANTED },
  { "5", "7", "7", FALSE, CSP_MERGE_SATISFIED },
};

START_TEST (a_field_is_compared_three_ways)
{
  g_autofree char *before = g_strdup_printf ("{\"quantity\":%s}", three_ways[_i].base);
  g_autofree char *after = g_strdup_printf ("{\"quantity\":%s}", three_ways[_i].mine);
  g_autoptr(CspOutboxEntry) entry = add_entry (before, after);
  g_autoptr(JsonObject) theirs = server_with (three_ways[_i].theirs, NULL);
  g_autoptr(CspOutboxEntry) now = NULL;
  g_autoptr(GError) error = NULL;
  CspMergeResult result;

  ck_assert (csp_merge_compare (&context, &csp_wire_subscription, entry, subscription, theirs, three_ways[_i].has_base,
                                &result, &error));
  ck_assert_int_eq (result, three_ways[_i].result);
  now = csp_repo_find (store.conn, CSP_TYPE_OUTBOX_ENTRY, entry->id, NULL);
  ck_assert ((now == NULL) == (result == CSP_MERGE_SATISFIED));
  ck_assert (now == NULL || g_str_equal (now->state, CSP_OUTBOX_CONFLICT) == (result == CSP_MERGE_CONFLICT));
}
END_TEST

START_TEST (a_conflict_says_what_each_side_has)
{
  g_autoptr (CspOutboxEntry) entry = add_entry ("{\"quantity\":5,\"friendly-name\":null}",
                                                "{\"quantity\":7,\"friendly-name\":\"Ours\"}");
  g_autoptr(JsonObject) theirs = server_with ("9", "Theirs");
  g_autoptr(GPtrArray) conflicts = NULL;
  CspMergeResult result;
  CspConflict *conflict;

  ck_assert (csp_merge_compare (&context, &csp_wire_subscription, entry, subscription, theirs, TRUE, &result, NULL));
  conflicts = csp_repo_load_where (store.conn, CSP_TYPE_CONFLICT, NULL, "TRUE ORDER BY conflict.field", "");
  ck_assert_int_eq (conflicts->len, 2);
  conflict = conflicts->pdata[0];
  ck_assert_str_eq (conflict->field, "friendly-name");
  ck_assert_str_eq (conflict->base, "null");
  ck_assert_str_eq (conflict->mine, "\"Ours\"");
  ck_assert_str_eq (conflict->theirs, "\"Theirs\"");
  conflict = conflicts->pdata[1];
  ck_assert_str_eq (conflict->field, "quantity");
  ck_assert_str_eq (conflict->base, "5");
  ck_assert_str_eq (conflict->mine, "7");
  ck_assert_str_eq (conflict->theirs, "9");
}
END_TEST

START_TEST (a_support_contact_is_in_conflict_as_a_whole)
{
  g_autoptr (CspOutboxEntry) entry = add_entry (
      "{\"support-name\":\"Old\",\"support-mpn-id\":\"1\",\"support-tenant-id\":\"a\"}",
      "{\"support-name\":\"Ours\",\"support-mpn-id\":\"2\",\"support-tenant-id\":\"b\"}");
  g_autoptr(JsonObject) theirs = parse ("{\"name\":\"Theirs\",\"supportMpnId\":\"1\",\"supportTenantId\":\"b\"}");
  g_autoptr(GPtrArray) conflicts = NULL;
  g_autoptr(CspConflictResolveOperation) decision = NULL;
  g_autoptr(CspSubscription) now = NULL;
  g_autoptr(GError) error = NULL;
  CspMergeResult result;
  const char *take_theirs[] = { "support-name", NULL };

  ck_assert (csp_merge_compare (&context, &csp_wire_support_contact, entry, subscription, theirs, TRUE, &result, NULL));
  ck_assert_int_eq (result, CSP_MERGE_CONFLICT);
  conflicts = csp_repo_load_where (store.conn, CSP_TYPE_CONFLICT, NULL, "TRUE ORDER BY conflict.field", "");
  ck_assert_int_eq (conflicts->len, 3);
  ck_assert (csp_conflict_speaks_for (conflicts->pdata[1], conflicts->pdata[0]));
  ck_assert (csp_conflict_speaks_for (conflicts->pdata[1], conflicts->pdata[2]));

  ck_assert (csp_conn_commit (store.conn, NULL));
  decision = csp_conflict_resolve_operation_new (entry->id, take_theirs);
  csp_operation_run (CSP_OPERATION (decision), store.conn, CSP_ORIGIN_PERSON, NULL, &error);
  ck_no_error (error);
  now = stored ();
  ck_assert_str_eq (now->support_name, "Theirs");
  ck_assert_str_eq (now->support_mpn_id, "1");
  ck_assert_str_eq (now->support_tenant_id, "b");
  ck_assert_ptr_null (csp_repo_find (store.conn, CSP_TYPE_OUTBOX_ENTRY, entry->id, NULL));
  ck_assert (csp_conn_begin_write (store.conn, NULL));
}
END_TEST

START_TEST (changes_of_different_fields_are_no_conflict)
{
  g_autoptr(CspOutboxEntry) entry = add_entry ("{\"quantity\":5}", "{\"quantity\":7}");
  g_autoptr(JsonObject) theirs = server_with ("5", "Theirs");
  CspMergeResult result;

  ck_assert (csp_merge_compare (&context, &csp_wire_subscription, entry, subscription, theirs, TRUE, &result, NULL));
  ck_assert_int_eq (result, CSP_MERGE_WANTED);
}
END_TEST

START_TEST (a_fulfilled_part_of_a_wish_is_wanted_no_more)
{
  g_autoptr (CspOutboxEntry) entry = add_entry ("{\"quantity\":5,\"friendly-name\":null}",
                                                "{\"quantity\":7,\"friendly-name\":\"Ours\"}");
  g_autoptr(JsonObject) theirs = server_with ("5", "Ours");
  CspMergeResult result;

  ck_assert (csp_merge_compare (&context, &csp_wire_subscription, entry, subscription, theirs, TRUE, &result, NULL));
  ck_assert_int_eq (result, CSP_MERGE_WANTED);
  ck_assert_str_eq (entry->after, "{\"quantity\":7}");
}
END_TEST

START_TEST (what_the_service_says_is_stored_but_for_what_is_wanted)
{
  g_autoptr(CspOutboxEntry) entry = add_entry ("{\"quantity\":4}", "{\"quantity\":5}");
  g_autoptr(JsonObject) theirs = server_with ("9", "Theirs");
  g_autoptr(CspSubscription) now = NULL;

  ck_assert (csp_merge_take (&context, &csp_wire_subscription, subscription, theirs, 0, NULL));
  now = stored ();
  ck_assert_int_eq (now->quantity, 5);
  ck_assert_str_eq (now->friendly_name, "Theirs");
}
END_TEST

START_TEST (what_an_entry_brought_about_is_stored)
{
  g_autoptr(CspOutboxEntry) entry = add_entry ("{\"quantity\":4}", "{\"quantity\":5}");
  g_autoptr(JsonObject) theirs = server_with ("9", NULL);
  g_autoptr(CspSubscription) now = NULL;

  ck_assert (csp_merge_take (&context, &csp_wire_subscription, subscription, theirs, entry->id, NULL));
  now = stored ();
  ck_assert_int_eq (now->quantity, 9);
}
END_TEST

START_TEST (an_id_in_another_case_is_no_change)
{
  g_autoptr(JsonObject) theirs = server_with ("5", NULL);
  g_autofree char *upper = g_ascii_strup (subscription->subscription_id, -1);
  g_autoptr(CspSubscription) now = NULL;
  gint64 n_history;

  json_object_set_string_member (theirs, "id", upper);
  ck_assert (csp_merge_take (&context, &csp_wire_subscription, subscription, theirs, 0, NULL));
  now = stored ();
  ck_assert_str_eq (now->subscription_id, subscription->subscription_id);
  ck_assert (csp_conn_get_integer (store.conn, &n_history, NULL, "SELECT count(*) FROM history", ""));
  ck_assert_int_eq (n_history, 0);
}
END_TEST

START_TEST (a_broken_answer_stores_nothing)
{
  g_autoptr(JsonObject) theirs = parse ("{\"id\":\"x\",\"quantity\":\"many\",\"status\":\"active\"}");
  g_autoptr(CspSubscription) now = NULL;
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_merge_take (&context, &csp_wire_subscription, subscription, theirs, 0, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  now = stored ();
  ck_assert_int_eq (now->quantity, 5);
}
END_TEST

START_TEST (it_can_be_told_whether_the_service_holds_a_wish)
{
  g_autoptr(CspOutboxEntry) entry = add_entry ("{\"quantity\":5}", "{\"quantity\":7}");
  g_autoptr(JsonObject) old = server_with ("5", NULL);
  g_autoptr(JsonObject) done = server_with ("7", "Theirs");

  ck_assert (!csp_merge_holds (&csp_wire_subscription, entry, entry->after, subscription, old));
  ck_assert (csp_merge_holds (&csp_wire_subscription, entry, entry->before, subscription, old));
  ck_assert (csp_merge_holds (&csp_wire_subscription, entry, entry->after, subscription, done));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("merge");
  TCase *tcase = tcase_create ("merge");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_loop_test (tcase, a_field_is_compared_three_ways, 0, G_N_ELEMENTS (three_ways));
  tcase_add_test (tcase, a_conflict_says_what_each_side_has);
  tcase_add_test (tcase, a_support_contact_is_in_conflict_as_a_whole);
  tcase_add_test (tcase, changes_of_different_fields_are_no_conflict);
  tcase_add_test (tcase, a_fulfilled_part_of_a_wish_is_wanted_no_more);
  tcase_add_test (tcase, what_the_service_says_is_stored_but_for_what_is_wanted);
  tcase_add_test (tcase, what_an_entry_brought_about_is_stored);
  tcase_add_test (tcase, an_id_in_another_case_is_no_change);
  tcase_add_test (tcase, a_broken_answer_stores_nothing);
  tcase_add_test (tcase, it_can_be_told_whether_the_service_holds_a_wish);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
