/* csp-country-choice.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "domain/csp-country.h"
#include "widgets/csp-country-choice.h"

/**
 * csp_country_choice_fill:
 * @choice: a drop-down without choices
 *
 * Lets a country be chosen, or "" for none.
 */
void
csp_country_choice_fill (CspChoice *choice)
{
  guint n_countries;
  const CspCountry *countries = csp_countries (&n_countries);
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < n_countries; i++)
    g_hash_table_insert (labels, g_strdup (countries[i].iso2), g_strdup (csp_country_name (countries[i].iso2)));
  csp_choice_append (choice, "", C_("country", "Not known"));
  csp_choice_append_sorted (choice, labels);
  csp_choice_set_searchable (choice, TRUE);
}

/**
 * csp_country_choice_new:
 *
 * Returns: (transfer floating): a drop-down of all countries that customers and resellers may be in
 */
GtkWidget *
csp_country_choice_new (void)
{
  GtkWidget *choice = csp_choice_new ();

  csp_country_choice_fill (CSP_CHOICE (choice));
  return choice;
}
