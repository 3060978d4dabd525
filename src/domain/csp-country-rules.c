/* csp-country-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-country-rules.h"
#include "domain/csp-country.h"
#include "domain/csp-name-rules.h"

/* The longest expression that is tried, and what one match may cost: far beyond what the real ones
 * need, far below what a person would notice.
 */
#define MAX_REGEX_LENGTH 2000
#define REGEX_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=5000)(*LIMIT_HEAP=10000)"

/**
 * csp_country_rules_new:
 * @iso2: a country
 *
 * Returns: (transfer full): rules that demand nothing
 */
CspCountryRules *
csp_country_rules_new (const char *iso2)
{
  CspCountryRules *self = g_new0 (CspCountryRules, 1);

  self->iso2 = g_strdup (iso2);
  self->states = g_new0 (char *, 1);
  self->languages = g_new0 (char *, 1);
  self->cultures = g_new0 (char *, 1);
  self->calling_codes = g_new0 (char *, 1);
  return self;
}

/**
 * csp_country_rules_free:
 * @self: (transfer full): the rules
 */
void
csp_country_rules_free (CspCountryRules *self)
{
  g_free (self->iso2);
  g_free (self->default_culture);
  g_strfreev (self->states);
  g_strfreev (self->languages);
  g_strfreev (self->cultures);
  g_free (self->postal_code_regex);
  g_free (self->vat_id_regex);
  g_free (self->tax_id_format);
  g_free (self->tax_id_sample);
  g_free (self->phone_regex);
  g_strfreev (self->calling_codes);
  g_free (self->registration_number_regex);
  g_free (self->json);
  g_free (self);
}

/* An expression that does not compile here, or gives up at its limits, refuses nothing: it is
 * written for another engine, and the service checks again (partner-center-api 12.4).
 */
static gboolean
regex_refuses (const char *pattern,
               const char *value)
{
  g_autofree char *limited = NULL;
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GError) error = NULL;
  gboolean matches;

  if (csp_is_empty (pattern) || strlen (pattern) > MAX_REGEX_LENGTH)
    return FALSE;
  limited = g_strconcat (REGEX_LIMITS, pattern, NULL);
  regex = g_regex_new (limited, 0, 0, NULL);
  if (regex == NULL)
    return FALSE;
  matches = g_regex_match_full (regex, value, -1, 0, 0, NULL, &error);
  return !matches && error == NULL;
}

static void
check_state (const CspCountryRules *self,
             const char            *country,
             const char            *state,
             CspProblems           *problems)
{
  if (csp_is_empty (state))
    {
      if (self->is_state_required)
        csp_problems_error (problems, "state",
                            /* Translators: %s is the name of a country */
                            _("Enter the state or province: addresses in %s need one."),
                            csp_country_name (country));
      return;
    }
  if (self->states[0] != NULL && !g_strv_contains ((const char * const *) self->states, state))
    csp_problems_error (problems, "state",
                        /* Translators: a state or province, then the name of a country */
                        _("“%1$s” is not a state or province that the service knows in %2$s."),
                        state, csp_country_name (country));
}

static void
check_postal_code (const CspCountryRules *self,
                   const char            *country,
                   const char            *postal_code,
                   CspProblems           *problems)
{
  if (csp_is_empty (postal_code))
    {
      if (self->is_postal_code_required)
        csp_problems_error (problems, "postal-code",
                            /* Translators: %s is the name of a country */
                            _("Enter the postal code: addresses in %s need one."),
                            csp_country_name (country));
      return;
    }
  if (regex_refuses (self->postal_code_regex, postal_code))
    csp_problems_error (problems, "postal-code",
                        /* Translators: a postal code, then the name of a country */
                        _("“%1$s” is not a postal code of %2$s."),
                        postal_code, csp_country_name (country));
}

static void
check_phone (const CspCountryRules *self,
             const char            *country,
             const char            *phone,
             CspProblems           *problems)
{
  if (csp_is_empty (phone))
    {
      if (csp_country_requires_registration (country))
        csp_problems_error (problems, "phone",
                            /* Translators: %s is the name of a country */
                            _("Enter a phone number: customers in %s need one."),
                            csp_country_name (country));
      return;
    }
  if (regex_refuses (self->phone_regex, phone))
    csp_problems_error (problems, "phone",
                        /* Translators: a phone number, then the name of a country */
                        _("“%1$s” is not a phone number of %2$s."),
                        phone, csp_country_name (country));
}

static void
check_registration_number (const CspCountryRules *self,
                           const char            *country,
                           const char            *registration_number,
                           CspProblems           *problems)
{
  if (csp_is_empty (registration_number))
    {
      if (csp_country_requires_registration (country))
        csp_problems_error (problems, "registration-number",
                            /* Translators: what the number is called there, as CNPJ, then the name
                             * of the country */
                            _("Enter the company’s registration number (%1$s): customers in %2$s "
                              "need one."),
                            csp_country_registration_label (country), csp_country_name (country));
      return;
    }
  if (regex_refuses (self->registration_number_regex, registration_number))
    csp_problems_error (problems, "registration-number",
                        /* Translators: a number, then what such numbers are called, as CNPJ */
                        _("“%1$s” does not have the form of a registration number (%2$s)."),
                        registration_number, csp_country_registration_label (country));
}

/**
 * csp_country_rules_check_address:
 * @self: (nullable): rules of the country, %NULL when they were never fetched
 * @country: (nullable): ISO 3166-1 alpha-2 code
 * @city: (nullable): as typed, like everything below
 * @state: (nullable): state or province
 * @postal_code: (nullable): postal code
 * @phone: (nullable): phone number
 * @registration_number: (nullable): number the company is registered under
 * @problems: problems are added to it, by the fields "city", "state", "postal-code", "phone",
 *   "registration-number", and "country" for the warning that the address was not verified
 *
 * Checks what depends on the country (functional-spec 7.1 and 7.3). Without rules only what is known
 * of every country is checked.
 */
void
csp_country_rules_check_address (const CspCountryRules *self,
                                 const char            *country,
                                 const char            *city,
                                 const char            *state,
                                 const char            *postal_code,
                                 const char            *phone,
                                 const char            *registration_number,
                                 CspProblems           *problems)
{
  g_autoptr(CspCountryRules) none = csp_country_rules_new (country);
  const CspCountryRules *rules = self != NULL ? self : none;

  if (!rules->is_complete && !csp_is_empty (country))
    csp_problems_warning (problems, "country",
                          /* Translators: %s is the name of a country */
                          _("The address was not verified offline: the rules for %s are not here."),
                          csp_country_name (country));
  if (rules->is_city_required && csp_is_empty (city))
    csp_problems_error (problems, "city", _("Enter the city."));
  csp_single_line_check (city, "city", problems);
  csp_single_line_check (state, "state", problems);
  csp_single_line_check (postal_code, "postal-code", problems);
  csp_single_line_check (phone, "phone", problems);
  csp_single_line_check (registration_number, "registration-number", problems);
  check_state (rules, country, state, problems);
  check_postal_code (rules, country, postal_code, problems);
  check_phone (rules, country, phone, problems);
  check_registration_number (rules, country, registration_number, problems);
}

static gboolean
is_culture (const CspCountryRules *self,
            const char            *country,
            const char            *culture)
{
  if (self != NULL && self->cultures[0] != NULL)
    return g_strv_contains ((const char * const *) self->cultures, culture);
  return csp_country_has_culture (country, culture);
}

static gboolean
is_language (const CspCountryRules *self,
             const char            *language)
{
  if (self != NULL && self->languages[0] != NULL)
    return g_strv_contains ((const char * const *) self->languages, language);
  return strlen (language) == 2 && csp_language_exists (language);
}

/**
 * csp_country_rules_check_locale:
 * @self: (nullable): rules of the country, %NULL when they were never fetched
 * @country: (nullable): ISO 3166-1 alpha-2 code
 * @language: (nullable): language of the customer, as "pt"
 * @culture: (nullable): culture of the customer, as "pt-BR"
 * @problems: problems are added to it, by the fields "language" and "culture"
 *
 * Checks that the service offers a language and a culture in a country. Where no rules were fetched
 * the table of functional-spec 7.5 says so for cultures, and any language of ISO 639-1 passes.
 */
void
csp_country_rules_check_locale (const CspCountryRules *self,
                                const char            *country,
                                const char            *language,
                                const char            *culture,
                                CspProblems           *problems)
{
  if (csp_is_empty (language))
    csp_problems_error (problems, "language", _("Choose a language."));
  else if (!is_language (self, language))
    csp_problems_error (problems, "language",
                        /* Translators: code of a language, then the name of a country */
                        _("“%1$s” is not a language that the service offers in %2$s."),
                        language, csp_country_name (country));
  if (csp_is_empty (culture))
    csp_problems_error (problems, "culture", _("Choose a culture."));
  else if (!is_culture (self, country, culture))
    csp_problems_error (problems, "culture",
                        /* Translators: code of a culture, as pt-BR, then the name of a country */
                        _("“%1$s” is not a culture that the service offers in %2$s."),
                        culture, csp_country_name (country));
}
