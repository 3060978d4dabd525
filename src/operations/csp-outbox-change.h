/* csp-outbox-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_OUTBOX_REMOVE_OPERATION (csp_outbox_remove_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspOutboxRemoveOperation, csp_outbox_remove_operation, CSP, OUTBOX_REMOVE_OPERATION, CspOperation)

/**
 * CspOutboxRemoveOperation:
 *
 * Takes back what waits to be sent: a change returns to what it was based on, what was to be created goes away with
 * all that depends on it. Refused once the service may have acted.
 */
struct _CspOutboxRemoveOperation
{
  CspOperation     parent_instance;

  gint64           outbox_id;
  CspOutboxEntry  *entry;               /* after load() */
};

CspOutboxRemoveOperation *csp_outbox_remove_operation_new (gint64 outbox_id);

#define CSP_TYPE_OUTBOX_RETRY_OPERATION (csp_outbox_retry_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspOutboxRetryOperation, csp_outbox_retry_operation, CSP, OUTBOX_RETRY_OPERATION, CspOperation)

/**
 * CspOutboxRetryOperation:
 *
 * Lets an entry be sent now: one that was refused as a new request, one that pauses at once.
 */
struct _CspOutboxRetryOperation
{
  CspOperation     parent_instance;

  gint64           outbox_id;
  CspOutboxEntry  *entry;               /* after load() */
};

CspOutboxRetryOperation *csp_outbox_retry_operation_new (gint64 outbox_id);

G_END_DECLS
