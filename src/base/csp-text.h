/* csp-text.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean csp_set_str        (char       **field,
                             const char  *value);
gboolean csp_is_empty       (const char  *text);
char    *csp_strip          (const char  *text);
gboolean csp_guid_parse     (const char  *text,
                             char       **guid);
char    *csp_guid_key       (const char  *guid);

G_END_DECLS
