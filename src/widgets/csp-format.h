/* csp-format.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *csp_format_date         (const char *date);
char *csp_format_instant      (gint64      instant);
char *csp_format_instant_date (gint64      instant);
char *csp_format_number       (gint64      number);
char *csp_format_sample_date  (guint       index);

G_END_DECLS
