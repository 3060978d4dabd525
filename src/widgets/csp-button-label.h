/* csp-button-label.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkLabel *csp_button_label_find     (GtkWidget *button);
void      csp_button_label_wrap_all (GtkWidget *root);

G_END_DECLS
