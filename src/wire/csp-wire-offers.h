/* csp-wire-offers.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"

G_BEGIN_DECLS

gboolean   csp_wire_offers_parse   (const char  *text,
                                    gssize       length,
                                    GPtrArray  **offers,
                                    char       **envelope,
                                    GError     **error);
char      *csp_wire_offers_write   (const char  *envelope,
                                    GPtrArray   *offers_json,
                                    GError     **error);
GPtrArray *csp_wire_offers_starter (const char  *country,
                                    char       **envelope);

G_END_DECLS
