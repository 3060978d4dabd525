/* csp-adoption-copy.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-adoption.h"

G_BEGIN_DECLS

#define CSP_ADOPTION_COPY_NAME "preview.parceria"

char     *csp_adoption_copy_make   (const char    *path,
                                    GError       **error);
gpointer  csp_adoption_copy_count  (CspConn       *conn,
                                    gpointer       job_data,
                                    GError       **error);
void      csp_adoption_copy_remove (const char    *folder);

G_END_DECLS
