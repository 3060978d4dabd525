/* csp-focus.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean csp_focus_only_child  (GtkWidget        *widget,
                                GtkDirectionType  direction);
void     csp_focus_when_mapped (GtkWidget        *widget);

G_END_DECLS
