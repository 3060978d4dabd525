/* csp-row-details.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_ROW_DETAILS (csp_row_details_get_type ())
G_DECLARE_FINAL_TYPE (CspRowDetails, csp_row_details, CSP, ROW_DETAILS, GtkWidget)

GtkWidget *csp_row_details_new        (const char    *row_name);
void       csp_row_details_add_value  (CspRowDetails *self,
                                       const char    *label,
                                       const char    *value);
void       csp_row_details_add_copy   (CspRowDetails *self,
                                       const char    *label,
                                       const char    *value,
                                       const char    *copy_label);
GtkWidget *csp_row_details_add_action (CspRowDetails *self,
                                       const char    *label,
                                       const char    *action,
                                       GVariant      *target);
void       csp_row_details_add_widget (CspRowDetails *self,
                                       GtkWidget     *widget);

G_END_DECLS
