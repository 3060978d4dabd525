/* test-mnemonic.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/test-suite.h"
#include "widgets/csp-mnemonic.h"

#define MAX_LABELS 8

/* Compares what the labels, divided by "|", look like with their letters. */
static void
expect (const char *labels,
        const char *taken,
        const char *expected)
{
  g_auto(GStrv) split = g_strsplit (labels, "|", MAX_LABELS);
  g_autoptr(GPtrArray) array = g_ptr_array_new ();
  g_autoptr(GPtrArray) marked = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  int offsets[MAX_LABELS];

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (array, split[i]);
  csp_mnemonic_choose (array, taken, offsets);
  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (marked, csp_mnemonic_mark (split[i], offsets[i]));
  g_ptr_array_add (marked, NULL);
  joined = g_strjoinv ("|", (char **) marked->pdata);
  ck_assert_str_eq (joined, expected);
}

START_TEST (each_label_gets_the_first_letter_of_a_word)
{
  expect ("Company name|City|Postal code", "", "Company _name|_City|_Postal code");
  expect ("First name|Last name", "", "_First name|_Last name");
}
END_TEST

START_TEST (label_gives_its_letter_to_one_that_has_no_other)
{
  expect ("Abc|A", "", "A_bc|_A");
  expect ("Ab|Ba|A", "", "_Ab|_Ba|A");
}
END_TEST

START_TEST (letters_with_a_meaning_are_left_alone)
{
  expect ("City|Cancel", "C", "C_ity|C_ancel");
}
END_TEST

START_TEST (capital_and_small_letter_are_one_key)
{
  expect ("A|a", "", "_A|a");
}
END_TEST

START_TEST (letters_are_those_of_keyboards)
{
  expect ("Área|Ênfase|Ü", "", "Á_rea|Ê_nfase|Ü");
  expect ("Имя|Индекс|会社", "", "И_мя|_Индекс|会社");
  expect ("2 x", "", "2 _x");
}
END_TEST

START_TEST (line_in_a_label_stays_one)
{
  expect ("a_b", "", "_a__b");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mnemonic");
  TCase *tcase = tcase_create ("mnemonic");

  tcase_add_test (tcase, each_label_gets_the_first_letter_of_a_word);
  tcase_add_test (tcase, label_gives_its_letter_to_one_that_has_no_other);
  tcase_add_test (tcase, letters_with_a_meaning_are_left_alone);
  tcase_add_test (tcase, capital_and_small_letter_are_one_key);
  tcase_add_test (tcase, letters_are_those_of_keyboards);
  tcase_add_test (tcase, line_in_a_label_stays_one);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
