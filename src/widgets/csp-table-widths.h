/* csp-table-widths.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

int  csp_table_widths_of_column      (GtkWidget            *table,
                                      const CspTableColumn *column);
void csp_table_widths_shape_headings (GtkWidget            *table,
                                      GtkColumnView        *view,
                                      GPtrArray            *columns);

G_END_DECLS
