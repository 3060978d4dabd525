/* csp-table-cell.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_TABLE_CELL (csp_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (CspTableCell, csp_table_cell, CSP, TABLE_CELL, GtkWidget)

GtkWidget *csp_table_cell_new         (guint         chars,
                                       gboolean      has_link,
                                       gboolean      has_expander);
void       csp_table_cell_set_text    (CspTableCell *self,
                                       const char   *text);
void       csp_table_cell_set_details (CspTableCell *self,
                                       GtkWidget    *details);
void       csp_table_cell_set_span    (CspTableCell *self,
                                       int           span);
void       csp_table_cell_set_check   (CspTableCell *self,
                                       gboolean      shown,
                                       gboolean      checked);

G_END_DECLS
