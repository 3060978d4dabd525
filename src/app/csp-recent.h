/* csp-recent.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     **csp_recent_get         (void);
void       csp_recent_add         (const char *path);
char      *csp_recent_label       (const char *path);
GMenu     *csp_recent_create_menu (void);

G_END_DECLS
