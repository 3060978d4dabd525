/* csp-conflict-load.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-conflict.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

void       csp_conflict_load_async  (CspStore             *store,
                                     gint64                outbox_id,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GPtrArray *csp_conflict_load_finish (CspStore             *store,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
