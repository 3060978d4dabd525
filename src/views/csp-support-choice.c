/* csp-support-choice.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-reseller.h"
#include "views/csp-support-choice.h"

#define OWN_COMPANY "0"
#define AS_IT_IS    "as-it-is"          /* a support contact that could not be chosen today */

static gboolean
is_supporter (const CspSubscription *sub,
              const CspReseller     *reseller)
{
  if (!csp_is_empty (sub->support_mpn_id))
    return g_strcmp0 (sub->support_mpn_id, reseller->mpn_id) == 0;
  return !csp_is_empty (sub->support_tenant_id) && g_strcmp0 (sub->support_tenant_id, reseller->microsoft_id) == 0;
}

static gboolean
is_own (const CspSubscription *sub,
        const CspProfile      *profile)
{
  if (!csp_is_empty (sub->support_mpn_id))
    return g_strcmp0 (sub->support_mpn_id, profile->mpn_id) == 0;
  return csp_is_empty (sub->support_name) || g_strcmp0 (sub->support_name, profile->name) == 0;
}

/**
 * csp_support_choice_fill:
 * @choice: drop-down for the Designated support contact
 * @profile: whose customers they are
 * @sub: a subscription
 * @supporters: (element-type CspReseller): resellers with a relationship to its customer
 *
 * Offers the own company, @supporters, whoever it is today, and last the way to somebody who is not listed
 * (functional-spec §4.7). The ids are local ids of resellers, 0 for the own company.
 *
 * Returns: (transfer full): id of the support contact of today
 */
char *
csp_support_choice_fill (CspChoice             *choice,
                         const CspProfile      *profile,
                         const CspSubscription *sub,
                         GPtrArray             *supporters)
{
  g_autofree char *current = g_strdup (is_own (sub, profile) ? OWN_COMPANY : AS_IT_IS);

  csp_choice_clear (choice);
  csp_choice_append (choice, OWN_COMPANY, profile->name);
  for (guint i = 0; i < supporters->len; i++)
    {
      CspReseller *reseller = supporters->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller->id);

      csp_choice_append (choice, id, reseller->name);
      if (g_str_equal (current, AS_IT_IS) && is_supporter (sub, reseller))
        csp_set_str (&current, id);
    }
  if (g_str_equal (current, AS_IT_IS))
    csp_choice_append (choice, AS_IT_IS, sub->support_name ? sub->support_name : sub->support_mpn_id);
  csp_choice_append (choice, CSP_SUPPORT_NOT_LISTED, _("Not listed? Request a relationship"));
  return g_steal_pointer (&current);
}
