/* csp-table-start.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void csp_table_start_keep (GtkScrolledWindow *scroller);

G_END_DECLS
