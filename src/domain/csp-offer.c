/* csp-offer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-offer.h"

#define BASE_NAMES                                                                                              \
  "(SELECT group_concat(name, char(10)) FROM (SELECT base.name FROM offer AS base WHERE offer.prerequisites <> ''" \
  " AND base.country = offer.country AND base.is_available <> 0"                                                \
  " AND instr(' ' || lower(offer.prerequisites) || ' ', ' ' || lower(base.offer_id) || ' ') <> 0"               \
  " ORDER BY base.position))"

static const CspField fields[] = {
  CSP_FIELD (CspOffer, id, "id", "offer.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOffer, offer_id, "offer-id", "offer.offer_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, country, "country", "offer.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, position, "position", "offer.position", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspOffer, name, "name", "offer.name", "name", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, description, "description", "offer.description", "description", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, category_id, "category-id", "offer.category_id", "categoryId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, category_name, "category-name", "offer.category_name", "categoryName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, minimum_quantity, "minimum-quantity", "offer.minimum_quantity", "minimumQuantity", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, maximum_quantity, "maximum-quantity", "offer.maximum_quantity", "maximumQuantity", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, customer_limit, "customer-limit", "offer.customer_limit", "limit", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, limit_unit, "limit-unit", "offer.limit_unit", "limitUnitOfMeasure", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, term, "term", "offer.term", "term", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, term_unit, "term-unit", "offer.term_unit", "termUnitOfMeasure", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, prerequisites, "prerequisites", "offer.prerequisites", "prerequisiteOffers", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, prerequisite_names, "prerequisite-names", BASE_NAMES, NULL, TEXT, CSP_FIELD_JOINED | CSP_FIELD_LOCAL),
  CSP_FIELD (CspOffer, conversion_targets, "conversion-targets", "offer.conversion_targets", "conversionTargetOffers", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, upgrade_targets, "upgrade-targets", "offer.upgrade_targets", "upgradeTargetOffers", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, is_add_on, "is-add-on", "offer.is_add_on", "isAddOn", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, has_add_ons, "has-add-ons", "offer.has_add_ons", "hasAddOns", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, is_trial, "is-trial", "offer.is_trial", "isTrial", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, is_available, "is-available", "offer.is_available", "isAvailableForPurchase", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, is_auto_renewable, "is-auto-renewable", "offer.is_auto_renewable", "isAutoRenewable", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, is_microsoft, "is-microsoft", "offer.is_microsoft", "isMicrosoftProduct", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, billing, "billing", "offer.billing", "billing", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, billing_cycles, "billing-cycles", "offer.billing_cycles", "supportedBillingCycles", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, sales_group_id, "sales-group-id", "offer.sales_group_id", "salesGroupId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, product_name, "product-name", "offer.product_name", "productName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, unit_type, "unit-type", "offer.unit_type", "unitType", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, rank, "rank", "offer.rank", "rank", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspOffer, json, "json", "offer.json", NULL, TEXT, CSP_FIELD_LOCAL),
};

CSP_DEFINE_RECORD (CspOffer, csp_offer, fields)
