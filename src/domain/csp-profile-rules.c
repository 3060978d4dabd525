/* csp-profile-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-name-rules.h"
#include "domain/csp-persona.h"
#include "domain/csp-profile-rules.h"
#include "domain/csp-role.h"
#include "domain/csp-service-uri.h"

/* functional-spec 4.15. */
#define MAX_PROFILE_NAME 60
#define MAX_INVITATION_DAYS 730
#define MIN_CLIPBOARD_SECONDS 10
#define MAX_CLIPBOARD_SECONDS 600

#define LOCALE_REGEX                                                                              \
  "^(C|POSIX|[A-Za-z]{2,3}([_-]([A-Za-z]{2}|[0-9]{3}))?)(\\.[A-Za-z0-9-]+)?(@[A-Za-z0-9]+)?$"

static void
check_name (const CspProfile *profile,
            CspProblems      *problems)
{
  g_autofree char *name = csp_strip (profile->name);

  if (*name == '\0')
    csp_problems_error (problems, "name", _("Enter a name for the profile."));
  else if (g_utf8_strlen (name, -1) > MAX_PROFILE_NAME)
    csp_problems_error (problems, "name", _("The name of a profile has at most %d characters."),
                        MAX_PROFILE_NAME);
  else
    csp_single_line_check (name, "name", problems);
}

static void
check_kind (const CspProfile *profile,
            CspProblems      *problems)
{
  const char *why_not;

  if (csp_persona_parse (profile->persona) == CSP_PERSONA_NONE)
    csp_problems_error (problems, "persona",
                        _("Choose whether you are an indirect provider, an indirect reseller or a "
                          "direct bill partner."));
  if (csp_cloud_parse (profile->cloud) == CSP_CLOUD_NONE)
    csp_problems_error (problems, "cloud", _("Choose the cloud your customers are in."));
  why_not = csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_INDIRECT_MODEL);
  if (why_not != NULL && csp_persona_needs_mpn_id (profile->persona))
    csp_problems_warning (problems, "persona", "%s", why_not);
}

static void
check_ids (const CspProfile *profile,
           CspProblems      *problems)
{
  if (!csp_is_empty (profile->tenant_id))
    {
      if (!csp_guid_parse (profile->tenant_id, NULL))
        csp_problems_error (problems, "tenant-id",
                            _("The tenant ID has the form 00000000-0000-0000-0000-000000000000."));
    }
  else if (csp_profile_is_connected (profile))
    csp_problems_error (problems, "tenant-id", _("Enter your tenant ID: synchronizing needs it."));
  if (csp_is_empty (profile->mpn_id) && csp_persona_needs_mpn_id (profile->persona))
    csp_problems_error (problems, "mpn-id", _("Enter the MPN ID of your location."));
  csp_mpn_id_check (profile->mpn_id, NULL, "mpn-id", problems);
}

/* What synchronizing with Partner Center needs. */
static void
check_service (const CspProfile *profile,
               CspProblems      *problems)
{
  csp_service_uri_check (profile->authority, "authority", problems);
  csp_service_uri_check (profile->endpoint, "endpoint", problems);
  if (g_strcmp0 (profile->backend, "partner-center") == 0 && !csp_guid_parse (profile->client_id, NULL))
    csp_problems_error (problems, "client-id",
                        _("Enter the application (client) ID of your registration in Microsoft Entra ID; it has the "
                          "form 00000000-0000-0000-0000-000000000000."));
}

static void
check_country (const CspProfile *profile,
               CspProblems      *problems)
{
  gboolean is_china;

  if (csp_country_find (profile->country) == NULL)
    {
      csp_problems_error (problems, "country", _("Choose the country your company is in."));
      return;
    }
  is_china = g_str_equal (profile->country, "CN");
  if (is_china != (csp_cloud_parse (profile->cloud) == CSP_CLOUD_CHINA))
    csp_problems_warning (problems, "country",
                          _("Partners in China, and only they, use the cloud run by 21Vianet."));
}

static void
check_roles (const CspProfile *profile,
             CspProblems      *problems)
{
  g_autofree char *unknown = NULL;
  CspRole roles = csp_roles_parse (profile->roles, &unknown);

  if (unknown != NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (char **) csp_roles ());

      csp_problems_error (problems, "roles",
                          /* Translators: what was typed, then a list of words to choose from */
                          _("“%1$s” is not a role; the roles are: %2$s."), unknown, known);
    }
  else if (roles == CSP_ROLE_NONE)
    csp_problems_error (problems, "roles", _("Choose at least one role."));
  else if (!csp_roles_are_apart (roles))
    csp_problems_error (problems, "roles",
                        _("One person holds at most one admin role and one agent role."));
}

static void
check_partnership_link (const CspProfile *profile,
                        CspProblems      *problems)
{
  g_autofree char *reason = NULL;

  if (!csp_is_empty (profile->partnership_link) &&
      !csp_invitation_link_check (profile->partnership_link, NULL, &reason))
    csp_problems_error (problems, "partnership-link", "%s", reason);
}

static void
check_limits (const CspProfile *profile,
              CspProblems      *problems)
{
  if (profile->invitation_days < 0 || profile->invitation_days > MAX_INVITATION_DAYS)
    csp_problems_error (problems, "invitation-days",
                        _("An invitation expires after at most %d days; 0 means never."),
                        MAX_INVITATION_DAYS);
  if (profile->clipboard_seconds < MIN_CLIPBOARD_SECONDS ||
      profile->clipboard_seconds > MAX_CLIPBOARD_SECONDS)
    csp_problems_error (problems, "clipboard-seconds",
                        _("The clipboard is cleared after %1$d to %2$d seconds."),
                        MIN_CLIPBOARD_SECONDS, MAX_CLIPBOARD_SECONDS);
}

/**
 * csp_profile_validate:
 * @profile: a profile as filled in
 * @problems: problems are added to it, by the names of the profile's fields
 *
 * Checks a profile (functional-spec 4.15). Whether its name is taken is not known here.
 */
void
csp_profile_validate (const CspProfile *profile,
                      CspProblems      *problems)
{
  check_name (profile, problems);
  check_kind (profile, problems);
  check_ids (profile, problems);
  check_service (profile, problems);
  check_country (profile, problems);
  check_roles (profile, problems);
  if (!csp_is_empty (profile->locale) &&
      !g_regex_match_simple (LOCALE_REGEX, profile->locale, G_REGEX_DOLLAR_ENDONLY, 0))
    csp_problems_error (problems, "locale",
                        _("“%s” is not the name of a locale: it needs a form like pt_BR."),
                        profile->locale);
  check_partnership_link (profile, problems);
  check_limits (profile, problems);
}
