/* csp-table-menu.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CspTableMenuMaker:
 * @table: the table
 * @row: widget of one of its rows
 *
 * Returns: (transfer floating) (nullable): the menu of that row
 */
typedef GtkWidget *(*CspTableMenuMaker) (GtkWidget *table,
                                         GtkWidget *row);

void     csp_table_menu_add    (GtkWidget         *table,
                                GtkWidget         *list,
                                CspTableMenuMaker  maker);
gboolean csp_table_menu_pop_up (GtkWidget         *table,
                                double             x,
                                double             y);
void     csp_table_menu_place  (GtkWidget         *table);

G_END_DECLS
