/* csp-paged-list.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-db.h"
#include "store/csp-list-query.h"
#include "store/csp-row.h"

G_BEGIN_DECLS

#define CSP_TYPE_PAGED_LIST (csp_paged_list_get_type ())
G_DECLARE_FINAL_TYPE (CspPagedList, csp_paged_list, CSP, PAGED_LIST, GObject)

CspPagedList       *csp_paged_list_new         (CspDb              *db,
                                                const CspListQuery *query);
void                csp_paged_list_set_query   (CspPagedList       *self,
                                                const CspListQuery *query);
void                csp_paged_list_set_keeps_rows (CspPagedList    *self,
                                                gboolean            keeps_rows);
const CspListQuery *csp_paged_list_get_query   (CspPagedList       *self);
void                csp_paged_list_reload      (CspPagedList       *self);
gboolean            csp_paged_list_is_loading  (CspPagedList       *self);
gboolean            csp_paged_list_is_stale    (CspPagedList       *self);
guint               csp_paged_list_get_count   (CspPagedList       *self);
const GError       *csp_paged_list_get_error   (CspPagedList       *self);
guint32             csp_paged_list_get_id      (CspPagedList       *self,
                                                guint               position);
gboolean            csp_paged_list_find        (CspPagedList       *self,
                                                guint32             id,
                                                guint              *position);
GArray             *csp_paged_list_get_ids     (CspPagedList       *self);
guint               csp_paged_list_count_live  (CspPagedList       *self);

G_END_DECLS
