/* test-new-subscription.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/csp-window.h"
#include "dialogs/csp-new-subscription-dialog.h"
#include "tests/lib/test-form.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-choice.h"

#define OWNED                                                          \
  "The customer already has an active subscription of this offer. "    \
  "For more licenses, its quantity can be changed instead."

static TestStore store;
static CspWindow *window;
static GtkWidget *dialog;
static CspReseller *reseller;
static CspCustomer *customer;

static gboolean
is_open (gpointer user_data)
{
  return csp_window_get_store (window) != NULL;
}

static gboolean
dialog_is_ready (gpointer user_data)
{
  return test_gtk_find_button (dialog, "Next: Review") != NULL;
}

static void
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CSP_IS_NEW_SUBSCRIPTION_DIALOG (toplevel))
        dialog = toplevel;
    }
  ck_assert_ptr_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ck_assert (test_wait_until (dialog_is_ready, NULL));
}

static void
set_up (void)
{
  test_store_set_up (&store);
  dialog = NULL;
  reseller = test_store_add_reseller (&store, "First Up Consultants", "4812345");
  customer = test_store_add_customer (&store, "Margie’s Travel", reseller->id);
  test_add_catalogue (&store, "BR");
  window = csp_window_new (NULL);
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-subscription", "x", customer->id);
  find_dialog ();
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
tear_down (void)
{
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  ck_assert (test_wait_until (is_gone, &dialog));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert (test_wait_until (is_gone, &window));
  test_gtk_settle ();
  g_clear_object (&reseller);
  g_clear_object (&customer);
  test_store_tear_down (&store);
}

static void
press (const char *label)
{
  GtkWidget *button = test_gtk_find_button (dialog, label);

  ck_assert_msg (button != NULL && gtk_widget_is_sensitive (button), "“%s” cannot be pressed", label);
  g_signal_emit_by_name (button, "clicked");
}

static void
choose_and_submit (void)
{
  g_autofree char *name = test_first_offer (&store);

  test_choose_offer (dialog, name, 5);
  press ("Next: Review");
  ck_assert_ptr_nonnull (test_gtk_find_label (dialog, "5 licenses"));
  press ("Submit");
  ck_assert (test_wait_until (is_gone, &dialog));
}

START_TEST (the_customer_s_reseller_is_preselected)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller->id);

  ck_assert_str_eq (test_form_text (dialog, "reseller"), id);
}
END_TEST

START_TEST (nothing_chosen_cannot_go_on)
{
  ck_assert (!gtk_widget_is_sensitive (test_gtk_find_button (dialog, "Next: Review")));
  ck_assert_ptr_nonnull (test_gtk_find_button (dialog, "Why?"));
}
END_TEST

static gboolean
shows_added (gpointer user_data)
{
  return test_gtk_find_button (GTK_WIDGET (window), "Designated support contact") != NULL;
}

START_TEST (submit_lists_the_new_subscription_and_offers_its_support_contact)
{
  choose_and_submit ();
  ck_assert_int_eq (test_count (&store, "SELECT quantity FROM subscription"), 5);
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM subscription WHERE reseller_mpn_id = '4812345'"), 1);
  ck_assert (test_wait_until (shows_added, NULL));
}
END_TEST

static gboolean
warns (gpointer user_data)
{
  return strstr (csp_form_row_get_message (test_form_find (dialog, "reseller")), "incentive") != NULL;
}

START_TEST (no_reseller_warns_about_incentives_and_still_submits)
{
  test_form_fill (dialog, "reseller", "0");
  ck_assert (test_wait_until (warns, NULL));
  choose_and_submit ();
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM subscription WHERE reseller_mpn_id IS NULL"), 1);
}
END_TEST

static gboolean
shows_warning (gpointer user_data)
{
  return test_gtk_find_label (dialog, user_data) != NULL;
}

START_TEST (warning_on_review_names_the_offer)
{
  g_autofree char *name = test_first_offer (&store);
  g_autofree char *warning = g_strconcat (name, ": ", OWNED, NULL);

  choose_and_submit ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-subscription", "x", customer->id);
  find_dialog ();
  test_choose_offer (dialog, name, 5);
  press ("Next: Review");
  ck_assert (test_wait_until (shows_warning, warning));
}
END_TEST

START_TEST (an_offer_that_is_owned_up_to_its_limit_has_no_check_box)
{
  g_autofree char *name = test_first_offer (&store);

  ck_assert (csp_conn_run (store.conn, NULL,
                           "UPDATE offer SET customer_limit = 1, limit_unit = 'Concurrent' WHERE name = ?1", "t", name));
  choose_and_submit ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-subscription", "x", customer->id);
  find_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (test_form_search (dialog)), name);
  ck_assert (test_form_wait_for_label (dialog, "Already owned"));
}
END_TEST

static GtkWidget *
find_discard (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (toplevel))) == dialog)
        return test_gtk_find_button (toplevel, "Discard");
    }
  return NULL;
}

START_TEST (closing_with_a_selection_asks_first)
{
  g_autofree char *name = test_first_offer (&store);
  GtkWidget *discard;

  test_choose_offer (dialog, name, 5);
  gtk_window_close (GTK_WINDOW (dialog));
  test_gtk_settle ();
  ck_assert_ptr_nonnull (dialog);
  discard = find_discard ();
  ck_assert_ptr_nonnull (discard);
  g_signal_emit_by_name (discard, "clicked");
  ck_assert (test_wait_until (is_gone, &dialog));
  ck_assert_int_eq (test_count (&store, "SELECT count(*) FROM subscription"), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("new-subscription");
  TCase *tcase = tcase_create ("new-subscription");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, the_customer_s_reseller_is_preselected);
  tcase_add_test (tcase, nothing_chosen_cannot_go_on);
  tcase_add_test (tcase, submit_lists_the_new_subscription_and_offers_its_support_contact);
  tcase_add_test (tcase, no_reseller_warns_about_incentives_and_still_submits);
  tcase_add_test (tcase, warning_on_review_names_the_offer);
  tcase_add_test (tcase, an_offer_that_is_owned_up_to_its_limit_has_no_check_box);
  tcase_add_test (tcase, closing_with_a_selection_asks_first);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
