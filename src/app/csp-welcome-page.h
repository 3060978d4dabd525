/* csp-welcome-page.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_WELCOME_PAGE (csp_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (CspWelcomePage, csp_welcome_page, CSP, WELCOME_PAGE, GtkWidget)

GtkWidget *csp_welcome_page_new (void);

G_END_DECLS
