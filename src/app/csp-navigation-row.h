/* csp-navigation-row.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/csp-pages.h"

G_BEGIN_DECLS

GtkWidget *csp_navigation_row_new (CspStore      *store,
                                   const CspPage *page);

G_END_DECLS
