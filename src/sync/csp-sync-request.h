/* csp-sync-request.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspSyncStep:
 * @CSP_SYNC_STEP_READ: reads what an outbox entry is about, before it is sent
 * @CSP_SYNC_STEP_SEND: sends an outbox entry
 * @CSP_SYNC_STEP_LOOK: looks whether an entry took effect whose answer was lost
 * @CSP_SYNC_STEP_POLL: reads back what was accepted
 * @CSP_SYNC_STEP_PAGE: a page of a pull
 * @CSP_SYNC_STEP_DETAIL: a detail of a customer
 */
typedef enum
{
  CSP_SYNC_STEP_READ,
  CSP_SYNC_STEP_SEND,
  CSP_SYNC_STEP_LOOK,
  CSP_SYNC_STEP_POLL,
  CSP_SYNC_STEP_PAGE,
  CSP_SYNC_STEP_DETAIL,
} CspSyncStep;

/**
 * CspSyncFamily:
 *
 * Which limit of the service a request counts against (partner-center-api §6).
 */
typedef enum
{
  CSP_SYNC_FAMILY_CUSTOMER,
  CSP_SYNC_FAMILY_ORDER,
  CSP_SYNC_FAMILY_SUBSCRIPTION,
  CSP_SYNC_FAMILY_OTHER,
  CSP_SYNC_N_FAMILIES,
} CspSyncFamily;

/**
 * CspSyncRequest:
 * @method: (not owned): GET, POST, PUT or PATCH
 * @path: path and query below the base address, beginning with /v1/
 * @if_match: (nullable): ETag, without the quotes around it
 * @continuation: (nullable): token of the next page, exactly as received
 * @locale: (nullable): X-Locale
 * @request_id: MS-RequestId
 * @correlation_id: MS-CorrelationId
 * @body: (nullable): JSON
 * @family: which limit it counts against
 *
 * One HTTP request that the engine wants to have sent.
 */
typedef struct
{
  const char    *method;
  char          *path;
  char          *if_match;
  char          *continuation;
  char          *locale;
  char          *request_id;
  char          *correlation_id;
  char          *body;
  CspSyncFamily  family;

  /*< private >*/
  CspSyncStep    step;
  gint64         outbox_id;
  gint64         customer_id;
  gint64         detail_id;
  gint64         pull_id;
  guint64        serial;                /* later requests have greater ones */
  gint64         sent_at;
} CspSyncRequest;

/**
 * CspSyncOutcome:
 * @CSP_SYNC_ANSWERED: a complete answer came
 * @CSP_SYNC_NOT_SENT: the service was not reached and has not seen the request
 * @CSP_SYNC_LOST: the service may have seen the request, but there is no complete answer
 */
typedef enum
{
  CSP_SYNC_ANSWERED,
  CSP_SYNC_NOT_SENT,
  CSP_SYNC_LOST,
} CspSyncOutcome;

/**
 * CspSyncReply:
 * @outcome: what became of the request
 * @status: HTTP status
 * @body: (nullable): what came
 * @length: its length in bytes
 * @location: (nullable): Location header
 * @retry_after: (nullable): Retry-After header
 * @correlation_id: (nullable): MS-CorrelationId of the answer
 * @error: (nullable): what went wrong on the way, for people
 */
typedef struct
{
  CspSyncOutcome  outcome;
  guint           status;
  char           *body;
  gsize           length;
  char           *location;
  char           *retry_after;
  char           *correlation_id;
  char           *error;
} CspSyncReply;

void          csp_sync_request_free (CspSyncRequest *self);
CspSyncReply *csp_sync_reply_new    (CspSyncOutcome  outcome,
                                     guint           status);
void          csp_sync_reply_free   (CspSyncReply   *self);
gboolean      csp_sync_reply_refuses_token    (const CspSyncReply *self);
char         *csp_sync_reply_sign_in_sentence (const CspSyncReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSyncRequest, csp_sync_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSyncReply, csp_sync_reply_free)

G_END_DECLS
