/* test-resellers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "dialogs/csp-record-dialog.h"
#include "domain/csp-invitation.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "views/csp-invitations-view.h"
#include "views/csp-resellers-view.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-record-picker.h"

static TestStore file;
static CspStore *store;
static GtkWidget *window;
static GtkWidget *view;
static GString *activated;      /* actions of the window, as they are asked for */

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
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (activated, "%s(%s) ", g_action_get_name (G_ACTION (action)), text);
}

static const GActionEntry actions[] = {
  { "new-customer", action_cb, "x" },
  { "add-subscription", action_cb, "x" },
  { "set-support-contact", action_cb, "x" },
  { "show-reseller-customers", action_cb, "x" },
  { "request-partnership", action_cb, "x" },
  { "request-relationship", action_cb, "x" },
  { "new-reseller", action_cb, NULL },
  { "export-resellers", action_cb, NULL },
  { "import", action_cb, "s" },
  { "edit-reseller", action_cb, "x" },
  { "remind-invitation", action_cb, "x" },
  { "link-invitation", action_cb, "x" },
  { "accept-invitation", action_cb, "x" },
  { "duplicate-invitation", action_cb, "x" },
  { "report", action_cb, "s" },
  { "report-error", action_cb, "s" },
  { "report-undoable", action_cb, "(ss)" },
};

static void
open_store (void)
{
  csp_store_open_async (file.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 900);
}

static void
show_view (GtkWidget *(*create) (CspStore *store))
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  open_store ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  view = create (store);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

static void
set_up (void)
{
  test_store_set_up (&file);
  activated = g_string_new (NULL);
}

static void
close_dialogs (void)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();

  for (GList *item = all; item != NULL; item = item->next)
    if (item->data != window)
      gtk_window_destroy (item->data);
}

static void
tear_down (void)
{
  close_dialogs ();
  gtk_window_destroy (GTK_WINDOW (window));
  test_gtk_settle ();
  csp_store_close (store);
  g_clear_object (&store);
  g_string_free (activated, TRUE);
  test_store_tear_down (&file);
}

typedef struct
{
  GtkWidget  *root;
  const char *text;
} Sought;

static gboolean
has_label (gpointer user_data)
{
  Sought *sought = user_data;

  return test_gtk_find_label (sought->root, sought->text) != NULL;
}

static gboolean
wait_for (GtkWidget  *root,
          const char *text)
{
  Sought sought = { root, text };

  return test_wait_until (has_label, &sought);
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button;

  ck_assert_msg (wait_for (root, label), "there is no “%s”", label);
  button = test_gtk_find_button (root, label);
  ck_assert_ptr_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static CspRow *
get_first_row (void)
{
  CspPagedList *list = csp_row_selection_get_list (csp_list_page_get_selection (CSP_LIST_PAGE (view)));

  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static gboolean
has_first_record (gpointer user_data)
{
  g_autoptr(CspRow) row = get_first_row ();

  return row != NULL && csp_row_get_item (row) != NULL;
}

static void
expand_first_row (void)
{
  g_autoptr(CspRow) row = NULL;

  ck_assert (test_wait_until (has_first_record, NULL));
  row = get_first_row ();
  csp_row_set_expanded (row, TRUE);
}

static gboolean
is_top_level (GtkWidget *widget,
              GType      type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_visible (widget);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();

  for (GList *item = all; item != NULL; item = item->next)
    if (is_top_level (item->data, type))
      return item->data;
  return NULL;
}

static void
pick_first (const char *label)
{
  GtkWidget *picker = find_window (CSP_TYPE_RECORD_PICKER);

  ck_assert_ptr_nonnull (picker);
  ck_assert_msg (wait_for (picker, label), "“%s” is not offered", label);
  csp_record_picker_activate (CSP_RECORD_PICKER (picker), 0);
  test_gtk_settle ();
}

START_TEST (an_empty_list_offers_to_request_the_first_partnership)
{
  show_view (csp_resellers_view_new);
  ck_assert (wait_for (view, "No indirect resellers yet"));
  press (view, "Request a partnership");
  ck_assert_str_eq (activated->str, "request-partnership(0) ");
}
END_TEST

START_TEST (a_row_opens_new_customer_with_its_reseller)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&file, "First Up Consultants", "4000001");
  g_autofree char *expected = g_strdup_printf ("new-customer(%" G_GINT64_FORMAT ") ", reseller->id);

  show_view (csp_resellers_view_new);
  expand_first_row ();
  press (view, "Add new customer");
  ck_assert_str_eq (activated->str, expected);
}
END_TEST

START_TEST (an_expanded_reseller_shows_the_four_goals)
{
  g_object_unref (test_store_add_reseller (&file, "First Up Consultants", "4000001"));
  show_view (csp_resellers_view_new);
  expand_first_row ();
  ck_assert (wait_for (view, "What do you want to achieve?"));
  ck_assert_ptr_nonnull (test_gtk_find_label (view, "Manage the customer’s account with administration rights"));
  ck_assert_ptr_nonnull (test_gtk_find_label (view, "Manage the account of an Azure customer"));
  ck_assert_ptr_nonnull (test_gtk_find_label (view, "Give the reseller credit for incentives"));
  ck_assert_ptr_nonnull (test_gtk_find_label (view, "Delegate customer support"));
}
END_TEST

/* The Go button of the row that @title stands in. */
static void
go (const char *title)
{
  GtkWidget *row;

  ck_assert (wait_for (view, title));
  row = gtk_widget_get_parent (gtk_widget_get_parent (test_gtk_find_label (view, title)));
  press (row, "Go");
}

START_TEST (delegating_support_goes_to_a_subscription_of_a_customer_of_the_reseller)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&file, "First Up Consultants", "4000001");
  g_autoptr(CspCustomer) customer = test_store_add_customer (&file, "Fabrikam", reseller->id);
  g_autoptr(CspSubscription) sub = test_store_add_subscription (&file, customer->id, "Office 365 E3", 5, "active");
  g_autofree char *expected = g_strdup_printf ("set-support-contact(%" G_GINT64_FORMAT ") ", sub->id);

  g_object_unref (test_store_add_customer (&file, "Adatum, of nobody", 0));
  show_view (csp_resellers_view_new);
  expand_first_row ();
  go ("Delegate customer support");
  pick_first ("Fabrikam");
  pick_first ("Office 365 E3");
  ck_assert_str_eq (activated->str, expected);
}
END_TEST

START_TEST (incentive_credit_goes_to_a_new_subscription_of_the_chosen_customer)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&file, "First Up Consultants", "4000001");
  g_autoptr(CspCustomer) customer = test_store_add_customer (&file, "Fabrikam", reseller->id);
  g_autofree char *expected = g_strdup_printf ("add-subscription(%" G_GINT64_FORMAT ") ", customer->id);

  show_view (csp_resellers_view_new);
  expand_first_row ();
  go ("Give the reseller credit for incentives");
  pick_first ("Fabrikam");
  ck_assert_str_eq (activated->str, expected);
}
END_TEST

static CspInvitation *
add_invitation (const char *recipient,
                const char *state)
{
  g_autofree char *guid = g_uuid_string_random ();
  CspInvitation *invitation = g_object_new (CSP_TYPE_INVITATION, "invitation-id", guid, "kind", "partnership",
                                            "recipient", recipient, "link", "https://partner.microsoft.com/x",
                                            "state", state, NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (file.conn, invitation, &error);
  ck_no_error (error);
  return invitation;
}

static gboolean
was_reported (gpointer user_data)
{
  return strstr (activated->str, "report") != NULL;
}

START_TEST (a_prepared_invitation_is_marked_as_sent_and_can_be_undone)
{
  g_autoptr(CspInvitation) invitation = add_invitation ("Proseware", "prepared");
  g_autoptr(CspInvitation) stored = NULL;

  show_view (csp_invitations_view_new);
  expand_first_row ();
  press (view, "Mark as sent");
  ck_assert (test_wait_until (was_reported, NULL));
  ck_assert (g_str_has_prefix (activated->str, "report-undoable("));
  stored = csp_repo_find (file.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (stored->state, "sent");
  ck_assert (stored->sent_at > 0);
}
END_TEST

START_TEST (an_accepted_invitation_offers_only_to_be_duplicated)
{
  g_object_unref (add_invitation ("Proseware", "accepted"));
  show_view (csp_invitations_view_new);
  expand_first_row ();
  ck_assert (wait_for (view, "Duplicate…"));
  ck_assert_ptr_null (test_gtk_find_label (view, "Remind…"));
  ck_assert_ptr_null (test_gtk_find_label (view, "Withdraw…"));
}
END_TEST

START_TEST (withdrawing_says_first_that_the_link_cannot_be_revoked)
{
  g_autoptr(CspInvitation) invitation = add_invitation ("Proseware", "sent");
  g_autoptr(CspInvitation) stored = NULL;
  GtkWidget *question;

  show_view (csp_invitations_view_new);
  expand_first_row ();
  press (view, "Withdraw…");
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  ck_assert_ptr_nonnull (question);
  ck_assert (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (question)), "cannot be revoked") != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "withdraw");
  ck_assert (test_wait_until (was_reported, NULL));
  stored = csp_repo_find (file.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (stored->state, "withdrawn");
}
END_TEST

START_TEST (invitations_are_filtered_by_state)
{
  g_autoptr(CspListQuery) query = NULL;

  g_object_unref (add_invitation ("Proseware", "sent"));
  g_object_unref (add_invitation ("Fabrikam", "declined"));
  show_view (csp_invitations_view_new);
  ck_assert (wait_for (view, "2 invitations"));
  query = csp_list_query_copy (csp_list_page_get_query (CSP_LIST_PAGE (view)));
  query->status = g_strdup ("sent");
  csp_list_page_set_query (CSP_LIST_PAGE (view), query);
  ck_assert (wait_for (view, "1 invitation"));
}
END_TEST

static gboolean
is_gone (gpointer dialog)
{
  return *(gpointer *) dialog == NULL;
}

static void
type_into (GtkWidget  *dialog,
           const char *label,
           const char *text)
{
  GtkWidget *row = test_gtk_find_label (dialog, label);

  while (row != NULL && !CSP_IS_FORM_ROW (row))
    row = gtk_widget_get_parent (row);
  ck_assert_ptr_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (csp_form_row_get_input (CSP_FORM_ROW (row))), text);
}

static gboolean
can_save (gpointer dialog)
{
  GtkWidget *button = test_gtk_find_button (dialog, "Save");

  return button != NULL && gtk_widget_is_sensitive (button);
}

START_TEST (recording_an_acceptance_adds_the_reseller_and_accepts_the_invitation)
{
  g_autoptr(CspInvitation) invitation = add_invitation ("Proseware", "sent");
  g_autoptr(CspInvitation) stored = NULL;
  g_autoptr(CspReseller) reseller = NULL;
  GtkWidget *dialog;

  open_store ();
  dialog = csp_record_dialog_new_accepted (NULL, store, invitation);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  ck_assert (!can_save (dialog));
  type_into (dialog, "MPN ID", "4511001");
  ck_assert (test_wait_until (can_save, dialog));
  gtk_widget_activate_action (dialog, "record.save", NULL);
  ck_assert (test_wait_until (is_gone, &dialog));
  reseller = csp_repo_find_where (file.conn, CSP_TYPE_RESELLER, NULL, "reseller.mpn_id = '4511001'", "");
  ck_assert_ptr_nonnull (reseller);
  ck_assert_str_eq (reseller->name, "Proseware");
  stored = csp_repo_find (file.conn, CSP_TYPE_INVITATION, invitation->id, NULL);
  ck_assert_str_eq (stored->state, "accepted");
  ck_assert_int_eq (stored->reseller_id, reseller->id);
}
END_TEST

START_TEST (a_reseller_whose_mpn_id_is_no_number_cannot_be_saved)
{
  GtkWidget *dialog;

  open_store ();
  dialog = csp_record_dialog_new_reseller (NULL, store, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  type_into (dialog, "Reseller name", "ReleCloud");
  type_into (dialog, "MPN ID", "48A7");
  ck_assert (wait_for (dialog, "Why?"));
  ck_assert (!can_save (dialog));
  type_into (dialog, "MPN ID", "4511002");
  ck_assert (test_wait_until (can_save, dialog));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("resellers-view");
  TCase *tcase = tcase_create ("resellers-view");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, an_empty_list_offers_to_request_the_first_partnership);
  tcase_add_test (tcase, a_row_opens_new_customer_with_its_reseller);
  tcase_add_test (tcase, an_expanded_reseller_shows_the_four_goals);
  tcase_add_test (tcase, delegating_support_goes_to_a_subscription_of_a_customer_of_the_reseller);
  tcase_add_test (tcase, incentive_credit_goes_to_a_new_subscription_of_the_chosen_customer);
  tcase_add_test (tcase, a_prepared_invitation_is_marked_as_sent_and_can_be_undone);
  tcase_add_test (tcase, an_accepted_invitation_offers_only_to_be_duplicated);
  tcase_add_test (tcase, withdrawing_says_first_that_the_link_cannot_be_revoked);
  tcase_add_test (tcase, invitations_are_filtered_by_state);
  tcase_add_test (tcase, recording_an_acceptance_adds_the_reseller_and_accepts_the_invitation);
  tcase_add_test (tcase, a_reseller_whose_mpn_id_is_no_number_cannot_be_saved);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
