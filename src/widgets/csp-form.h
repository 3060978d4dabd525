/* csp-form.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-form-row.h"

G_BEGIN_DECLS

#define CSP_TYPE_FORM (csp_form_get_type ())
G_DECLARE_FINAL_TYPE (CspForm, csp_form, CSP, FORM, GObject)

CspForm    *csp_form_new               (void);
void        csp_form_add               (CspForm           *self,
                                        CspFormRow        *row);
void        csp_form_add_all           (CspForm           *self,
                                        GtkWidget         *container);
CspFormRow *csp_form_find              (CspForm           *self,
                                        const char        *field);
guint       csp_form_get_n_rows        (CspForm           *self);
CspFormRow *csp_form_get_row           (CspForm           *self,
                                        guint              index);
void        csp_form_take_problems     (CspForm           *self,
                                        CspProblems       *problems);
gboolean    csp_form_is_valid          (CspForm           *self);
gboolean    csp_form_focus_first_error (CspForm           *self);
char       *csp_form_get_summary       (CspForm           *self);

G_END_DECLS
