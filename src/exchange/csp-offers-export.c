/* csp-offers-export.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-offer.h"
#include "exchange/csp-offers-export.h"
#include "store/csp-offer-repo.h"
#include "wire/csp-wire-offers.h"

/**
 * csp_offers_export_write:
 * @conn: the connection
 * @country: (nullable): ISO 3166-1 alpha-2 code of a catalogue's country; %NULL for the one that came last
 * @output: where to
 * @error: return location
 *
 * Writes a catalogue as the service's JSON collection, the same that was imported.
 *
 * Returns: whether it was written; #CSP_ERROR_NOT_FOUND when there is none for @country
 */
gboolean
csp_offers_export_write (CspConn     *conn,
                         const char  *country,
                         CspOutput   *output,
                         GError     **error)
{
  g_autofree char *latest = country ? g_strdup (country)
                                    : csp_conn_get_text (conn, error,
                                                         "SELECT country FROM catalogue ORDER BY fetched_at DESC LIMIT 1",
                                                         "");
  g_autoptr(CspCatalogue) catalogue = latest ? csp_offer_repo_catalogue (conn, latest, error) : NULL;
  g_autoptr(GPtrArray) offers = catalogue ? csp_offer_repo_load_all (conn, latest, error) : NULL;
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (offers == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("There are no offers for this country."));
      return FALSE;
    }
  for (guint i = 0; i < offers->len; i++)
    g_ptr_array_add (items, CSP_OFFER (g_ptr_array_index (offers, i))->json);
  text = csp_wire_offers_write (catalogue->envelope, items, error);
  return text != NULL && csp_output_write (output, text, -1, error);
}
