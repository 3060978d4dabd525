/* csp-reseller-of-record.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "operations/csp-reseller-of-record.h"

static const struct
{
  const char *state;            /* NULL for any other */
  const char *message;
} refusals[] = {
  /* translators: %s is an indirect reseller's name, here and below */
  { "requested", N_("“%s” has not accepted the partnership yet. Choose a reseller whose partnership is active.") },
  { "removed", N_("The partnership with “%s” has ended. Choose a reseller whose partnership is active.") },
  { NULL, N_("The partnership with “%s” is not active. Choose a reseller whose partnership is active.") },
};

static void
refuse_state (CspReseller *reseller,
              CspProblems *problems)
{
  guint row = 0;

  while (refusals[row].state != NULL && g_strcmp0 (refusals[row].state, reseller->state) != 0)
    row++;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  csp_problems_error (problems, "reseller", _(refusals[row].message), reseller->name);
#pragma GCC diagnostic pop
}

static void
warn_about (CspOperationContext *context,
            CspReseller         *reseller,
            CspProblems         *problems)
{
  if (csp_is_empty (reseller->mpn_id))
    csp_problems_warning (problems, "reseller",
                          _("“%s” has no MPN ID here, so the reseller earns no incentive. Enter it first."),
                          reseller->name);
  if (g_strcmp0 (reseller->mpa_state, "not-signed") == 0)
    csp_problems_warning (problems, "reseller",
                          _("“%s” has not signed the Microsoft Partner Agreement: the service may refuse orders."),
                          reseller->name);
  if (!csp_is_empty (reseller->country) &&
      !csp_countries_share_region (reseller->country, context->profile->country))
    csp_problems_warning (problems, "reseller",
                          _("“%s” is in another CSP region than you: the service may refuse orders."),
                          reseller->name);
}

/**
 * csp_reseller_of_record_check:
 * @context: of the running operation
 * @reseller: who shall get the credit
 * @problems: gets what is wrong, for the field "reseller"
 *
 * Whether the profile may name resellers at all, and this one (functional-spec §7.6): the partnership must be
 * active; a Microsoft Partner Agreement that is known not to be signed, and another region, only warn.
 *
 * Returns: whether it may be the reseller of record
 */
gboolean
csp_reseller_of_record_check (CspOperationContext *context,
                              CspReseller         *reseller,
                              CspProblems         *problems)
{
  g_autofree char *reason = NULL;

  if (!csp_permission_check (context->profile, CSP_ACTION_SET_RESELLER, &reason))
    {
      csp_problems_error (problems, "reseller", "%s", reason);
      return FALSE;
    }
  if (g_strcmp0 (reseller->state, "active") != 0)
    {
      refuse_state (reseller, problems);
      return FALSE;
    }
  warn_about (context, reseller, problems);
  return TRUE;
}

/**
 * csp_reseller_of_record_warn:
 * @context: of the running operation
 * @problems: gets a warning for the field "reseller"
 *
 * Warns that no reseller gets the credit (functional-spec §4.7); a partner without resellers is not warned.
 */
void
csp_reseller_of_record_warn (CspOperationContext *context,
                             CspProblems         *problems)
{
  if (csp_permission_check (context->profile, CSP_ACTION_SET_RESELLER, NULL))
    csp_problems_warning (problems, "reseller",
                          _("No indirect reseller is chosen, so no reseller earns an incentive for this."));
}
