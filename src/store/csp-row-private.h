/* csp-row-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-row.h"

G_BEGIN_DECLS

CspRow *_csp_row_new      (guint32     id,
                           GHashTable *live,
                           GHashTable *expanded);
void    _csp_row_set_id   (CspRow     *self,
                           guint32     id,
                           gpointer    item);
void    _csp_row_set_item (CspRow     *self,
                           gpointer    item);

G_END_DECLS
