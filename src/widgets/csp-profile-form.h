/* csp-profile-form.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "domain/csp-problem.h"
#include "domain/csp-profile.h"

G_BEGIN_DECLS

#define CSP_TYPE_PROFILE_FORM (csp_profile_form_get_type ())
G_DECLARE_FINAL_TYPE (CspProfileForm, csp_profile_form, CSP, PROFILE_FORM, GtkWidget)

GtkWidget  *csp_profile_form_new               (gboolean        is_new);
void        csp_profile_form_set_profile       (CspProfileForm *self,
                                                CspProfile     *profile);
CspProfile *csp_profile_form_get_profile       (CspProfileForm *self);
gboolean    csp_profile_form_is_valid          (CspProfileForm *self);
gboolean    csp_profile_form_focus_first_error (CspProfileForm *self);
void        csp_profile_form_take_problems     (CspProfileForm *self,
                                                CspProblems    *problems);

G_END_DECLS
