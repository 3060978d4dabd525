/* csp-date-reached.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_DATE_REACHED_OPERATION (csp_date_reached_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspDateReachedOperation, csp_date_reached_operation, CSP, DATE_REACHED_OPERATION, CspOperation)

/**
 * CspDateReachedOperation:
 * @n_changed: after the run: how many records changed
 *
 * Writes what the passing of time did: suspended subscriptions past their purge date are deleted, trials and terms
 * without auto-renew expire, terms with it renew (functional-spec §5.1), invitations without an answer expire
 * (§5.2). Run it with #CSP_ORIGIN_CLOCK; when no date has come it writes nothing.
 */
struct _CspDateReachedOperation
{
  CspOperation parent_instance;

  guint        n_changed;
};

CspDateReachedOperation *csp_date_reached_operation_new (void);

G_END_DECLS
