/* csp-offer-picker.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-basket.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_OFFER_PICKER (csp_offer_picker_get_type ())
G_DECLARE_FINAL_TYPE (CspOfferPicker, csp_offer_picker, CSP, OFFER_PICKER, GtkWidget)

GtkWidget *csp_offer_picker_new               (void);
void       csp_offer_picker_open              (CspOfferPicker *self,
                                               CspStore       *store,
                                               CspBasket      *basket);
void       csp_offer_picker_set_country       (CspOfferPicker *self,
                                               const char     *country);
void       csp_offer_picker_set_subscriptions (CspOfferPicker *self,
                                               GPtrArray      *subscriptions);
void       csp_offer_picker_update            (CspOfferPicker *self);
void       csp_offer_picker_add_problems      (CspOfferPicker *self,
                                               CspProblems    *problems);
gboolean   csp_offer_picker_is_valid          (CspOfferPicker *self);
char      *csp_offer_picker_get_summary       (CspOfferPicker *self);

G_END_DECLS
