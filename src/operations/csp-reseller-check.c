/* csp-reseller-check.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "domain/csp-name-rules.h"
#include "operations/csp-reseller-check.h"
#include "store/csp-repo.h"

static void
check_unique (CspOperationContext *context,
              CspReseller         *reseller,
              const char          *column,
              const char          *value,
              const char          *field,
              CspProblems         *problems)
{
  g_autofree char *where = g_strdup_printf ("reseller.%s = ?1 AND reseller.id <> ?2", column);
  g_autoptr(CspReseller) other =
    csp_repo_find_where (context->conn, CSP_TYPE_RESELLER, NULL, where, "ti", value, reseller->id);

  if (other != NULL)
    /* translators: %s is an indirect reseller's name */
    csp_problems_error (problems, field, _("“%s” has this ID already."), other->name);
}

/**
 * csp_reseller_check:
 * @context: of the running operation
 * @reseller: an indirect reseller as typed
 * @problems: gets what is wrong with "name", "mpn-id", "tenant-id" and "country" (functional-spec §7.6)
 */
void
csp_reseller_check (CspOperationContext *context,
                    CspReseller         *reseller,
                    CspProblems         *problems)
{
  g_autofree char *key = csp_guid_key (reseller->microsoft_id);

  csp_company_name_check (reseller->name, "name", problems);
  if (csp_is_empty (reseller->mpn_id))
    csp_problems_error (problems, "mpn-id", "%s", _("Enter the MPN location ID of the reseller."));
  else
    csp_mpn_id_check (reseller->mpn_id, context->profile->mpn_id, "mpn-id", problems);
  if (!csp_is_empty (reseller->mpn_id))
    check_unique (context, reseller, "mpn_id", reseller->mpn_id, "mpn-id", problems);
  if (!csp_is_empty (reseller->microsoft_id) && !csp_guid_parse (reseller->microsoft_id, NULL))
    csp_problems_error (problems, "tenant-id", "%s",
                        _("A Microsoft ID has 32 hexadecimal digits in five groups."));
  else if (key != NULL)
    check_unique (context, reseller, "microsoft_key", key, "tenant-id", problems);
  if (!csp_is_empty (reseller->country) && csp_country_find (reseller->country) == NULL)
    csp_problems_error (problems, "country", "%s", _("There is no such country."));
  else if (!csp_is_empty (reseller->country) &&
           !csp_countries_share_region (reseller->country, context->profile->country))
    csp_problems_error (problems, "country", "%s",
                        _("An indirect reseller must be in the CSP region of your profile."));
}
