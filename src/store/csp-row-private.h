/* csp-row-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-row.h"

G_BEGIN_DECLS

/* In the place of an id, of rows that await their removal. */
#define CSP_ROW_SPARE(position) (G_MAXUINT32 - (position))
#define CSP_ROW_MAX_SPARE       1000

CspRow *_csp_row_new      (guint32     id,
                           GHashTable *live,
                           GHashTable *expanded);
void    _csp_row_set_id   (CspRow     *self,
                           guint32     id,
                           gpointer    item);
void    _csp_row_tell     (CspRow     *self);
void    _csp_row_set_item (CspRow     *self,
                           gpointer    item);

G_END_DECLS
