/* test-country.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-iso-codes.h"
#include "domain/csp-country.h"
#include "tests/lib/test-suite.h"

START_TEST (countries_are_sorted_and_complete)
{
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);

  ck_assert_uint_eq (n_countries, 246);
  for (guint i = 0; i < n_countries; i++)
    {
      ck_assert_ptr_eq (csp_country_find (countries[i].iso2), &countries[i]);
      ck_assert_str_ne (csp_country_name (countries[i].iso2), countries[i].iso2);
      ck_assert_str_ne (csp_region_label (countries[i].region), countries[i].region);
      ck_assert_uint_eq (strlen (countries[i].currency), 3);
      if (i > 0)
        ck_assert_str_lt (countries[i - 1].iso2, countries[i].iso2);
    }
}
END_TEST

START_TEST (unknown_countries_are_not_found)
{
  ck_assert_ptr_null (csp_country_find ("UK"));
  ck_assert_ptr_null (csp_country_find ("pt"));
  ck_assert_ptr_null (csp_country_find ("XJ"));
  ck_assert_ptr_null (csp_country_find (""));
  ck_assert_ptr_null (csp_country_find (NULL));
}
END_TEST

static const struct
{
  const char *iso2;
  const char *region;
  const char *currency;
  const char *culture;
  const char *language;
} samples[] = {
  { "AO", "africa", "USD", "pt-PT", "pt" },
  { "TH", "asia-pacific", "USD", "th-TH", "th" },
  { "FJ", "australia", "AUD", "en-GB", "en" },
  { "BR", "brazil", "USD", "pt-BR", "pt" },
  { "PM", "canada", "CAD", "fr-FR", "fr" },
  { "GB", "europe", "GBP", "en-GB", "en" },
  { "DK", "europe", "DKK", "da-DK", "da" },
  { "SJ", "europe", "NOK", "nb-NO", "nb" },
  { "SE", "europe", "SEK", "sv-SE", "sv" },
  { "CH", "europe", "CHF", "de-CH", "de" },
  { "PT", "europe", "EUR", "pt-PT", "pt" },
  { "IN", "india", "INR", "en-IN", "en" },
  { "JP", "japan", "JPY", "ja-JP", "ja" },
  { "KR", "korea", "KRW", "ko-KR", "ko" },
  { "RU", "russia", "RUB", "ru-RU", "ru" },
  { "TW", "taiwan", "TWD", "zh-TW", "zh" },
  { "US", "united-states", "USD", "en-US", "en" },
  { "WS", "new-zealand", "NZD", "en-US", "en" },
  { "XE", "latin-america", "USD", "nl-NL", "nl" },
  { "AZ", "middle-east", "USD", "az-Latn-AZ", "az" },
};

START_TEST (each_region_line_is_as_documented)
{
  const CspCountry *country = csp_country_find (samples[_i].iso2);
  g_autofree char *culture = csp_country_default_culture (samples[_i].iso2);
  g_autofree char *language = csp_country_default_language (samples[_i].iso2);

  ck_assert_ptr_nonnull (country);
  ck_assert_str_eq (country->region, samples[_i].region);
  ck_assert_str_eq (country->currency, samples[_i].currency);
  ck_assert_str_eq (culture, samples[_i].culture);
  ck_assert_str_eq (language, samples[_i].language);
}
END_TEST

START_TEST (english_is_accepted_everywhere_but_in_two_countries)
{
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);

  for (guint i = 0; i < n_countries; i++)
    ck_assert_int_eq (csp_country_has_culture (countries[i].iso2, "en-US"),
                      !g_str_equal (countries[i].iso2, "MZ") &&
                      !g_str_equal (countries[i].iso2, "SR"));
  ck_assert (csp_country_has_culture ("MZ", "pt-PT"));
  ck_assert (csp_country_has_culture ("SR", "nl-NL"));
  ck_assert (csp_country_has_culture ("ES", "gl-ES"));
  ck_assert (csp_country_has_culture ("US", "es-US"));
  ck_assert (!csp_country_has_culture ("ES", "gl"));
  ck_assert (!csp_country_has_culture ("UK", "en-US"));
}
END_TEST

START_TEST (twenty_four_countries_require_registration)
{
  static const char *required =
    " AM AZ BY HU KZ KG MD RU TJ UZ UA TH VN TR PL ZA IN BR IQ MM SS SA AE VE ";
  guint n_countries;
  guint n_required = 0;
  const CspCountry *countries = csp_countries (&n_countries);

  for (guint i = 0; i < n_countries; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", countries[i].iso2);
      gboolean expected = strstr (required, word) != NULL;

      ck_assert_int_eq (csp_country_requires_registration (countries[i].iso2), expected);
      n_required += expected;
    }
  ck_assert_uint_eq (n_required, 24);
  ck_assert (!csp_country_requires_registration (NULL));
}
END_TEST

START_TEST (registration_numbers_have_the_countrys_name)
{
  ck_assert_str_eq (csp_country_registration_label ("BR"), "CNPJ");
  ck_assert_str_eq (csp_country_registration_label ("KZ"), "BIN/IIN");
  ck_assert_str_eq (csp_country_registration_label ("BY"), "UNP");
  ck_assert_str_eq (csp_country_registration_label ("PT"), "Company registration ID");
  ck_assert_str_eq (csp_country_registration_label (NULL), "Company registration ID");
}
END_TEST

START_TEST (partners_sell_in_their_own_region_only)
{
  ck_assert (csp_countries_share_region ("PT", "NO"));
  ck_assert (csp_countries_share_region ("US", "UM"));
  ck_assert (csp_countries_share_region ("CN", "CN"));
  ck_assert (!csp_countries_share_region ("US", "CA"));
  ck_assert (!csp_countries_share_region ("BR", "AR"));
  ck_assert (!csp_countries_share_region ("CN", "HK"));
  ck_assert (!csp_countries_share_region ("PT", "UK"));
  ck_assert (!csp_countries_share_region (NULL, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("country");
  TCase *tcase = tcase_create ("country");

  tcase_add_test (tcase, countries_are_sorted_and_complete);
  tcase_add_test (tcase, unknown_countries_are_not_found);
  tcase_add_loop_test (tcase, each_region_line_is_as_documented, 0, G_N_ELEMENTS (samples));
  tcase_add_test (tcase, english_is_accepted_everywhere_but_in_two_countries);
  tcase_add_test (tcase, twenty_four_countries_require_registration);
  tcase_add_test (tcase, registration_numbers_have_the_countrys_name);
  tcase_add_test (tcase, partners_sell_in_their_own_region_only);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
