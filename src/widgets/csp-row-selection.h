/* csp-row-selection.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-paged-list.h"

G_BEGIN_DECLS

#define CSP_TYPE_ROW_SELECTION (csp_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (CspRowSelection, csp_row_selection, CSP, ROW_SELECTION, GObject)

CspRowSelection *csp_row_selection_new       (CspPagedList    *list);
CspPagedList    *csp_row_selection_get_list  (CspRowSelection *self);
guint            csp_row_selection_get_count (CspRowSelection *self);
GArray          *csp_row_selection_get_ids   (CspRowSelection *self);
void             csp_row_selection_set_ids   (CspRowSelection *self,
                                              GArray          *ids);
gboolean         csp_row_selection_contains  (CspRowSelection *self,
                                              guint32          id);
void             csp_row_selection_set_selected (CspRowSelection *self,
                                                 guint32          id,
                                                 gboolean         selected);
void             csp_row_selection_clear     (CspRowSelection *self);

G_END_DECLS
