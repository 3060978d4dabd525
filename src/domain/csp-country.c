/* csp-country.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "domain/csp-country.h"

/* functional-spec 7.5 (the service's table of 2021), sorted by code. China stands outside of the
 * regions: partners there use the cloud run by 21Vianet and sell in China only, so it is a region of
 * its own here. The first culture is the country's own, but for the United States, whose recorded
 * rule set says en-US.
 */
static const CspCountry countries[] = {
  { "AD", "europe", "EUR", "ca-ES en-US" },
  { "AE", "middle-east", "USD", "ar-AE en-US" },
  { "AF", "middle-east", "USD", "ps-AF en-US" },
  { "AG", "latin-america", "USD", "en-US" },
  { "AI", "latin-america", "USD", "en-US" },
  { "AL", "middle-east", "USD", "sq-AL en-US" },
  { "AM", "middle-east", "USD", "hy-AM en-US" },
  { "AO", "africa", "USD", "pt-PT en-US" },
  { "AQ", "latin-america", "USD", "en-US" },
  { "AR", "latin-america", "USD", "es-AR en-US" },
  { "AS", "new-zealand", "NZD", "en-US" },
  { "AT", "europe", "EUR", "de-AT en-US" },
  { "AU", "australia", "AUD", "en-AU en-US" },
  { "AW", "latin-america", "USD", "nl-NL en-US" },
  { "AX", "europe", "EUR", "sv-SE en-US" },
  { "AZ", "middle-east", "USD", "az-Latn-AZ en-US" },
  { "BA", "middle-east", "USD", "bs-Latn-BA en-US" },
  { "BB", "latin-america", "USD", "en-GB en-US" },
  { "BD", "asia-pacific", "USD", "bn-BD en-US" },
  { "BE", "europe", "EUR", "fr-BE nl-BE en-US" },
  { "BF", "africa", "USD", "fr-FR en-US" },
  { "BG", "europe", "EUR", "bg-BG en-US" },
  { "BH", "middle-east", "USD", "ar-BH en-US" },
  { "BI", "africa", "USD", "fr-FR en-US" },
  { "BJ", "africa", "USD", "fr-FR en-US" },
  { "BL", "latin-america", "USD", "fr-FR en-US" },
  { "BM", "latin-america", "USD", "en-GB en-US" },
  { "BN", "asia-pacific", "USD", "ms-BN en-US" },
  { "BO", "latin-america", "USD", "es-BO en-US" },
  { "BQ", "latin-america", "USD", "nl-NL en-US" },
  { "BR", "brazil", "USD", "pt-BR en-US" },
  { "BS", "latin-america", "USD", "en-GB en-US" },
  { "BT", "asia-pacific", "USD", "en-US" },
  { "BV", "europe", "EUR", "nb-NO en-US" },
  { "BW", "africa", "USD", "en-GB en-US" },
  { "BY", "middle-east", "USD", "be-BY en-US" },
  { "BZ", "latin-america", "USD", "en-BZ en-US" },
  { "CA", "canada", "CAD", "fr-CA en-US" },
  { "CC", "australia", "AUD", "en-US" },
  { "CD", "africa", "USD", "fr-FR en-US" },
  { "CF", "africa", "USD", "fr-FR en-US" },
  { "CG", "africa", "USD", "fr-FR en-US" },
  { "CH", "europe", "CHF", "de-CH fr-CH it-CH en-US" },
  { "CI", "africa", "USD", "fr-FR en-US" },
  { "CK", "australia", "AUD", "en-US" },
  { "CL", "latin-america", "USD", "es-CL en-US" },
  { "CM", "africa", "USD", "fr-FR en-US" },
  { "CN", "china", "CNY", "zh-CN en-US" },
  { "CO", "latin-america", "USD", "es-CO en-US" },
  { "CR", "latin-america", "USD", "es-CR en-US" },
  { "CV", "africa", "USD", "pt-CV en-US" },
  { "CW", "latin-america", "USD", "nl-NL en-US" },
  { "CX", "australia", "AUD", "en-US" },
  { "CY", "europe", "EUR", "el-GR en-US" },
  { "CZ", "europe", "EUR", "cs-CZ en-US" },
  { "DE", "europe", "EUR", "de-DE en-US" },
  { "DJ", "africa", "USD", "fr-FR en-US" },
  { "DK", "europe", "DKK", "da-DK en-US" },
  { "DM", "latin-america", "USD", "en-US" },
  { "DO", "latin-america", "USD", "es-DO en-US" },
  { "DZ", "middle-east", "USD", "ar-DZ en-US" },
  { "EC", "latin-america", "USD", "es-EC en-US" },
  { "EE", "europe", "EUR", "et-EE en-US" },
  { "EG", "middle-east", "USD", "ar-EG en-US" },
  { "ER", "africa", "USD", "ar-SA en-US" },
  { "ES", "europe", "EUR", "es-ES ca-ES eu-ES gl-ES en-US" },
  { "ET", "africa", "USD", "am-ET en-US" },
  { "FI", "europe", "EUR", "fi-FI sv-FI en-US" },
  { "FJ", "australia", "AUD", "en-GB en-US" },
  { "FK", "latin-america", "USD", "en-US" },
  { "FM", "australia", "AUD", "en-US" },
  { "FO", "europe", "EUR", "fo-FO en-US" },
  { "FR", "europe", "EUR", "fr-FR en-US" },
  { "GA", "africa", "USD", "fr-FR en-US" },
  { "GB", "europe", "GBP", "en-GB en-US" },
  { "GD", "latin-america", "USD", "en-US" },
  { "GE", "middle-east", "USD", "ka-GE en-US" },
  { "GF", "latin-america", "USD", "fr-FR en-US" },
  { "GG", "europe", "GBP", "en-US" },
  { "GH", "africa", "USD", "en-GB en-US" },
  { "GI", "europe", "GBP", "en-US" },
  { "GL", "europe", "EUR", "da-DK en-US" },
  { "GM", "africa", "USD", "en-US" },
  { "GN", "africa", "USD", "fr-FR en-US" },
  { "GP", "latin-america", "USD", "fr-FR en-US" },
  { "GQ", "africa", "USD", "es-ES en-US" },
  { "GR", "europe", "EUR", "el-GR en-US" },
  { "GS", "latin-america", "USD", "en-US" },
  { "GT", "latin-america", "USD", "es-GT en-US" },
  { "GU", "australia", "AUD", "en-US" },
  { "GW", "africa", "USD", "pt-PT en-US" },
  { "GY", "latin-america", "USD", "en-US" },
  { "HK", "asia-pacific", "USD", "zh-HK en-US" },
  { "HM", "australia", "AUD", "en-US" },
  { "HN", "latin-america", "USD", "es-HN en-US" },
  { "HR", "europe", "EUR", "hr-HR en-US" },
  { "HT", "latin-america", "USD", "fr-FR en-US" },
  { "HU", "europe", "EUR", "hu-HU en-US" },
  { "ID", "asia-pacific", "USD", "id-ID en-US" },
  { "IE", "europe", "EUR", "en-IE en-US" },
  { "IL", "middle-east", "USD", "he-IL en-US" },
  { "IM", "europe", "GBP", "en-US" },
  { "IN", "india", "INR", "en-IN hi-IN en-US" },
  { "IO", "middle-east", "USD", "en-US" },
  { "IQ", "middle-east", "USD", "ar-IQ en-US" },
  { "IS", "europe", "EUR", "is-IS en-US" },
  { "IT", "europe", "EUR", "it-IT en-US" },
  { "JE", "europe", "GBP", "en-US" },
  { "JM", "latin-america", "USD", "en-JM en-US" },
  { "JO", "middle-east", "USD", "ar-JO en-US" },
  { "JP", "japan", "JPY", "ja-JP en-US" },
  { "KE", "africa", "USD", "sw-KE en-US" },
  { "KG", "middle-east", "USD", "ky-KG en-US" },
  { "KH", "asia-pacific", "USD", "km-KH en-US" },
  { "KI", "australia", "AUD", "en-US" },
  { "KM", "africa", "USD", "fr-FR en-US" },
  { "KN", "latin-america", "USD", "en-GB en-US" },
  { "KR", "korea", "KRW", "ko-KR en-US" },
  { "KW", "middle-east", "USD", "ar-KW en-US" },
  { "KY", "latin-america", "USD", "en-GB en-US" },
  { "KZ", "middle-east", "USD", "kk-KZ en-US" },
  { "LA", "asia-pacific", "USD", "lo-LA en-US" },
  { "LB", "middle-east", "USD", "ar-LB en-US" },
  { "LC", "latin-america", "USD", "en-US" },
  { "LI", "europe", "EUR", "de-LI en-US" },
  { "LK", "asia-pacific", "USD", "si-LK en-US" },
  { "LR", "africa", "USD", "en-US" },
  { "LS", "middle-east", "USD", "en-US" },
  { "LT", "europe", "EUR", "lt-LT en-US" },
  { "LU", "europe", "EUR", "de-LU fr-LU en-US" },
  { "LV", "europe", "EUR", "lv-LV en-US" },
  { "LY", "middle-east", "USD", "ar-LY en-US" },
  { "MA", "middle-east", "USD", "ar-MA en-US" },
  { "MC", "europe", "EUR", "fr-MC en-US" },
  { "MD", "middle-east", "USD", "ro-RO en-US" },
  { "ME", "middle-east", "USD", "sr-Latn-ME en-US" },
  { "MF", "latin-america", "USD", "fr-FR en-US" },
  { "MG", "africa", "USD", "fr-FR en-US" },
  { "MH", "australia", "AUD", "en-US" },
  { "MK", "middle-east", "USD", "mk-MK en-US" },
  { "ML", "africa", "USD", "fr-FR en-US" },
  { "MM", "asia-pacific", "USD", "en-US" },
  { "MN", "middle-east", "USD", "mn-MN en-US" },
  { "MO", "asia-pacific", "USD", "zh-MO en-US" },
  { "MP", "australia", "AUD", "en-US" },
  { "MQ", "latin-america", "USD", "fr-FR en-US" },
  { "MR", "middle-east", "USD", "ar-SA en-US" },
  { "MS", "latin-america", "USD", "en-US" },
  { "MT", "europe", "EUR", "mt-MT en-US" },
  { "MU", "africa", "USD", "en-GB en-US" },
  { "MV", "asia-pacific", "USD", "dv-MV en-US" },
  { "MW", "africa", "USD", "en-US" },
  { "MX", "latin-america", "USD", "es-MX en-US" },
  { "MY", "asia-pacific", "USD", "en-MY en-US" },
  { "MZ", "middle-east", "USD", "pt-PT" },
  { "NA", "africa", "USD", "en-GB en-US" },
  { "NC", "africa", "USD", "fr-FR en-US" },
  { "NE", "africa", "USD", "fr-FR en-US" },
  { "NF", "australia", "AUD", "en-US" },
  { "NG", "africa", "USD", "ha-Latn-NG en-US" },
  { "NI", "latin-america", "USD", "es-NI en-US" },
  { "NL", "europe", "EUR", "nl-NL en-US" },
  { "NO", "europe", "NOK", "nb-NO en-US" },
  { "NP", "asia-pacific", "USD", "ne-NP en-US" },
  { "NR", "australia", "AUD", "en-US" },
  { "NU", "australia", "AUD", "en-US" },
  { "NZ", "new-zealand", "NZD", "en-NZ en-US" },
  { "OM", "middle-east", "USD", "ar-OM en-US" },
  { "PA", "latin-america", "USD", "es-PA en-US" },
  { "PE", "latin-america", "USD", "es-PE en-US" },
  { "PF", "africa", "USD", "fr-FR en-US" },
  { "PG", "australia", "AUD", "en-US" },
  { "PH", "asia-pacific", "USD", "en-PH en-US" },
  { "PK", "middle-east", "USD", "ur-PK en-US" },
  { "PL", "europe", "EUR", "pl-PL en-US" },
  { "PM", "canada", "CAD", "fr-FR en-US" },
  { "PN", "australia", "AUD", "en-US" },
  { "PR", "latin-america", "USD", "es-PR en-US" },
  { "PS", "middle-east", "USD", "ar-SA en-US" },
  { "PT", "europe", "EUR", "pt-PT en-US" },
  { "PW", "australia", "AUD", "en-US" },
  { "PY", "latin-america", "USD", "es-PY en-US" },
  { "QA", "middle-east", "USD", "ar-QA en-US" },
  { "RE", "africa", "USD", "fr-FR en-US" },
  { "RO", "europe", "EUR", "ro-RO en-US" },
  { "RS", "middle-east", "USD", "sr-Latn-RS sr-Cyrl-RS en-US" },
  { "RU", "russia", "RUB", "ru-RU en-US" },
  { "RW", "africa", "USD", "rw-RW en-US" },
  { "SA", "middle-east", "USD", "ar-SA en-US" },
  { "SB", "australia", "AUD", "en-US" },
  { "SC", "africa", "USD", "en-US" },
  { "SE", "europe", "SEK", "sv-SE en-US" },
  { "SG", "asia-pacific", "USD", "en-SG zh-SG en-US" },
  { "SH", "africa", "USD", "en-US" },
  { "SI", "europe", "EUR", "sl-SI en-US" },
  { "SJ", "europe", "NOK", "nb-NO en-US" },
  { "SK", "europe", "EUR", "sk-SK en-US" },
  { "SL", "africa", "USD", "en-US" },
  { "SM", "europe", "EUR", "it-IT en-US" },
  { "SN", "africa", "USD", "wo-SN en-US" },
  { "SO", "africa", "USD", "ar-SA en-US" },
  { "SR", "latin-america", "USD", "nl-NL" },
  { "SS", "africa", "USD", "en-US" },
  { "ST", "africa", "USD", "pt-PT en-US" },
  { "SV", "latin-america", "USD", "es-SV en-US" },
  { "SX", "latin-america", "USD", "en-US" },
  { "SZ", "middle-east", "USD", "en-US" },
  { "TC", "latin-america", "USD", "en-US" },
  { "TD", "africa", "USD", "fr-FR en-US" },
  { "TF", "australia", "AUD", "fr-FR en-US" },
  { "TG", "africa", "USD", "fr-FR en-US" },
  { "TH", "asia-pacific", "USD", "th-TH en-US" },
  { "TJ", "middle-east", "USD", "tg-Cyrl-TJ en-US" },
  { "TK", "australia", "AUD", "en-US" },
  { "TL", "asia-pacific", "USD", "pt-PT en-US" },
  { "TM", "middle-east", "USD", "tk-TM en-US" },
  { "TN", "middle-east", "USD", "ar-TN en-US" },
  { "TO", "australia", "AUD", "en-US" },
  { "TR", "middle-east", "USD", "tr-TR en-US" },
  { "TT", "latin-america", "USD", "en-TT en-US" },
  { "TV", "australia", "AUD", "en-US" },
  { "TW", "taiwan", "TWD", "zh-TW en-US" },
  { "TZ", "africa", "USD", "en-GB en-US" },
  { "UA", "middle-east", "USD", "uk-UA en-US" },
  { "UG", "africa", "USD", "en-GB en-US" },
  { "UM", "united-states", "USD", "en-US" },
  { "US", "united-states", "USD", "en-US es-US" },
  { "UY", "latin-america", "USD", "es-UY en-US" },
  { "UZ", "middle-east", "USD", "uz-Latn-UZ en-US" },
  { "VA", "europe", "EUR", "it-IT en-US" },
  { "VC", "latin-america", "USD", "en-US" },
  { "VE", "latin-america", "USD", "es-VE en-US" },
  { "VG", "latin-america", "USD", "en-US" },
  { "VI", "latin-america", "USD", "en-US" },
  { "VN", "asia-pacific", "USD", "vi-VN en-US" },
  { "VU", "new-zealand", "NZD", "en-US" },
  { "WF", "australia", "AUD", "fr-FR en-US" },
  { "WS", "new-zealand", "NZD", "en-US" },
  { "XE", "latin-america", "USD", "nl-NL en-US" },
  { "XK", "middle-east", "USD", "en-US" },
  { "XS", "latin-america", "USD", "nl-NL en-US" },
  { "YE", "middle-east", "USD", "ar-YE en-US" },
  { "YT", "africa", "USD", "fr-FR en-US" },
  { "ZA", "middle-east", "USD", "en-ZA en-US" },
  { "ZM", "africa", "USD", "en-GB en-US" },
  { "ZW", "middle-east", "USD", "en-ZW en-US" },
};

static const struct
{
  const char *id;
  const char *label;
} regions[] = {
  { "africa", NC_("region", "Africa") },
  { "asia-pacific", NC_("region", "Asia-Pacific") },
  { "australia", NC_("region", "Australia") },
  { "brazil", NC_("region", "Brazil") },
  { "canada", NC_("region", "Canada") },
  { "china", NC_("region", "China") },
  { "europe", NC_("region", "Europe") },
  { "india", NC_("region", "India") },
  { "japan", NC_("region", "Japan") },
  { "korea", NC_("region", "Korea") },
  { "latin-america", NC_("region", "Latin America and the Caribbean") },
  { "middle-east", NC_("region", "Middle East, Central and Eastern Europe") },
  { "new-zealand", NC_("region", "New Zealand") },
  { "russia", NC_("region", "Russia") },
  { "taiwan", NC_("region", "Taiwan") },
  { "united-states", NC_("region", "United States") },
};

/* functional-spec 7.3: the countries whose customers need a registration number and a phone number,
 * and what the number is called there.
 */
static const struct
{
  char        iso2[3];
  const char *label;
} registrations[] = {
  { "AE", NC_("registration number", "Tax ID/VAT") },
  { "AM", NC_("registration number", "INN/VAT/PSN") },
  { "AZ", NC_("registration number", "TIN/INN") },
  { "BR", NC_("registration number", "CNPJ") },
  { "BY", NC_("registration number", "UNP") },
  { "HU", NC_("registration number", "TIN") },
  { "IN", NC_("registration number", "Tax ID/PAN") },
  { "IQ", NC_("registration number", "TIN") },
  { "KG", NC_("registration number", "INN") },
  { "KZ", NC_("registration number", "BIN/IIN") },
  { "MD", NC_("registration number", "IDNO/IDNP") },
  { "MM", NC_("registration number", "TIN") },
  { "PL", NC_("registration number", "TIN/PESEL") },
  { "RU", NC_("registration number", "INN") },
  { "SA", NC_("registration number", "TIN") },
  { "SS", NC_("registration number", "TIN") },
  { "TH", NC_("registration number", "TIN") },
  { "TJ", NC_("registration number", "INN/EIN/KPP") },
  { "TR", NC_("registration number", "TIN/NIN") },
  { "UA", NC_("registration number", "EGRPOU/EDRPOU") },
  { "UZ", NC_("registration number", "INN") },
  { "VE", NC_("registration number", "RIF") },
  { "VN", NC_("registration number", "TIN") },
  { "ZA", NC_("registration number", "TRN") },
};

/**
 * csp_countries:
 * @n_countries: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_countries): all countries, sorted by code
 */
const CspCountry *
csp_countries (guint *n_countries)
{
  *n_countries = G_N_ELEMENTS (countries);
  return countries;
}

static int
compare_code (const void *code,
              const void *row)
{
  return strcmp (code, row);
}

/**
 * csp_country_find:
 * @iso2: (nullable): a code, in capitals
 *
 * Returns: (transfer none) (nullable): the country; %NULL when the service sells nothing there
 */
const CspCountry *
csp_country_find (const char *iso2)
{
  if (iso2 == NULL)
    return NULL;
  return bsearch (iso2, countries, G_N_ELEMENTS (countries), sizeof countries[0], compare_code);
}

/**
 * csp_country_default_culture:
 * @iso2: (nullable): a country
 *
 * Returns: (transfer full): the culture a customer there gets unless another is chosen, as "pt-PT"
 */
char *
csp_country_default_culture (const char *iso2)
{
  const CspCountry *country = csp_country_find (iso2);

  if (country == NULL)
    return g_strdup ("en-US");
  return g_strndup (country->cultures, strcspn (country->cultures, " "));
}

/**
 * csp_country_default_language:
 * @iso2: (nullable): a country
 *
 * Returns: (transfer full): the language of its default culture, as "pt"
 */
char *
csp_country_default_language (const char *iso2)
{
  char *culture = csp_country_default_culture (iso2);

  culture[strcspn (culture, "-")] = '\0';
  return culture;
}

/**
 * csp_country_has_culture:
 * @iso2: (nullable): a country
 * @culture: a culture, as "pt-PT"
 *
 * Returns: whether customers in the country may have the culture
 */
gboolean
csp_country_has_culture (const char *iso2,
                         const char *culture)
{
  const CspCountry *country = csp_country_find (iso2);
  g_auto(GStrv) cultures = NULL;

  if (country == NULL)
    return FALSE;
  cultures = g_strsplit (country->cultures, " ", -1);
  return g_strv_contains ((const char * const *) cultures, culture);
}

static const char *
registration_label (const char *iso2)
{
  for (guint i = 0; i < G_N_ELEMENTS (registrations); i++)
    if (g_strcmp0 (registrations[i].iso2, iso2) == 0)
      return registrations[i].label;
  return NULL;
}

/**
 * csp_country_requires_registration:
 * @iso2: (nullable): a country
 *
 * Returns: whether a customer there needs a registration number and a phone number
 *   (functional-spec 7.3)
 */
gboolean
csp_country_requires_registration (const char *iso2)
{
  return registration_label (iso2) != NULL;
}

/**
 * csp_country_registration_label:
 * @iso2: (nullable): a country
 *
 * Returns: (transfer none): translated name of the number companies are registered under there
 */
const char *
csp_country_registration_label (const char *iso2)
{
  const char *label = registration_label (iso2);

  if (label == NULL)
    return C_("field", "Company registration ID");
  return g_dpgettext2 (NULL, "registration number", label);
}

/**
 * csp_countries_share_region:
 * @a: (nullable): a country
 * @b: (nullable): another one
 *
 * Returns: whether a partner in one of them may sell to a customer in the other
 */
gboolean
csp_countries_share_region (const char *a,
                            const char *b)
{
  const CspCountry *first = csp_country_find (a);
  const CspCountry *second = csp_country_find (b);

  return first != NULL && second != NULL && g_str_equal (first->region, second->region);
}

/**
 * csp_region_label:
 * @region: id of a region
 *
 * Returns: (transfer none): its translated name; @region itself when it is unknown
 */
const char *
csp_region_label (const char *region)
{
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (g_str_equal (regions[i].id, region))
      return g_dpgettext2 (NULL, "region", regions[i].label);
  return region;
}
