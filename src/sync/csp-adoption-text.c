/* csp-adoption-text.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "sync/csp-adoption.h"

#define COUNT(field) G_STRUCT_OFFSET (CspAdoptionCount, field)

static const char * const kinds[CSP_ADOPTION_KINDS] = {
  [CSP_ADOPTION_CUSTOMERS] = NC_("page", "Customers"),
  [CSP_ADOPTION_RESELLERS] = NC_("page", "Indirect resellers"),
  [CSP_ADOPTION_SUBSCRIPTIONS] = NC_("page", "Subscriptions"),
};

#define OF(kind) (1 << CSP_ADOPTION_##kind)
#define OF_ALL (OF (CUSTOMERS) | OF (RESELLERS) | OF (SUBSCRIPTIONS))

static const struct
{
  guint       of;
  const char *label;
  gsize       count;
} lines_of[] = {
  { OF (CUSTOMERS) | OF (RESELLERS), N_("Match by Microsoft ID"), COUNT (by_id) },
  { OF (SUBSCRIPTIONS), N_("Match by subscription ID"), COUNT (by_id) },
  { OF (CUSTOMERS), N_("Match by domain name, and take over the service’s Microsoft ID"), COUNT (by_other) },
  { OF (RESELLERS), N_("Match by MPN ID"), COUNT (by_other) },
  { OF_ALL, N_("Of these, take other values from Partner Center"), COUNT (changed) },
  { OF_ALL, N_("Are only here: stay as they are and are not sent"), COUNT (missing) },
  { OF (CUSTOMERS) | OF (RESELLERS), N_("Are only in Partner Center: are added"), COUNT (added) },
  { OF (SUBSCRIPTIONS), N_("Are only in Partner Center: are added, with those of all other customers"),
    COUNT (added) },
};

/**
 * csp_adoption_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what it is called
 */
const char *
csp_adoption_kind_label (CspAdoptionKind kind)
{
  return g_dpgettext2 (NULL, "page", kinds[kind]);
}

/**
 * csp_adoption_describe:
 * @preview: what the first synchronization would do
 * @kind: of which kind of records
 * @lines: (out): what becomes of them
 *
 * Returns: how many lines there are
 */
guint
csp_adoption_describe (const CspAdoptionPreview *preview,
                       CspAdoptionKind           kind,
                       CspAdoptionLine           lines[CSP_ADOPTION_LINES])
{
  guint n_lines = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines_of); i++)
    if ((lines_of[i].of & 1 << kind) != 0)
      {
        lines[n_lines].label = _(lines_of[i].label);
        lines[n_lines++].count = G_STRUCT_MEMBER (gint64, &preview->counts[kind], lines_of[i].count);
      }
  return n_lines;
}
