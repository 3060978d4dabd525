/* csp-country-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-problem.h"

G_BEGIN_DECLS

/**
 * CspCountryRules:
 * @iso2: the country they are for
 * @default_culture: (nullable): culture of a customer there unless another is chosen
 * @is_state_required: whether an address needs a state
 * @states: values the state may have; empty when any will do
 * @languages: languages a customer may have; empty when not known
 * @cultures: cultures a customer may have; empty when not known
 * @is_postal_code_required: whether an address needs a postal code
 * @postal_code_regex: (nullable): what the postal code must match
 * @is_city_required: whether an address needs a city
 * @is_vat_id_supported: whether the service takes a VAT ID
 * @vat_id_regex: (nullable): what the VAT ID must match
 * @is_tax_id_supported: whether the service takes a tax ID
 * @is_tax_id_optional: whether it may be left out
 * @tax_id_format: (nullable): its form, for people
 * @tax_id_sample: (nullable): an example of one
 * @phone_regex: (nullable): what the phone number must match
 * @calling_codes: international calling codes; empty when not known
 * @registration_number_regex: (nullable): what the company's registration number must match: learned
 *   from the service's refusals, as its rules do not hold it (functional-spec 7.3)
 * @is_complete: whether the rules say what an address needs; starter tables may not
 * @json: (nullable): the rules as the service sent them
 *
 * What the service checks in an account of one country, as its countryvalidationrules resource says
 * it (partner-center-api 12.4). The regular expressions come from elsewhere and are not trusted.
 */
typedef struct
{
  char     *iso2;
  char     *default_culture;
  gboolean  is_state_required;
  char    **states;
  char    **languages;
  char    **cultures;
  gboolean  is_postal_code_required;
  char     *postal_code_regex;
  gboolean  is_city_required;
  gboolean  is_vat_id_supported;
  char     *vat_id_regex;
  gboolean  is_tax_id_supported;
  gboolean  is_tax_id_optional;
  char     *tax_id_format;
  char     *tax_id_sample;
  char     *phone_regex;
  char    **calling_codes;
  char     *registration_number_regex;
  gboolean  is_complete;
  char     *json;
} CspCountryRules;

CspCountryRules *csp_country_rules_new           (const char            *iso2);
void             csp_country_rules_free          (CspCountryRules       *self);
void             csp_country_rules_check_address (const CspCountryRules *self,
                                                  const char            *country,
                                                  const char            *city,
                                                  const char            *state,
                                                  const char            *postal_code,
                                                  const char            *phone,
                                                  const char            *registration_number,
                                                  CspProblems           *problems);
void             csp_country_rules_check_locale  (const CspCountryRules *self,
                                                  const char            *country,
                                                  const char            *language,
                                                  const char            *culture,
                                                  CspProblems           *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspCountryRules, csp_country_rules_free)

G_END_DECLS
