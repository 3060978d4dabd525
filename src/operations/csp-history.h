/* csp-history.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

gboolean csp_history_insert          (CspOperationContext  *context,
                                      const char           *kind,
                                      gpointer              record,
                                      GError              **error);
gboolean csp_history_update          (CspOperationContext  *context,
                                      const char           *kind,
                                      gpointer              before,
                                      gpointer              after,
                                      GError              **error);
gboolean csp_history_delete          (CspOperationContext  *context,
                                      const char           *kind,
                                      gpointer              record,
                                      GError              **error);
gint64   csp_history_note            (CspOperationContext  *context,
                                      const char           *kind,
                                      const char           *subject_name,
                                      const char           *details,
                                      GError              **error);
GType    csp_history_subject_to_type (const char           *subject_type);
const char *csp_history_type_to_subject (GType              type);
char    *csp_history_subject_name    (gpointer              record);
gboolean csp_history_apply           (gpointer              record,
                                      const char           *json,
                                      GError              **error);
gboolean csp_history_is_still        (gpointer              record,
                                      const char           *json,
                                      GError              **error);

G_END_DECLS
