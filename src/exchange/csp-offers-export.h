/* csp-offers-export.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-output.h"
#include "store/csp-conn.h"

G_BEGIN_DECLS

gboolean csp_offers_export_write (CspConn     *conn,
                                  const char  *country,
                                  CspOutput   *output,
                                  GError     **error);

G_END_DECLS
