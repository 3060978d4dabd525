/* csp-pull-catalogue.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "store/csp-country-rules-repo.h"
#include "store/csp-offer-repo.h"
#include "sync/csp-pull-stage.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-country-rules.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-offers.h"

/* Pages of the catalogue wait in the mirror until the last is there: no half of one is ever sold from. */
#define PART "offer"
#define SOURCE "Partner Center"

/**
 * csp_pull_offers_path:
 * @pull: the pull
 * @error: return location
 *
 * Returns: (transfer full): where the catalogue of the partner's country is (partner-center-api §13)
 */
char *
csp_pull_offers_path (CspPull  *pull,
                      GError  **error)
{
  return g_strconcat ("/v1/offers?country=", pull->context->profile->country, NULL);
}

/**
 * csp_pull_store_offer:
 * @pull: the pull
 * @item: an offer
 * @error: return location
 *
 * Returns: whether it is kept for csp_pull_finish_offers()
 */
gboolean
csp_pull_store_offer (CspPull     *pull,
                      JsonObject  *item,
                      GError     **error)
{
  g_autofree char *key = NULL;
  gint64 number;

  if (!csp_conn_get_integer (pull->context->conn, &number, error,
                             "SELECT ifnull (max (key), 0) + 1 FROM mirror WHERE kind = '" PART "' AND owner_id = 0", ""))
    return FALSE;
  key = g_strdup_printf ("%08" G_GINT64_FORMAT, number);
  return csp_mirror_put (pull->context->conn, PART, 0, key, item, pull->id, error);
}

static char *
join_parts (CspPull  *pull,
            GError  **error)
{
  return csp_conn_get_text (pull->context->conn, error,
                            "SELECT '{\"totalCount\":' || count(*) || ',\"items\":['"
                            " || ifnull (group_concat (json, ','), '') || '],"
                            "\"attributes\":{\"objectType\":\"Collection\"}}'"
                            " FROM (SELECT json FROM mirror WHERE kind = '" PART "' AND owner_id = 0 AND seen_in = ?1"
                            " ORDER BY key)",
                            "i", pull->id);
}

/**
 * csp_pull_finish_offers:
 * @pull: the pull, after the last page of offers
 * @error: return location
 *
 * Returns: whether the catalogue is the service's; an empty one leaves the old in place
 */
gboolean
csp_pull_finish_offers (CspPull  *pull,
                        GError  **error)
{
  g_autofree char *text = join_parts (pull, error);
  g_autofree char *envelope = NULL;
  g_autoptr(GPtrArray) offers = NULL;
  const CspCatalogue catalogue = { pull->context->profile->country, NULL, (char *) SOURCE, pull->context->now };
  CspCatalogue stored = catalogue;

  if (text == NULL || !csp_wire_offers_parse (text, -1, &offers, &envelope, error))
    return FALSE;
  stored.envelope = envelope;
  pull->context->changes |= CSP_CHANGED_OFFERS;
  return (offers->len == 0 || csp_offer_repo_replace (pull->context->conn, &stored, offers, error)) &&
         csp_conn_run (pull->context->conn, error, "DELETE FROM mirror WHERE kind = '" PART "' AND owner_id = 0", "");
}

/**
 * csp_pull_country_rules_path:
 * @pull: the pull; its item counts the countries
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where the rules of the next country are that a customer is in, the partner's own
 *   first (partner-center-api §12.4); %NULL after the last
 */
char *
csp_pull_country_rules_path (CspPull  *pull,
                             GError  **error)
{
  g_autofree char *country =
      csp_conn_get_text (pull->context->conn, error,
                         "SELECT country FROM (SELECT 0 AS n, country FROM profile UNION"
                         " SELECT DISTINCT 1, country FROM customer_account WHERE length (country) = 2"
                         " AND country <> (SELECT country FROM profile)) ORDER BY n, country LIMIT 1 OFFSET ?1",
                         "i",
                         pull->item);

  return country != NULL ? g_strconcat ("/v1/countryvalidationrules/", country, NULL) : NULL;
}

/**
 * csp_pull_store_country_rules:
 * @pull: the pull
 * @item: the rules of a country
 * @error: return location
 *
 * Returns: whether they are stored
 */
gboolean
csp_pull_store_country_rules (CspPull     *pull,
                              JsonObject  *item,
                              GError     **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), item);
  g_autofree char *json = csp_wire_json_to_text (node);
  g_autoptr(CspCountryRules) rules = csp_wire_country_rules_parse (json, -1, error);

  return rules != NULL &&
         csp_country_rules_repo_store (pull->context->conn, rules, SOURCE, pull->context->now, error);
}
