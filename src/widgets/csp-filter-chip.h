/* csp-filter-chip.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_FILTER_CHIP (csp_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (CspFilterChip, csp_filter_chip, CSP, FILTER_CHIP, GtkWidget)

void csp_filter_chip_set_label (CspFilterChip *self,
                                const char    *label);

G_END_DECLS
