/* csp-outbox-load.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-outbox-entry.h"
#include "store/csp-store.h"

G_BEGIN_DECLS

void            csp_outbox_load_creation_async  (CspStore             *store,
                                                 gint64                customer_id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
CspOutboxEntry *csp_outbox_load_creation_finish (CspStore             *store,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
