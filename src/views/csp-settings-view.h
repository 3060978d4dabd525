/* csp-settings-view.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_SETTINGS_VIEW (csp_settings_view_get_type ())
G_DECLARE_FINAL_TYPE (CspSettingsView, csp_settings_view, CSP, SETTINGS_VIEW, GtkWidget)

GtkWidget *csp_settings_view_new (CspStore *store);

G_END_DECLS
