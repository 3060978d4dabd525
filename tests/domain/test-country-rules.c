/* test-country-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-country-rules.h"
#include "tests/lib/test-suite.h"

#define US_PHONE \
  "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$"

static CspCountryRules *
united_states (void)
{
  CspCountryRules *rules = csp_country_rules_new ("US");

  g_strfreev (rules->states);
  rules->states = g_strsplit ("AK CA WA", " ", -1);
  g_strfreev (rules->languages);
  rules->languages = g_strsplit ("en es", " ", -1);
  g_strfreev (rules->cultures);
  rules->cultures = g_strsplit ("en-US es-US", " ", -1);
  rules->is_state_required = TRUE;
  rules->is_postal_code_required = TRUE;
  rules->is_city_required = TRUE;
  rules->is_complete = TRUE;
  rules->postal_code_regex = g_strdup ("^\\d{5}(-\\d{4})?$");
  rules->phone_regex = g_strdup (US_PHONE);
  return rules;
}

static CspCountryRules *
portugal (void)
{
  CspCountryRules *rules = csp_country_rules_new ("PT");

  rules->is_postal_code_required = TRUE;
  rules->is_city_required = TRUE;
  rules->is_complete = TRUE;
  rules->postal_code_regex = g_strdup ("^\\d{4}(-\\d{3})?$");
  return rules;
}

static const struct
{
  const char *country;
  const char *city;
  const char *state;
  const char *postal_code;
  const char *phone;
  const char *registration_number;
  const char *fields;                   /* that have errors, in order */
} addresses[] = {
  /* scenario 42 */
  { "US", "Redmond", "", "98052", "", "", "state" },
  { "US", "Redmond", "WA", "9805", "", "", "postal-code" },
  { "US", "Redmond", "WA", "98052-8300", "(425) 555-0101", "", "" },
  { "US", "Redmond", "WA", "98052", "1 425 555 0101", NULL, "" },
  { "US", "Redmond", "WA", "98052", "555-0101", "", "phone" },
  { "US", "Redmond", "ZZ", "98052", "", "", "state" },
  { "US", "", NULL, "", "", "", "city state postal-code" },
  { "US", "Red\nmond", "WA", "98052", "", "", "city" },
  /* scenario 41 */
  { "KZ", "Astana", "", "", "", "", "phone registration-number" },
  { "KZ", "Astana", "", "", "+7 7172 555 010", "123456789012", "" },
  { "PT", "Porto", "", "1000-205", "", "", "" },
  { "PT", "Porto", "", "1000205", "", "", "postal-code" },
  { "PT", "Porto", "", "1000-205", "", "500100200", "" },
};

START_TEST (addresses_are_held_to_the_countrys_rules)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCountryRules) us = united_states ();
  g_autoptr(CspCountryRules) pt = portugal ();
  g_autoptr(GString) fields = g_string_new (NULL);
  const CspCountryRules *rules = NULL;

  if (g_str_equal (addresses[_i].country, "US"))
    rules = us;
  else if (g_str_equal (addresses[_i].country, "PT"))
    rules = pt;
  csp_country_rules_check_address (rules, addresses[_i].country, addresses[_i].city,
                                   addresses[_i].state, addresses[_i].postal_code,
                                   addresses[_i].phone, addresses[_i].registration_number, problems);
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (problem->severity == CSP_SEVERITY_ERROR)
        g_string_append_printf (fields, "%s%s", fields->len > 0 ? " " : "", problem->field);
    }
  ck_assert_str_eq (fields->str, addresses[_i].fields);
}
END_TEST

START_TEST (without_rules_the_address_is_called_not_verified)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_country_rules_check_address (NULL, "PT", "Porto", "", "x", "y", "", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 1);
  ck_assert_str_eq (csp_problems_get (problems, 0)->field, "country");
  ck_assert_int_eq (csp_problems_get (problems, 0)->severity, CSP_SEVERITY_WARNING);
}
END_TEST

START_TEST (partly_known_rules_are_checked_and_called_not_verified)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCountryRules) rules = csp_country_rules_new ("BY");

  rules->registration_number_regex = g_strdup ("^\\d{9}$");
  csp_country_rules_check_address (rules, "BY", "Minsk", "", "", "+375 17 555 01 01", "12345678",
                                   problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 2);
  ck_assert_int_eq (csp_problems_find (problems, "country")->severity, CSP_SEVERITY_WARNING);
  ck_assert_int_eq (csp_problems_find (problems, "registration-number")->severity,
                    CSP_SEVERITY_ERROR);
}
END_TEST

static const struct
{
  const char *pattern;
  gboolean    refuses;                  /* a no-match is found within the limits */
} hostile_patterns[] = {
  { "^(a+)+$", FALSE },
  { "^(a|aa)+$", FALSE },
  { "^(a|a)*b$", TRUE },
  { "(((a{1,900}){1,900}){1,900}){1,900}", FALSE },
  { "(*LIMIT_MATCH=4000000000)^(a+)+$", FALSE },
  { "(?R)", FALSE },
  { "(?(DEFINE)(?<x>(?&x)))(?&x)", FALSE },
  { "[", FALSE },
  { "(?<!a*)b(", FALSE },
  { "(?i:\\p{IsGreek}+", FALSE },
  { "\\", FALSE },
  { "", FALSE },
};

START_TEST (hostile_patterns_neither_hang_nor_crash)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCountryRules) rules = csp_country_rules_new ("PT");
  g_autofree char *value = g_strnfill (60, 'a');

  value[59] = '!';
  rules->is_complete = TRUE;
  rules->postal_code_regex = g_strdup (hostile_patterns[_i].pattern);
  csp_country_rules_check_address (rules, "PT", "Porto", "", value, "", "", problems);
  ck_assert_int_eq (csp_problems_has_errors (problems), hostile_patterns[_i].refuses);
}
END_TEST

START_TEST (an_endless_pattern_is_taken_for_none)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCountryRules) rules = csp_country_rules_new ("PT");

  rules->is_complete = TRUE;
  rules->postal_code_regex = g_strnfill (1 << 20, '(');
  csp_country_rules_check_address (rules, "PT", "Porto", "", "1000", "", "", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
}
END_TEST

START_TEST (languages_and_cultures_are_those_of_the_rules)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(CspCountryRules) rules = united_states ();

  csp_country_rules_check_locale (rules, "US", "es", "es-US", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
  csp_country_rules_check_locale (rules, "US", "pt", "pt-BR", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 2);
}
END_TEST

START_TEST (without_rules_languages_and_cultures_are_those_of_the_table)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_country_rules_check_locale (NULL, "PT", "fr", "pt-PT", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
  csp_country_rules_check_locale (NULL, "PT", "por", "fr-FR", problems);
  csp_country_rules_check_locale (NULL, "PT", "", NULL, problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("country-rules");
  TCase *tcase = tcase_create ("country-rules");

  tcase_add_loop_test (tcase, addresses_are_held_to_the_countrys_rules, 0,
                       G_N_ELEMENTS (addresses));
  tcase_add_test (tcase, without_rules_the_address_is_called_not_verified);
  tcase_add_test (tcase, partly_known_rules_are_checked_and_called_not_verified);
  tcase_add_loop_test (tcase, hostile_patterns_neither_hang_nor_crash, 0,
                       G_N_ELEMENTS (hostile_patterns));
  tcase_add_test (tcase, an_endless_pattern_is_taken_for_none);
  tcase_add_test (tcase, languages_and_cultures_are_those_of_the_rules);
  tcase_add_test (tcase, without_rules_languages_and_cultures_are_those_of_the_table);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
