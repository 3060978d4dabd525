/* csp-outcome.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "operations/csp-operation.h"

G_BEGIN_DECLS

/**
 * CspOutcome:
 * @CSP_OUTCOME_DONE: what was done is told
 * @CSP_OUTCOME_UNDOABLE: what was done is told, with a button that undoes it
 * @CSP_OUTCOME_FAILURE: only a failure is told
 *
 * What a person is told when an operation has ended.
 */
typedef enum
{
  CSP_OUTCOME_DONE,
  CSP_OUTCOME_UNDOABLE,
  CSP_OUTCOME_FAILURE,
} CspOutcome;

gboolean csp_outcome_tell (GtkWidget    *widget,
                           CspOperation *operation,
                           GAsyncResult *result,
                           CspOutcome    outcome);

G_END_DECLS
