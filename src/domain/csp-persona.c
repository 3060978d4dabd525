/* csp-persona.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-persona.h"

static const struct
{
  CspPersona  persona;
  const char *label;
} personas[] = {
  { CSP_PERSONA_INDIRECT_PROVIDER, NC_("noun", "Indirect provider") },
  { CSP_PERSONA_INDIRECT_RESELLER, NC_("noun", "Indirect reseller") },
  { CSP_PERSONA_DIRECT, NC_("noun", "Direct bill partner") },
};

static const char * const ids[] = { "indirect-provider", "indirect-reseller", "direct", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (ids) == G_N_ELEMENTS (personas) + 1);

/**
 * csp_personas:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all personas, in the order to show
 */
const char * const *
csp_personas (void)
{
  return ids;
}

/**
 * csp_persona_parse:
 * @id: (nullable): id of a persona
 *
 * Returns: the persona, %CSP_PERSONA_NONE when @id is none's
 */
CspPersona
csp_persona_parse (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (personas); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return personas[i].persona;
  return CSP_PERSONA_NONE;
}

/**
 * csp_persona_label:
 * @id: id of a persona
 *
 * Returns: (transfer none): its translated name; @id itself when it is none's
 */
const char *
csp_persona_label (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (personas); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return g_dpgettext2 (NULL, "noun", personas[i].label);
  return id;
}

/**
 * csp_persona_needs_mpn_id:
 * @id: (nullable): id of a persona
 *
 * Returns: whether a profile of that persona must have an MPN location ID (functional-spec 4.15)
 */
gboolean
csp_persona_needs_mpn_id (const char *id)
{
  return (csp_persona_parse (id) &
          (CSP_PERSONA_INDIRECT_PROVIDER | CSP_PERSONA_INDIRECT_RESELLER)) != 0;
}
