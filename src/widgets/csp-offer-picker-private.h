/* csp-offer-picker-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-offer.h"
#include "store/csp-offer-repo.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-offer-picker.h"

G_BEGIN_DECLS

struct _CspOfferPicker
{
  GtkWidget        parent_instance;

  /* Template widgets */
  GtkWidget       *box;
  GtkWidget       *search_entry;
  GtkWidget       *filter_button;
  CspChoice       *publisher_choice;
  CspChoice       *billing_choice;
  CspChoice       *category_choice;
  GtkStack        *stack;
  GtkWidget       *error_page;
  GtkWidget       *empty_page;
  GtkListView     *list_view;
  GtkLabel        *age_label;
  GtkLabel        *total_label;

  /* Borrowed */
  CspBasket       *basket;

  /* Owned */
  CspStore        *store;
  char            *country;
  CspPagedList    *list;
  GPtrArray       *subscriptions;
  GHashTable      *rows;              /* CspOfferRow on screen */
  CspProblems     *problems;
  CspCatalogue    *catalogue;
  GCancellable    *cancellable;
  gboolean         filling;
};

/* csp-offer-picker-catalogue.c: what there is to choose from, and which part of it is wanted */
void          _csp_offer_picker_fill_filters (CspOfferPicker     *self);
void          _csp_offer_picker_show_filters (CspOfferPicker     *self,
                                              const CspListQuery *query);
CspListQuery *_csp_offer_picker_create_query (CspOfferPicker     *self);
void          _csp_offer_picker_show_empty   (CspOfferPicker     *self);
void          _csp_offer_picker_look         (CspOfferPicker     *self);

G_END_DECLS
