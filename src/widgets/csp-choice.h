/* csp-choice.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_CHOICE (csp_choice_get_type ())
G_DECLARE_FINAL_TYPE (CspChoice, csp_choice, CSP, CHOICE, GtkWidget)

GtkWidget  *csp_choice_new            (void);
void        csp_choice_set_searchable (CspChoice  *self,
                                       gboolean    searchable);
void        csp_choice_clear          (CspChoice  *self);
void        csp_choice_append         (CspChoice  *self,
                                       const char *id,
                                       const char *label);
void        csp_choice_append_sorted  (CspChoice  *self,
                                       GHashTable *labels);
const char *csp_choice_get_id         (CspChoice  *self);
gboolean    csp_choice_set_id         (CspChoice  *self,
                                       const char *id);
const char *csp_choice_get_label      (CspChoice  *self);
guint       csp_choice_get_n          (CspChoice  *self);
void        csp_choice_set_name       (CspChoice  *self,
                                       const char *name,
                                       const char *description);
GtkWidget  *csp_choice_get_drop_down  (CspChoice  *self);

G_END_DECLS
