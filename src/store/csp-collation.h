/* csp-collation.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-db.h"

G_BEGIN_DECLS

char     *csp_collation_get_version   (CspConn              *conn);
void      csp_collation_rebuild_async (CspDb                *db,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  csp_collation_rebuild_finish (CspDb               *db,
                                        GAsyncResult        *result,
                                        gboolean            *rebuilt,
                                        GError             **error);

G_END_DECLS
