/* csp-table-text.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     csp_table_text_set    (GtkInscription *inscription,
                                const char     *text);
char    *csp_table_text_get    (GtkInscription *inscription);
gboolean csp_table_text_is_cut (GtkInscription *inscription);

G_END_DECLS
