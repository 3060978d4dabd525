/* csp-offer-row.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-basket.h"

G_BEGIN_DECLS

#define CSP_TYPE_OFFER_ROW (csp_offer_row_get_type ())
G_DECLARE_FINAL_TYPE (CspOfferRow, csp_offer_row, CSP, OFFER_ROW, GtkWidget)

GtkWidget *csp_offer_row_new       (void);
void       csp_offer_row_set_offer (CspOfferRow       *self,
                                    CspOffer          *offer,
                                    CspBasket         *basket,
                                    GPtrArray         *subscriptions);
CspOffer  *csp_offer_row_get_offer (CspOfferRow       *self);
void       csp_offer_row_update    (CspOfferRow       *self,
                                    const CspProblems *problems);
void       csp_offer_row_toggle    (CspOfferRow       *self);

G_END_DECLS
