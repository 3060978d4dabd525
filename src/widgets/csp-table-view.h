/* csp-table-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-row-selection.h"
#include "widgets/csp-table-column.h"

G_BEGIN_DECLS

/**
 * CspTableDetails:
 * @record: a record
 * @user_data: what was given with the function
 *
 * Returns: (transfer floating) (nullable): what the expanded row of @record shows, or its menu
 */
typedef GtkWidget *(*CspTableDetails) (gpointer record,
                                       gpointer user_data);

#define CSP_TYPE_TABLE_VIEW (csp_table_view_get_type ())
G_DECLARE_FINAL_TYPE (CspTableView, csp_table_view, CSP, TABLE_VIEW, GtkWidget)

GtkWidget       *csp_table_view_new               (const char           *name,
                                                   const CspTableColumn *columns);
void             csp_table_view_remove_column     (CspTableView         *self,
                                                   const char           *name);
void             csp_table_view_set_details       (CspTableView         *self,
                                                   CspTableDetails       details,
                                                   gpointer              user_data);
void             csp_table_view_set_menu          (CspTableView         *self,
                                                   CspTableDetails       menu,
                                                   gpointer              user_data);
void             csp_table_view_set_list          (CspTableView         *self,
                                                   CspPagedList         *list);
CspRowSelection *csp_table_view_get_selection     (CspTableView         *self);
GPtrArray       *csp_table_view_get_shown_columns (CspTableView         *self);
void             csp_table_view_set_order         (CspTableView         *self,
                                                   const char           *sort,
                                                   gboolean              descending);
const char      *csp_table_view_get_sort          (CspTableView         *self);
gboolean         csp_table_view_get_descending    (CspTableView         *self);
GActionGroup    *csp_table_view_get_actions       (CspTableView         *self);
GMenuModel      *csp_table_view_create_order_menu (CspTableView         *self);
GMenuModel      *csp_table_view_create_column_menu (CspTableView        *self);
void             csp_table_view_scroll_to         (CspTableView         *self,
                                                   guint                 position);

G_END_DECLS
