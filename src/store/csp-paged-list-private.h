/* csp-paged-list-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-list-records.h"
#include "store/csp-paged-list.h"

G_BEGIN_DECLS

/* What is shown before the whole order is known: as many rows as a list view makes widgets for. */
#define CSP_FIRST_PAGE 200

struct _CspPagedList
{
  GObject         parent_instance;

  CspDb          *db;
  CspListQuery   *query;

  GArray         *ids;            /* guint32, what is listed */
  guint           n_shown;        /* how many rows there are by now; those beyond ids are spare */
  guint           first_untold;   /* rows from here to end_untold changed their records and have not told it yet */
  guint           end_untold;
  guint           grow_source;
  GArray         *base;           /* guint32, whole order without the search; NULL until read */
  GHashTable     *live;           /* id → CspRow, unowned */
  GHashTable     *expanded;       /* ids */
  CspListRecords *records;        /* of rows */

  GCancellable   *cancellable;    /* of the steps under way */
  gboolean        loading;
  GArray         *narrowed;       /* guint32, of base, all hits of narrowed_search among them; NULL when not known */
  char           *narrowed_search;
  gboolean        keeps_rows;     /* gives rows other records instead of making new ones */
  gboolean        reloading;      /* rows need their records anew */
  gboolean        reload_again;   /* there was another change since */
  gboolean        keep_place;     /* the next order belongs to the query that is shown */
  GError         *error;
};

/* What of a list is read at a time. */
typedef enum
{
  CSP_STEP_FIRST_PAGE,
  CSP_STEP_BASE,
  CSP_STEP_FIRST_HITS,
  CSP_STEP_ALL_HITS,
} CspStep;

guint32 _csp_paged_list_id_at (CspPagedList *self,
                               guint         position);

void _csp_paged_list_update_loading (CspPagedList *self);
void _csp_paged_list_take_error     (CspPagedList *self,
                                     GError       *error);
void _csp_paged_list_emit_replaced  (CspPagedList *self,
                                     guint         n);
void _csp_paged_list_show           (CspPagedList *self,
                                     GArray       *ids);
void _csp_paged_list_start          (CspPagedList *self);
void _csp_paged_list_start_step     (CspPagedList *self,
                                     CspStep       step);
void _csp_paged_list_stop           (CspPagedList *self);
void _csp_paged_list_forget_base    (CspPagedList *self);

G_END_DECLS
