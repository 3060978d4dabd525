/* csp-offer-rules.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"
#include "domain/csp-problem.h"

G_BEGIN_DECLS

/* Quantities are 32-bit on the wire (partner-center-api §4). */
#define CSP_QUANTITY_MAX G_MAXINT32
/* The service writes 9999 for a term that never ends. */
#define CSP_TERM_ENDLESS 9999

gboolean  csp_offer_id_equal         (const char     *a,
                                      const char     *b);
gboolean  csp_offer_ids_contain      (const char     *ids,
                                      const char     *id);
const char *csp_offer_category_label (const char   *category);
gint64    csp_offer_default_quantity (const CspOffer *offer);
gboolean  csp_offer_supports_cycle   (const CspOffer *offer,
                                      const char     *cycle);
char     *csp_offer_default_cycle    (const CspOffer *offer);
char     *csp_offer_term_duration    (const CspOffer *offer);
gboolean  csp_offer_quantity_check   (const CspOffer *offer,
                                      gint64          quantity,
                                      const char     *field,
                                      CspProblems    *problems);

G_END_DECLS
