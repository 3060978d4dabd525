/* csp-country-rules-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-country-rules-repo.h"
#include "wire/csp-wire-country-rules.h"

static CspCountryRules *
find_starter (const char *iso2)
{
  g_autoptr(GPtrArray) starters = csp_wire_country_rules_starter ();

  for (guint i = 0; i < starters->len; i++)
    if (g_str_equal (((CspCountryRules *) starters->pdata[i])->iso2, iso2))
      return g_ptr_array_steal_index (starters, i);
  return NULL;
}

/**
 * csp_country_rules_repo_find:
 * @conn: the connection
 * @iso2: (nullable): ISO 3166-1 alpha-2 in any case
 * @rules: (out) (transfer full) (nullable): what the service checks there; %NULL when that is not known
 * @error: return location
 *
 * Finds the rules of a country: those that were stored, else those of the starter tables.
 *
 * Returns: whether the file could be read
 */
gboolean
csp_country_rules_repo_find (CspConn          *conn,
                             const char       *iso2,
                             CspCountryRules **rules,
                             GError          **error)
{
  g_autofree char *country = iso2 ? g_ascii_strup (iso2, -1) : g_strdup ("");
  g_autoptr(GError) local_error = NULL;
  g_autofree char *json = csp_conn_get_text (conn, &local_error, "SELECT json FROM country_rules WHERE iso2 = ?1",
                                             "t", country);

  *rules = NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (json == NULL)
    {
      *rules = find_starter (country);
      return TRUE;
    }
  *rules = csp_wire_country_rules_parse (json, -1, error);
  return *rules != NULL;
}

/**
 * csp_country_rules_repo_store:
 * @conn: the connection, in a write transaction
 * @rules: rules with their JSON text
 * @source: where they came from
 * @fetched_at: when
 * @error: return location
 *
 * Stores what the service checks in a country, in the place of what was known before.
 *
 * Returns: whether it is stored
 */
gboolean
csp_country_rules_repo_store (CspConn                *conn,
                              const CspCountryRules  *rules,
                              const char             *source,
                              gint64                  fetched_at,
                              GError                **error)
{
  return csp_conn_run (conn, error,
                       "INSERT OR REPLACE INTO country_rules (iso2, json, source, fetched_at) VALUES (?1, ?2, ?3, ?4)",
                       "ttti", rules->iso2, rules->json, source, fetched_at);
}
