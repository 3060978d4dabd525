/* test-collator.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-collator.h"
#include "tests/lib/test-suite.h"

static const struct
{
  const char *locale;
  const char *names[6];   /* in ascending order */
} orders[] = {
  { "pt_BR", { "Acao", "Ação", "Adega", "Contoso 2", "Contoso 10" } },
  { "pt_BR.UTF-8", { "avó", "avô", "Azul", "Zebra" } },
  { "ru_RU", { "Ёж", "Ель", "Жук", "Чай", "Шар" } },
  { "sv_SE", { "Zorn", "Åberg", "Ärlig", "Öberg" } },
  { "de_DE", { "Ärger", "Arzt", "Öl", "Zorn" } },
  { "cs_CZ", { "Cukr", "Čáp", "Hora", "Chata", "Irena" } },
  { "es_ES", { "Naranja", "Nube", "Ñandú", "Oso" } },
  { "zh_CN", { "北京", "广州", "上海" } },
  { "ja_JP", { "あお", "アカ", "いぬ", "亜細亜" } },
  { "ar_EG", { "أحمد", "بدر", "تاج" } },
  { NULL, { "A-1", "A1", "Contoso", "Contoso Ltd", "Contosoft" } },
  { "C", { "a", "B", "c" } },
  { "xx_YY", { "a", "B", "c" } },
};

START_TEST (names_sort_as_people_of_the_language_expect)
{
  g_autoptr(CspCollator) collator = csp_collator_new (orders[_i].locale);

  for (guint i = 1; orders[_i].names[i] != NULL; i++)
    {
      guint8 a[CSP_COLLATOR_KEY_SIZE];
      guint8 b[CSP_COLLATOR_KEY_SIZE];
      gsize n_a = csp_collator_key (collator, orders[_i].names[i - 1], a, sizeof a);
      gsize n_b = csp_collator_key (collator, orders[_i].names[i], b, sizeof b);
      int order = memcmp (a, b, MIN (n_a, n_b));

      ck_assert_msg (order < 0 || (order == 0 && n_a < n_b), "%s: %s < %s", orders[_i].locale,
                     orders[_i].names[i - 1], orders[_i].names[i]);
    }
}
END_TEST

START_TEST (case_makes_no_difference)
{
  g_autoptr(CspCollator) collator = csp_collator_new ("pt_BR");
  guint8 a[CSP_COLLATOR_KEY_SIZE];
  guint8 b[CSP_COLLATOR_KEY_SIZE];
  gsize n_a = csp_collator_key (collator, "CONTOSO", a, sizeof a);
  gsize n_b = csp_collator_key (collator, "contoso", b, sizeof b);

  ck_assert_mem_eq (a, b, n_a);
  ck_assert_uint_eq (n_a, n_b);
}
END_TEST

START_TEST (long_and_broken_texts_give_keys_of_bounded_size)
{
  g_autoptr(CspCollator) collator = csp_collator_new ("zh_CN");
  g_autofree char *text = g_malloc (100001);
  guint8 key[16];

  for (guint step = 1; step < 8; step++)
    {
      memset (text, 0, 100001);
      for (guint i = 0; i < 100000; i++)
        text[i] = "\xf0\x9f\x92\xa9x\xe4\xbd\xa0\xff"[i * step % 9];
      ck_assert_uint_eq (csp_collator_key (collator, text, key, sizeof key), sizeof key);
    }
  ck_assert_uint_eq (csp_collator_key (collator, "", key, sizeof key), 1);
  ck_assert_uint_eq (csp_collator_key (collator, NULL, key, sizeof key), 0);
}
END_TEST

START_TEST (the_version_tells_locales_apart)
{
  g_autoptr(CspCollator) portuguese = csp_collator_new ("pt_BR.UTF-8");
  g_autoptr(CspCollator) swedish = csp_collator_new ("sv_SE");

  ck_assert (g_str_has_prefix (csp_collator_get_version (portuguese), "pt_BR;"));
  ck_assert_str_ne (csp_collator_get_version (portuguese), csp_collator_get_version (swedish));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("collator");
  TCase *tcase = tcase_create ("collator");

  tcase_add_loop_test (tcase, names_sort_as_people_of_the_language_expect, 0, G_N_ELEMENTS (orders));
  tcase_add_test (tcase, case_makes_no_difference);
  tcase_add_test (tcase, long_and_broken_texts_give_keys_of_bounded_size);
  tcase_add_test (tcase, the_version_tells_locales_apart);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
