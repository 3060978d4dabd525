/* csp-list-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-store.h"
#include "widgets/csp-row-actions.h"
#include "widgets/csp-table-view.h"

G_BEGIN_DECLS

/**
 * CspListPageDefinition:
 * @kind: which list
 * @name: name of the table in settings
 * @sort: the order it opens with
 * @columns: columns of the table, ended by an empty one; the first one names the record
 * @count: says how many records are listed; returns (transfer full): a translated sentence
 * @open_action: (nullable): window action that opens a record, given its local id
 * @details: (nullable): makes what an expanded row shows; it is given the page
 * @actions: (nullable): adds what can be done with a record
 *
 * What a page that lists records consists of; static.
 */
typedef struct
{
  CspListKind           kind;
  const char           *name;
  const char           *sort;
  const CspTableColumn *columns;
  char               *(*count) (guint n);
  const char           *open_action;
  CspTableDetails       details;
  void                (*actions) (gpointer       record,
                                  CspRowActions *actions);
} CspListPageDefinition;

#define CSP_TYPE_LIST_PAGE (csp_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CspListPage, csp_list_page, CSP, LIST_PAGE, GtkWidget)

struct _CspListPageClass
{
  GtkWidgetClass parent_class;
};

void                csp_list_page_set_up        (CspListPage                 *self,
                                                 CspStore                    *store,
                                                 const CspListPageDefinition *definition);
CspStore           *csp_list_page_get_store     (CspListPage                 *self);
CspTableView       *csp_list_page_get_table     (CspListPage                 *self);
CspRowSelection    *csp_list_page_get_selection (CspListPage                 *self);
const CspListQuery *csp_list_page_get_query     (CspListPage                 *self);
void                csp_list_page_set_query     (CspListPage                 *self,
                                                 const CspListQuery          *query);
void                csp_list_page_set_base      (CspListPage                 *self,
                                                 const CspListQuery          *base);
void                csp_list_page_add_actions   (CspListPage                 *self,
                                                 gpointer                     record,
                                                 CspRowDetails               *details);
void                csp_list_page_clear         (CspListPage                 *self);
void                csp_list_page_remove_column (CspListPage                 *self,
                                                 const char                  *name);

G_END_DECLS
