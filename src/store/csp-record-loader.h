/* csp-record-loader.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

void       csp_record_load_async   (CspStore             *store,
                                    GType                 type,
                                    gint64                id,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gpointer   csp_record_load_finish  (CspStore             *store,
                                    GAsyncResult         *result,
                                    GError              **error);
void       csp_records_load_async  (CspStore             *store,
                                    const CspListQuery   *query,
                                    GArray               *ids,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GPtrArray *csp_records_load_finish (CspStore             *store,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
