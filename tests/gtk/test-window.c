/* test-window.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/csp-pages.h"
#include "app/csp-problem-page.h"
#include "app/csp-search-dialog.h"
#include "app/csp-window.h"
#include "app/csp-workspace.h"
#include "base/csp-error.h"
#include "dialogs/csp-new-profile-dialog.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-platform.h"

static TestStore store;
static CspWindow *window;

static void
setup (void)
{
  test_store_set_up (&store);
  window = csp_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_gone (gpointer user_data)
{
  return window == NULL;
}

static void
teardown (void)
{
  if (window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      gtk_window_destroy (GTK_WINDOW (window));
      ck_assert (test_wait_until (is_gone, NULL));
    }
  test_gtk_settle ();
  test_store_tear_down (&store);
}

static gboolean
shows_button (const char *label)
{
  return test_gtk_find_button (GTK_WIDGET (window), label) != NULL;
}

static gboolean
shows_label (const char *text)
{
  return test_gtk_find_label (GTK_WIDGET (window), text) != NULL;
}

static gboolean
has_text (gpointer user_data)
{
  return shows_label (user_data);
}

static gboolean
comes_to_show (const char *text)
{
  return test_wait_until (has_text, (gpointer) text);
}

static gboolean
is_open (gpointer user_data)
{
  return csp_window_get_store (window) != NULL;
}

START_TEST (window_without_profile_welcomes)
{
  ck_assert (shows_label ("Welcome to Parceria"));
  ck_assert (shows_button ("Explore with sample data"));
  ck_assert (shows_button ("New profile"));
  ck_assert (shows_button ("Open…"));
}
END_TEST

START_TEST (open_profile_names_the_window)
{
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), "Contoso Distribution");
  ck_assert (!shows_label ("This profile is open for reading only. Nothing can be changed."));
}
END_TEST

START_TEST (a_profile_can_be_opened_while_another_is_being_opened)
{
  ck_assert (csp_window_is_free (window));
  csp_window_open (window, store.path, CSP_CONN_READ_ONLY);
  ck_assert (!csp_window_is_free (window));
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  ck_assert (!csp_store_is_read_only (csp_window_get_store (window)));
}
END_TEST

START_TEST (read_only_profile_says_so)
{
  csp_window_open (window, store.path, CSP_CONN_READ_ONLY);
  ck_assert (test_wait_until (is_open, NULL));
  ck_assert (shows_label ("This profile is open for reading only. Nothing can be changed."));
}
END_TEST

START_TEST (missing_profile_offers_ways_on)
{
  g_autofree char *path = g_build_filename (store.folder, "gone.parceria", NULL);

  csp_window_open (window, path, CSP_CONN_READ_WRITE);
  ck_assert (comes_to_show ("This profile is not there"));
  ck_assert (shows_button ("Restore a backup…"));
  ck_assert (shows_button ("Choose another file…"));
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (foreign_file_is_left_alone)
{
  g_autofree char *path = g_build_filename (store.folder, "letter.parceria", NULL);
  g_autofree char *contents = NULL;

  ck_assert (g_file_set_contents (path, "Dear partner, this is no profile at all.", -1, NULL));
  csp_window_open (window, path, CSP_CONN_READ_WRITE);
  ck_assert (comes_to_show ("This file is not a profile"));
  ck_assert (!shows_button ("Open read-only"));
  ck_assert (g_file_get_contents (path, &contents, NULL, NULL));
  ck_assert_str_eq (contents, "Dear partner, this is no profile at all.");
}
END_TEST

START_TEST (try_again_opens_what_came_back)
{
  g_autofree char *away = g_strconcat (store.path, ".away", NULL);

  g_clear_pointer (&store.conn, csp_conn_close);
  ck_assert_int_eq (g_rename (store.path, away), 0);
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (comes_to_show ("Try again"));
  ck_assert_int_eq (g_rename (away, store.path), 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.try-again", NULL);
  ck_assert (test_wait_until (is_open, NULL));
}
END_TEST

START_TEST (every_error_has_a_way_on)
{
  for (int code = CSP_ERROR_FAILED; code <= CSP_ERROR_CONSTRAINT; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (CSP_ERROR, code, "Because.");
      g_autoptr(GtkWidget) page = g_object_ref_sink (csp_problem_page_new ("/tmp/x.parceria", error));

      ck_assert (test_gtk_find_button (page, "Choose another file…") != NULL);
      ck_assert (test_gtk_find_label (page, "/tmp/x.parceria") != NULL);
    }
}
END_TEST

START_TEST (report_shows_names_as_they_are)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", "s", "Smith & Sons <new> was created.");
  ck_assert (comes_to_show ("Smith & Sons <new> was created."));
}
END_TEST

START_TEST (undoable_report_offers_undo)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-undoable", "(ss)", "Quantity changed.", "x");
  ck_assert (comes_to_show ("Undo"));
}
END_TEST

START_TEST (undo_without_changes_says_so)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", "s", "");
  ck_assert (comes_to_show ("There is nothing to undo."));
}
END_TEST

static CspFormRow *
find_row (GtkWidget  *widget,
          const char *field)
{
  if (CSP_IS_FORM_ROW (widget) && g_strcmp0 (csp_form_row_get_field (CSP_FORM_ROW (widget)), field) == 0)
    return CSP_FORM_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CspFormRow *row = find_row (child, field);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static CspWorkspace *
window_workspace (void)
{
  return CSP_WORKSPACE (find_type (GTK_WIDGET (window), CSP_TYPE_WORKSPACE));
}

static GtkEditable *
find_editable (GtkWidget *root)
{
  return GTK_EDITABLE (find_type (root, GTK_TYPE_SEARCH_ENTRY));
}

static GtkEditable *
find_entry (GtkWidget  *root,
            const char *field)
{
  return GTK_EDITABLE (csp_form_row_get_input (find_row (root, field)));
}

static gboolean
is_called (gpointer user_data)
{
  return g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), user_data) == 0;
}

static void
open_settings (void)
{
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "settings");
}

START_TEST (settings_rename_the_profile_and_undo_renames_it_back)
{
  GtkWidget *save;

  open_settings ();
  save = test_gtk_find_button (GTK_WIDGET (window), "Save");
  ck_assert (!gtk_widget_get_sensitive (save));
  gtk_editable_set_text (find_entry (GTK_WIDGET (window), "name"), "Fabrikam Distribuição");
  ck_assert (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  ck_assert (test_wait_until (is_called, (gpointer) "Fabrikam Distribuição"));
  ck_assert (shows_button ("Undo"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", "s", "");
  ck_assert (test_wait_until (is_called, (gpointer) "Contoso Distribution"));
}
END_TEST

START_TEST (settings_call_the_country_by_its_term)
{
  open_settings ();
  ck_assert (shows_label ("Country/Region"));
}
END_TEST

START_TEST (settings_that_break_a_rule_cannot_be_saved)
{
  open_settings ();
  gtk_editable_set_text (find_entry (GTK_WIDGET (window), "mpn-id"), "12x");
  ck_assert (!gtk_widget_get_sensitive (test_gtk_find_button (GTK_WIDGET (window), "Save")));
  g_signal_emit_by_name (test_gtk_find_button (GTK_WIDGET (window), "Discard changes"), "clicked");
  ck_assert_str_eq (gtk_editable_get_text (find_entry (GTK_WIDGET (window), "mpn-id")), "4847383");
}
END_TEST

START_TEST (back_returns_to_the_page_before)
{
  open_settings ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  test_gtk_settle ();
  ck_assert (shows_label (csp_page_title (csp_pages ())));
}
END_TEST

static gint64
shown_reseller (void)
{
  GtkWidget *view = csp_workspace_get_view (window_workspace ());
  g_autoptr(CspListQuery) query = NULL;

  g_object_get (view, "query", &query, NULL);
  return query->reseller_id;
}

START_TEST (back_brings_the_filter_of_a_list_back)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Revenda", "123456");

  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  ck_assert_int_eq (shown_reseller (), 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-reseller-customers", "x", reseller->id);
  ck_assert_int_eq (shown_reseller (), reseller->id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  ck_assert_int_eq (shown_reseller (), 0);
}
END_TEST

static GtkWidget *search_dialog;

static gboolean
search_finds (gpointer user_data)
{
  return test_gtk_find_label (search_dialog, user_data) != NULL;
}

START_TEST (search_everything_finds_customers_by_any_part)
{
  g_autoptr(CspCustomer) first = test_store_add_customer (&store, "Fabrikam São Paulo", 0);
  g_autoptr(CspCustomer) second = test_store_add_customer (&store, "Northwind", 0);

  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  search_dialog = csp_search_dialog_new (GTK_WINDOW (window), csp_window_get_store (window));
  gtk_window_present (GTK_WINDOW (search_dialog));
  gtk_editable_set_text (find_editable (search_dialog), "sao");
  ck_assert (test_wait_until (search_finds, (gpointer) "Fabrikam São Paulo"));
  ck_assert_ptr_null (test_gtk_find_label (search_dialog, "Northwind"));
  gtk_editable_set_text (find_editable (search_dialog), "no such name");
  ck_assert (test_wait_until (search_finds, (gpointer) "Nothing found"));
  gtk_window_destroy (GTK_WINDOW (search_dialog));
}
END_TEST

static GtkWidget *profile_dialog;

static GtkWidget *
find_navigation (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX (widget) && gtk_widget_has_css_class (widget, "navigation-sidebar"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_navigation (child);
  return found;
}

static gboolean
is_in_navigation (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return focus != NULL && gtk_widget_is_ancestor (focus, list);
}

START_TEST (tab_leaves_the_navigation_in_one_step)
{
  GtkWidget *list;
  GtkWidget *second;
  gboolean moved;

  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  test_gtk_settle ();
  list = find_navigation (GTK_WIDGET (window));
  second = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE, &moved);
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), second);
  ck_assert (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  ck_assert (!is_in_navigation (list));
  ck_assert (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  ck_assert (is_in_navigation (list));
  ck_assert (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  ck_assert (!is_in_navigation (list));
}
END_TEST

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(char **) user_data = csp_platform_ask_finish (result);
}

START_TEST (question_goes_with_its_window)
{
  const CspAnswer answers[] = { { "cancel", "Cancel", FALSE }, { "erase", "Erase", TRUE } };
  g_autofree char *answer = NULL;

  csp_platform_ask_async (GTK_WINDOW (window), "Erase?", "For good.", answers, 2, answered_cb, &answer);
  test_gtk_settle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert (test_wait_until (is_gone, NULL));
  ck_assert_str_eq (answer, "cancel");
}
END_TEST

static gboolean
dialog_is_gone (gpointer user_data)
{
  return profile_dialog == NULL;
}

START_TEST (new_profile_is_made_with_the_starter_catalog)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "parceria", "Fabrikam- Test.parceria", NULL);
  g_autoptr(CspConn) conn = NULL;
  GtkWidget *create;
  gint64 n_offers;

  profile_dialog = csp_new_profile_dialog_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (profile_dialog), (gpointer *) &profile_dialog);
  gtk_window_present (GTK_WINDOW (profile_dialog));
  create = test_gtk_find_button (profile_dialog, "Create");
  ck_assert (!gtk_widget_get_sensitive (create));
  gtk_editable_set_text (find_entry (profile_dialog, "name"), "Fabrikam: Test");
  gtk_editable_set_text (find_entry (profile_dialog, "mpn-id"), "4847383");
  csp_choice_set_id (CSP_CHOICE (csp_form_row_get_input (find_row (profile_dialog, "persona"))), "indirect-provider");
  csp_choice_set_id (CSP_CHOICE (csp_form_row_get_input (find_row (profile_dialog, "country"))), "US");
  ck_assert (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (create, "clicked");
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  conn = csp_conn_open (path, CSP_CONN_READ_ONLY, NULL);
  ck_assert_ptr_nonnull (conn);
  ck_assert (csp_conn_get_integer (conn, &n_offers, NULL, "SELECT count(*) FROM offer", ""));
  ck_assert_int_gt (n_offers, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("window");
  TCase *tcase = tcase_create ("window");
  g_autofree char *data_dir = NULL;
  int failed;

  data_dir = g_dir_make_tmp ("parceria-data-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", data_dir, TRUE);
  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, window_without_profile_welcomes);
  tcase_add_test (tcase, open_profile_names_the_window);
  tcase_add_test (tcase, a_profile_can_be_opened_while_another_is_being_opened);
  tcase_add_test (tcase, read_only_profile_says_so);
  tcase_add_test (tcase, missing_profile_offers_ways_on);
  tcase_add_test (tcase, foreign_file_is_left_alone);
  tcase_add_test (tcase, try_again_opens_what_came_back);
  tcase_add_test (tcase, every_error_has_a_way_on);
  tcase_add_test (tcase, report_shows_names_as_they_are);
  tcase_add_test (tcase, undoable_report_offers_undo);
  tcase_add_test (tcase, undo_without_changes_says_so);
  tcase_add_test (tcase, settings_rename_the_profile_and_undo_renames_it_back);
  tcase_add_test (tcase, settings_that_break_a_rule_cannot_be_saved);
  tcase_add_test (tcase, settings_call_the_country_by_its_term);
  tcase_add_test (tcase, back_returns_to_the_page_before);
  tcase_add_test (tcase, back_brings_the_filter_of_a_list_back);
  tcase_add_test (tcase, search_everything_finds_customers_by_any_part);
  tcase_add_test (tcase, question_goes_with_its_window);
  tcase_add_test (tcase, tab_leaves_the_navigation_in_one_step);
  tcase_add_test (tcase, new_profile_is_made_with_the_starter_catalog);
  suite_add_tcase (suite, tcase);
  failed = run_suite (suite);
  test_remove_folder (data_dir);
  return failed;
}
