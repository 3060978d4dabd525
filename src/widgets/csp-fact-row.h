/* csp-fact-row.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CSP_TYPE_FACT_ROW (csp_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (CspFactRow, csp_fact_row, CSP, FACT_ROW, AdwActionRow)

GtkWidget *csp_fact_row_new      (const char *title,
                                  gboolean    can_copy);
void       csp_fact_row_set_fact (CspFactRow *self,
                                  const char *fact);

G_END_DECLS
