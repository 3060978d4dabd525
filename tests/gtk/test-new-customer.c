/* test-new-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dialogs/csp-new-customer-assistant.h"
#include "tests/lib/test-form.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-choice.h"

static TestStore store;
static CspStore *profile;
static GtkWindow *parent;
static GtkWindow *window;
static CspReseller *reseller;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  profile = csp_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer user_data)
{
  return profile != NULL;
}

static void
set_up (void)
{
  test_store_set_up (&store);
  reseller = test_store_add_reseller (&store, "First Up Consultants", "4812345");
  parent = GTK_WINDOW (gtk_window_new ());
}

static void
open_profile (const char *country)
{
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_run (store.conn, &error, "UPDATE profile SET country = ?1", "t", country));
  test_add_catalogue (&store, country);
  csp_store_open_async (store.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
}

static gboolean
is_gone (gpointer user_data)
{
  return window == NULL;
}

static gboolean
shows_label (gpointer text)
{
  return window != NULL && test_gtk_find_label (GTK_WIDGET (window), text) != NULL;
}

static void
wait_for_label (const char *text)
{
  ck_assert_msg (test_wait_until (shows_label, (gpointer) text), "“%s” does not appear", text);
}

static void
open_assistant (gint64 reseller_id,
                gint64 draft_id)
{
  window = csp_new_customer_assistant_new (parent, profile, reseller_id, draft_id);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (window);
}

static void
tear_down (void)
{
  if (window != NULL)
    gtk_window_destroy (window);
  ck_assert (test_wait_until (is_gone, NULL));
  gtk_window_destroy (parent);
  test_gtk_settle ();
  if (profile != NULL)
    csp_store_close (profile);
  g_clear_object (&profile);
  g_clear_object (&reseller);
  test_store_tear_down (&store);
}

static GtkWidget *
button (const char *label)
{
  GtkWidget *found = test_gtk_find_button (GTK_WIDGET (window), label);

  ck_assert_msg (found != NULL, "there is no button “%s”", label);
  return found;
}

static gboolean
can_press (gpointer label)
{
  GtkWidget *found = window != NULL ? test_gtk_find_button (GTK_WIDGET (window), label) : NULL;

  return found != NULL && gtk_widget_is_sensitive (found);
}

static void
press (const char *label)
{
  ck_assert_msg (test_wait_until (can_press, (gpointer) label), "“%s” cannot be pressed", label);
  g_signal_emit_by_name (button (label), "clicked");
}

static void
fill_american_account (void)
{
  wait_for_label ("Primary contact");
  test_form_fill (GTK_WIDGET (window), "company-name", "Margie’s Travel");
  test_form_fill (GTK_WIDGET (window), "address-line1", "1 Main Street");
  test_form_fill (GTK_WIDGET (window), "city", "Bellevue");
  test_form_fill (GTK_WIDGET (window), "postal-code", "98052");
  test_form_fill (GTK_WIDGET (window), "first-name", "Ana");
  test_form_fill (GTK_WIDGET (window), "last-name", "Lima");
  test_form_fill (GTK_WIDGET (window), "email", "ana@margies.example");
  test_form_fill (GTK_WIDGET (window), "phone", "(425) 555-0101");
}

static gboolean
has_states (gpointer user_data)
{
  return CSP_IS_CHOICE (csp_form_row_get_input (test_form_find (GTK_WIDGET (window), "state")));
}

static void
wait_for_states (void)
{
  ck_assert (test_wait_until (has_states, NULL));
}

static void
choose_five (void)
{
  g_autofree char *name = test_first_offer (&store);

  test_choose_offer (GTK_WIDGET (window), name, 5);
}

static void
go_to_review (void)
{
  open_profile ("US");
  open_assistant (reseller->id, 0);
  fill_american_account ();
  wait_for_states ();
  test_form_fill (GTK_WIDGET (window), "state", "WA");
  press ("Next: Subscriptions");
  wait_for_label ("New subscription");
  choose_five ();
  press ("Next: Review");
  wait_for_label ("Review");
}

START_TEST (opened_from_a_reseller_it_is_chosen_and_said_so)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller->id);

  open_profile ("US");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "reseller"), id);
  wait_for_label ("Chosen because you started from its row in Indirect resellers.");
}
END_TEST

START_TEST (otherwise_the_reseller_must_be_chosen)
{
  open_profile ("US");
  open_assistant (0, 0);
  wait_for_label ("Primary contact");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "reseller"), "");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "reseller"), "");
  test_form_fill (GTK_WIDGET (window), "reseller", "0");
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "reseller"), "");
}
END_TEST

START_TEST (next_is_sensitive_once_the_last_required_field_is_valid)
{
  open_profile ("US");
  open_assistant (reseller->id, 0);
  fill_american_account ();
  wait_for_states ();
  ck_assert (!gtk_widget_is_sensitive (button ("Next: Subscriptions")));
  test_form_fill (GTK_WIDGET (window), "state", "WA");
  ck_assert (gtk_widget_is_sensitive (button ("Next: Subscriptions")));
  press ("Next: Subscriptions");
  wait_for_label ("New subscription");
}
END_TEST

START_TEST (american_addresses_need_a_state_and_a_zip_code)
{
  open_profile ("US");
  open_assistant (reseller->id, 0);
  fill_american_account ();
  wait_for_states ();
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "state"), "");
  test_form_fill (GTK_WIDGET (window), "postal-code", "9805");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "postal-code"), "");
  test_form_fill (GTK_WIDGET (window), "postal-code", "98052-8300");
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "postal-code"), "");
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "phone"), "");
}
END_TEST

START_TEST (kazakhstan_needs_registration_number_and_phone)
{
  open_profile ("KZ");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "registration-number"), "");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "phone"), "");
  wait_for_label ("BIN/IIN");
}
END_TEST

START_TEST (portugal_needs_neither_but_a_postal_code)
{
  open_profile ("PT");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "registration-number"), "");
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "phone"), "");
  test_form_fill (GTK_WIDGET (window), "postal-code", "1000-205");
  test_gtk_settle ();
  ck_assert_str_eq (test_form_message (GTK_WIDGET (window), "postal-code"), "");
}
END_TEST

START_TEST (the_domain_is_proposed_until_it_is_typed)
{
  open_profile ("US");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  test_form_fill (GTK_WIDGET (window), "company-name", "Margie’s Travel");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "domain-prefix"), "margiestravel");
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "margie");
  test_form_fill (GTK_WIDGET (window), "company-name", "Margie’s Travel Agency");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "domain-prefix"), "margie");
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "with-hyphen");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "domain-prefix"), "");
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "abcdefghijklmnopqrstuvwxyz12");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "domain-prefix"), "");
}
END_TEST

static char *
domain_hint (void)
{
  char *hint;

  g_object_get (test_form_find (GTK_WIDGET (window), "domain-prefix"), "hint", &hint, NULL);
  return hint;
}

START_TEST (only_a_possible_domain_has_a_state)
{
  g_autofree char *possible = NULL;
  g_autofree char *impossible = NULL;

  open_profile ("US");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "margie");
  possible = domain_hint ();
  ck_assert_ptr_nonnull (strstr (possible, "Not checked"));
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "with-hyphen");
  impossible = domain_hint ();
  ck_assert_str_eq (impossible, "");
}
END_TEST

static gboolean
says_taken (gpointer user_data)
{
  return strstr (csp_form_row_get_message (test_form_find (GTK_WIDGET (window), "domain-prefix")), "taken") != NULL;
}

START_TEST (a_domain_of_another_customer_is_taken)
{
  g_autoptr(CspCustomer) other = test_store_add_customer (&store, "Other", 0);
  g_autofree char *prefix = g_strndup (other->domain, strcspn (other->domain, "."));

  open_profile ("US");
  open_assistant (reseller->id, 0);
  wait_for_label ("Primary contact");
  test_form_fill (GTK_WIDGET (window), "domain-prefix", prefix);
  ck_assert (test_wait_until (says_taken, NULL));
}
END_TEST

START_TEST (the_accepter_is_the_contact_until_changed)
{
  GtkWidget *accepted;

  open_profile ("US");
  open_assistant (reseller->id, 0);
  fill_american_account ();
  accepted = gtk_widget_get_first_child (csp_form_row_get_input (test_form_find (GTK_WIDGET (window), "agreement")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (accepted), TRUE);
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "agreement-first-name"), "Ana");
  test_form_fill (GTK_WIDGET (window), "first-name", "Anna");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "agreement-first-name"), "Anna");
  test_form_fill (GTK_WIDGET (window), "agreement-first-name", "Rui");
  test_form_fill (GTK_WIDGET (window), "first-name", "Ana");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "agreement-first-name"), "Rui");
  test_form_fill (GTK_WIDGET (window), "agreement-date", "2999-01-01");
  ck_assert_str_ne (test_form_message (GTK_WIDGET (window), "agreement-date"), "");
}
END_TEST

START_TEST (no_subscription_needs_a_confirmation)
{
  open_profile ("US");
  open_assistant (reseller->id, 0);
  fill_american_account ();
  wait_for_states ();
  test_form_fill (GTK_WIDGET (window), "state", "WA");
  press ("Next: Subscriptions");
  wait_for_label ("Create the customer without a subscription");
  ck_assert (!gtk_widget_is_sensitive (button ("Next: Review")));
  choose_five ();
  ck_assert (gtk_widget_is_sensitive (button ("Next: Review")));
}
END_TEST

START_TEST (review_shows_what_was_chosen_and_update_keeps_it)
{
  go_to_review ();
  wait_for_label ("5 licenses");
  wait_for_label ("First Up Consultants");
  wait_for_label ("Margie’s Travel");
  press ("Update");
  wait_for_label ("Next: Subscriptions");
  test_form_fill (GTK_WIDGET (window), "city", "Seattle");
  press ("Next: Subscriptions");
  press ("Next: Review");
  wait_for_label ("5 licenses");
}
END_TEST

START_TEST (closing_keeps_a_draft_that_opens_complete)
{
  gint64 draft_id;

  go_to_review ();
  gtk_window_close (window);
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM draft"), 1);
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM customer"), 0);
  draft_id = test_count (&store, "SELECT id FROM draft");
  open_assistant (0, draft_id);
  wait_for_label ("5 licenses");
  wait_for_label ("Margie’s Travel");
  wait_for_label ("First Up Consultants");
}
END_TEST

START_TEST (an_untouched_assistant_leaves_no_draft)
{
  open_profile ("US");
  open_assistant (0, 0);
  wait_for_label ("Primary contact");
  gtk_window_close (window);
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM draft"), 0);
}
END_TEST

static GtkWindow *
find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != window && gtk_window_get_transient_for (toplevel) == window)
        return toplevel;
    }
  return NULL;
}

START_TEST (cancel_asks_once_and_discards_everything)
{
  GtkWidget *discard;

  go_to_review ();
  gtk_widget_activate_action (GTK_WIDGET (window), "assistant.cancel", NULL);
  ck_assert_ptr_nonnull (find_question ());
  discard = test_gtk_find_button (GTK_WIDGET (find_question ()), "Discard");
  ck_assert_ptr_nonnull (discard);
  g_signal_emit_by_name (discard, "clicked");
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM draft"), 0);
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM customer"), 0);
}
END_TEST

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
has_come (gpointer text)
{
  return *(char **) text != NULL;
}

static GtkWidget *
find_described (GtkWidget  *root,
                const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_described (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
check_password_is_copied_bare (void)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  char *text = NULL;

  g_signal_emit_by_name (find_described (GTK_WIDGET (window), "Copy the temporary password"), "clicked");
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  ck_assert (test_wait_until (has_come, &text));
  ck_assert_str_eq (text, gtk_editable_get_text (GTK_EDITABLE (test_form_input (GTK_WIDGET (window), "password"))));
  ck_assert_uint_ge (strlen (text), 8);
  g_free (text);
}

static gboolean
asks_for_code (void)
{
  return gtk_widget_get_visible (GTK_WIDGET (test_form_find (GTK_WIDGET (window), "validation-code")));
}

START_TEST (government_community_cloud_asks_for_its_code_and_keeps_it)
{
  go_to_review ();
  press ("Update");
  ck_assert (!asks_for_code ());
  test_form_fill (GTK_WIDGET (window), "qualification", "GovernmentCommunityCloud");
  ck_assert (asks_for_code ());
  ck_assert (!gtk_widget_is_sensitive (button ("Next: Subscriptions")));
  test_form_fill (GTK_WIDGET (window), "validation-code", "4711");
  press ("Next: Subscriptions");
  press ("Next: Review");
  wait_for_label ("4711");
  press ("Submit");
  wait_for_label ("Setup info");
  ck_assert_int_eq (test_count (&store, "SELECT validation_code FROM customer_account"), 4711);
}
END_TEST

START_TEST (submit_shows_the_setup_info_and_done_waits_for_it)
{
  go_to_review ();
  press ("Submit");
  wait_for_label ("Setup info");
  ck_assert_str_eq (test_form_text (GTK_WIDGET (window), "user-name"), "admin@margiestravel.onmicrosoft.com");
  ck_assert (!gtk_entry_get_visibility (GTK_ENTRY (test_form_input (GTK_WIDGET (window), "password"))));
  ck_assert (!gtk_widget_is_sensitive (button ("Done")));
  ck_assert_int_eq (test_count (&store, "SELECT setup_unseen FROM customer"), 1);
  check_password_is_copied_bare ();
  ck_assert (gtk_widget_is_sensitive (button ("Done")));
  press ("Done");
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_int_eq (test_count (&store, "SELECT setup_unseen FROM customer"), 0);
  ck_assert_int_eq (test_count (&store, "SELECT quantity FROM subscription"), 5);
  ck_assert_int_eq (test_count (&store, "SELECT reseller_id FROM customer"), reseller->id);
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM draft"), 0);
}
END_TEST

START_TEST (closing_the_confirmation_unseen_asks_again)
{
  go_to_review ();
  press ("Submit");
  wait_for_label ("Setup info");
  gtk_window_close (window);
  test_gtk_settle ();
  ck_assert_ptr_nonnull (window);
  ck_assert_ptr_nonnull (find_question ());
  g_signal_emit_by_name (test_gtk_find_button (GTK_WIDGET (find_question ()), "Close without the password"),
                         "clicked");
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_int_eq (test_count (&store, "SELECT setup_unseen FROM customer"), 1);
}
END_TEST

START_TEST (what_submit_refuses_is_shown_on_its_page)
{
  g_autoptr(CspCustomer) other = NULL;

  go_to_review ();
  other = test_store_add_customer (&store, "Other", 0);
  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE customer SET domain = 'margiestravel.onmicrosoft.com'", ""));
  press ("Submit");
  wait_for_label ("Next: Subscriptions");
  ck_assert_str_ne (csp_form_row_get_message (test_form_find (GTK_WIDGET (window), "domain-prefix")), "");
  ck_assert (!gtk_widget_is_sensitive (button ("Next: Subscriptions")));
  test_form_fill (GTK_WIDGET (window), "domain-prefix", "margies2");
  press ("Next: Subscriptions");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("new-customer");
  TCase *tcase = tcase_create ("new-customer");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, opened_from_a_reseller_it_is_chosen_and_said_so);
  tcase_add_test (tcase, otherwise_the_reseller_must_be_chosen);
  tcase_add_test (tcase, next_is_sensitive_once_the_last_required_field_is_valid);
  tcase_add_test (tcase, american_addresses_need_a_state_and_a_zip_code);
  tcase_add_test (tcase, kazakhstan_needs_registration_number_and_phone);
  tcase_add_test (tcase, portugal_needs_neither_but_a_postal_code);
  tcase_add_test (tcase, the_domain_is_proposed_until_it_is_typed);
  tcase_add_test (tcase, only_a_possible_domain_has_a_state);
  tcase_add_test (tcase, a_domain_of_another_customer_is_taken);
  tcase_add_test (tcase, the_accepter_is_the_contact_until_changed);
  tcase_add_test (tcase, no_subscription_needs_a_confirmation);
  tcase_add_test (tcase, review_shows_what_was_chosen_and_update_keeps_it);
  tcase_add_test (tcase, closing_keeps_a_draft_that_opens_complete);
  tcase_add_test (tcase, an_untouched_assistant_leaves_no_draft);
  tcase_add_test (tcase, cancel_asks_once_and_discards_everything);
  tcase_add_test (tcase, government_community_cloud_asks_for_its_code_and_keeps_it);
  tcase_add_test (tcase, submit_shows_the_setup_info_and_done_waits_for_it);
  tcase_add_test (tcase, closing_the_confirmation_unseen_asks_again);
  tcase_add_test (tcase, what_submit_refuses_is_shown_on_its_page);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
