/* csp-bulk-load.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

/**
 * CspBulkLoad:
 *
 * A time in which many rows are added to one table: its indexes rest meanwhile and are built in one go afterwards.
 */
typedef struct _CspBulkLoad CspBulkLoad;

CspBulkLoad *csp_bulk_load_begin (CspConn      *conn,
                                  const char   *table,
                                  gint64        n_expected,
                                  GError      **error);
gboolean     csp_bulk_load_end   (CspBulkLoad  *self,
                                  GError      **error);
void         csp_bulk_load_free  (CspBulkLoad  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspBulkLoad, csp_bulk_load_free)

G_END_DECLS
