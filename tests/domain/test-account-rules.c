/* test-account-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-role.h"
#include "tests/lib/test-suite.h"

/* What a check says of a value: "" for nothing, "error" or "warning". */
static const char *
outcome (const CspProblems *problems,
         const char        *field)
{
  const CspProblem *problem = csp_problems_find (problems, field);

  if (problem == NULL)
    return "";
  return problem->severity == CSP_SEVERITY_ERROR ? "error" : "warning";
}

typedef struct
{
  CspProfile         *profile;
  CspCustomer        *customer;
  CspCustomerAccount *account;
  CspProblems        *problems;
} Fixture;

static Fixture fixture;

static void
setup (void)
{
  csp_clock_set_fixed (csp_instant_from_iso ("2026-03-15T12:00:00Z"));
  fixture.profile = g_object_new (CSP_TYPE_PROFILE, "persona", "indirect-provider", "cloud", "global",
                                  "country", "DE", "roles", CSP_DEFAULT_ROLES, NULL);
  fixture.customer = g_object_new (CSP_TYPE_CUSTOMER, "company-name", "Fabrikam Lda",
                                   "country", "PT", "agreement", "customer-signs", NULL);
  fixture.account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT,
                                  "country", "PT",
                                  "address-line1", "Rua Augusta 1",
                                  "city", "Lisboa",
                                  "postal-code", "1000-205",
                                  "first-name", "Ana",
                                  "last-name", "Sousa",
                                  "email", "ana@fabrikam.pt",
                                  "language", "pt",
                                  "culture", "pt-PT",
                                  NULL);
  fixture.problems = csp_problems_new ();
}

static void
teardown (void)
{
  g_object_unref (fixture.profile);
  g_object_unref (fixture.customer);
  g_object_unref (fixture.account);
  csp_problems_free (fixture.problems);
}

static void
validate (const char *domain_prefix)
{
  g_autoptr(CspCountryRules) rules = csp_country_rules_new ("PT");

  rules->is_complete = TRUE;
  rules->is_city_required = TRUE;
  rules->is_postal_code_required = TRUE;
  rules->postal_code_regex = g_strdup ("^\\d{4}(-\\d{3})?$");
  csp_account_validate (fixture.profile, fixture.customer, fixture.account, domain_prefix,
                        g_strcmp0 (fixture.account->country, "PT") == 0 ? rules : NULL,
                        fixture.problems);
}

START_TEST (a_filled_in_page_passes)
{
  validate ("fabrikam");
  ck_assert_uint_eq (csp_problems_get_count (fixture.problems), 0);
}
END_TEST

START_TEST (an_empty_page_names_every_required_field)
{
  static const char *required[] = {
    "country", "company-name", "domain-prefix", "address-line1", "first-name", "last-name", "email",
  };
  g_autoptr(CspCustomer) customer = g_object_new (CSP_TYPE_CUSTOMER, NULL);
  g_autoptr(CspCustomerAccount) account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, NULL);

  csp_account_validate (fixture.profile, customer, account, NULL, NULL, fixture.problems);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    ck_assert_msg (g_str_equal (outcome (fixture.problems, required[i]), "error"), "%s",
                   required[i]);
  ck_assert_str_eq (outcome (fixture.problems, "agreement"), "warning");
}
END_TEST

static const struct
{
  const char *qualification;
  const char *code;
  const char *outcome;
} codes[] = {
  { "None", NULL, "" },
  { "None", "x", "" },
  { "Education", NULL, "" },
  { "GovernmentCommunityCloud", NULL, "error" },
  { "GovernmentCommunityCloud", " ", "error" },
  { "GovernmentCommunityCloud", "12a", "error" },
  { "GovernmentCommunityCloud", "-12", "error" },
  { "GovernmentCommunityCloud", "0", "error" },
  { "GovernmentCommunityCloud", "99999999999", "error" },
  { "GovernmentCommunityCloud", " 4711 ", "" },
};

START_TEST (government_community_cloud_needs_a_validation_code)
{
  g_object_set (fixture.customer, "qualification", codes[_i].qualification, NULL);
  g_object_set (fixture.account, "validation-code", codes[_i].code, NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "validation-code"), codes[_i].outcome);
}
END_TEST

static char long_line[202];
static char full_line[201];

static const struct
{
  const char *field;
  const char *value;
  const char *outcome;
} account_fields[] = {
  { "country", "NO", "warning" },       /* same region, no rules */
  { "country", "US", "error" },
  { "country", "UK", "error" },
  { "address-line1", "", "error" },
  { "address-line1", full_line, "" },
  { "address-line1", long_line, "error" },
  { "address-line2", long_line, "error" },
  { "address-line2", "", "" },
  { "address-line2", "2.º\nEsq.", "error" },
  { "city", "", "error" },
  { "postal-code", "1000205", "error" },
  { "first-name", "", "error" },
  { "first-name", "A", "warning" },
  { "middle-name", "", "" },
  { "middle-name", "Maria", "" },
  { "last-name", " ", "error" },
  { "email", "", "error" },
  { "email", "ana", "error" },
  { "phone", "", "" },
  { "language", "", "error" },
  { "language", "portuguese", "error" },
  { "culture", "pt-BR", "error" },
  { "culture", "en-US", "" },
  { "city", "Lis\xe3o", "error" },
};

START_TEST (each_field_has_its_rule)
{
  memset (full_line, 'x', 200);
  memset (long_line, 'x', 201);
  g_object_set (fixture.account, account_fields[_i].field, account_fields[_i].value, NULL);
  validate ("fabrikam");
  ck_assert_msg (g_str_equal (outcome (fixture.problems, account_fields[_i].field),
                              account_fields[_i].outcome),
                 "%s = %s: %s", account_fields[_i].field, account_fields[_i].value,
                 outcome (fixture.problems, account_fields[_i].field));
}
END_TEST

START_TEST (a_bad_domain_prefix_is_refused)
{
  validate ("fabrikam-lda");
  ck_assert_str_eq (outcome (fixture.problems, "domain-prefix"), "error");
}
END_TEST

/* Scenario 41, for another region's partner. */
START_TEST (kazakhstan_needs_a_registration_number_and_a_phone_number)
{
  g_object_set (fixture.profile, "country", "TR", NULL);
  g_object_set (fixture.account, "country", "KZ", "culture", "kk-KZ", "language", "kk", NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "registration-number"), "error");
  ck_assert_str_eq (outcome (fixture.problems, "phone"), "error");
  ck_assert_str_eq (outcome (fixture.problems, "country"), "warning");
}
END_TEST

static const struct
{
  const char *field;
  const char *value;
  const char *outcome;
} acceptances[] = {
  { "agreement-date", "2026-03-15", "" },
  { "agreement-date", "2026-03-16", "error" },
  { "agreement-date", "2025-01-01", "" },
  { "agreement-date", "2026-02-30", "error" },
  { "agreement-date", "15.03.2026", "error" },
  { "agreement-date", "", "error" },
  { "agreement-first-name", "", "error" },
  { "agreement-last-name", "", "error" },
  { "agreement-email", "", "error" },
  { "agreement-email", "nobody", "error" },
  { "agreement-phone", "", "" },
};

START_TEST (an_accepted_agreement_says_who_and_when)
{
  g_object_set (fixture.customer, "agreement", "accepted", NULL);
  g_object_set (fixture.account, "agreement-date", "2026-03-15", "agreement-first-name", "Ana",
                "agreement-last-name", "Sousa", "agreement-email", "ana@fabrikam.pt", NULL);
  g_object_set (fixture.account, acceptances[_i].field, acceptances[_i].value, NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, acceptances[_i].field), acceptances[_i].outcome);
  ck_assert_int_eq (csp_problems_get_count (fixture.problems), *acceptances[_i].outcome != '\0');
}
END_TEST

START_TEST (an_agreement_not_yet_accepted_warns_only)
{
  g_object_set (fixture.customer, "agreement", "not-yet", NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "agreement"), "warning");
  ck_assert (!csp_problems_has_errors (fixture.problems));
}
END_TEST

START_TEST (other_clouds_know_no_agreement)
{
  g_object_set (fixture.profile, "cloud", "us-government", NULL);
  g_object_set (fixture.customer, "agreement", "not-yet", NULL);
  validate ("fabrikam");
  ck_assert_uint_eq (csp_problems_get_count (fixture.problems), 0);
}
END_TEST

START_TEST (special_qualifications_belong_to_the_global_cloud)
{
  g_object_set (fixture.customer, "qualification", "Education", NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "qualification"), "");
  g_object_set (fixture.profile, "cloud", "us-government", NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "qualification"), "error");
}
END_TEST

START_TEST (an_unknown_qualification_is_refused)
{
  g_object_set (fixture.customer, "qualification", "Royal", NULL);
  validate ("fabrikam");
  ck_assert_str_eq (outcome (fixture.problems, "qualification"), "error");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("account-rules");
  TCase *tcase = tcase_create ("account-rules");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_filled_in_page_passes);
  tcase_add_test (tcase, an_empty_page_names_every_required_field);
  tcase_add_loop_test (tcase, government_community_cloud_needs_a_validation_code, 0, G_N_ELEMENTS (codes));
  tcase_add_loop_test (tcase, each_field_has_its_rule, 0, G_N_ELEMENTS (account_fields));
  tcase_add_test (tcase, a_bad_domain_prefix_is_refused);
  tcase_add_test (tcase, kazakhstan_needs_a_registration_number_and_a_phone_number);
  tcase_add_loop_test (tcase, an_accepted_agreement_says_who_and_when, 0, G_N_ELEMENTS (acceptances));
  tcase_add_test (tcase, an_agreement_not_yet_accepted_warns_only);
  tcase_add_test (tcase, other_clouds_know_no_agreement);
  tcase_add_test (tcase, special_qualifications_belong_to_the_global_cloud);
  tcase_add_test (tcase, an_unknown_qualification_is_refused);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
