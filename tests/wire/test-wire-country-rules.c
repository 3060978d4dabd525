/* test-wire-country-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-error.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-country-rules.h"

static CspCountryRules *
parse_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CSP_TEST_DATA"), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  CspCountryRules *rules;
  gsize length;

  ck_assert (g_file_get_contents (path, &text, &length, &error));
  rules = csp_wire_country_rules_parse (text, length, &error);
  ck_no_error (error);
  ck_assert_str_eq (rules->json, text);
  return rules;
}

static void
assert_united_states (const CspCountryRules *rules)
{
  ck_assert_str_eq (rules->iso2, "US");
  ck_assert_str_eq (rules->default_culture, "en-US");
  ck_assert (rules->is_state_required);
  ck_assert (rules->is_postal_code_required);
  ck_assert (rules->is_city_required);
  ck_assert (rules->is_complete);
  ck_assert (!rules->is_vat_id_supported);
  ck_assert (rules->is_tax_id_supported);
  ck_assert (rules->is_tax_id_optional);
  ck_assert_uint_eq (g_strv_length (rules->states), 51);
  ck_assert_str_eq (rules->states[0], "AK");
  ck_assert_uint_eq (g_strv_length (rules->languages), 2);
  ck_assert_str_eq (rules->cultures[1], "es-US");
  ck_assert_str_eq (rules->calling_codes[0], "1");
  ck_assert_str_eq (rules->postal_code_regex, "^\\d{5}(-\\d{4})?$");
  ck_assert_ptr_nonnull (rules->phone_regex);
}

START_TEST (recorded_rules_are_read)
{
  g_autoptr(CspCountryRules) rules = parse_file ("country-rules-us.json");

  assert_united_states (rules);
  ck_assert_ptr_null (rules->tax_id_sample);
}
END_TEST

START_TEST (the_older_spelling_is_read_too)
{
  g_autoptr(CspCountryRules) rules = parse_file ("country-rules-us-older.json");

  assert_united_states (rules);
  ck_assert_str_eq (rules->tax_id_sample, "US999965");
}
END_TEST

START_TEST (lists_of_value_objects_and_other_cases_are_read)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CspCountryRules) rules = csp_wire_country_rules_parse (
    "{\"Iso2Code\":\"MX\",\"States\":[{\"value\":\"JAL\"},{\"Value\":\"NLE\"}],\"IsCityRequired\":true}", -1,
    &error);

  ck_no_error (error);
  ck_assert_str_eq (rules->iso2, "MX");
  ck_assert_uint_eq (g_strv_length (rules->states), 2);
  ck_assert_str_eq (rules->states[1], "NLE");
  ck_assert (rules->is_city_required);
  ck_assert (!rules->is_complete);
}
END_TEST

START_TEST (members_of_a_wrong_type_are_ignored)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CspCountryRules) rules = csp_wire_country_rules_parse (
    "{\"iso2Code\":\"MX\",\"supportedStatesList\":[1,null,[\"X\"],\"JAL\"],\"isCityRequired\":\"yes\","
    "\"postalCodeRegex\":null,\"phoneNumberRegex\":7,\"supportedCulturesList\":null,\"new\":{}}", -1, &error);

  ck_no_error (error);
  ck_assert_uint_eq (g_strv_length (rules->states), 1);
  ck_assert_uint_eq (g_strv_length (rules->cultures), 0);
  ck_assert (!rules->is_city_required);
  ck_assert_ptr_null (rules->postal_code_regex);
  ck_assert_ptr_null (rules->phone_regex);
}
END_TEST

static const char *not_rules[] = {
  "", "{", "[]", "null", "7", "{}", "{\"iso2Code\":5}", "{\"iso2Code\":\"\"}", "<html></html>",
};

START_TEST (what_is_no_rule_set_is_refused)
{
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_null (csp_wire_country_rules_parse (not_rules[_i], -1, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
}
END_TEST

START_TEST (starter_rules_come_back_from_their_own_text)
{
  static const char *expected[] = { "AU", "BR", "BY", "CA", "CN", "MX", "PT", "US" };
  g_autoptr(GPtrArray) starter = csp_wire_country_rules_starter ();

  ck_assert_uint_eq (starter->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < starter->len; i++)
    {
      const CspCountryRules *rules = g_ptr_array_index (starter, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(CspCountryRules) again = csp_wire_country_rules_parse (rules->json, -1, &error);

      ck_no_error (error);
      ck_assert_str_eq (rules->iso2, expected[i]);
      ck_assert_str_eq (again->iso2, expected[i]);
      ck_assert_int_eq (again->is_complete, rules->is_complete);
      ck_assert_uint_eq (g_strv_length (again->states), g_strv_length (rules->states));
    }
  assert_united_states (g_ptr_array_index (starter, 7));
}
END_TEST

static const struct
{
  const char *country;
  const char *state;
  const char *postal_code;
  const char *phone;
  const char *field;                    /* that has an error */
} addresses[] = {
  /* scenarios 41 and 42 */
  { "PT", "", "1000-205", "", NULL },
  { "PT", "", "1000205", "", "postal-code" },
  { "US", "", "98052", "", "state" },
  { "US", "WA", "9805", "", "postal-code" },
  { "US", "WA", "98052-8300", "(425) 555-0101", NULL },
  { "CA", "QC", "", "", NULL },
  { "CA", "PQ", "", "", "state" },
  { "AU", "NSW", "", "", "state" },
  { "AU", "New South Wales", "", "", NULL },
  { "CN", "", "", "", "state" },
  { "MX", "JAL", "", "", NULL },
};

START_TEST (addresses_are_checked_by_the_starter_rules)
{
  g_autoptr(GPtrArray) starter = csp_wire_country_rules_starter ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  for (guint i = 0; i < starter->len; i++)
    {
      const CspCountryRules *rules = g_ptr_array_index (starter, i);

      if (g_str_equal (rules->iso2, addresses[_i].country))
        csp_country_rules_check_address (rules, rules->iso2, "City", addresses[_i].state,
                                         addresses[_i].postal_code, addresses[_i].phone, "",
                                         problems);
    }
  ck_assert_int_eq (csp_problems_has_errors (problems), addresses[_i].field != NULL);
  if (addresses[_i].field != NULL)
    ck_assert_int_eq (csp_problems_find (problems, addresses[_i].field)->severity,
                      CSP_SEVERITY_ERROR);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-country-rules");
  TCase *tcase = tcase_create ("wire-country-rules");

  tcase_add_test (tcase, recorded_rules_are_read);
  tcase_add_test (tcase, the_older_spelling_is_read_too);
  tcase_add_test (tcase, lists_of_value_objects_and_other_cases_are_read);
  tcase_add_test (tcase, members_of_a_wrong_type_are_ignored);
  tcase_add_loop_test (tcase, what_is_no_rule_set_is_refused, 0, G_N_ELEMENTS (not_rules));
  tcase_add_test (tcase, starter_rules_come_back_from_their_own_text);
  tcase_add_loop_test (tcase, addresses_are_checked_by_the_starter_rules, 0,
                       G_N_ELEMENTS (addresses));
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
