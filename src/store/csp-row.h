/* csp-row.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_ROW (csp_row_get_type ())
G_DECLARE_FINAL_TYPE (CspRow, csp_row, CSP, ROW, GObject)

guint32   csp_row_get_id       (CspRow   *self);
gboolean  csp_row_is_spare     (CspRow   *self);
gpointer  csp_row_get_item     (CspRow   *self);
gboolean  csp_row_get_expanded (CspRow   *self);
void      csp_row_set_expanded (CspRow   *self,
                                gboolean  expanded);

G_END_DECLS
