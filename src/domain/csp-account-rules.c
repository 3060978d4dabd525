/* csp-account-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-domain-name.h"
#include "domain/csp-name-rules.h"
#include "domain/csp-word-label.h"

/* Characters of an address line (partner-center-api 4, Address). */
#define MAX_ADDRESS_LINE 200

/* The rules below walk through text by characters, so it has to be well-formed. */
static gboolean
is_well_formed (gconstpointer  record,
                CspProblems   *problems)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields ((CspRecord *) record, &n_fields);
  gboolean result = TRUE;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = NULL;

      if (fields[i].type == CSP_FIELD_TEXT || fields[i].type == CSP_FIELD_DATE)
        text = csp_record_get_text ((CspRecord *) record, &fields[i]);
      if (text == NULL || g_utf8_validate (text, -1, NULL))
        continue;
      csp_problems_error (problems, fields[i].name, _("This is not text in UTF-8."));
      result = FALSE;
    }
  return result;
}

static void
check_country (const CspProfile *profile,
               const char       *country,
               CspProblems      *problems)
{
  const CspCountry *found = csp_country_find (country);
  const CspCountry *own = csp_country_find (profile->country);

  if (csp_is_empty (country))
    csp_problems_error (problems, "country", _("Choose the country or region of the customer."));
  else if (found == NULL)
    csp_problems_error (problems, "country", _("“%s” is not the code of a country or region."),
                        country);
  else if (!csp_countries_share_region (country, profile->country))
    csp_problems_error (problems, "country",
                        /* Translators: name of a country, then of a group of countries */
                        _("%1$s is outside of your CSP region (%2$s): you can sell inside your own "
                          "region only."),
                        csp_country_name (country), own != NULL ? csp_region_label (own->region) : "");
}

static void
check_address_line (const char  *line,
                    const char  *field,
                    CspProblems *problems)
{
  g_autofree char *bare = csp_strip (line);

  if (g_utf8_strlen (bare, -1) > MAX_ADDRESS_LINE)
    csp_problems_error (problems, field, _("A line of an address has at most %d characters."),
                        MAX_ADDRESS_LINE);
  else
    csp_single_line_check (bare, field, problems);
}

static void
require (const char  *value,
         const char  *field,
         const char  *message,
         CspProblems *problems)
{
  if (csp_is_empty (value))
    csp_problems_error (problems, field, "%s", message);
}

static void
check_contact (const CspCustomer        *customer,
               const CspCustomerAccount *account,
               CspProblems              *problems)
{
  gboolean is_education = g_strcmp0 (customer->qualification, "Education") == 0;

  require (account->first_name, "first-name", _("Enter the first name of the primary contact."),
           problems);
  csp_contact_name_check (account->first_name, "first-name", problems);
  csp_contact_name_check (account->middle_name, "middle-name", problems);
  require (account->last_name, "last-name", _("Enter the last name of the primary contact."),
           problems);
  csp_contact_name_check (account->last_name, "last-name", problems);
  require (account->email, "email", _("Enter the email address of the primary contact."), problems);
  csp_email_check (account->email, "email", is_education, problems);
}

static void
check_agreement_date (const char  *date,
                      CspProblems *problems)
{
  g_autofree char *today = csp_clock_today ();

  if (csp_is_empty (date))
    csp_problems_error (problems, "agreement-date", _("Enter the agreement acceptance date."));
  else if (!csp_date_is_valid (date))
    csp_problems_error (problems, "agreement-date",
                        _("“%s” is not a date: it needs the form YYYY-MM-DD."), date);
  else if (g_strcmp0 (date, today) > 0)
    csp_problems_error (problems, "agreement-date",
                        _("The agreement acceptance date cannot be in the future."));
}

static void
check_acceptance (const CspCustomerAccount *account,
                  CspProblems              *problems)
{
  check_agreement_date (account->agreement_date, problems);
  require (account->agreement_first_name, "agreement-first-name",
           _("Enter the first name of the person who accepted the agreement."), problems);
  csp_contact_name_check (account->agreement_first_name, "agreement-first-name", problems);
  require (account->agreement_last_name, "agreement-last-name",
           _("Enter the last name of the person who accepted the agreement."), problems);
  csp_contact_name_check (account->agreement_last_name, "agreement-last-name", problems);
  require (account->agreement_email, "agreement-email",
           _("Enter the email address of the person who accepted the agreement."), problems);
  csp_email_check (account->agreement_email, "agreement-email", FALSE, problems);
  csp_single_line_check (account->agreement_phone, "agreement-phone", problems);
}

static void
check_agreement (const CspProfile         *profile,
                 const CspCustomer        *customer,
                 const CspCustomerAccount *account,
                 CspProblems              *problems)
{
  static const char * const others[] = { "customer-signs", "not-yet", "unknown", NULL };

  if (csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_AGREEMENT) != NULL)
    return;
  if (g_strcmp0 (customer->agreement, "accepted") == 0)
    check_acceptance (account, problems);
  else if (!csp_is_empty (customer->agreement) && !g_strv_contains (others, customer->agreement))
    csp_problems_error (problems, "agreement", _("“%1$s” is none of %2$s."), customer->agreement,
                        "accepted, customer-signs, not-yet");
  else if (g_strcmp0 (customer->agreement, "customer-signs") != 0)
    csp_problems_warning (problems, "agreement",
                          _("The customer has not accepted the Microsoft Customer Agreement yet: "
                            "the service may refuse orders until then."));
}

static const CspWordLabel qualifications[] = {
  { "None", "qualification", NC_("qualification", "None") },
  { "Education", "qualification", NC_("qualification", "Education") },
  { "GovernmentCommunityCloud", "qualification", NC_("qualification", "Government Community Cloud") },
};

/**
 * csp_qualification_label:
 * @qualification: (nullable): None, Education or GovernmentCommunityCloud
 *
 * Returns: (transfer none): its name for people; a word that is not known as it is
 */
const char *
csp_qualification_label (const char *qualification)
{
  return csp_word_label (qualifications, G_N_ELEMENTS (qualifications), qualification);
}

/**
 * csp_qualification_needs_code:
 * @qualification: (nullable): None, Education or GovernmentCommunityCloud
 *
 * Returns: whether the service asks for a validation code with it
 */
gboolean
csp_qualification_needs_code (const char *qualification)
{
  return g_strcmp0 (qualification, "GovernmentCommunityCloud") == 0;
}

static void
check_validation_code (const char  *code,
                       CspProblems *problems)
{
  g_autofree char *bare = csp_strip (code);
  guint64 number;

  if (csp_is_empty (bare))
    csp_problems_error (problems, "validation-code",
                        _("Enter the validation code that Microsoft gave you for Government Community Cloud."));
  else if (!g_ascii_string_to_unsigned (bare, 10, 1, G_MAXINT32, &number, NULL))
    csp_problems_error (problems, "validation-code", _("A validation code is a whole number above 0."));
}

static void
check_qualification (const CspProfile         *profile,
                     const CspCustomer        *customer,
                     const CspCustomerAccount *account,
                     CspProblems              *problems)
{
  static const char * const known[] = { "None", "Education", "GovernmentCommunityCloud", NULL };
  const char *why_not = csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_QUALIFICATIONS);

  if (csp_is_empty (customer->qualification) || g_str_equal (customer->qualification, "None"))
    return;
  if (!g_strv_contains (known, customer->qualification))
    csp_problems_error (problems, "qualification", _("“%s” is not a special qualification."),
                        customer->qualification);
  else if (why_not != NULL)
    csp_problems_error (problems, "qualification", "%s", why_not);
  else if (csp_qualification_needs_code (customer->qualification))
    check_validation_code (account->validation_code, problems);
}

/**
 * csp_account_validate:
 * @profile: the profile the customer is created in
 * @customer: the new customer: its name, agreement and qualification
 * @account: its account
 * @domain_prefix: (nullable): prefix of its primary domain
 * @rules: (nullable): rules of the account's country, %NULL when they were never fetched
 * @problems: problems are added to it, by the names of the records' fields and "domain-prefix"
 *
 * Checks the page Account info of the New customer assistant (functional-spec 4.4).
 */
void
csp_account_validate (const CspProfile         *profile,
                      const CspCustomer        *customer,
                      const CspCustomerAccount *account,
                      const char               *domain_prefix,
                      const CspCountryRules    *rules,
                      CspProblems              *problems)
{
  const char *country = csp_is_empty (account->country) ? customer->country : account->country;

  if (!is_well_formed (customer, problems) || !is_well_formed (account, problems))
    return;
  check_qualification (profile, customer, account, problems);
  check_country (profile, country, problems);
  csp_company_name_check (customer->company_name, "company-name", problems);
  csp_domain_prefix_check (domain_prefix, problems);
  require (account->address_line1, "address-line1", _("Enter the first line of the address."),
           problems);
  check_address_line (account->address_line1, "address-line1", problems);
  check_address_line (account->address_line2, "address-line2", problems);
  csp_country_rules_check_address (rules, country, account->city, account->state,
                                   account->postal_code, account->phone,
                                   account->registration_number, problems);
  check_contact (customer, account, problems);
  if (csp_country_find (country) != NULL)
    csp_country_rules_check_locale (rules, country, account->language, account->culture, problems);
  check_agreement (profile, customer, account, problems);
}
