/* csp-file-kind.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *csp_file_kind_describe (const char *bytes,
                              gsize       length,
                              gboolean    is_whole,
                              const char *needed);

G_END_DECLS
