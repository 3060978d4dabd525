/* csp-row-actions.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-permission.h"
#include "store/csp-store.h"
#include "widgets/csp-row-details.h"

G_BEGIN_DECLS

typedef struct _CspRowActions CspRowActions;

CspRowActions *csp_row_actions_new            (CspStore      *store);
void           csp_row_actions_free           (CspRowActions *self);
void           csp_row_actions_add            (CspRowActions *self,
                                               CspAction      permission,
                                               const char    *label,
                                               const char    *action,
                                               GVariant      *target);
void           csp_row_actions_add_copy       (CspRowActions *self,
                                               const char    *label,
                                               const char    *value);
void           csp_row_actions_add_to_details (CspRowActions *self,
                                               CspRowDetails *details);
GtkWidget     *csp_row_actions_create_menu    (CspRowActions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspRowActions, csp_row_actions_free)

G_END_DECLS
