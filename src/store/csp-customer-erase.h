/* csp-customer-erase.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean csp_customer_repo_erase (CspConn  *conn,
                                  gint64    customer_id,
                                  GError  **error);

G_END_DECLS
