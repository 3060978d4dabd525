/* test-iso-codes.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "base/csp-iso-codes.h"
#include "tests/lib/test-suite.h"

static void
use_language (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  textdomain (textdomain (NULL));       /* makes gettext look at LANGUAGE again */
}

START_TEST (names_are_english_without_a_language)
{
  use_language ("en");
  ck_assert_str_eq (csp_country_name ("DE"), "Germany");
  ck_assert_str_eq (csp_country_name ("TW"), "Taiwan");
  ck_assert_str_eq (csp_language_name ("pt"), "Portuguese");
  ck_assert_str_eq (csp_language_name ("es"), "Spanish");
}
END_TEST

START_TEST (names_follow_the_language)
{
  use_language ("pt_BR");
  ck_assert_str_eq (csp_country_name ("DE"), "Alemanha");
  use_language ("ru");
  ck_assert_str_eq (csp_country_name ("DE"), "Германия");
  ck_assert_str_ne (csp_language_name ("pt"), "Portuguese");
}
END_TEST

START_TEST (unknown_codes_are_their_own_names)
{
  ck_assert_str_eq (csp_country_name ("QQ"), "QQ");
  ck_assert_str_eq (csp_country_name ("UK"), "UK");
  ck_assert_str_eq (csp_country_name (NULL), "");
  ck_assert_str_eq (csp_language_name ("qq"), "qq");
  ck_assert_str_eq (csp_language_name (NULL), "");
  ck_assert (!csp_language_exists ("qq"));
  ck_assert (!csp_language_exists (NULL));
}
END_TEST

START_TEST (the_services_own_countries_have_names)
{
  use_language ("en");
  ck_assert_str_eq (csp_country_name ("XK"), "Kosovo");
  ck_assert_str_eq (csp_country_name ("XE"), "Sint Eustatius");
  ck_assert_str_eq (csp_country_name ("XS"), "Saba");
}
END_TEST

START_TEST (cultures_name_language_and_country)
{
  g_autofree char *brazilian = NULL;
  g_autofree char *serbian = NULL;
  g_autofree char *odd = NULL;

  use_language ("en");
  brazilian = csp_culture_name ("pt-BR");
  serbian = csp_culture_name ("sr-Cyrl-RS");
  odd = csp_culture_name ("tlh");
  ck_assert_str_eq (brazilian, "Portuguese (Brazil)");
  ck_assert_str_eq (serbian, "Serbian (Cyrl, Serbia)");
  ck_assert_str_eq (odd, "tlh");
}
END_TEST

START_TEST (rarer_languages_are_found_too)
{
  use_language ("en");
  ck_assert_str_eq (csp_language_name ("wo"), "Wolof");
  ck_assert_str_eq (csp_language_name ("cmn"), "Mandarin Chinese");
}
END_TEST

START_TEST (states_have_names_and_codes)
{
  g_autofree char *english = NULL;
  g_autofree char *russian = NULL;
  g_autofree char *spelled_out = NULL;
  g_autofree char *unknown = NULL;

  use_language ("en");
  english = csp_state_label ("US", "WA");
  ck_assert_str_eq (english, "Washington (WA)");
  use_language ("ru");
  russian = csp_state_label ("US", "WA");
  ck_assert_str_eq (russian, "Вашингтон (WA)");
  spelled_out = csp_state_label ("AU", "New South Wales");
  ck_assert_str_eq (spelled_out, "Новый Южный Уэльс");
  unknown = csp_state_label ("US", "ZZ");
  ck_assert_str_eq (unknown, "ZZ");
}
END_TEST

static gpointer
read_names (gpointer data)
{
  gboolean right = TRUE;

  for (guint i = 0; i < 200; i++)
    right = right && g_str_equal (csp_country_name ("FR"), "France") &&
            g_str_equal (csp_language_name ("es"), "Spanish");
  return GINT_TO_POINTER (right);
}

START_TEST (threads_may_ask_at_once)
{
  GThread *threads[4];

  use_language ("en");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", read_names, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    ck_assert (GPOINTER_TO_INT (g_thread_join (threads[i])));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("iso-codes");
  TCase *tcase = tcase_create ("iso-codes");

  tcase_add_test (tcase, names_are_english_without_a_language);
  tcase_add_test (tcase, names_follow_the_language);
  tcase_add_test (tcase, unknown_codes_are_their_own_names);
  tcase_add_test (tcase, the_services_own_countries_have_names);
  tcase_add_test (tcase, cultures_name_language_and_country);
  tcase_add_test (tcase, rarer_languages_are_found_too);
  tcase_add_test (tcase, states_have_names_and_codes);
  tcase_add_test (tcase, threads_may_ask_at_once);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
