/* csp-clipboard.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void csp_clipboard_copy          (GtkWidget  *widget,
                                  const char *text,
                                  gint64      seconds,
                                  gboolean    secret);
void csp_clipboard_clear_pending (void);

G_END_DECLS
