/* test-name-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-name-rules.h"
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
  const char *value;
  const char *outcome;
} Case;

static const Case company_names[] = {
  { "Fabrikam Ltda.", "" },
  { "Контосо ООО", "" },
  { "日本商事", "" },
  { "شركة النخيل للتقنية", "" },
  { "Fabrikam, Inc.", "" },
  { "L’Atelier d'Art – Paris", "" },
  { "A~B | [C] \\ . * & = : \"d\" < > ^ # / ! ' @ + - ? ( ) % $ { } _ ; `", "" },
  { "3M", "" },
  { NULL, "error" },
  { "", "error" },
  { "   ", "error" },
  { "X", "error" },
  { "!!!", "error" },
  { "-- & --", "error" },
  { "Fabrikam\nLtda", "error" },
  { "a b c", "warning" },
  { "aaa", "warning" },
  { "LLC", "warning" },
  { "GmbH", "warning" },
  { "S.A.", "warning" },
  { "ООО", "warning" },
  { "Test Company", "warning" },
  { "Contest Media", "" },
  { "fabrikam.com", "warning" },
  { "fabrikam.com.br", "warning" },
  { "Fabrikam S.A", "" },
  { "IBM", "warning" },
  { "IBM Brasil", "" },
  { "Happy 😀 Company", "warning" },
  { "Euro € Shop", "warning" },
};

START_TEST (company_names_follow_the_rules)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_company_name_check (company_names[_i].value, "company-name", problems);
  ck_assert_msg (g_str_equal (outcome (problems, "company-name"), company_names[_i].outcome),
                 "%s", company_names[_i].value);
}
END_TEST

START_TEST (company_names_have_at_most_255_characters)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autoptr(GString) name = g_string_new ("Я");

  while (name->len < 2 * 255)
    g_string_append (name, "б");
  csp_company_name_check (name->str, "company-name", problems);
  ck_assert_uint_eq (csp_problems_get_count (problems), 0);
  g_string_append (name, "б");
  csp_company_name_check (name->str, "company-name", problems);
  ck_assert_str_eq (outcome (problems, "company-name"), "error");
}
END_TEST

static const Case contact_names[] = {
  { NULL, "" },
  { "", "" },
  { "Anna", "" },
  { "Mary-Jane O'Neill", "" },
  { "李", "" },
  { "J", "warning" },
  { "admin", "warning" },
  { "Nobody", "warning" },
  { "1234", "warning" },
  { "??", "warning" },
  { "😀😀", "warning" },
  { "An\tna", "error" },
  { "Maria Aparecida dos Santos Oliveira Pereir", "warning" },
  { "Maria Aparecida dos Santos Oliveira Pereira da Silva", "error" },
};

START_TEST (contact_names_follow_the_rules)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_contact_name_check (contact_names[_i].value, "first-name", problems);
  ck_assert_msg (g_str_equal (outcome (problems, "first-name"), contact_names[_i].outcome),
                 "%s", contact_names[_i].value);
}
END_TEST

static const Case emails[] = {
  { NULL, "" },
  { "anna@fabrikam.com", "" },
  { " anna@fabrikam.com ", "" },
  { "a.b+c@mail.fabrikam.co.uk", "" },
  { "anna@gmail.com", "" },
  { "o'neill@fabrikam.com", "" },
  { "anna@microsoft.com", "warning" },
  { "anna@Microsoft.COM", "warning" },
  { "anna", "error" },
  { "anna@", "error" },
  { "@fabrikam.com", "error" },
  { "anna@fabrikam", "error" },
  { "anna@@fabrikam.com", "error" },
  { "anna b@fabrikam.com", "error" },
  { ".anna@fabrikam.com", "error" },
  { "anna.@fabrikam.com", "error" },
  { "an..na@fabrikam.com", "error" },
  { "anna@-fabrikam.com", "error" },
  { "anna@fabrikam..com", "error" },
  { "anna@fabrikam.com\nBcc: all@fabrikam.com", "error" },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@fabrikam.com", "error" },
};

START_TEST (email_addresses_follow_the_rules)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_email_check (emails[_i].value, "email", FALSE, problems);
  ck_assert_msg (g_str_equal (outcome (problems, "email"), emails[_i].outcome), "%s",
                 emails[_i].value);
}
END_TEST

START_TEST (free_mail_is_doubtful_for_a_company_account)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_email_check ("anna@fabrikam.com", "email", TRUE, problems);
  ck_assert_str_eq (outcome (problems, "email"), "");
  csp_email_check ("anna@gmail.com", "email", TRUE, problems);
  ck_assert_str_eq (outcome (problems, "email"), "warning");
}
END_TEST

static const Case mpn_ids[] = {
  { NULL, "" },
  { "4711", "" },
  { " 4711 ", "" },
  { "0815", "" },
  { "47 11", "error" },
  { "47a11", "error" },
  { "-4711", "error" },
  { "٤٧١١", "error" },
  { "1234567", "error" },               /* the partner's own */
};

START_TEST (mpn_ids_have_digits_only_and_are_not_ones_own)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_mpn_id_check (mpn_ids[_i].value, "1234567", "mpn-id", problems);
  ck_assert_str_eq (outcome (problems, "mpn-id"), mpn_ids[_i].outcome);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("name-rules");
  TCase *tcase = tcase_create ("name-rules");

  tcase_add_loop_test (tcase, company_names_follow_the_rules, 0, G_N_ELEMENTS (company_names));
  tcase_add_test (tcase, company_names_have_at_most_255_characters);
  tcase_add_loop_test (tcase, contact_names_follow_the_rules, 0, G_N_ELEMENTS (contact_names));
  tcase_add_loop_test (tcase, email_addresses_follow_the_rules, 0, G_N_ELEMENTS (emails));
  tcase_add_test (tcase, free_mail_is_doubtful_for_a_company_account);
  tcase_add_loop_test (tcase, mpn_ids_have_digits_only_and_are_not_ones_own, 0, G_N_ELEMENTS (mpn_ids));
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
