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

static int
compare_countries (gconstpointer a,
                   gconstpointer b)
{
  const CspCountry *first = *(const CspCountry *const *) a;
  const CspCountry *second = *(const CspCountry *const *) b;

  return g_utf8_collate (csp_country_name (first->iso2), csp_country_name (second->iso2));
}

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
  g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new (n_countries);

  for (guint i = 0; i < n_countries; i++)
    g_ptr_array_add (sorted, (gpointer) &countries[i]);
  g_ptr_array_sort (sorted, compare_countries);
  csp_choice_append (choice, "", C_("country", "Not known"));
  for (guint i = 0; i < sorted->len; i++)
    {
      const CspCountry *country = g_ptr_array_index (sorted, i);

      csp_choice_append (choice, country->iso2, csp_country_name (country->iso2));
    }
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
