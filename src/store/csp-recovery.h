/* csp-recovery.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     csp_store_recover_async  (const char           *backup,
                                   const char           *path,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean csp_store_recover_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
