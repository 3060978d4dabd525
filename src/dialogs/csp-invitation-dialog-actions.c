/* csp-invitation-dialog-actions.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-invitation-dialog-private.h"
#include "domain/csp-invitation-rules.h"
#include "operations/csp-invitation-change.h"
#include "operations/csp-invitation-create.h"
#include "operations/csp-profile-change.h"
#include "widgets/csp-mail.h"
#include "widgets/csp-platform.h"

#define CHECK_DELAY_MS 120

static void
toast (CspInvitationDialog *self,
       const char          *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}

static void
show_failure (CspInvitationDialog *self,
              const char          *sentence)
{
  gtk_label_set_label (self->failure_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), !csp_is_empty (sentence));
}

/* What the actions can do now: only a draft with its link can leave the dialog. */
void
csp_invitation_dialog_update_actions (CspInvitationDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_link = csp_message_editor_has_link (self->editor);
  g_autofree char *summary = csp_form_get_summary (self->form);
  gboolean has_key = !csp_is_empty (gtk_editable_get_text (self->link_entry));

  csp_why_button_set_reason (self->why_button, summary);
  gtk_widget_action_set_enabled (widget, "invitation.open-in-email", has_link);
  gtk_widget_action_set_enabled (widget, "invitation.copy", has_link);
  gtk_widget_action_set_enabled (widget, "invitation.done",
                                 has_link && csp_form_is_valid (self->form) && !self->busy);
  gtk_widget_action_set_enabled (widget, "invitation.save-link", has_key && !self->busy);
}

static CspOperation *
create_operation (CspInvitationDialog *self)
{
  g_autoptr(CspInvitation) draft = csp_invitation_dialog_collect (self);
  CspInvitationChangeOperation *reminder;

  if (!self->is_reminder)
    return CSP_OPERATION (csp_invitation_create_operation_new (draft, gtk_check_button_get_active (self->sent_check)));
  reminder = csp_invitation_change_operation_new (self->start->id, CSP_INVITATION_EVENT_REMIND);
  reminder->edited = g_steal_pointer (&draft);
  return CSP_OPERATION (reminder);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspInvitationDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  CspProblems *problems = csp_operation_validate_finish (CSP_OPERATION (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&problems, csp_problems_free);
      return;
    }
  if (problems == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  csp_form_take_problems (self->form, problems);
  csp_invitation_dialog_update_actions (self);
}

static gboolean
check_late_cb (gpointer user_data)
{
  CspInvitationDialog *self = user_data;
  g_autoptr(CspOperation) operation = create_operation (self);

  self->check_source = 0;
  csp_operation_validate_async (operation, self->store, self->cancellable, checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Looks soon at what is wrong with the draft. */
void
csp_invitation_dialog_check (CspInvitationDialog *self)
{
  csp_invitation_dialog_update_actions (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY_MS, check_late_cb, self);
}

static void
report (CspInvitationDialog *self,
        CspOperation        *operation)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *sentence = csp_operation_describe (operation);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.report-undoable", "(ss)", sentence,
                                csp_operation_get_id (operation));
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspInvitationDialog) self = user_data;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error);

  self->busy = FALSE;
  if (done)
    {
      report (self, CSP_OPERATION (object));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (problems != NULL)
    {
      const CspProblem *problem = csp_problems_find (problems, "");

      show_failure (self, problem ? problem->message : NULL);
      csp_form_take_problems (self->form, g_steal_pointer (&problems));
      csp_form_focus_first_error (self->form);
    }
  else
    show_failure (self, error->message);
  csp_invitation_dialog_update_actions (self);
}

static void
done_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);
  g_autoptr(CspOperation) operation = create_operation (self);

  self->busy = TRUE;
  csp_invitation_dialog_update_actions (self);
  csp_operation_run_async (operation, self->store, CSP_ORIGIN_PERSON, NULL, stored_cb, g_object_ref (self));
}

static void
discard_answered_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(CspInvitationDialog) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "discard") == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);
  const CspAnswer answers[] = {
    { "continue", _("_Continue writing"), FALSE },
    { "discard", _("_Discard"), TRUE },
  };

  if (self->written_message == NULL || csp_invitation_dialog_is_untouched (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    csp_platform_ask_async (GTK_WINDOW (self), _("Discard this draft?"),
                            _("The message you have changed is not stored anywhere else."),
                            answers, G_N_ELEMENTS (answers), discard_answered_cb, g_object_ref (self));
}

static void
show_link_problem (CspInvitationDialog *self,
                   char                *message)
{
  char field[] = "link";
  const CspProblem problem = { field, CSP_SEVERITY_ERROR, message };

  csp_form_row_set_problem (self->link_row, &problem);
  gtk_widget_grab_focus (GTK_WIDGET (self->link_entry));
}

static void
link_saved_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CspInvitationDialog) self = user_data;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;

  self->busy = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error))
    {
      g_set_object (&self->profile, CSP_PROFILE_CHANGE_OPERATION (object)->profile);
      csp_invitation_dialog_begin_draft (self);
    }
  else
    {
      g_autofree char *text = problems ? csp_problems_to_text (problems, CSP_SEVERITY_ERROR) : NULL;

      show_link_problem (self, text ? text : error->message);
    }
  csp_invitation_dialog_update_actions (self);
}

static void
save_link_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);
  g_autoptr(CspProfile) profile = csp_record_copy (csp_store_get_profile (self->store));
  g_autoptr(CspOperation) operation = NULL;
  g_autofree char *key = NULL;
  g_autofree char *reason = NULL;

  if (!csp_invitation_use_check_key (self->use->key_field, gtk_editable_get_text (self->link_entry), &key, &reason))
    {
      show_link_problem (self, reason);
      return;
    }
  g_object_set (profile, self->use->key_field, key, NULL);
  operation = CSP_OPERATION (csp_profile_change_operation_new (profile));
  self->busy = TRUE;
  csp_invitation_dialog_update_actions (self);
  csp_operation_run_async (operation, self->store, CSP_ORIGIN_PERSON, NULL, link_saved_cb, g_object_ref (self));
}

static void
change_link_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);

  csp_invitation_dialog_ask_link (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);
  g_autofree char *message = csp_message_editor_dup_text (self->editor);

  csp_mail_copy (widget, message, csp_message_editor_get_link (self->editor));
  toast (self, _("The message is on the clipboard."));
}

static void
composed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (object);
  g_autoptr(GError) error = NULL;
  gboolean pasted;

  if (!csp_mail_compose_finish (GTK_WIDGET (self), result, &pasted, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        toast (self, _("No email program could be opened. Copy the message to the clipboard instead."));
      return;
    }
  if (pasted)
    toast (self, _("The message is too long for the email program. It is on the clipboard: paste it there."));
}

static void
open_in_email_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (widget);
  g_autofree char *message = csp_message_editor_dup_text (self->editor);

  csp_mail_compose_async (widget, gtk_editable_get_text (self->email_entry),
                          gtk_editable_get_text (self->subject_entry), message,
                          csp_message_editor_get_link (self->editor), self->cancellable, composed_cb, NULL);
}

void
csp_invitation_dialog_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "invitation.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "invitation.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "invitation.save-link", NULL, save_link_action);
  gtk_widget_class_install_action (widget_class, "invitation.change-link", NULL, change_link_action);
  gtk_widget_class_install_action (widget_class, "invitation.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "invitation.open-in-email", NULL, open_in_email_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "invitation.cancel", NULL);
}
