/* csp-message-editor.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CSP_TYPE_MESSAGE_EDITOR (csp_message_editor_get_type ())
G_DECLARE_FINAL_TYPE (CspMessageEditor, csp_message_editor, CSP, MESSAGE_EDITOR, GtkWidget)

GtkWidget  *csp_message_editor_new          (void);
GtkTextView *csp_message_editor_get_view    (CspMessageEditor *self);
char       *csp_message_editor_dup_text     (CspMessageEditor *self);
void        csp_message_editor_set_text     (CspMessageEditor *self,
                                             const char       *text);
const char *csp_message_editor_get_link     (CspMessageEditor *self);
void        csp_message_editor_set_link     (CspMessageEditor *self,
                                             const char       *link);
gboolean    csp_message_editor_has_link     (CspMessageEditor *self);
void        csp_message_editor_restore_link (CspMessageEditor *self);

G_END_DECLS
