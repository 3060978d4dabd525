/* csp-wrap-layout.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_WRAP_LAYOUT (csp_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CspWrapLayout, csp_wrap_layout, CSP, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *csp_wrap_layout_new (void);

G_END_DECLS
