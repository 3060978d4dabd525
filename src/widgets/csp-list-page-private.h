/* csp-list-page-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "widgets/csp-list-page.h"
#include "widgets/csp-wrap-box.h"

G_BEGIN_DECLS

typedef struct
{
  CspStore                    *store;
  const CspListPageDefinition *definition;
  CspListQuery                *query;
  CspListQuery                *base;
  CspPagedList                *list;
  CspTableView                *table;
  guint                        patience_source;
  guint                        search_source;
  GPtrArray                   *tools;          /* filters and actions, unowned, in order */
  gboolean                     narrow;
  guint                        narrow_source;

  GtkWidget                   *box;
  CspWrapBox                  *toolbar;
  GtkEditable                 *search_entry;
  GtkWidget                   *more_button;
  GtkBox                      *more_box;
  GtkWidget                   *order_button;
  GtkWidget                   *column_button;
  GtkWidget                   *count_label;
  GtkWidget                   *selection_box;
  GtkWidget                   *selection_label;
  GtkStack                    *stack;
  char                        *empty_icon;
  AdwStatusPage               *empty_page;
  GtkBox                      *empty_box;
  AdwStatusPage               *no_result_page;
  AdwStatusPage               *error_page;
} CspListPagePrivate;

CspListPagePrivate *_csp_list_page_get_private      (gpointer        self);
void                _csp_list_page_set_up_menu      (CspListPage    *self);
void                _csp_list_page_copy_action      (GtkWidget      *widget,
                                                     const char     *name,
                                                     GVariant       *parameter);
void                _csp_list_page_copy_rows_action (GtkWidget   *widget,
                                                     const char  *name,
                                                     GVariant    *parameter);
void                _csp_list_page_add_copy_shortcut (CspListPage *self);
void                _csp_list_page_update_state     (CspListPage    *self);
void                _csp_list_page_update_selection (CspListPage    *self);
void                _csp_list_page_measure          (GtkWidget      *widget,
                                                     GtkOrientation  orientation,
                                                     int             for_size,
                                                     int            *minimum,
                                                     int            *natural,
                                                     int            *minimum_baseline,
                                                     int            *natural_baseline);
void                _csp_list_page_size_allocate    (GtkWidget      *widget,
                                                     int             width,
                                                     int             height,
                                                     int             baseline);
GtkSizeRequestMode  _csp_list_page_get_request_mode (GtkWidget      *widget);

void _csp_list_page_search_changed   (CspListPage *self);
void _csp_list_page_search_stopped   (CspListPage *self);
void _csp_list_page_search_activated (CspListPage *self);
void _csp_list_page_order_changed    (CspListPage *self);

G_END_DECLS
