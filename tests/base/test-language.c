/* test-language.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/csp-language.h"
#include "tests/lib/test-suite.h"

static void
forget_environment (void)
{
  static const char * const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_unsetenv (names[i]);
}

START_TEST (preference_works_in_the_neutral_locale)
{
  g_setenv ("LC_ALL", "C", TRUE);
  csp_language_start ("ru");
  ck_assert_str_eq (csp_language_get (), "ru");
  ck_assert_str_eq (csp_language_get_format_locale (), "ru");
  ck_assert_str_ne (setlocale (LC_MESSAGES, NULL), "C");
}
END_TEST

START_TEST (language_of_a_missing_locale_is_used)
{
  g_setenv ("LANG", "he_IL.UTF-8", TRUE);
  csp_language_start ("");
  ck_assert_str_eq (csp_language_get (), "he_IL");
  ck_assert (csp_language_is_right_to_left ());
}
END_TEST

START_TEST (no_language_at_all_is_english)
{
  csp_language_start (NULL);
  ck_assert_str_eq (csp_language_get (), "en");
  ck_assert_str_eq (csp_language_get_format_locale (), "en_US");
  ck_assert (!csp_language_is_right_to_left ());
}
END_TEST

START_TEST (dates_keep_the_locale_when_no_language_is_preferred)
{
  g_setenv ("LC_TIME", "pt_BR.UTF-8", TRUE);
  g_setenv ("LANG", "C.UTF-8", TRUE);
  csp_language_start ("");
  ck_assert_str_eq (csp_language_get (), "en");
  if (g_str_has_prefix (setlocale (LC_TIME, NULL), "pt_BR"))
    ck_assert_str_eq (csp_language_get_format_locale (), "pt_BR");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("language");
  TCase *tcase = tcase_create ("start");

  tcase_add_checked_fixture (tcase, forget_environment, NULL);
  tcase_add_test (tcase, preference_works_in_the_neutral_locale);
  tcase_add_test (tcase, language_of_a_missing_locale_is_used);
  tcase_add_test (tcase, no_language_at_all_is_english);
  tcase_add_test (tcase, dates_keep_the_locale_when_no_language_is_preferred);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
