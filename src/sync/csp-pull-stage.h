/* csp-pull-stage.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-customer.h"
#include "domain/csp-subscription.h"
#include "operations/csp-operation.h"
#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

/**
 * CspPull:
 * @context: of the transaction
 * @id: the pull's number
 * @note_id: history record that the records it adds share
 * @started_at: when it began
 * @is_partial: whether only what the audit log names is read
 * @item: local id of what a stage goes through one by one, as resellers; 0 before the first
 * @customer: (nullable): whose detail it is
 * @subscription: (nullable): which subscription's
 *
 * A pull while a page of it is asked for or stored.
 */
typedef struct
{
  CspOperationContext *context;
  gint64               id;
  gint64               note_id;
  gint64               started_at;
  gboolean             is_partial;
  gint64               item;
  CspCustomer         *customer;
  CspSubscription     *subscription;
} CspPull;

/**
 * CspPaging:
 * @CSP_PAGING_ONE: one object
 * @CSP_PAGING_LIST: a collection in one answer
 * @CSP_PAGING_SEEK: a collection in pages with continuation tokens (partner-center-api §5.1)
 * @CSP_PAGING_INDEX: a collection in pages by number of the first item (partner-center-api §5.2)
 */
typedef enum
{
  CSP_PAGING_ONE,
  CSP_PAGING_LIST,
  CSP_PAGING_SEEK,
  CSP_PAGING_INDEX,
} CspPaging;

/**
 * CspPullStage:
 * @name: its name in the file
 * @persona: (nullable): the only persona it concerns
 * @is_detail: whether it is asked for each customer, not for the whole profile
 * @is_each: whether @make_path goes through several lists by #CspPull.item, until it returns %NULL
 * @family: which limit it counts against
 * @paging: how the answer comes
 * @path: path and query; %s stands for the customer, or for the subscription after it
 * @make_path: (nullable): makes the path where @path does not suffice; %NULL from it ends the stage
 * @is_localized: whether names come in the profile's language (partner-center-api §13)
 * @mirror: (nullable): kind under which items are mirrored
 * @key: member of an item that names it in the mirror
 * @store: (nullable): stores one item, or the one object
 * @finish: (nullable): called when all items of the stage are stored
 *
 * A row of the table in csp-pull-stage.c, in the order of partner-center-api §22.
 */
typedef struct
{
  const char     *name;
  const char     *persona;
  gboolean        is_detail;
  gboolean        is_each;
  CspSyncFamily   family;
  CspPaging       paging;
  const char     *path;
  char         *(*make_path) (CspPull     *pull,
                              GError     **error);
  gboolean        is_localized;
  const char     *mirror;
  const char     *key;
  gboolean      (*store)     (CspPull     *pull,
                              JsonObject  *item,
                              GError     **error);
  gboolean      (*finish)    (CspPull     *pull,
                              GError     **error);
} CspPullStage;

const CspPullStage *csp_pull_stage_first (const char         *persona);
const CspPullStage *csp_pull_stage_next  (const CspPullStage *self,
                                          const char         *persona);
const CspPullStage *csp_pull_stage_find  (const char         *name);

gboolean csp_pull_store_customer         (CspPull *pull, JsonObject *item, GError **error);
gboolean csp_pull_finish_customers       (CspPull *pull, GError **error);
gboolean csp_pull_add_details            (CspPull *pull, gboolean is_full, GError **error);
gboolean csp_pull_store_whole_customer   (CspPull *pull, JsonObject *item, GError **error);
gboolean csp_pull_store_reseller         (CspPull *pull, JsonObject *item, GError **error);
char    *csp_pull_reseller_path          (CspPull *pull, GError **error);
gboolean csp_pull_store_assignment       (CspPull *pull, JsonObject *item, GError **error);
gboolean csp_pull_store_subscription     (CspPull *pull, JsonObject *item, GError **error);
gboolean csp_pull_finish_subscriptions   (CspPull *pull, GError **error);
gboolean csp_pull_store_support_contact  (CspPull *pull, JsonObject *item, GError **error);
char    *csp_pull_offers_path            (CspPull *pull, GError **error);
gboolean csp_pull_store_offer            (CspPull *pull, JsonObject *item, GError **error);
gboolean csp_pull_finish_offers          (CspPull *pull, GError **error);
char    *csp_pull_country_rules_path     (CspPull *pull, GError **error);
gboolean csp_pull_store_country_rules    (CspPull *pull, JsonObject *item, GError **error);

G_END_DECLS
