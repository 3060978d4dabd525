/* csp-wrap-box.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_WRAP_BOX (csp_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (CspWrapBox, csp_wrap_box, CSP, WRAP_BOX, GtkWidget)

GtkWidget *csp_wrap_box_new           (void);
void       csp_wrap_box_append        (CspWrapBox *self,
                                       GtkWidget  *child);
void       csp_wrap_box_insert_before (CspWrapBox *self,
                                       GtkWidget  *child,
                                       GtkWidget  *sibling);

G_END_DECLS
