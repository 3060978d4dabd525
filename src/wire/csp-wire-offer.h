/* csp-wire-offer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-offer.h"

G_BEGIN_DECLS

CspOffer *csp_wire_offer_from_node (JsonNode  *node,
                                    guint      number,
                                    GError   **error);

G_END_DECLS
