/* csp-mnemonics.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void csp_mnemonics_assign (GtkWidget *root);
void csp_mnemonics_start  (void);

G_END_DECLS
