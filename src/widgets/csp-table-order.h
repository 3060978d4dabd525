/* csp-table-order.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

typedef struct _CspTableOrder CspTableOrder;

CspTableOrder        *csp_table_order_new  (void);
void                  csp_table_order_free (CspTableOrder        *self);
void                  csp_table_order_add  (CspTableOrder        *self,
                                            GtkColumnViewColumn  *view_column,
                                            const CspTableColumn *column);
const CspTableColumn *csp_table_order_read (CspTableOrder        *self,
                                            GtkColumnView        *view,
                                            gboolean             *descending);

G_END_DECLS
