/* csp-invitation-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "dialogs/csp-invitation-dialog-private.h"
#include "domain/csp-cloud.h"
#include "domain/csp-invitation-link.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-message-template.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-country-choice.h"
#include "widgets/csp-platform.h"

/**
 * CspInvitationDialog:
 *
 * The draft of a request to a reseller or customer: written from a template in the recipient's language, with a
 * link that must stay in it, sent by the person's own mail program and recorded under Invitations
 * (functional-spec §4.8). csp-invitation-dialog-actions.c does what its buttons say.
 */
G_DEFINE_FINAL_TYPE (CspInvitationDialog, csp_invitation_dialog, ADW_TYPE_WINDOW)

static const char *const channels[] = { "own-marketing", "microsoft-referral", "indirect-provider", "other" };

/* Whether subject and message are as the template wrote them. */
gboolean
csp_invitation_dialog_is_untouched (CspInvitationDialog *self)
{
  g_autofree char *message = csp_message_editor_dup_text (self->editor);

  return g_strcmp0 (message, self->written_message) == 0 &&
         g_strcmp0 (gtk_editable_get_text (self->subject_entry), self->written_subject) == 0;
}

/* Writes subject and message anew from the template of the chosen language. */
void
csp_invitation_dialog_write (CspInvitationDialog *self)
{
  g_clear_pointer (&self->written_subject, g_free);
  g_clear_pointer (&self->written_message, g_free);
  csp_invitation_draft_write (self->profile, self->use->kind, csp_choice_get_id (self->language_choice),
                              gtk_editable_get_text (self->recipient_entry), csp_message_editor_get_link (self->editor),
                              self->is_reminder, &self->written_subject, &self->written_message);
  self->updating = TRUE;
  gtk_editable_set_text (self->subject_entry, self->written_subject);
  csp_message_editor_set_text (self->editor, self->written_message);
  self->updating = FALSE;
  csp_invitation_dialog_check (self);
}

/* Returns: (transfer full): the draft as it stands */
CspInvitation *
csp_invitation_dialog_collect (CspInvitationDialog *self)
{
  g_autofree char *recipient = csp_strip (gtk_editable_get_text (self->recipient_entry));
  g_autofree char *email = csp_strip (gtk_editable_get_text (self->email_entry));
  g_autofree char *message = csp_message_editor_dup_text (self->editor);
  const char *country = csp_choice_get_id (self->country_choice);
  const char *channel = csp_choice_get_id (self->how_found_choice);

  return g_object_new (CSP_TYPE_INVITATION,
                       "kind", self->use->kind,
                       "recipient", csp_is_empty (recipient) ? NULL : recipient,
                       "email", csp_is_empty (email) ? NULL : email,
                       "country", csp_is_empty (country) ? NULL : country,
                       "how-found", csp_is_empty (channel) ? NULL : channel,
                       "language", csp_choice_get_id (self->language_choice),
                       "subject", gtk_editable_get_text (self->subject_entry),
                       "message", message,
                       "link", csp_message_editor_get_link (self->editor),
                       "delegated-access", self->use->asks_access && gtk_check_button_get_active (self->access_check),
                       NULL);
}

static void
select_language (CspInvitationDialog *self,
                 const char          *language)
{
  self->updating = TRUE;
  csp_choice_set_id (self->language_choice, language);
  self->updating = FALSE;
}

static void
edited_cb (CspInvitationDialog *self)
{
  if (!self->updating)
    csp_invitation_dialog_check (self);
}

static void
recipient_changed_cb (CspInvitationDialog *self)
{
  if (self->updating)
    return;
  if (csp_invitation_dialog_is_untouched (self))
    csp_invitation_dialog_write (self);
  else
    csp_invitation_dialog_check (self);
}

static void
country_changed_cb (CspInvitationDialog *self)
{
  const char *country = csp_choice_get_id (self->country_choice);
  g_autofree char *language = NULL;

  if (self->updating)
    return;
  language = csp_invitation_draft_language (csp_is_empty (country) ? self->profile->country : country);
  if (!self->language_chosen && csp_invitation_dialog_is_untouched (self))
    {
      select_language (self, language);
      csp_invitation_dialog_write (self);
    }
  csp_invitation_dialog_check (self);
}

static void
replace_answered_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(CspInvitationDialog) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "replace") == 0 && self->written_message != NULL)
    csp_invitation_dialog_write (self);
}

static void
language_changed_cb (CspInvitationDialog *self)
{
  const CspAnswer answers[] = {
    { "keep", _("_Keep my text"), FALSE },
    { "replace", _("_Replace"), TRUE },
  };

  if (self->updating || self->written_message == NULL)
    return;
  self->language_chosen = TRUE;
  if (csp_invitation_dialog_is_untouched (self))
    csp_invitation_dialog_write (self);
  else
    csp_platform_ask_async (GTK_WINDOW (self), _("Replace your text?"),
                            _("You have changed the subject or the message. The text in the new language would take "
                              "its place."),
                            answers, G_N_ELEMENTS (answers), replace_answered_cb, g_object_ref (self));
}

static char *
build_link (CspInvitationDialog *self)
{
  if (self->is_reminder)
    return g_strdup (self->start->link);
  return csp_invitation_link_build (self->profile, self->use->kind, NULL,
                                    gtk_check_button_get_active (self->access_check), NULL);
}

static void
access_changed_cb (CspInvitationDialog *self)
{
  gboolean untouched;
  g_autofree char *link = NULL;

  if (self->updating || self->written_message == NULL)
    return;
  untouched = csp_invitation_dialog_is_untouched (self);
  link = build_link (self);
  csp_message_editor_set_link (self->editor, link);
  if (untouched)
    csp_invitation_dialog_write (self);
}

static void
link_changed_cb (CspInvitationDialog *self)
{
  csp_form_row_set_problem (self->link_row, NULL);
  csp_invitation_dialog_update_actions (self);
}

static void
link_activated_cb (CspInvitationDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "invitation.save-link", NULL);
}

static void
show_page (CspInvitationDialog *self,
           const char          *page)
{
  gboolean is_draft = g_str_equal (page, "draft");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->footer, is_draft);
  gtk_widget_set_visible (self->done_button, is_draft);
  csp_invitation_dialog_update_actions (self);
}

/* Asks for what the profile lacks, or has, to make the link of. */
void
csp_invitation_dialog_ask_link (CspInvitationDialog *self)
{
  g_autofree char *key = NULL;

  g_object_get (self->profile, self->use->key_field, &key, NULL);
  gtk_editable_set_text (self->link_entry, key ? key : "");
  show_page (self, "link");
  gtk_widget_grab_focus (GTK_WIDGET (self->link_entry));
}

/* Shows the draft when its link can be made, else what is missing for it. */
void
csp_invitation_dialog_begin_draft (CspInvitationDialog *self)
{
  g_autofree char *link = build_link (self);
  gboolean first = self->written_message == NULL;
  gboolean rewrite;

  if (link == NULL)
    {
      csp_invitation_dialog_ask_link (self);
      return;
    }
  show_page (self, "draft");
  gtk_widget_grab_focus (GTK_WIDGET (self->is_reminder ? self->subject_entry : self->recipient_entry));
  rewrite = first || csp_invitation_dialog_is_untouched (self);
  csp_message_editor_set_link (self->editor, link);
  if (rewrite)
    csp_invitation_dialog_write (self);
  if (first && !self->is_reminder && !csp_is_empty (self->start->message))
    {
      csp_message_editor_set_link (self->editor, self->start->link);
      csp_message_editor_set_text (self->editor, self->start->message);
      csp_message_editor_set_link (self->editor, link);
      gtk_editable_set_text (self->subject_entry, self->start->subject ? self->start->subject : "");
    }
  csp_invitation_dialog_check (self);
}

static void
fill_channels (CspInvitationDialog *self)
{
  csp_choice_append (self->how_found_choice, "", C_("how-found", "Not recorded"));
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    csp_choice_append (self->how_found_choice, channels[i], csp_invitation_how_found_label (channels[i]));
}

static void
fill_languages (CspInvitationDialog *self)
{
  g_auto(GStrv) languages = csp_message_template_languages ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *culture = g_strdelimit (g_strdup (languages[i]), "_", '-');
      g_autofree char *name = strchr (culture, '-') ? csp_culture_name (culture)
                                                    : g_strdup (csp_language_name (culture));

      csp_choice_append (self->language_choice, languages[i], name);
    }
}

static gboolean
csp_invitation_dialog_close_request (GtkWindow *window)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->check_source, g_source_remove);
  return GTK_WINDOW_CLASS (csp_invitation_dialog_parent_class)->close_request (window);
}

static void
csp_invitation_dialog_dispose (GObject *object)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_INVITATION_DIALOG);

  G_OBJECT_CLASS (csp_invitation_dialog_parent_class)->dispose (object);
}

static void
csp_invitation_dialog_finalize (GObject *object)
{
  CspInvitationDialog *self = CSP_INVITATION_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->profile);
  g_clear_object (&self->start);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->form);
  g_free (self->written_subject);
  g_free (self->written_message);

  G_OBJECT_CLASS (csp_invitation_dialog_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CspInvitationDialog, child)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toasts);
  BIND (stack);
  BIND (done_button);
  BIND (footer);
  BIND (open_button);
  BIND (copy_button);
  BIND (sent_check);
  BIND (why_button);
  BIND (link_page);
  BIND (link_row);
  BIND (link_entry);
  BIND (change_link_button);
  BIND (draft_page);
  BIND (notice_label);
  BIND (failure_label);
  BIND (recipient_group);
  BIND (recipient_entry);
  BIND (email_entry);
  BIND (country_choice);
  BIND (how_found_choice);
  BIND (access_check);
  BIND (language_choice);
  BIND (subject_entry);
  BIND (editor);
}

static void
csp_invitation_dialog_class_init (CspInvitationDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_invitation_dialog_dispose;
  object_class->finalize = csp_invitation_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_invitation_dialog_close_request;

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  g_type_ensure (CSP_TYPE_MESSAGE_EDITOR);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-invitation-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipient_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, access_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  csp_invitation_dialog_install_actions (widget_class);
}

static void
wrap_label (GtkButton *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
csp_invitation_dialog_init (CspInvitationDialog *self)
{
  self->form = csp_form_new ();
  self->cancellable = g_cancellable_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
  wrap_label (self->open_button);
  wrap_label (self->copy_button);
  csp_form_add_all (self->form, self->draft_page);
  csp_country_choice_fill (self->country_choice);
  fill_channels (self);
  fill_languages (self);
  self->updating = FALSE;
}

static void
fill_texts (CspInvitationDialog *self)
{
  const char *title = self->is_reminder ? _("Send a reminder") : _(self->use->title);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->notice_label,
                       self->is_reminder ? _("This is a new message about the same request, with the same link. Done "
                                             "records today as the day of the reminder.")
                                         : _(self->use->notice));
  adw_status_page_set_title (self->link_page, _(self->use->key_title));
  adw_status_page_set_description (self->link_page, _(self->use->key_text));
  csp_form_row_set_label (self->link_row, _(self->use->key_label));
  gtk_widget_set_visible (GTK_WIDGET (self->access_check), self->use->asks_access && !self->is_reminder);
  gtk_widget_set_visible (self->recipient_group, !self->is_reminder);
  gtk_widget_set_visible (GTK_WIDGET (self->sent_check), !self->is_reminder);
  gtk_widget_set_visible (self->change_link_button, !self->is_reminder && !self->use->asks_access);
}

static void
begin (CspInvitationDialog *self)
{
  CspInvitation *start = self->start;
  g_autofree char *language = NULL;

  self->updating = TRUE;
  gtk_editable_set_text (self->recipient_entry, start->recipient ? start->recipient : "");
  gtk_editable_set_text (self->email_entry, start->email ? start->email : "");
  csp_choice_set_id (self->country_choice, start->country ? start->country : "");
  csp_choice_set_id (self->how_found_choice, start->how_found ? start->how_found : "");
  if (!csp_is_empty (start->message))
    gtk_check_button_set_active (self->access_check, start->delegated_access);
  if (csp_cloud_forces_delegated_access (self->profile->cloud))
    {
      gtk_check_button_set_active (self->access_check, TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->access_check), FALSE);
    }
  self->updating = FALSE;
  language = csp_is_empty (start->language) ? csp_invitation_draft_language (start->country ? start->country
                                                                                            : self->profile->country)
                                            : g_strdup (start->language);
  self->language_chosen = !csp_is_empty (start->language);
  select_language (self, language);
  fill_texts (self);
  csp_invitation_dialog_begin_draft (self);
}

static GtkWidget *
create (GtkWindow     *parent,
        CspStore      *store,
        CspInvitation *start,
        gboolean       is_reminder)
{
  const CspInvitationUse *use = csp_invitation_use_find (start->kind);
  CspInvitationDialog *self;

  g_return_val_if_fail (CSP_IS_STORE (store), NULL);
  g_return_val_if_fail (use != NULL, NULL);

  self = g_object_new (CSP_TYPE_INVITATION_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->profile = g_object_ref (csp_store_get_profile (store));
  self->start = g_object_ref (start);
  self->use = use;
  self->is_reminder = is_reminder;
  begin (self);
  return GTK_WIDGET (self);
}

/**
 * csp_invitation_dialog_new:
 * @parent: (nullable): the window it belongs to, which is told of the result by its win.report actions
 * @store: an open profile
 * @start: what the draft begins with: its kind, and whatever else is known; a message is taken over as it is
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
csp_invitation_dialog_new (GtkWindow     *parent,
                           CspStore      *store,
                           CspInvitation *start)
{
  return create (parent, store, start, FALSE);
}

/**
 * csp_invitation_dialog_new_reminder:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @invitation: a request that has not been answered
 *
 * Returns: (transfer none): the dialog with a reminder of @invitation, not shown yet
 */
GtkWidget *
csp_invitation_dialog_new_reminder (GtkWindow     *parent,
                                    CspStore      *store,
                                    CspInvitation *invitation)
{
  return create (parent, store, invitation, TRUE);
}
