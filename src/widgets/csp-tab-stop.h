/* csp-tab-stop.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_TAB_STOP (csp_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (CspTabStop, csp_tab_stop, CSP, TAB_STOP, GtkWidget)

G_END_DECLS
