/* csp-offer-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspCatalogue:
 * @country: whose offers it holds
 * @envelope: what surrounded the offers where they came from, a JSON object without its items
 * @source: where they came from: "starter", or a file's name
 * @fetched_at: when they came, 0 for the starter catalogue
 *
 * What is known about a catalogue besides its offers.
 */
typedef struct
{
  char   *country;
  char   *envelope;
  char   *source;
  gint64  fetched_at;
} CspCatalogue;

void          csp_catalogue_free       (CspCatalogue        *self);

CspOffer     *csp_offer_repo_find      (CspConn             *conn,
                                        const char          *offer_id,
                                        const char          *country,
                                        GError             **error);
GPtrArray    *csp_offer_repo_load_all  (CspConn             *conn,
                                        const char          *country,
                                        GError             **error);
CspCatalogue *csp_offer_repo_catalogue (CspConn             *conn,
                                        const char          *country,
                                        GError             **error);
char        **csp_offer_repo_load_categories (CspConn       *conn,
                                        const char          *country,
                                        GError             **error);
gboolean      csp_offer_repo_replace   (CspConn             *conn,
                                        const CspCatalogue  *catalogue,
                                        GPtrArray           *offers,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspCatalogue, csp_catalogue_free)

G_END_DECLS
