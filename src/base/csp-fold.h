/* csp-fold.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *csp_fold             (const char *text,
                                  gssize      length,
                                  gsize      *folded_length);
void        csp_fold_append      (GString    *folded,
                                  const char *text,
                                  gssize      length);
const char *csp_fold_get_version (void);

G_END_DECLS
