/* test-invitation-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dialogs/csp-invitation-dialog-private.h"
#include "domain/csp-invitation-link.h"
#include "store/csp-repo.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define PARTNERSHIP_LINK "https://partner.microsoft.com/en-us/pcv/invite/0e5b4b1a"

GResource *csp_ui_get_resource (void);

static TestStore fixture;
static CspStore *store;
static CspInvitationDialog *dialog;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store = csp_store_open_finish (result, NULL);
}

static gboolean
is_open (gpointer user_data)
{
  return store != NULL;
}

static void
open_store (void)
{
  csp_store_open_async (fixture.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
}

static void
open_dialog (const char *kind)
{
  g_autoptr(CspInvitation) start = g_object_new (CSP_TYPE_INVITATION, "kind", kind, NULL);

  dialog = CSP_INVITATION_DIALOG (csp_invitation_dialog_new (NULL, store, start));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_up (void)
{
  test_store_set_up (&fixture);
  ck_assert (csp_conn_run (fixture.conn, NULL, "UPDATE profile SET partnership_link = ?1", "t", PARTNERSHIP_LINK));
  open_store ();
}

static void
tear_down (void)
{
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  csp_store_close (store);
  g_clear_object (&store);
  test_store_tear_down (&fixture);
}

static gboolean
is_checked (gpointer user_data)
{
  return dialog->check_source == 0 && gtk_widget_is_sensitive (dialog->done_button) == GPOINTER_TO_INT (user_data);
}

static gboolean
is_closed (gpointer user_data)
{
  return dialog == NULL;
}

static void
type_at_start (const char *text)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (csp_message_editor_get_view (dialog->editor)), &start);
  gtk_text_buffer_insert (gtk_text_view_get_buffer (csp_message_editor_get_view (dialog->editor)), &start, text, -1);
}

static void
delete_character_before_end_of_link (void)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (csp_message_editor_get_view (dialog->editor));
  GtkTextIter start, match, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  ck_assert (gtk_text_iter_forward_search (&start, PARTNERSHIP_LINK, 0, &match, &end, NULL));
  ck_assert (gtk_text_buffer_backspace (buffer, &end, TRUE, TRUE));
}

START_TEST (the_draft_begins_with_the_link_of_the_profile_and_exactly_these_buttons)
{
  g_autofree char *message = NULL;

  open_dialog ("partnership");
  message = csp_message_editor_dup_text (dialog->editor);
  ck_assert (csp_invitation_text_has_link (message, PARTNERSHIP_LINK));
  ck_assert_str_eq (gtk_button_get_label (dialog->open_button), "Open in email");
  ck_assert_str_eq (gtk_button_get_label (dialog->copy_button), "Copy to clipboard");
  ck_assert_str_eq (gtk_button_get_label (GTK_BUTTON (dialog->done_button)), "Done");
  ck_assert (gtk_widget_is_sensitive (GTK_WIDGET (dialog->open_button)));
  ck_assert (test_wait_until (is_checked, GINT_TO_POINTER (TRUE)));
}
END_TEST

START_TEST (without_its_link_the_message_cannot_leave_until_the_link_is_restored)
{
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  open_dialog ("partnership");
  delete_character_before_end_of_link ();
  without = csp_message_editor_dup_text (dialog->editor);
  ck_assert_msg (strstr (without, "https://") == NULL, "the link goes whole: %s", without);
  ck_assert (!gtk_widget_is_sensitive (GTK_WIDGET (dialog->open_button)));
  ck_assert (!gtk_widget_is_sensitive (GTK_WIDGET (dialog->copy_button)));
  ck_assert (!gtk_widget_is_sensitive (dialog->done_button));

  gtk_widget_activate_action (GTK_WIDGET (dialog->editor), "message.restore-link", NULL);
  with = csp_message_editor_dup_text (dialog->editor);
  ck_assert (csp_invitation_text_has_link (with, PARTNERSHIP_LINK));
  ck_assert (gtk_widget_is_sensitive (GTK_WIDGET (dialog->open_button)));
  ck_assert (gtk_widget_is_sensitive (GTK_WIDGET (dialog->copy_button)));
}
END_TEST

START_TEST (nothing_can_be_typed_into_the_link)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, match, end;
  g_autofree char *message = NULL;

  open_dialog ("partnership");
  buffer = gtk_text_view_get_buffer (csp_message_editor_get_view (dialog->editor));
  gtk_text_buffer_get_start_iter (buffer, &start);
  ck_assert (gtk_text_iter_forward_search (&start, PARTNERSHIP_LINK, 0, &match, &end, NULL));
  gtk_text_iter_forward_chars (&match, 12);
  gtk_text_buffer_insert (buffer, &match, " hello", -1);
  message = csp_message_editor_dup_text (dialog->editor);
  ck_assert (strstr (message, PARTNERSHIP_LINK " hello") != NULL);
  ck_assert (csp_message_editor_has_link (dialog->editor));
}
END_TEST

static char *clipboard_text;

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  clipboard_text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static gboolean
text_is_read (gpointer user_data)
{
  return clipboard_text != NULL;
}

START_TEST (the_clipboard_gets_the_edited_text_with_the_unmodified_link)
{
  GdkClipboard *clipboard;
  GdkContentFormats *formats;

  open_dialog ("partnership");
  type_at_start ("Prezada Conceição, ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "invitation.copy", NULL);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (dialog));
  formats = gdk_clipboard_get_formats (clipboard);
  ck_assert (gdk_content_formats_contain_mime_type (formats, "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, NULL);
  ck_assert (test_wait_until (text_is_read, NULL));
  ck_assert (g_str_has_prefix (clipboard_text, "Prezada Conceição, "));
  ck_assert (csp_invitation_text_has_link (clipboard_text, PARTNERSHIP_LINK));
  g_clear_pointer (&clipboard_text, g_free);
}
END_TEST

START_TEST (another_language_replaces_text_that_nobody_touched)
{
  g_autofree char *message = NULL;

  open_dialog ("partnership");
  csp_choice_set_id (dialog->language_choice, "ru");
  message = csp_message_editor_dup_text (dialog->editor);
  ck_assert (strstr (message, "Здравствуйте") != NULL);
  ck_assert (csp_invitation_text_has_link (message, PARTNERSHIP_LINK));
}
END_TEST

START_TEST (another_language_leaves_edited_text_alone_until_the_person_agrees)
{
  g_autofree char *message = NULL;

  open_dialog ("partnership");
  type_at_start ("Dear Ms. Silva! ");
  csp_choice_set_id (dialog->language_choice, "ru");
  message = csp_message_editor_dup_text (dialog->editor);
  ck_assert (g_str_has_prefix (message, "Dear Ms. Silva! "));
}
END_TEST

START_TEST (the_recipients_country_chooses_the_language_of_the_message)
{
  open_dialog ("partnership");
  ck_assert_str_eq (csp_choice_get_id (dialog->language_choice), "pt_BR");
  csp_choice_set_id (dialog->country_choice, "DE");
  ck_assert_str_eq (csp_choice_get_id (dialog->language_choice), "de");
}
END_TEST

START_TEST (done_stores_the_request_so_that_it_is_there_after_reopening)
{
  g_autoptr(CspInvitation) stored = NULL;

  open_dialog ("partnership");
  gtk_editable_set_text (dialog->recipient_entry, "First Up Consultants");
  gtk_editable_set_text (dialog->email_entry, "sales@firstup.example");
  gtk_check_button_set_active (dialog->sent_check, TRUE);
  ck_assert (test_wait_until (is_checked, GINT_TO_POINTER (TRUE)));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "invitation.done", NULL);
  ck_assert (test_wait_until (is_closed, NULL));

  csp_store_close (store);
  g_clear_object (&store);
  open_store ();
  stored = csp_repo_find_where (fixture.conn, CSP_TYPE_INVITATION, NULL, "TRUE", "");
  ck_assert_ptr_nonnull (stored);
  ck_assert_str_eq (stored->recipient, "First Up Consultants");
  ck_assert_str_eq (stored->state, "sent");
  ck_assert_str_eq (stored->link, PARTNERSHIP_LINK);
  ck_assert (stored->sent_at > 0);
  ck_assert (strstr (stored->message, "First Up Consultants") != NULL);
}
END_TEST

START_TEST (a_bad_address_is_refused_beside_its_field)
{
  open_dialog ("partnership");
  gtk_editable_set_text (dialog->email_entry, "not an address");
  ck_assert (test_wait_until (is_checked, GINT_TO_POINTER (FALSE)));
  csp_form_focus_first_error (dialog->form);
  ck_assert (csp_form_row_get_message (csp_form_find (dialog->form, "email")) != NULL);
}
END_TEST

static gboolean
has_message (gpointer field)
{
  const char *message = csp_form_row_get_message (csp_form_find (dialog->form, field));

  return message != NULL && *message != '\0';
}

START_TEST (a_country_outside_the_region_warns_but_lets_done_pass)
{
  char field[] = "country";

  open_dialog ("partnership");
  csp_choice_set_id (dialog->country_choice, "JP");
  ck_assert (test_wait_until (has_message, field));
  ck_assert (gtk_widget_is_sensitive (dialog->done_button));
}
END_TEST

static gboolean
shows_draft (gpointer user_data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (dialog->stack), "draft") == 0;
}

START_TEST (a_missing_partnership_link_is_asked_for_checked_and_remembered)
{
  g_autoptr(CspProfile) profile = NULL;

  ck_assert (csp_conn_run (fixture.conn, NULL, "UPDATE profile SET partnership_link = NULL", ""));
  csp_store_close (store);
  g_clear_object (&store);
  open_store ();
  open_dialog ("partnership");
  ck_assert_str_eq (gtk_stack_get_visible_child_name (dialog->stack), "link");

  gtk_editable_set_text (dialog->link_entry, "https://evil.example/partner");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "invitation.save-link", NULL);
  ck_assert_str_eq (gtk_stack_get_visible_child_name (dialog->stack), "link");
  ck_assert (strstr (csp_form_row_get_message (dialog->link_row), "microsoft.com") != NULL);

  gtk_editable_set_text (dialog->link_entry, "  " PARTNERSHIP_LINK " ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "invitation.save-link", NULL);
  ck_assert (test_wait_until (shows_draft, NULL));
  ck_assert (csp_message_editor_has_link (dialog->editor));
  profile = csp_repo_find (fixture.conn, CSP_TYPE_PROFILE, 1, NULL);
  ck_assert_str_eq (profile->partnership_link, PARTNERSHIP_LINK);
}
END_TEST

START_TEST (delegated_privileges_change_the_link_inside_edited_text)
{
  g_autofree char *message = NULL;

  open_dialog ("relationship");
  ck_assert (gtk_widget_get_visible (GTK_WIDGET (dialog->access_check)));
  ck_assert (strstr (csp_message_editor_get_link (dialog->editor), "DAP=true") != NULL);
  type_at_start ("Hi! ");
  gtk_check_button_set_active (dialog->access_check, FALSE);
  message = csp_message_editor_dup_text (dialog->editor);
  ck_assert (g_str_has_prefix (message, "Hi! "));
  ck_assert (strstr (message, "DAP=false") != NULL);
  ck_assert (strstr (message, "DAP=true") == NULL);
  ck_assert (csp_message_editor_has_link (dialog->editor));
}
END_TEST

START_TEST (a_reminder_changes_the_same_record)
{
  g_autoptr(CspInvitation) sent = g_object_new (CSP_TYPE_INVITATION, "invitation-id", "x", "kind", "partnership",
                                                "recipient", "First Up", "link", PARTNERSHIP_LINK,
                                                "language", "en", "state", "sent", NULL);
  g_autoptr(CspInvitation) stored = NULL;

  ck_assert (csp_repo_insert (fixture.conn, sent, NULL));
  dialog = CSP_INVITATION_DIALOG (csp_invitation_dialog_new_reminder (NULL, store, sent));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  ck_assert (g_str_has_prefix (gtk_editable_get_text (dialog->subject_entry), "Reminder: "));
  ck_assert (test_wait_until (is_checked, GINT_TO_POINTER (TRUE)));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "invitation.done", NULL);
  ck_assert (test_wait_until (is_closed, NULL));
  stored = csp_repo_find (fixture.conn, CSP_TYPE_INVITATION, sent->id, NULL);
  ck_assert_int_eq (stored->reminders, 1);
  ck_assert_str_eq (stored->state, "sent");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("invitation-dialog");
  TCase *tcase = tcase_create ("invitation-dialog");

  adw_init ();
  csp_ui_get_resource ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, the_draft_begins_with_the_link_of_the_profile_and_exactly_these_buttons);
  tcase_add_test (tcase, without_its_link_the_message_cannot_leave_until_the_link_is_restored);
  tcase_add_test (tcase, nothing_can_be_typed_into_the_link);
  tcase_add_test (tcase, the_clipboard_gets_the_edited_text_with_the_unmodified_link);
  tcase_add_test (tcase, another_language_replaces_text_that_nobody_touched);
  tcase_add_test (tcase, another_language_leaves_edited_text_alone_until_the_person_agrees);
  tcase_add_test (tcase, the_recipients_country_chooses_the_language_of_the_message);
  tcase_add_test (tcase, done_stores_the_request_so_that_it_is_there_after_reopening);
  tcase_add_test (tcase, a_bad_address_is_refused_beside_its_field);
  tcase_add_test (tcase, a_country_outside_the_region_warns_but_lets_done_pass);
  tcase_add_test (tcase, a_missing_partnership_link_is_asked_for_checked_and_remembered);
  tcase_add_test (tcase, delegated_privileges_change_the_link_inside_edited_text);
  tcase_add_test (tcase, a_reminder_changes_the_same_record);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
