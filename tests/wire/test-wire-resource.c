/* test-wire-resource.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-subscription.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

#define BASE "\"id\":\"S1\",\"quantity\":5,\"status\":\"active\""

static JsonObject *
parse (const char *json)
{
  g_autoptr(JsonNode) node = csp_wire_json_parse (json, -1, NULL);

  ck_assert_ptr_nonnull (node);
  return json_node_dup_object (node);
}

static CspSubscription *
read_subscription (const char  *json,
                   GError     **error)
{
  g_autoptr(JsonObject) object = parse (json);
  g_autoptr (CspSubscription) subscription = g_object_new (CSP_TYPE_SUBSCRIPTION, "friendly-name", "Old name",
                                                           "offer-name", "Old product", "reseller-mpn-id", "77", NULL);

  if (!csp_wire_resource_read (&csp_wire_subscription, object, subscription, error))
    return NULL;
  return g_steal_pointer (&subscription);
}

/* partner-center-api §4: what a member may look like, and what a field of ours then holds. */
static const struct
{
  const char *json;
  const char *field;
  const char *expected;
} members[] = {
  { "{" BASE "}", "status", "active" },
  { "{\"ID\":\"S1\",\"Quantity\":5,\"STATUS\":\"Active\"}", "status", "active" },
  { "{\"id\":\"S1\",\"quantity\":5,\"status\":1}", "status", "active" },
  { "{\"id\":\"S1\",\"quantity\":5,\"status\":2}", "status", "suspended" },
  { "{\"id\":\"S1\",\"quantity\":5,\"status\":\"brand_new\"}", "status", "brand_new" },
  { "{" BASE ",\"billingCycle\":\"OneTime\"}", "billing-cycle", "one_time" },
  { "{" BASE ",\"billingCycle\":\"one_time\"}", "billing-cycle", "one_time" },
  { "{" BASE ",\"billingCycle\":4}", "billing-cycle", "one_time" },
  { "{" BASE ",\"partnerId\":4847383}", "reseller-mpn-id", "4847383" },
  { "{" BASE ",\"partnerId\":null}", "reseller-mpn-id", NULL },
  { "{" BASE "}", "reseller-mpn-id", NULL },
  { "{" BASE ",\"friendlyName\":\"A\"}", "friendly-name", "A" },
  { "{" BASE ",\"friendlyName\":\"A\",\"offerName\":\"A\"}", "friendly-name", NULL },
  { "{" BASE ",\"offerName\":null}", "offer-name", "Old product" },
  { "{" BASE ",\"commitmentEndDate\":\"2027-01-31T23:59:59Z\"}", "commitment-end", "2027-01-31" },
  { "{" BASE ",\"commitmentEndDate\":\"2027-01-31T23:59:59.1234567Z\"}", "commitment-end", "2027-01-31" },
  { "{" BASE ",\"commitmentEndDate\":\"2027-01-31T23:59:59-07:00\"}", "commitment-end", "2027-02-01" },
  { "{" BASE ",\"commitmentEndDate\":\"2027-01-31T00:00:00\"}", "commitment-end", "2027-01-31" },
  { "{" BASE ",\"commitmentEndDate\":\"2027-01-31\"}", "commitment-end", "2027-01-31" },
  { "{" BASE ",\"commitmentEndDate\":\"0001-01-01T00:00:00\"}", "commitment-end", NULL },
  { "{" BASE ",\"commitmentEndDate\":\"9999-12-31T00:00:00Z\"}", "commitment-end", NULL },
  { "{" BASE ",\"commitmentEndDate\":\"2027 - 01 - 31\"}", "commitment-end", NULL },
  { "{" BASE ",\"unknownMember\":{\"a\":[1]}}", "status", "active" },
};

START_TEST (a_member_is_read_however_the_service_spells_it)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CspSubscription) subscription = read_subscription (members[_i].json, &error);

  ck_assert_msg (error == NULL, "%s: %s", members[_i].json, error ? error->message : "");
  ck_assert_msg (g_strcmp0 (csp_record_get_text (CSP_RECORD (subscription),
                                                 csp_record_find_field (CSP_RECORD (subscription), members[_i].field)),
                            members[_i].expected) == 0,
                 "%s", members[_i].json);
}
END_TEST

static const char * const broken[] = {
  "{\"quantity\":5,\"status\":\"active\"}",
  "{\"id\":null,\"quantity\":5,\"status\":\"active\"}",
  "{\"id\":\"S1\",\"status\":\"active\"}",
  "{\"id\":\"S1\",\"quantity\":-1,\"status\":\"active\"}",
  "{\"id\":\"S1\",\"quantity\":2147483648,\"status\":\"active\"}",
  "{\"id\":\"S1\",\"quantity\":\"many\",\"status\":\"active\"}",
  "{\"id\":\"S1\",\"quantity\":{},\"status\":\"active\"}",
  "{\"id\":\"S1\",\"quantity\":5,\"status\":99}",
  "{\"id\":\"S1\",\"quantity\":5,\"status\":\"two words\"}",
  "{\"id\":[\"S1\"],\"quantity\":5,\"status\":\"active\"}",
  "{" BASE ",\"autoRenewEnabled\":\"yes\"}",
};

START_TEST (an_answer_that_is_not_what_it_claims_to_be_is_refused)
{
  g_autoptr(GError) error = NULL;

  ck_assert_msg (read_subscription (broken[_i], &error) == NULL, "%s", broken[_i]);
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
}
END_TEST

START_TEST (a_short_answer_does_not_erase_what_it_does_not_say)
{
  g_autoptr(JsonObject) object = parse ("{\"id\":\"c1\",\"companyProfile\":{\"companyName\":\"N\",\"domain\":\"d\"}}");
  g_autoptr (CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, "relationship", "reseller", "delegated-access",
                                                   "granted", "country", "BR", NULL);
  g_autoptr(GError) error = NULL;

  ck_assert (csp_wire_resource_read (&csp_wire_customer, object, customer, &error));
  ck_assert_str_eq (customer->company_name, "N");
  ck_assert_str_eq (customer->relationship, "reseller");
  ck_assert_str_eq (customer->delegated_access, "granted");
  ck_assert_str_eq (customer->country, "BR");
}
END_TEST

START_TEST (yes_and_no_stand_for_two_words)
{
  g_autoptr (JsonObject) object = parse ("{\"Id\":\"c1\",\"CompanyProfile\":{\"CompanyName\":\"N\",\"Domain\":\"d\"},"
                                         "\"AllowDelegatedAccess\":false,\"RelationshipToPartner\":\"MicrosoftSupport\"}");
  g_autoptr(CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, NULL);

  ck_assert (csp_wire_resource_read (&csp_wire_customer, object, customer, NULL));
  ck_assert_str_eq (customer->delegated_access, "denied");
  ck_assert_str_eq (customer->relationship, "microsoft_support");
}
END_TEST

START_TEST (writing_changes_the_wanted_fields_and_keeps_everything_else)
{
  static const char * const fields[] = { "quantity", "reseller-mpn-id", NULL };
  g_autoptr (JsonObject) object = parse ("{\"Id\":\"S1\",\"Quantity\":5,\"Status\":1,\"PartnerId\":\"1\","
                                         "\"FriendlyName\":\"theirs\",\"Future\":{\"a\":[1,null]}}");
  g_autoptr (JsonObject) expected = parse ("{\"Id\":\"S1\",\"Quantity\":9,\"Status\":1,\"FriendlyName\":\"theirs\","
                                           "\"Future\":{\"a\":[1,null]}}");
  g_autoptr (CspSubscription) mine = g_object_new (CSP_TYPE_SUBSCRIPTION, "quantity", G_GINT64_CONSTANT (9),
                                                   "friendly-name", "mine", "status", "suspended", NULL);

  csp_wire_resource_write (&csp_wire_subscription, mine, fields, object);
  ck_assert (json_object_equal (object, expected));
}
END_TEST

START_TEST (a_resource_says_again_what_it_was_made_of)
{
  g_autoptr (CspCustomerAccount) account =
      g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, "bill-to-name", "Fabrikam", "first-name", "Ana", "last-name", "Souza",
                    "email", "ana@fabrikam.example", "culture", "pt-BR", "language", "pt", "country", "BR", "city",
                    "Curitiba", "address-line1", "Rua das Flores 100", "postal-code", "80010-000", NULL);
  g_autoptr(CspCustomerAccount) again = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, "state", "PR", NULL);
  g_autoptr(JsonObject) object = json_object_new ();

  csp_wire_resource_write (&csp_wire_billing, account, NULL, object);
  ck_assert_str_eq (csp_wire_get_text (object, "defaultAddress/firstName"), "Ana");
  ck_assert_ptr_null (csp_wire_find_path (object, "defaultAddress/state"));
  ck_assert (csp_wire_resource_read (&csp_wire_billing, object, again, NULL));
  ck_assert_str_eq (again->bill_to_name, "Fabrikam");
  ck_assert_str_eq (again->last_name, "Souza");
  ck_assert_ptr_null (again->state);
}
END_TEST

START_TEST (only_what_may_be_changed_is_sent)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr (CspSubscription) mine = g_object_new (CSP_TYPE_SUBSCRIPTION, "subscription-id", "S1", "offer-name", "P",
                                                   "quantity", G_GINT64_CONSTANT (9), "status", "active", NULL);

  csp_wire_resource_write (&csp_wire_subscription, mine, NULL, object);
  ck_assert_ptr_null (csp_wire_find_path (object, "id"));
  ck_assert_ptr_null (csp_wire_find_path (object, "offerName"));
  ck_assert_ptr_nonnull (csp_wire_find_path (object, "quantity"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-resource");
  TCase *tcase = tcase_create ("resource");

  tcase_add_loop_test (tcase, a_member_is_read_however_the_service_spells_it, 0, G_N_ELEMENTS (members));
  tcase_add_loop_test (tcase, an_answer_that_is_not_what_it_claims_to_be_is_refused, 0, G_N_ELEMENTS (broken));
  tcase_add_test (tcase, a_short_answer_does_not_erase_what_it_does_not_say);
  tcase_add_test (tcase, yes_and_no_stand_for_two_words);
  tcase_add_test (tcase, writing_changes_the_wanted_fields_and_keeps_everything_else);
  tcase_add_test (tcase, a_resource_says_again_what_it_was_made_of);
  tcase_add_test (tcase, only_what_may_be_changed_is_sent);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
