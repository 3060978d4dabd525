/* csp-table-navigation.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CspTableToggle:
 * @row: widget of a row
 * @expand: whether its details are wanted
 * @user_data: what was given with the function
 */
typedef void (*CspTableToggle) (GtkWidget *row,
                                gboolean   expand,
                                gpointer   user_data);

#define CSP_TYPE_TABLE_NAVIGATION (csp_table_navigation_get_type ())
G_DECLARE_FINAL_TYPE (CspTableNavigation, csp_table_navigation, CSP, TABLE_NAVIGATION, GObject)

CspTableNavigation *csp_table_navigation_new      (GtkColumnView      *view,
                                                   CspTableToggle      toggle,
                                                   gpointer            user_data);
GtkWidget          *csp_table_navigation_get_list (CspTableNavigation *self);
gboolean            csp_table_navigation_leaves   (CspTableNavigation *self,
                                                   GtkDirectionType    direction);
void                csp_table_navigation_add_cell (CspTableNavigation *self,
                                                   GtkWidget          *cell);

G_END_DECLS
