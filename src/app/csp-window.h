/* csp-window.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/csp-store.h"

G_BEGIN_DECLS

#define CSP_TYPE_WINDOW (csp_window_get_type ())
G_DECLARE_FINAL_TYPE (CspWindow, csp_window, CSP, WINDOW, AdwApplicationWindow)

CspWindow  *csp_window_new       (GtkApplication *application);
void        csp_window_open      (CspWindow      *self,
                                  const char     *path,
                                  CspConnMode     mode);
void        csp_window_wait      (CspWindow      *self,
                                  const char     *title);
const char *csp_window_get_path  (CspWindow      *self);
gboolean    csp_window_is_free   (CspWindow      *self);
CspStore   *csp_window_get_store (CspWindow      *self);

G_END_DECLS
