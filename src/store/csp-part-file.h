/* csp-part-file.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *csp_part_file_path       (const char *path);
char *csp_part_file_asked_name (const char *path);
void  csp_part_file_remove     (const char *part);

G_END_DECLS
