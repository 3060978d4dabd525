/* test-domain-name.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-domain-name.h"
#include "tests/lib/test-suite.h"

static const struct
{
  const char *prefix;
  gboolean    is_good;
} prefixes[] = {
  /* scenario 43 */
  { "abcdefghijklmnopqrstuvwxyz1", TRUE },
  { "abcdefghijklmnopqrstuvwxyz12", FALSE },
  { "fabrikam-ltd", FALSE },
  { "Fabrikam1", TRUE },
  { "f", TRUE },
  { "1", TRUE },
  { "", FALSE },
  { NULL, FALSE },
  { "fabri kam", FALSE },
  { "fabrikam.com", FALSE },
  { "fábrica", FALSE },
  { "日本", FALSE },
};

START_TEST (prefixes_have_1_to_27_letters_and_digits)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_domain_prefix_check (prefixes[_i].prefix, problems);
  ck_assert_int_eq (csp_problems_find (problems, "domain-prefix") == NULL, prefixes[_i].is_good);
}
END_TEST

static const struct
{
  const char *name;
  const char *prefix;
} suggestions[] = {
  { "Fabrikam Ltda.", "fabrikamltda" },
  { "Pão de Açúcar & Filhos", "paodeacucarfilhos" },
  { "Straße Łódź Ærø", "strasselodzaero" },
  { "ООО Ромашка", "oooromaska" },
  { "日本商事", "ribenshangshi" },
  { "Contoso Consolidated Holdings International", "contosoconsolidatedholdings" },
  { "3M", "3m" },
  { "!!!", "" },
  { "", "" },
  { NULL, "" },
  { "\xff\xfe", "" },
};

START_TEST (suggestions_are_the_name_in_latin_letters)
{
  g_autofree char *prefix = csp_domain_prefix_suggest (suggestions[_i].name);

  ck_assert_str_eq (prefix, suggestions[_i].prefix);
}
END_TEST

static const char *scripts[] = {
  "שלום בע״מ", "شركة النخيل", "บริษัท ไทย", "한국 상사", "Ελληνική ΑΕ", "サクラ株式会社", "हिन्दी उद्योग",
};

START_TEST (a_name_in_any_script_gives_a_good_prefix)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();
  g_autofree char *prefix = csp_domain_prefix_suggest (scripts[_i]);

  csp_domain_prefix_check (prefix, problems);
  ck_assert_msg (csp_problems_get_count (problems) == 0, "%s: %s", scripts[_i], prefix);
}
END_TEST

START_TEST (a_huge_name_gives_a_short_prefix)
{
  g_autofree char *name = g_strnfill (1 << 20, 'x');
  g_autofree char *prefix = csp_domain_prefix_suggest (name);

  ck_assert_uint_eq (strlen (prefix), CSP_MAX_DOMAIN_PREFIX);
}
END_TEST

START_TEST (each_cloud_has_its_suffix)
{
  ck_assert_str_eq (csp_domain_suffix ("global"), ".onmicrosoft.com");
  ck_assert_str_eq (csp_domain_suffix ("us-government"), ".onmicrosoft.us");
  ck_assert_str_eq (csp_domain_suffix ("germany"), ".onmicrosoft.de");
  ck_assert_str_eq (csp_domain_suffix ("china"), ".partner.onmschina.cn");
  ck_assert_str_eq (csp_domain_suffix (NULL), ".onmicrosoft.com");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("domain-name");
  TCase *tcase = tcase_create ("domain-name");

  tcase_add_loop_test (tcase, prefixes_have_1_to_27_letters_and_digits, 0, G_N_ELEMENTS (prefixes));
  tcase_add_loop_test (tcase, suggestions_are_the_name_in_latin_letters, 0, G_N_ELEMENTS (suggestions));
  tcase_add_loop_test (tcase, a_name_in_any_script_gives_a_good_prefix, 0, G_N_ELEMENTS (scripts));
  tcase_add_test (tcase, a_huge_name_gives_a_short_prefix);
  tcase_add_test (tcase, each_cloud_has_its_suffix);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
