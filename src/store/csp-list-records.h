/* csp-list-records.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-db.h"

G_BEGIN_DECLS

/**
 * CspListRecords:
 *
 * Reads the records of a list's rows: at once those that rows ask for, and ahead those of the rows around them.
 */
typedef struct _CspListRecords CspListRecords;

/**
 * CspListRecordsFailed:
 * @owner: who made the reader
 * @error: (transfer full): why records could not be read
 */
typedef void (*CspListRecordsFailed) (gpointer  owner,
                                      GError   *error);

CspListRecords *csp_list_records_new      (CspDb                *db,
                                           GType                 type,
                                           GHashTable           *live,
                                           CspListRecordsFailed  failed,
                                           gpointer              owner);
void            csp_list_records_close    (CspListRecords       *self);
gpointer        csp_list_records_find     (CspListRecords       *self,
                                           guint32               id);
void            csp_list_records_take     (CspListRecords       *self,
                                           GArray               *ids,
                                           GPtrArray            *records);
void            csp_list_records_forget   (CspListRecords       *self);
void            csp_list_records_want     (CspListRecords       *self,
                                           guint32               id);
void            csp_list_records_want_all (CspListRecords       *self);
void            csp_list_records_approach (CspListRecords       *self,
                                           GArray               *ids,
                                           guint                 position);

G_END_DECLS
