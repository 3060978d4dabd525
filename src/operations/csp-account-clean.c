/* csp-account-clean.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-domain-name.h"
#include "operations/csp-account-clean.h"

static void
strip_texts (gpointer record)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *bare = NULL;
      const char *text;

      if (fields[i].type != CSP_FIELD_TEXT && fields[i].type != CSP_FIELD_DATE)
        continue;
      text = csp_record_get_text (record, &fields[i]);
      /* What is not text stays as it is, for the rules to find. */
      if (text == NULL || !g_utf8_validate (text, -1, NULL))
        continue;
      bare = csp_strip (text);
      csp_record_set_text (record, &fields[i], bare[0] != '\0' ? bare : NULL);
    }
}

static void
set_default (char       **field,
             const char  *value)
{
  if (csp_is_empty (*field))
    csp_set_str (field, value);
}

static void
clean_agreement (const CspProfile *profile,
                 CspCustomer      *customer)
{
  if (csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_AGREEMENT) != NULL)
    csp_set_str (&customer->agreement, "unknown");
  else
    set_default (&customer->agreement, "not-yet");
}

/**
 * csp_account_clean_customer:
 * @profile: the profile
 * @customer: (nullable): a new customer as typed
 * @account: (nullable): its account as typed
 * @domain_prefix: (nullable): the prefix of its primary domain as typed
 *
 * Returns: (transfer full): the customer as it would be stored: without blanks around texts, with its domain and
 *   country
 */
CspCustomer *
csp_account_clean_customer (const CspProfile         *profile,
                            const CspCustomer        *customer,
                            const CspCustomerAccount *account,
                            const char               *domain_prefix)
{
  CspCustomer *clean = customer ? csp_record_copy ((gpointer) customer) : g_object_new (CSP_TYPE_CUSTOMER, NULL);
  g_autofree char *country = NULL;

  strip_texts (clean);
  if (account != NULL && !csp_is_empty (account->country))
    csp_set_str (&clean->country, account->country);
  country = clean->country ? g_ascii_strup (clean->country, -1) : NULL;
  csp_set_str (&clean->country, country);
  g_free (clean->domain);
  clean->domain = g_strconcat (domain_prefix ? domain_prefix : "", csp_domain_suffix (profile->cloud), NULL);
  set_default (&clean->qualification, "None");
  clean_agreement (profile, clean);
  return clean;
}

static void
clean_locale (CspCustomerAccount    *account,
              const CspCountryRules *rules)
{
  g_autofree char *culture = NULL;
  g_autofree char *language = NULL;

  if (csp_country_find (account->country) == NULL)
    return;
  culture = rules && rules->default_culture ? g_strdup (rules->default_culture)
                                            : csp_country_default_culture (account->country);
  language = csp_country_default_language (account->country);
  set_default (&account->culture, culture);
  set_default (&account->language, language);
}

/* Who accepted the agreement, and when, begins as the primary contact today (functional-spec §4.4); once somebody
 * has filled in any of it, the rest is up to them too. */
static void
clean_acceptance (const CspCustomer  *customer,
                  CspCustomerAccount *account)
{
  g_autofree char *today = csp_clock_today ();

  if (g_strcmp0 (customer->agreement, "accepted") != 0)
    {
      csp_set_str (&account->agreement_date, NULL);
      csp_set_str (&account->agreement_first_name, NULL);
      csp_set_str (&account->agreement_last_name, NULL);
      csp_set_str (&account->agreement_email, NULL);
      csp_set_str (&account->agreement_phone, NULL);
    }
  else if (account->agreement_date == NULL && account->agreement_first_name == NULL &&
           account->agreement_last_name == NULL && account->agreement_email == NULL)
    {
      csp_set_str (&account->agreement_date, today);
      csp_set_str (&account->agreement_first_name, account->first_name);
      csp_set_str (&account->agreement_last_name, account->last_name);
      csp_set_str (&account->agreement_email, account->email);
      set_default (&account->agreement_phone, account->phone);
    }
}

/* Only this qualification has a code; one typed before another was chosen means nothing. */
static void
clean_validation_code (const CspCustomer  *customer,
                       CspCustomerAccount *account)
{
  if (!csp_qualification_needs_code (customer->qualification))
    csp_set_str (&account->validation_code, NULL);
}

/**
 * csp_account_clean:
 * @customer: what csp_account_clean_customer() made
 * @account: (nullable): its account as typed
 * @rules: (nullable): the rules of its country
 *
 * Returns: (transfer full): the account as it would be stored: without blanks around texts, with the country's
 *   language and culture where none were chosen
 */
CspCustomerAccount *
csp_account_clean (const CspCustomer        *customer,
                   const CspCustomerAccount *account,
                   const CspCountryRules    *rules)
{
  CspCustomerAccount *clean = account ? csp_record_copy ((gpointer) account)
                                      : g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, NULL);

  strip_texts (clean);
  csp_set_str (&clean->country, customer->country);
  set_default (&clean->bill_to_name, customer->company_name);
  clean_locale (clean, rules);
  clean_acceptance (customer, clean);
  clean_validation_code (customer, clean);
  return clean;
}
