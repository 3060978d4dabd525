/* test-fold.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-fold.h"
#include "tests/lib/test-suite.h"

static const struct
{
  const char *text;
  const char *folded;
} pairs[] = {
  { "", "" },
  { "Contoso LTD. 2", "contoso ltd. 2" },
  { "[Z@`{", "[z@`{" },
  { "São Paulo Ações", "sao paulo acoes" },
  { "Sa\u0303o", "sao" },
  { "Straße GROẞ", "strasse gross" },
  { "Łódź Ørsted Đorđe Æon Œuvre", "lodz orsted dorde aeon oeuvre" },
  { "İstanbul Isparta ısı", "istanbul isparta isi" },
  { "Nguyễn Ước", "nguyen uoc" },
  { "Ёлка МОСКВА Чайка", "елка москва чаика" },
  { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
  { "مُحَمَّد شـــركة أحمد", "محمد شركه احمد" },
  { "ىیيکك", "يييكك" },
  { "שָׁלוֹם", "שלום" },
  { "Ｃｏｎｔｏｓｏ　１２", "contoso 12" },
  { "ｶﾞｷﾞﾊﾟ ﾃｽﾄ", "ガギパ テスト" },
  { "か\u3099は\u309a", "がぱ" },
  { "カタ かた", "カタ かた" },
  { "日本株式会社 ㈱", "日本株式会社 (株)" },
  { "한국 \u1112\u1161\u11ab", "한국 한" },
  { "บริษัท น้ำ", "บริษัท น้ํา" },
  { "हिन्दी", "हिन्दी" },
  { "D’Angelo D´Angelo “x” 1–2", "d'angelo d'angelo \"x\" 1-2" },
  { "a\tb\nc\u00a0d\u2028e\u3000f", "a b c d e f" },
  { "zero\u200bwidth\u00adsoft", "zerowidthsoft" },
  { "ﬁ ²", "fi 2" },
};

START_TEST (texts_fold_to_what_people_type_for_them)
{
  g_autofree char *folded = csp_fold (pairs[_i].text, -1, NULL);
  g_autofree char *expected = g_utf8_normalize (pairs[_i].folded, -1, G_NORMALIZE_NFC);
  g_autofree char *actual = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);

  ck_assert_str_eq (actual, expected);
}
END_TEST

START_TEST (folding_twice_changes_nothing)
{
  g_autofree char *once = csp_fold (pairs[_i].text, -1, NULL);
  g_autofree char *twice = csp_fold (once, -1, NULL);

  ck_assert_str_eq (twice, once);
}
END_TEST

START_TEST (every_code_point_folds_to_the_same_with_and_without_its_neighbors)
{
  for (gunichar c = 1; c <= 0x1ffff; c++)
    {
      char text[16] = { 'x' };
      gsize n = 1;
      gsize length;
      g_autofree char *folded = NULL;

      if (!g_unichar_validate (c))
        continue;
      n += g_unichar_to_utf8 (c, text + n);
      text[n++] = 'Y';
      folded = csp_fold (text, n, &length);
      ck_assert (g_utf8_validate (folded, length, NULL));
      ck_assert_int_eq (folded[0], 'x');
      ck_assert_int_eq (folded[length - 1], 'y');
      ck_assert (memchr (folded, '\0', length) == NULL);
    }
}
END_TEST

START_TEST (decomposed_text_folds_as_composed_text)
{
  for (gunichar c = 0x80; c <= 0x2fa1d; c++)
    {
      char text[8] = { 0 };
      g_autofree char *decomposed = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *folded_decomposed = NULL;

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c))
        continue;
      g_unichar_to_utf8 (c, text);
      decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      folded = csp_fold (text, -1, NULL);
      folded_decomposed = csp_fold (decomposed, -1, NULL);
      ck_assert_msg (strcmp (folded, folded_decomposed) == 0, "U+%04X: %s %s", c, folded, folded_decomposed);
    }
}
END_TEST

START_TEST (invalid_bytes_and_nuls_are_tolerated)
{
  static const char bytes[] = "A\xff\xc3(\xed\xa0\x80\0B\xe3\x81";
  gsize length;
  g_autofree char *folded = csp_fold (bytes, sizeof bytes - 1, &length);

  ck_assert (g_utf8_validate (folded, length, NULL));
  ck_assert_uint_eq (length, strlen (folded));
  ck_assert (g_str_has_prefix (folded, "a\xef\xbf\xbd"));
  ck_assert (strstr (folded, " b") != NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("fold");
  TCase *tcase = tcase_create ("fold");

  tcase_add_loop_test (tcase, texts_fold_to_what_people_type_for_them, 0, G_N_ELEMENTS (pairs));
  tcase_add_loop_test (tcase, folding_twice_changes_nothing, 0, G_N_ELEMENTS (pairs));
  tcase_add_test (tcase, every_code_point_folds_to_the_same_with_and_without_its_neighbors);
  tcase_add_test (tcase, decomposed_text_folds_as_composed_text);
  tcase_add_test (tcase, invalid_bytes_and_nuls_are_tolerated);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
