/* csp-list-query.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CspListKind:
 *
 * The lists there are; csp-list-definition.c says for each what it reads and how it can be sorted.
 */
typedef enum
{
  CSP_LIST_CUSTOMERS,
  CSP_LIST_FORMER_CUSTOMERS,
  CSP_LIST_RESELLERS,
  CSP_LIST_SUBSCRIPTIONS,
  CSP_LIST_INVITATIONS,
  CSP_LIST_OFFERS,
  CSP_LIST_DRAFTS,
  CSP_LIST_HISTORY,
  CSP_LIST_OUTBOX,
} CspListKind;

#define CSP_TYPE_LIST_QUERY (csp_list_query_get_type ())

/**
 * CspListQuery:
 * @kind: which list
 * @search: (nullable): what the person typed
 * @sort: (nullable): name of the field to sort by, %NULL for the list's own order
 * @descending: whether the order is turned round
 * @reseller_id: local id of an indirect reseller, 0 for any, -1 for customers without one
 * @customer_id: local id of a customer, 0 for any
 * @reseller_mpn_id: (nullable): reseller of record, "" for subscriptions without one
 * @status: (nullable): status or state
 * @label_id: local id of a subscription label, 0 for any
 * @renews_until: (nullable): latest commitment end, YYYY-MM-DD
 * @country: (nullable): ISO 3166-1 alpha-2
 * @publisher: (nullable): of offers: "microsoft" or "partner"
 * @billing: (nullable): of offers: "license" or "usage"
 * @category: (nullable): of offers: name of their category
 * @record_type: (nullable): of history, with @record_id
 * @record_id: local id of the record whose history is asked for
 *
 * What a list shows: which records, in which order. Fields that a list does not know must be unset.
 */
typedef struct
{
  CspListKind  kind;
  char        *search;
  char        *sort;
  gboolean     descending;
  gint64       reseller_id;
  gint64       customer_id;
  char        *reseller_mpn_id;
  char        *status;
  gint64       label_id;
  char        *renews_until;
  char        *country;
  char        *publisher;
  char        *billing;
  char        *category;
  char        *record_type;
  gint64       record_id;
} CspListQuery;

GType         csp_list_query_get_type (void);
CspListQuery *csp_list_query_new      (CspListKind         kind);
CspListQuery *csp_list_query_copy     (const CspListQuery *self);
void          csp_list_query_free     (CspListQuery       *self);
gboolean      csp_list_query_is_narrowed (const CspListQuery *self);
gboolean      csp_list_query_same_base   (const CspListQuery *a,
                                          const CspListQuery *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspListQuery, csp_list_query_free)

G_END_DECLS
