/* csp-operation-kind.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-permission.h"

G_BEGIN_DECLS

gboolean  csp_operation_kind_is_undoable (const char *kind);
gboolean  csp_operation_kind_stays_here  (const char *kind);
gboolean  csp_operation_kind_get_action  (const char *kind,
                                          CspAction  *action);
char     *csp_operation_kind_sentence    (const char *kind,
                                          const char *subject);

G_END_DECLS
