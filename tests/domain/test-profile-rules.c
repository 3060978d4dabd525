/* test-profile-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-profile-rules.h"
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

static CspProfile *
good_profile (void)
{
  return g_object_new (CSP_TYPE_PROFILE,
                       "name", "Fabrikam Distribuição",
                       "persona", "indirect-provider",
                       "cloud", "global",
                       "backend", "local",
                       "mpn-id", "4711",
                       "country", "BR",
                       "roles", CSP_DEFAULT_ROLES,
                       "locale", "pt_BR",
                       "invitation-days", G_GINT64_CONSTANT (90),
                       "clipboard-seconds", G_GINT64_CONSTANT (60),
                       NULL);
}

START_TEST (a_filled_in_profile_passes)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_profile_validate (profile, problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
}
END_TEST

static const struct
{
  const char *field;
  const char *value;
  const char *outcome;
} texts[] = {
  { "name", "", "error" },
  { "name", "  ", "error" },
  { "name", "123456789012345678901234567890123456789012345678901234567890", "" },
  { "name", "1234567890123456789012345678901234567890123456789012345678901", "error" },
  { "persona", NULL, "error" },
  { "persona", "partner", "error" },
  { "persona", "direct", "" },
  { "cloud", "moon", "error" },
  { "cloud", NULL, "error" },
  { "tenant-id", "00000000-0000-0000-0000-000000000000", "" },
  { "tenant-id", "4711", "error" },
  { "mpn-id", "", "error" },
  { "mpn-id", "47-11", "error" },
  { "country", "", "error" },
  { "country", "UK", "error" },
  { "country", "CN", "warning" },
  { "roles", "", "error" },
  { "roles", "king", "error" },
  { "roles", "global-admin,billing-admin", "error" },
  { "roles", "billing-admin,sales-agent", "" },
  { "locale", "", "" },
  { "locale", "C.UTF-8", "" },
  { "locale", "sr_RS@latin", "" },
  { "locale", "pt_BR; rm", "error" },
  { "partnership-link", "", "" },
  { "partnership-link", "https://microsoft.com/x", "" },
  { "partnership-link", "https://admin.microsoft.com/Adminportal/Home?invType=X&partnerId=1#/Y", "" },
  { "partnership-link", "http://admin.microsoft.com", "error" },
  { "partnership-link", "https://microsoft.com.evil.org", "error" },
  { "partnership-link", "https://evilmicrosoft.com", "error" },
  { "partnership-link", "https://microsoft.com@evil.org", "error" },
  { "partnership-link", "javascript:alert(1)", "error" },
  { "partnership-link", "not a link", "error" },
};

START_TEST (each_field_has_its_rule)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  g_object_set (profile, texts[_i].field, texts[_i].value, NULL);
  csp_profile_validate (profile, problems);
  ck_assert_msg (g_str_equal (outcome (problems, texts[_i].field), texts[_i].outcome), "%s = %s",
                 texts[_i].field, texts[_i].value);
}
END_TEST

START_TEST (a_direct_partner_needs_no_mpn_id)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  g_object_set (profile, "persona", "direct", "mpn-id", "", NULL);
  csp_profile_validate (profile, problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
}
END_TEST

START_TEST (a_synchronized_profile_needs_a_tenant_id)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  g_object_set (profile, "backend", "partner-center", NULL);
  csp_profile_validate (profile, problems);
  ck_assert_str_eq (outcome (problems, "tenant-id"), "error");
}
END_TEST

START_TEST (an_indirect_persona_is_doubtful_outside_of_the_global_cloud)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  g_object_set (profile, "cloud", "us-government", NULL);
  csp_profile_validate (profile, problems);
  ck_assert_str_eq (outcome (problems, "persona"), "warning");
}
END_TEST

static const struct
{
  const char *field;
  gint64      value;
  const char *outcome;
} numbers[] = {
  { "invitation-days", -1, "error" },
  { "invitation-days", 0, "" },
  { "invitation-days", 730, "" },
  { "invitation-days", 731, "error" },
  { "clipboard-seconds", 9, "error" },
  { "clipboard-seconds", 10, "" },
  { "clipboard-seconds", 600, "" },
  { "clipboard-seconds", 601, "error" },
};

START_TEST (numbers_have_their_limits)
{
  g_autoptr(CspProfile) profile = good_profile ();
  g_autoptr(CspProblems) problems = csp_problems_new ();

  g_object_set (profile, numbers[_i].field, numbers[_i].value, NULL);
  csp_profile_validate (profile, problems);
  ck_assert_str_eq (outcome (problems, numbers[_i].field), numbers[_i].outcome);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("profile-rules");
  TCase *tcase = tcase_create ("profile-rules");

  tcase_add_test (tcase, a_filled_in_profile_passes);
  tcase_add_loop_test (tcase, each_field_has_its_rule, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tcase, a_direct_partner_needs_no_mpn_id);
  tcase_add_test (tcase, a_synchronized_profile_needs_a_tenant_id);
  tcase_add_test (tcase, an_indirect_persona_is_doubtful_outside_of_the_global_cloud);
  tcase_add_loop_test (tcase, numbers_have_their_limits, 0, G_N_ELEMENTS (numbers));
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
