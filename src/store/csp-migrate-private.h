/* csp-migrate-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean _csp_migrate_by (CspConn             *conn,
                          const char * const  *steps,
                          int                  n_steps,
                          GError             **error);

G_END_DECLS
