/* csp-table-view-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-table-cell.h"
#include "widgets/csp-table-navigation.h"
#include "widgets/csp-table-order.h"
#include "widgets/csp-table-view.h"

G_BEGIN_DECLS

struct _CspTableView
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkColumnView      *view;
  char               *name;
  GPtrArray          *columns;          /* CspTableColumn, static, in the order shown */
  GPtrArray          *view_columns;     /* GtkColumnViewColumn, beside columns */
  CspTableOrder      *order;
  CspTableNavigation *navigation;
  CspRowSelection    *selection;
  CspTableDetails     details;
  gpointer            details_data;
  CspTableDetails     menu;
  gpointer            menu_data;
  GSimpleActionGroup *actions;
  GString            *buffer;
  gboolean            setting_order;
  gboolean            checking;         /* rows are selected by a tap each, and show it by a check box */
  graphene_point_t    tap;              /* where the last tap began */
  guint               span_source;
  int                 span;             /* width in which details must fit, in pixels */
};

GtkColumnViewColumn *_csp_table_view_create_column (CspTableView         *self,
                                                    const CspTableColumn *column);
void                 _csp_table_view_open_row      (CspTableView         *self,
                                                    CspRow               *row);
void                 _csp_table_view_snapshot      (GtkWidget            *widget,
                                                    GtkSnapshot          *snapshot);
CspRow              *_csp_table_view_get_row      (GtkWidget            *row_widget);
void                 _csp_table_view_add_order    (CspTableView         *self);
void                 _csp_table_view_add_checks   (CspTableView         *self);
void                 _csp_table_view_update_check (CspTableView         *self,
                                                   CspTableCell         *cell,
                                                   CspRow               *row);
void                 _csp_table_view_update_checks (CspTableView        *self);
void                 _csp_table_view_toggle_check (CspTableView         *self,
                                                   CspRow               *row);
GtkWidget           *_csp_table_view_create_menu   (GtkWidget            *table,
                                                    GtkWidget            *row_widget);
void                 _csp_table_view_expand_row    (GtkWidget            *row_widget,
                                                    gboolean              expand,
                                                    gpointer              user_data);

G_END_DECLS
