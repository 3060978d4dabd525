/* csp-window-customers.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void _csp_window_new_customer_cb (GtkWidget  *widget,
                                  const char *action,
                                  GVariant   *parameter);
void _csp_window_open_draft_cb   (GtkWidget  *widget,
                                  const char *action,
                                  GVariant   *parameter);
void _csp_window_add_subscription_cb (GtkWidget  *widget,
                                      const char *action,
                                      GVariant   *parameter);

G_END_DECLS
