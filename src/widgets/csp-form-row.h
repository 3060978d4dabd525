/* csp-form-row.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-problem.h"

G_BEGIN_DECLS

#define CSP_TYPE_FORM_ROW (csp_form_row_get_type ())
G_DECLARE_FINAL_TYPE (CspFormRow, csp_form_row, CSP, FORM_ROW, GtkWidget)

GtkWidget  *csp_form_row_new          (const char       *field,
                                       const char       *label,
                                       GtkWidget        *input);
const char *csp_form_row_get_field    (CspFormRow       *self);
const char *csp_form_row_get_label    (CspFormRow       *self);
GtkLabel   *csp_form_row_get_label_widget (CspFormRow   *self);
void        csp_form_row_set_label    (CspFormRow       *self,
                                       const char       *label);
void        csp_form_row_set_required (CspFormRow       *self,
                                       gboolean          required);
void        csp_form_row_set_hint     (CspFormRow       *self,
                                       const char       *hint);
GtkWidget  *csp_form_row_get_input    (CspFormRow       *self);
void        csp_form_row_set_input    (CspFormRow       *self,
                                       GtkWidget        *input);
void        csp_form_row_add_suffix   (CspFormRow       *self,
                                       GtkWidget        *widget);
void        csp_form_row_set_problem  (CspFormRow       *self,
                                       const CspProblem *problem);
const char *csp_form_row_get_message  (CspFormRow       *self);
gboolean    csp_form_row_get_touched  (CspFormRow       *self);
void        csp_form_row_set_touched  (CspFormRow       *self,
                                       gboolean          touched);

G_END_DECLS
