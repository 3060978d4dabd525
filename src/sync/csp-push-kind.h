/* csp-push-kind.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "domain/csp-customer.h"
#include "domain/csp-order-line.h"
#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"
#include "sync/csp-sync-engine.h"
#include "wire/csp-wire-resource.h"

G_BEGIN_DECLS

/* A new order can be missing from the list for 15 minutes, and nothing says how long the service remembers a request
 * id (partner-center-api §8, §14.2). So the same request is repeated only soon after it was sent for the first time,
 * or when the list would have to show it. */
#define CSP_PUSH_ORDER_REPEAT_WITHIN (10 * G_TIME_SPAN_MINUTE)

/**
 * CspPush:
 * @context: of the transaction
 * @entry: the outbox entry
 * @customer: (nullable): whose it is
 * @record: (type CspRecord): what it is about
 * @news: gets what a person must see
 * @asked_at: when the request left whose answer is taken
 *
 * An outbox entry that is being worked on.
 */
typedef struct
{
  CspOperationContext *context;
  CspOutboxEntry      *entry;
  CspCustomer         *customer;
  CspRecord           *record;
  CspSyncNews         *news;
  gint64               asked_at;
} CspPush;

/**
 * CspPushLook:
 * @CSP_PUSH_DONE: the service did it
 * @CSP_PUSH_NOT_DONE: it did not
 * @CSP_PUSH_CHANGED: the service holds something else: start over
 * @CSP_PUSH_UNCLEAR: it cannot be told yet
 */
typedef enum
{
  CSP_PUSH_DONE,
  CSP_PUSH_NOT_DONE,
  CSP_PUSH_CHANGED,
  CSP_PUSH_UNCLEAR,
} CspPushLook;

/**
 * CspPushKind:
 * @request: its name in the outbox
 * @method: HTTP method
 * @family: which limit it counts against
 * @resource: (nullable): what is read, compared and sent back whole; without, nothing is read before sending
 * @copy: (nullable): name under which the service's version of @resource is kept
 * @is_base_assumed: whether the program assumed what the service had, before it was read for the first time
 * @check: (nullable): whether it can be sent at all; #CSP_ERROR_NOT_FOUND says to the person why not
 * @read_path: (nullable): where @resource is read, or what is there before it is sent
 * @note: (nullable): keeps what is there before, in the entry, when there is no @resource; %FALSE when that is not
 *   what was asked for
 * @is_part: whether a part of what @note reads is changed, so that the answer is judged by @look
 * @may_be_missing: whether what @note keeps may not be there yet
 * @send_path: where it is sent to
 * @build: makes the body; @theirs is the resource as just read
 * @look_path: (nullable): where to look whether a lost request took effect; @read_path without
 * @look: (nullable): judges what was found there; @found gets the resource when the request took effect
 * @settle: (nullable): takes over the answer of the service, beyond what csp_merge_take() does
 * @mend: (nullable): changes what the service does not take, so that another request can be sent; *@mended says whether
 * @repeat_within: how long after it first left the same request may be repeated without looking again; 0 for ever,
 *   where the service cannot do it twice
 *
 * How one kind of request is sent: a row of the table in csp-push-kind.c.
 */
typedef struct
{
  const char             *request;
  const char             *method;
  CspSyncFamily           family;
  const CspWireResource  *resource;
  const char             *copy;
  gboolean                is_base_assumed;
  gboolean              (*check)     (CspPush      *push,
                                      GError      **error);
  char                 *(*read_path) (CspPush      *push);
  gboolean              (*note)      (CspPush      *push,
                                      JsonNode     *root);
  gboolean                is_part;
  gboolean                may_be_missing;
  char                 *(*send_path) (CspPush      *push);
  JsonObject           *(*build)     (CspPush      *push,
                                      JsonObject   *theirs,
                                      GError      **error);
  char                 *(*look_path) (CspPush      *push);
  CspPushLook           (*look)      (CspPush      *push,
                                      JsonNode     *root,
                                      JsonObject  **found);
  gboolean              (*settle)    (CspPush      *push,
                                      JsonObject   *answer,
                                      GError      **error);
  gint64                  repeat_within;
  gboolean              (*mend)      (CspPush      *push,
                                      const char   *code,
                                      gboolean     *mended,
                                      GError      **error);
} CspPushKind;

const CspPushKind *csp_push_kind_find (const char *request);

/* The kinds that need more than the table says. */
JsonObject  *csp_push_build_customer       (CspPush     *push, JsonObject *theirs, GError **error);
char        *csp_push_customer_look_path   (CspPush     *push);
CspPushLook  csp_push_look_customer        (CspPush     *push, JsonNode *root, JsonObject **found);
gboolean     csp_push_settle_customer      (CspPush     *push, JsonObject *answer, GError **error);
gboolean     csp_push_mend_customer        (CspPush     *push, const char *code, gboolean *mended, GError **error);
JsonObject  *csp_push_build_agreement      (CspPush     *push, JsonObject *theirs, GError **error);
CspPushLook  csp_push_look_agreement       (CspPush     *push, JsonNode *root, JsonObject **found);
gboolean     csp_push_note_orders          (CspPush     *push, JsonNode *root);
JsonObject  *csp_push_build_order          (CspPush     *push, JsonObject *theirs, GError **error);
CspPushLook  csp_push_look_order           (CspPush     *push, JsonNode *root, JsonObject **found);
gboolean     csp_push_settle_order         (CspPush     *push, JsonObject *answer, GError **error);
gboolean     csp_push_check_add_on         (CspPush     *push, GError **error);
char        *csp_push_add_on_path          (CspPush     *push);
gboolean     csp_push_note_order           (CspPush     *push, JsonNode *root);
JsonObject  *csp_push_build_add_on         (CspPush     *push, JsonObject *theirs, GError **error);
CspPushLook  csp_push_look_add_on          (CspPush     *push, JsonNode *root, JsonObject **found);
gboolean     csp_push_settle_add_on        (CspPush     *push, JsonObject *answer, GError **error);

/* What both ways to buy share. */
JsonArray   *csp_push_order_lines          (JsonObject *order);
void         csp_push_note_ids             (CspPush    *push, JsonArray *items, const char *member);
gboolean     csp_push_was_there            (CspPush    *push, const char *id);
CspPushLook  csp_push_judge_absence        (CspPush    *push);
gboolean     csp_push_take_subscription_id (CspPush *push, CspOrderLine *line, const char *id, const char *order_id,
                                            GError **error);

char        *csp_push_customer_path        (CspPush     *push, const char *rest);
gboolean     csp_customer_take_service_id  (CspOperationContext *context, CspCustomer *customer,
                                            const char *microsoft_id, GError **error);

G_END_DECLS
