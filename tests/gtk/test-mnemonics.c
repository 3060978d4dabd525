/* test-mnemonics.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-window.h"
#include "base/csp-language.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-mnemonics.h"

static TestStore store;
static CspWindow *window;
static gint64 customer_id;
static gint64 subscription_id;

static gboolean
is_open (gpointer user_data)
{
  return csp_window_get_store (window) != NULL;
}

static void
setup (void)
{
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspSubscription) subscription = NULL;

  test_store_set_up (&store);
  reseller = test_store_add_reseller (&store, "Adventure Works Distribution", "4100000");
  customer = test_store_add_customer (&store, "Fabrikam Residences", reseller->id);
  subscription = test_store_add_subscription (&store, customer->id, "Microsoft 365 Business Basic", 10, "active");
  customer_id = customer->id;
  subscription_id = subscription->id;
  window = csp_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
}

static gboolean
is_gone (gpointer user_data)
{
  return window == NULL;
}

static void
teardown (void)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert (test_wait_until (is_gone, NULL));
  test_gtk_settle ();
  test_store_tear_down (&store);
}

/* Returns the window that is shown above the main one, NULL for none. */
static GtkWidget *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
dialog_is_shown (gpointer user_data)
{
  return find_dialog () != NULL;
}

static GtkWidget *
find_field (GtkWidget  *widget,
            const char *field)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (CSP_IS_FORM_ROW (widget) &&
      (field == NULL || g_strcmp0 (csp_form_row_get_field (CSP_FORM_ROW (widget)), field) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
field_is_shown (gpointer user_data)
{
  return find_field (user_data, NULL) != NULL;
}

/* Counts the fields, and notes the letter of each label in sight. */
static guint
note_letters (GtkWidget  *widget,
              GHashTable *letters)
{
  guint n_fields = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      gpointer letter = GUINT_TO_POINTER (gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))));

      ck_assert_msg (!g_hash_table_contains (letters, letter), "“%s” has the letter of “%s”", text,
                     (char *) g_hash_table_lookup (letters, letter));
      g_hash_table_insert (letters, letter, (gpointer) text);
    }
  if (CSP_IS_FORM_ROW (widget) && gtk_widget_is_sensitive (widget))
    {
      CspFormRow *row = CSP_FORM_ROW (widget);

      ck_assert_msg (gtk_label_get_mnemonic_keyval (csp_form_row_get_label_widget (row)) != GDK_KEY_VoidSymbol,
                     "“%s” has no letter", csp_form_row_get_label (row));
      n_fields = 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n_fields += note_letters (child, letters);
  return n_fields;
}

static void
expect_letters (GtkWidget *root,
                guint      n_fields)
{
  g_autoptr(GHashTable) letters = g_hash_table_new (NULL, NULL);

  ck_assert (test_wait_until (field_is_shown, root));
  test_gtk_settle ();
  csp_mnemonics_assign (root);
  ck_assert_uint_ge (note_letters (root, letters), n_fields);
  ck_assert_uint_gt (g_hash_table_size (letters), n_fields);
}

static void
expect_letters_in_dialog (const char *action,
                          gint64      target,
                          guint       n_fields)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, "x", target);
  ck_assert_msg (test_wait_until (dialog_is_shown, NULL), "%s shows no dialog", action);
  expect_letters (find_dialog (), n_fields);
}

START_TEST (each_field_of_new_customer_has_a_letter_of_its_own)
{
  expect_letters_in_dialog ("win.new-customer", 0, 15);
}
END_TEST

START_TEST (each_field_of_new_subscription_has_a_letter_of_its_own)
{
  expect_letters_in_dialog ("win.add-subscription", customer_id, 1);
}
END_TEST

START_TEST (each_field_of_a_request_has_a_letter_of_its_own)
{
  expect_letters_in_dialog ("win.request-relationship", 0, 5);
}
END_TEST

START_TEST (each_field_of_a_subscription_has_a_letter_of_its_own)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-subscription", "x", subscription_id);
  expect_letters (GTK_WIDGET (window), 4);
}
END_TEST

START_TEST (letters_that_buttons_bring_stay_theirs_beside_buttons_that_bring_none)
{
  GtkWidget *own = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *plain = gtk_button_new_with_label ("Copy");

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_mnemonic ("Without"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_mnemonic ("_Close"));
  gtk_box_append (GTK_BOX (box), plain);
  gtk_window_set_child (GTK_WINDOW (own), box);
  gtk_window_present (GTK_WINDOW (own));
  test_gtk_settle ();
  csp_mnemonics_assign (own);
  ck_assert_uint_eq (gtk_label_get_mnemonic_keyval (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (plain)))), GDK_KEY_o);
  gtk_window_destroy (GTK_WINDOW (own));
}
END_TEST

START_TEST (letter_leads_to_its_field)
{
  GtkWidget *row;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-customer", "x", G_GINT64_CONSTANT (0));
  ck_assert (test_wait_until (dialog_is_shown, NULL));
  dialog = find_dialog ();
  ck_assert (test_wait_until (field_is_shown, dialog));
  test_gtk_settle ();
  csp_mnemonics_assign (dialog);
  row = find_field (dialog, "city");
  ck_assert (gtk_widget_mnemonic_activate (GTK_WIDGET (csp_form_row_get_label_widget (CSP_FORM_ROW (row))), FALSE));
  ck_assert (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (dialog)), row));
}
END_TEST

int
main (int   argc,
      char *argv[])
{
  Suite *suite = suite_create ("mnemonics");
  TCase *tcase = tcase_create ("mnemonics");

  test_gtk_init_in (argc > 1 ? argv[1] : "en");
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, each_field_of_new_customer_has_a_letter_of_its_own);
  tcase_add_test (tcase, each_field_of_new_subscription_has_a_letter_of_its_own);
  tcase_add_test (tcase, each_field_of_a_request_has_a_letter_of_its_own);
  tcase_add_test (tcase, each_field_of_a_subscription_has_a_letter_of_its_own);
  tcase_add_test (tcase, letters_that_buttons_bring_stay_theirs_beside_buttons_that_bring_none);
  tcase_add_test (tcase, letter_leads_to_its_field);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
