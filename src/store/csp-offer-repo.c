/* csp-offer-repo.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "base/csp-text.h"
#include "store/csp-offer-repo.h"
#include "store/csp-repo.h"

/**
 * csp_catalogue_free:
 * @self: (transfer full): a catalogue
 */
void
csp_catalogue_free (CspCatalogue *self)
{
  g_free (self->country);
  g_free (self->envelope);
  g_free (self->source);
  g_free (self);
}

/**
 * csp_offer_repo_find:
 * @conn: the connection
 * @offer_id: an offer id, a GUID in any case
 * @country: ISO 3166-1 alpha-2 in any case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the offer; %NULL without error when the catalogue does not have it
 */
CspOffer *
csp_offer_repo_find (CspConn     *conn,
                     const char  *offer_id,
                     const char  *country,
                     GError     **error)
{
  g_autofree char *key = csp_guid_key (offer_id);
  g_autofree char *code = g_ascii_strup (country, -1);

  return csp_repo_find_where (conn, CSP_TYPE_OFFER, error, "offer.offer_key = ?1 AND offer.country = ?2", "tt",
                              key, code);
}

/**
 * csp_offer_repo_load_all:
 * @conn: the connection
 * @country: ISO 3166-1 alpha-2 in any case
 * @error: return location
 *
 * Returns: (transfer full) (element-type CspOffer) (nullable): the country's offers in the order of its catalogue;
 *   %NULL on error
 */
GPtrArray *
csp_offer_repo_load_all (CspConn     *conn,
                         const char  *country,
                         GError     **error)
{
  g_autofree char *code = g_ascii_strup (country, -1);

  return csp_repo_load_where (conn, CSP_TYPE_OFFER, error, "offer.country = ?1 ORDER BY offer.position", "t", code);
}

/**
 * csp_offer_repo_catalogue:
 * @conn: the connection
 * @country: ISO 3166-1 alpha-2 in any case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is known about the country's catalogue; %NULL without error when there
 *   is none
 */
CspCatalogue *
csp_offer_repo_catalogue (CspConn     *conn,
                          const char  *country,
                          GError     **error)
{
  g_autofree char *code = g_ascii_strup (country, -1);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn,
                                              "SELECT envelope, source, fetched_at FROM catalogue WHERE country = ?1",
                                              error);
  CspCatalogue *catalogue;
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  csp_stmt_bind_text (stmt, 1, code);
  if (!csp_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  catalogue = g_new0 (CspCatalogue, 1);
  catalogue->country = g_steal_pointer (&code);
  catalogue->envelope = g_strdup (csp_stmt_get_text (stmt, 0));
  catalogue->source = g_strdup (csp_stmt_get_text (stmt, 1));
  catalogue->fetched_at = csp_stmt_get_integer (stmt, 2);
  return catalogue;
}

/**
 * csp_offer_repo_load_categories:
 * @conn: the connection
 * @country: ISO 3166-1 alpha-2 in any case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): names of the categories its offers are in; %NULL on error
 */
char **
csp_offer_repo_load_categories (CspConn     *conn,
                                const char  *country,
                                GError     **error)
{
  g_autofree char *code = g_ascii_strup (country, -1);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn,
                                              "SELECT DISTINCT category_name FROM offer WHERE country = ?1"
                                              " AND category_name <> '' ORDER BY category_name", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return NULL;
  csp_stmt_bind_text (stmt, 1, code);
  while (has_row)
    {
      if (!csp_stmt_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (names, g_strdup (csp_stmt_get_text (stmt, 0)));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
insert_catalogue (CspConn             *conn,
                  const CspCatalogue  *catalogue,
                  const char          *country,
                  GError             **error)
{
  return csp_conn_run (conn, error, "DELETE FROM offer WHERE country = ?1", "t", country) &&
         csp_conn_run (conn, error,
                       "INSERT OR REPLACE INTO catalogue (country, envelope, source, fetched_at)"
                       " VALUES (?1, ?2, ?3, ?4)", "ttti", country,
                       catalogue->envelope ? catalogue->envelope : "{}", catalogue->source, catalogue->fetched_at);
}

/**
 * csp_offer_repo_replace:
 * @conn: the connection, in a write transaction
 * @catalogue: the new catalogue
 * @offers: (element-type CspOffer): its offers in order; each gets its country, place and local id
 * @error: return location
 *
 * Puts a catalogue in the place of the country's present one. Subscriptions keep what they know of offers that
 * are not in it.
 *
 * Returns: whether it is stored
 */
gboolean
csp_offer_repo_replace (CspConn             *conn,
                        const CspCatalogue  *catalogue,
                        GPtrArray           *offers,
                        GError             **error)
{
  g_autofree char *country = g_ascii_strup (catalogue->country, -1);

  if (!insert_catalogue (conn, catalogue, country, error))
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    {
      CspOffer *offer = g_ptr_array_index (offers, i);

      csp_set_str (&offer->country, country);
      offer->id = 0;
      offer->position = i + 1;
      if (!csp_repo_insert (conn, offer, error))
        return FALSE;
    }
  return TRUE;
}
