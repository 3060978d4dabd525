/* csp-invitation-dialog-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dialogs/csp-invitation-dialog.h"
#include "dialogs/csp-invitation-draft.h"
#include "domain/csp-problem.h"
#include "operations/csp-operation.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-form.h"
#include "widgets/csp-message-editor.h"
#include "widgets/csp-why-button.h"

G_BEGIN_DECLS

struct _CspInvitationDialog
{
  AdwWindow         parent_instance;

  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  GtkWidget        *done_button;
  GtkWidget        *footer;
  GtkButton        *open_button;
  GtkButton        *copy_button;
  GtkCheckButton   *sent_check;
  CspWhyButton     *why_button;
  AdwStatusPage    *link_page;
  CspFormRow       *link_row;
  GtkEditable      *link_entry;
  GtkWidget        *change_link_button;
  GtkWidget        *draft_page;
  GtkLabel         *notice_label;
  GtkLabel         *failure_label;
  GtkWidget        *recipient_group;
  GtkEditable      *recipient_entry;
  GtkEditable      *email_entry;
  CspChoice        *country_choice;
  CspChoice        *how_found_choice;
  GtkCheckButton   *access_check;
  CspChoice        *language_choice;
  GtkEditable      *subject_entry;
  CspMessageEditor *editor;

  CspStore               *store;
  CspProfile             *profile;             /* as of the link last saved */
  CspInvitation          *start;               /* what the draft begins with */
  const CspInvitationUse *use;
  gboolean                is_reminder;
  GCancellable           *cancellable;
  CspForm                *form;
  char                   *written_subject;     /* as the template has it: what the person has not touched */
  char                   *written_message;
  gboolean                language_chosen;
  gboolean                updating;
  gboolean                busy;
  guint                   check_source;
};

gboolean       csp_invitation_dialog_is_untouched    (CspInvitationDialog *self);
void           csp_invitation_dialog_write           (CspInvitationDialog *self);
CspInvitation *csp_invitation_dialog_collect         (CspInvitationDialog *self);
void           csp_invitation_dialog_update_actions  (CspInvitationDialog *self);
void           csp_invitation_dialog_check           (CspInvitationDialog *self);
void           csp_invitation_dialog_begin_draft     (CspInvitationDialog *self);
void           csp_invitation_dialog_ask_link        (CspInvitationDialog *self);
void           csp_invitation_dialog_install_actions (GtkWidgetClass      *widget_class);

G_END_DECLS
