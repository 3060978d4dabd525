/* csp-record-load.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

gboolean csp_operation_load_record (CspOperationContext  *context,
                                    GType                 type,
                                    gint64                id,
                                    gpointer              record,
                                    GError              **error);

G_END_DECLS
