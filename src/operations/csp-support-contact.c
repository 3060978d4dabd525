/* csp-support-contact.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "operations/csp-support-contact.h"

/**
 * csp_support_contact_check:
 * @contact: (nullable): the reseller who shall be the support contact, %NULL for the own company
 * @related: (element-type CspReseller): who has a relation to the customer, see csp_reseller_repo_load_related()
 * @problems: gets what is wrong, for the field "support-contact" (functional-spec §4.7)
 */
void
csp_support_contact_check (CspReseller *contact,
                           GPtrArray   *related,
                           CspProblems *problems)
{
  if (contact == NULL)
    return;
  for (guint i = 0; i < related->len; i++)
    if (CSP_RESELLER (related->pdata[i])->id == contact->id)
      return;
  /* translators: %s is an indirect reseller's name */
  csp_problems_error (problems, "support-contact",
                      _("“%s” has no relationship with this customer. Not listed? Request a relationship"),
                      contact->name);
}

/**
 * csp_support_contact_assign:
 * @subscription: a subscription that is still being made
 * @profile: the profile
 * @contact: (nullable): the reseller who becomes its support contact, %NULL for the own company
 */
void
csp_support_contact_assign (CspSubscription  *subscription,
                            const CspProfile *profile,
                            CspReseller      *contact)
{
  csp_set_str (&subscription->support_tenant_id, contact ? contact->microsoft_id : profile->tenant_id);
  csp_set_str (&subscription->support_mpn_id, contact ? contact->mpn_id : profile->mpn_id);
  csp_set_str (&subscription->support_name, contact ? contact->name : profile->name);
}
