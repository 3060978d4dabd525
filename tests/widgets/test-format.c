/* test-format.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-language.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-format.h"

START_TEST (dates_follow_the_language)
{
  g_autofree char *english = NULL;
  g_autofree char *portuguese = NULL;

  csp_language_start ("en");
  english = csp_format_date ("2026-03-09");
  ck_assert_str_eq (english, "Mar 9, 2026");
  csp_language_start ("pt_BR");
  portuguese = csp_format_date ("2026-03-09");
  ck_assert_str_eq (portuguese, "9 de mar. de 2026");
}
END_TEST

START_TEST (what_is_no_date_stays_as_it_is)
{
  g_autofree char *nothing = csp_format_date (NULL);
  g_autofree char *other = csp_format_date ("soon");

  ck_assert_str_eq (nothing, "");
  ck_assert_str_eq (other, "soon");
}
END_TEST

START_TEST (instants_are_shown_in_utc)
{
  g_autofree char *text = NULL;

  csp_language_start ("en");
  text = csp_format_instant (G_GINT64_CONSTANT (1767323045000000));
  ck_assert_msg (g_str_has_prefix (text, "Jan 2, 2026"), "%s", text);
  ck_assert_msg (g_str_has_suffix (text, "UTC"), "%s", text);
}
END_TEST

START_TEST (numbers_follow_the_language)
{
  g_autofree char *english = NULL;
  g_autofree char *portuguese = NULL;

  csp_language_start ("en");
  english = csp_format_number (1234567);
  ck_assert_str_eq (english, "1,234,567");
  csp_language_start ("pt_BR");
  portuguese = csp_format_number (1234567);
  ck_assert_str_eq (portuguese, "1.234.567");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("format");
  TCase *tcase = tcase_create ("format");

  tcase_add_test (tcase, dates_follow_the_language);
  tcase_add_test (tcase, what_is_no_date_stays_as_it_is);
  tcase_add_test (tcase, instants_are_shown_in_utc);
  tcase_add_test (tcase, numbers_follow_the_language);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
