/* csp-qr-code.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_QR_CODE (csp_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (CspQrCode, csp_qr_code, CSP, QR_CODE, GtkWidget)

GtkWidget *csp_qr_code_new      (void);
gboolean   csp_qr_code_set_text (CspQrCode  *self,
                                 const char *text);

G_END_DECLS
