/* csp-outbox-move.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

/**
 * CspOutboxMove:
 * @CSP_OUTBOX_MOVE_FIRST: before all others, together with what its customer waits for before it
 * @CSP_OUTBOX_MOVE_UP: before the one before it
 * @CSP_OUTBOX_MOVE_DOWN: behind the one behind it
 *
 * Where an outbox entry shall go.
 */
typedef enum
{
  CSP_OUTBOX_MOVE_FIRST,
  CSP_OUTBOX_MOVE_UP,
  CSP_OUTBOX_MOVE_DOWN,
} CspOutboxMove;

#define CSP_TYPE_OUTBOX_MOVE_OPERATION (csp_outbox_move_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspOutboxMoveOperation, csp_outbox_move_operation, CSP, OUTBOX_MOVE_OPERATION, CspOperation)

/**
 * CspOutboxMoveOperation:
 *
 * Changes the order in which customers' turns come. What waits for one customer keeps its order.
 */
struct _CspOutboxMoveOperation
{
  CspOperation     parent_instance;

  gint64           outbox_id;
  CspOutboxMove    move;
  CspOutboxEntry  *entry;               /* after load() */
  CspOutboxEntry  *neighbor;            /* that it is to change places with, after load() */
};

CspOutboxMoveOperation *csp_outbox_move_operation_new (gint64               outbox_id,
                                                       CspOutboxMove        move);
gboolean                csp_outbox_move_first         (CspOperationContext  *context,
                                                       CspOutboxEntry       *entry,
                                                       GError              **error);

G_END_DECLS
