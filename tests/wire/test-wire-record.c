/* test-wire-record.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-error.h"
#include "domain/csp-customer.h"
#include "domain/csp-subscription.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-record.h"

#define INSTANT G_GINT64_CONSTANT (1772000000123456)

static CspSubscription *
make_subscription (void)
{
  return g_object_new (CSP_TYPE_SUBSCRIPTION, "id", G_GINT64_CONSTANT (7), "subscription-id", "S-1", "customer-name",
                       "Fabrikam", "quantity", G_GINT64_CONSTANT (10), "status", "active", "auto-renew", TRUE,
                       "created-at", INSTANT, "commitment-end", "2027-01-31", "label", "x", NULL);
}

static void
assert_json (const char *actual,
             const char *expected)
{
  g_autoptr(JsonNode) a = csp_wire_json_parse (actual, -1, NULL);
  g_autoptr(JsonNode) b = csp_wire_json_parse (expected, -1, NULL);

  ck_assert_msg (json_node_equal (a, b), "%s", actual);
}

START_TEST (json_has_the_keys_of_the_contract_and_nothing_local)
{
  g_autoptr(CspSubscription) sub = make_subscription ();
  g_autoptr(JsonNode) node = csp_wire_record_to_json (CSP_RECORD (sub));
  g_autofree char *text = csp_wire_record_to_text (CSP_RECORD (sub));
  g_autoptr(JsonNode) again = csp_wire_json_parse (text, -1, NULL);
  JsonObject *object = json_node_get_object (node);

  ck_assert_str_eq (json_object_get_string_member (object, "id"), "S-1");
  ck_assert_str_eq (json_object_get_string_member (object, "customerName"), "Fabrikam");
  ck_assert_int_eq (json_object_get_int_member (object, "quantity"), 10);
  ck_assert (json_object_get_boolean_member (object, "autoRenewEnabled"));
  ck_assert_str_eq (json_object_get_string_member (object, "creationDate"), "2026-02-25T06:13:20Z");
  ck_assert_str_eq (json_object_get_string_member (object, "commitmentEndDate"), "2027-01-31");
  ck_assert (!json_object_has_member (object, "friendlyName"));
  ck_assert (!json_object_has_member (object, "label"));
  ck_assert (!json_object_has_member (object, "cancellationAllowedUntilDate"));
  ck_assert (json_node_equal (node, again));
}
END_TEST

START_TEST (a_change_holds_the_changed_fields_only)
{
  g_autoptr(CspSubscription) before = make_subscription ();
  g_autoptr(CspSubscription) after = csp_record_copy (before);
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;

  g_object_set (after, "quantity", G_GINT64_CONSTANT (12), "friendly-name", "Main", "auto-renew", FALSE, "created-at",
                INSTANT + 1, "customer-name", "Contoso", "label", "y", "id", G_GINT64_CONSTANT (8), NULL);
  ck_assert (csp_wire_record_diff (CSP_RECORD (before), CSP_RECORD (after), &before_json, &after_json));
  assert_json (before_json, "{\"quantity\":10,\"friendly-name\":null,\"auto-renew\":true,"
                            "\"created-at\":1772000000123456}");
  assert_json (after_json, "{\"quantity\":12,\"friendly-name\":\"Main\",\"auto-renew\":false,"
                           "\"created-at\":1772000000123457}");
}
END_TEST

START_TEST (no_change_is_told_apart)
{
  g_autoptr(CspSubscription) before = make_subscription ();
  g_autoptr(CspSubscription) after = csp_record_copy (before);
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;

  g_object_set (after, "friendly-name", "", NULL);
  ck_assert (!csp_wire_record_diff (CSP_RECORD (before), CSP_RECORD (after), &before_json, &after_json));
  ck_assert_str_eq (after_json, "{}");
}
END_TEST

START_TEST (creation_and_deletion_hold_what_is_known)
{
  g_autoptr(CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, "id", G_GINT64_CONSTANT (3), "company-name",
                                                   "Größe \"日本\"", "issued-here", TRUE, NULL);
  g_autofree char *nothing = NULL;
  g_autofree char *created = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *gone = NULL;

  ck_assert (csp_wire_record_diff (NULL, CSP_RECORD (customer), &nothing, &created));
  ck_assert (csp_wire_record_diff (CSP_RECORD (customer), NULL, &deleted, &gone));
  ck_assert (nothing == NULL && gone == NULL);
  assert_json (created, "{\"company-name\":\"Größe \\\"日本\\\"\",\"issued-here\":true}");
  ck_assert_str_eq (created, deleted);
}
END_TEST

START_TEST (a_recorded_change_can_be_taken_back_and_made_again)
{
  g_autoptr(CspSubscription) before = make_subscription ();
  g_autoptr(CspSubscription) after = csp_record_copy (before);
  g_autoptr(CspSubscription) record = NULL;
  g_autofree char *before_json = NULL;
  g_autofree char *after_json = NULL;
  guint n_fields;
  const CspField *fields = csp_record_get_fields (CSP_RECORD (before), &n_fields);

  g_object_set (after, "quantity", G_GINT64_CONSTANT (12), "friendly-name", "Main", "auto-renew", FALSE, "status",
                "suspended", "suspended-at", INSTANT, "purge-date", "2026-05-26", NULL);
  csp_wire_record_diff (CSP_RECORD (before), CSP_RECORD (after), &before_json, &after_json);
  record = csp_record_copy (after);
  ck_assert (csp_wire_record_apply_json (CSP_RECORD (record), before_json, NULL));
  for (guint i = 0; i < n_fields; i++)
    ck_assert (csp_record_field_equal (CSP_RECORD (record), CSP_RECORD (before), &fields[i]));
  ck_assert (csp_wire_record_apply_json (CSP_RECORD (record), after_json, NULL));
  for (guint i = 0; i < n_fields; i++)
    ck_assert (csp_record_field_equal (CSP_RECORD (record), CSP_RECORD (after), &fields[i]));
}
END_TEST

START_TEST (what_is_no_recorded_change_is_refused)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{\"quantity\":\"12\"}",
    "{\"quantity\":1.5}",
    "{\"auto-renew\":1}",
    "{\"status\":1}",
    "{\"status\":{}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CspSubscription) sub = make_subscription ();
      g_autoptr(GError) error = NULL;

      ck_assert_msg (!csp_wire_record_apply_json (CSP_RECORD (sub), texts[i], &error), "%s", texts[i]);
      ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
    }
}
END_TEST

START_TEST (names_of_other_versions_and_local_fields_are_ignored)
{
  g_autoptr(CspSubscription) sub = make_subscription ();

  ck_assert (csp_wire_record_apply_json (CSP_RECORD (sub), "{\"novel\":[1],\"id\":99,\"customer-name\":\"X\"}", NULL));
  ck_assert_int_eq (sub->id, 7);
  ck_assert_str_eq (sub->customer_name, "Fabrikam");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-record");
  TCase *tcase = tcase_create ("wire-record");

  tcase_add_test (tcase, json_has_the_keys_of_the_contract_and_nothing_local);
  tcase_add_test (tcase, a_change_holds_the_changed_fields_only);
  tcase_add_test (tcase, no_change_is_told_apart);
  tcase_add_test (tcase, creation_and_deletion_hold_what_is_known);
  tcase_add_test (tcase, a_recorded_change_can_be_taken_back_and_made_again);
  tcase_add_test (tcase, what_is_no_recorded_change_is_refused);
  tcase_add_test (tcase, names_of_other_versions_and_local_fields_are_ignored);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
