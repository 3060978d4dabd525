/* csp-label-repo.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean csp_label_repo_intern (CspConn     *conn,
                                const char  *name,
                                gint64      *id,
                                GError     **error);

G_END_DECLS
