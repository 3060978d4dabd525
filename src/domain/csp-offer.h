/* csp-offer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_OFFER (csp_offer_get_type ())
G_DECLARE_FINAL_TYPE (CspOffer, csp_offer, CSP, OFFER, CspRecord)

/**
 * CspOffer:
 *
 * A sellable offer of the catalogue; its limits are those of the service (partner-center-api §13).
 */
struct _CspOffer
{
  CspRecord  parent_instance;

  gint64     id;
  char     *offer_id;                   /* verbatim */
  char     *country;
  gint64     position;                  /* place in its country's catalogue, from 1 */
  char     *name;
  char     *description;
  char     *category_id;
  char     *category_name;
  gint64     minimum_quantity;
  gint64     maximum_quantity;
  gint64     customer_limit;            /* 0 for no limit */
  char     *limit_unit;                 /* None, Concurrent or Lifetime */
  gint64     term;
  char     *term_unit;                  /* Day, Month or Year */
  char     *prerequisites;              /* offer ids separated by blanks; any one of them suffices */
  char     *prerequisite_names;         /* of those that are sold, one a line */
  char     *conversion_targets;         /* offer ids separated by blanks */
  char     *upgrade_targets;            /* offer ids separated by blanks */
  gboolean   is_add_on;
  gboolean   has_add_ons;
  gboolean   is_trial;
  gboolean   is_available;
  gboolean   is_auto_renewable;
  gboolean   is_microsoft;
  char     *billing;                    /* license or usage */
  char     *billing_cycles;             /* separated by blanks: monthly, annual, none, one_time */
  char     *sales_group_id;
  char     *product_name;
  char     *unit_type;
  gint64     rank;
  char     *json;                       /* the offer verbatim, as the service sent it */
};

G_END_DECLS
