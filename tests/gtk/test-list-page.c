/* test-list-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/gtk/list-fixture.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customers-view.h"
#include "widgets/csp-table-cell.h"

static gboolean
is_sorted_descending (gpointer user_data)
{
  return csp_table_view_get_descending (table ());
}

static gboolean
is_sorted_by_reseller (gpointer user_data)
{
  return g_strcmp0 (csp_table_view_get_sort (table ()), "reseller-name") == 0;
}

START_TEST (click_on_a_heading_sorts_and_turns_the_order_round)
{
  add_customers ();
  show_view (csp_customers_view_new);
  expect_listed ("Álvares Ltda., Contoso, Fabrikam, Zürich Optik, 東京商事");
  click (test_gtk_find_label (view, "Company name"));
  ck_assert (test_wait_until (is_sorted_descending, NULL));
  ck_assert_str_eq (csp_list_page_get_query (page ())->sort, "company-name");
  expect_listed ("東京商事, Zürich Optik, Fabrikam, Contoso, Álvares Ltda.");
  click (test_gtk_find_label (view, "Indirect\nreseller"));
  ck_assert (test_wait_until (is_sorted_by_reseller, NULL));
  ck_assert (!csp_table_view_get_descending (table ()));
  expect_listed ("Contoso, Fabrikam, Álvares Ltda., Zürich Optik, 東京商事");
}
END_TEST

START_TEST (sort_menu_does_what_the_headings_do)
{
  GActionGroup *group;
  g_autoptr(GVariant) state = NULL;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  group = csp_table_view_get_actions (table ());
  g_action_group_activate_action (group, "direction", g_variant_new_string ("descending"));
  expect_listed ("東京商事, Zürich Optik, Fabrikam, Contoso, Álvares Ltda.");
  g_action_group_activate_action (group, "direction", g_variant_new_string ("ascending"));
  g_action_group_activate_action (group, "sort", g_variant_new_string ("reseller-name"));
  expect_listed ("Contoso, Fabrikam, Álvares Ltda., Zürich Optik, 東京商事");
  state = g_action_group_get_action_state (group, "sort");
  ck_assert_str_eq (g_variant_get_string (state, NULL), "reseller-name");
}
END_TEST

START_TEST (query_set_from_outside_moves_the_arrow_and_fills_the_search)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);

  add_customers ();
  show_view (csp_customers_view_new);
  query->sort = g_strdup ("domain");
  query->descending = TRUE;
  query->search = g_strdup ("fabri");
  g_object_set (view, "query", query, NULL);
  expect_listed ("Fabrikam");
  ck_assert_str_eq (csp_table_view_get_sort (table ()), "domain");
  ck_assert (csp_table_view_get_descending (table ()));
  ck_assert_str_eq (gtk_editable_get_text (GTK_EDITABLE (find_type (view, GTK_TYPE_SEARCH_ENTRY))), "fabri");
}
END_TEST

static CspRow *
row_at (guint position)
{
  CspRow *row = g_list_model_get_item (G_LIST_MODEL (selection ()), position);

  g_object_unref (row);
  return row;
}

static gboolean
is_expanded (gpointer row)
{
  return csp_row_get_expanded (row);
}

static gboolean
is_collapsed (gpointer row)
{
  return !csp_row_get_expanded (row);
}

START_TEST (details_show_the_bare_id_and_quick_links)
{
  g_autofree char *expected = NULL;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert_ptr_null (test_gtk_find_button (view, "View subscriptions"));
  click (gtk_widget_get_first_child (find_type (view, CSP_TYPE_TABLE_CELL)));
  ck_assert (test_wait_until (is_expanded, row_at (0)));
  expect_shown ("Add subscription");
  expect_shown (CSP_CUSTOMER (csp_row_get_item (row_at (0)))->microsoft_id);
  press ("View subscriptions");
  press ("Add subscription");
  expected = g_strdup_printf ("show-customer(%u) add-subscription(%u) ", csp_row_get_id (row_at (0)),
                              csp_row_get_id (row_at (0)));
  ck_assert_str_eq (activated->str, expected);
}
END_TEST

static gboolean
row_has_focus (gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && g_str_equal (gtk_widget_get_css_name (focus), "row");
}

static gboolean
row_lost_focus (gpointer user_data)
{
  return !row_has_focus (NULL);
}

static gboolean
button_has_focus (gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return GTK_IS_BUTTON (focus) && gtk_widget_get_ancestor (focus, CSP_TYPE_TABLE_CELL) != NULL;
}

START_TEST (keyboard_enters_leaves_expands_selects_and_opens)
{
  g_autofree char *expected = NULL;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  gtk_widget_grab_focus (GTK_WIDGET (table ()));
  ck_assert (test_wait_until (row_has_focus, NULL));
  xdotool ("key Down");
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 1);
  xdotool ("key shift+Down shift+Down");
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 3);
  expect_shown ("3 selected");
  xdotool ("key ctrl+a");
  expect_shown ("5 selected");
  xdotool ("key ctrl+Right");
  ck_assert (test_wait_until (is_expanded, row_at (3)));
  xdotool ("key ctrl+Left");
  ck_assert (test_wait_until (is_collapsed, row_at (3)));
  xdotool ("key Right");
  ck_assert (test_wait_until (button_has_focus, NULL));
  xdotool ("key space");
  ck_assert (test_wait_until (is_expanded, row_at (3)));
  xdotool ("key Left");
  ck_assert (test_wait_until (row_has_focus, NULL));
  xdotool ("key Return");
  expected = g_strdup_printf ("show-customer(%u) ", csp_row_get_id (row_at (3)));
  ck_assert_str_eq (activated->str, expected);
  xdotool ("key shift+Tab");
  ck_assert (test_wait_until (row_lost_focus, NULL));
  xdotool ("key Tab");
  ck_assert (test_wait_until (row_has_focus, NULL));
}
END_TEST

START_TEST (control_click_adds_one_row_to_the_selection)
{
  GtkWidget *first;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  first = test_gtk_find_label (view, "Primary\ndomain name");
  click (first);
  settle ();
  xdotool ("mousemove_relative 0 36 sleep 0.05 click 1");
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 1);
  xdotool ("mousemove_relative 0 72 sleep 0.05 keydown ctrl click 1 keyup ctrl");
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 2);
}
END_TEST

static GtkWidget *
find_link (GtkWidget  *widget,
           const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (widget) && g_str_has_suffix (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_link (child, name);
  return found;
}

/* There is no touch screen in a test. */
static void
press_long (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (table ()));
  double x;
  double y;

  ck_assert (gtk_widget_translate_coordinates (widget, GTK_WIDGET (table ()), 8, 8, &x, &y));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        g_signal_emit_by_name (controller, "pressed", x, y);
    }
  test_gtk_settle ();
}

START_TEST (click_on_a_name_checks_its_row_while_rows_are_checked)
{
  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  press_long (find_link (view, "Contoso"));
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 1);
  click (find_link (view, "Fabrikam"));
  ck_assert_uint_eq (csp_row_selection_get_count (selection ()), 2);
  ck_assert_str_eq (activated->str, "");
}
END_TEST

START_TEST (unreadable_list_offers_to_try_again)
{
  g_autoptr(GError) error = NULL;

  add_customers ();
  ck_assert (csp_conn_exec (file.conn, "ALTER TABLE customer RENAME TO hidden", &error));
  ck_no_error (error);
  show_view (csp_customers_view_new);
  expect_shown ("The list cannot be read");
  ck_assert (csp_conn_exec (file.conn, "ALTER TABLE hidden RENAME TO customer", &error));
  press ("Try again");
  expect_shown ("5 customers");
}
END_TEST

static GtkWidget *
find_reason (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, "menu-reason") && test_gtk_is_shown (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_reason (child);
  return found;
}

static gboolean
gives_reason (gpointer user_data)
{
  return find_reason (view) != NULL;
}

START_TEST (menu_of_a_row_says_why_an_action_is_forbidden)
{
  GtkWidget *reason;

  ck_assert (csp_conn_exec (file.conn, "UPDATE profile SET roles = 'user-management-admin'", NULL));
  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  gtk_widget_grab_focus (GTK_WIDGET (table ()));
  ck_assert (test_wait_until (row_has_focus, NULL));
  xdotool ("key Menu");
  ck_assert (test_wait_until (gives_reason, NULL));
  reason = find_reason (view);
  ck_assert (gtk_widget_get_focusable (reason));
  ck_assert_int_gt (strlen (gtk_label_get_text (GTK_LABEL (reason))), 20);
}
END_TEST

static gboolean
offers_to_add (gpointer user_data)
{
  return test_gtk_find_button (view, "Add customer") != NULL;
}

static gboolean
hides_tools (gpointer user_data)
{
  return !offers_to_add (NULL);
}

START_TEST (narrow_window_moves_filters_and_actions_into_a_popover)
{
  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert (test_wait_until (offers_to_add, NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 600);
  ck_assert (test_wait_until (hides_tools, NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  ck_assert (test_wait_until (offers_to_add, NULL));
}
END_TEST

static GtkWidget *
find_popover (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_POPOVER (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static gboolean
is_closed (gpointer popover)
{
  return !gtk_widget_get_mapped (popover);
}

START_TEST (popover_of_a_narrow_window_closes_when_an_action_begins)
{
  GtkWidget *button;
  GtkWidget *popover;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  button = test_gtk_find_button (view, "Export customers");
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 600);
  ck_assert (test_wait_until (hides_tools, NULL));
  popover = find_popover (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (popover)));
  ck_assert (!is_closed (popover));
  g_signal_emit_by_name (button, "clicked");
  ck_assert (test_wait_until (is_closed, popover));
  ck_assert_str_eq (activated->str, "export-customers() ");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("list-page");
  TCase *tcase = tcase_create ("list-page");

  start_gtk ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, click_on_a_heading_sorts_and_turns_the_order_round);
  tcase_add_test (tcase, sort_menu_does_what_the_headings_do);
  tcase_add_test (tcase, query_set_from_outside_moves_the_arrow_and_fills_the_search);
  tcase_add_test (tcase, details_show_the_bare_id_and_quick_links);
  tcase_add_test (tcase, keyboard_enters_leaves_expands_selects_and_opens);
  tcase_add_test (tcase, control_click_adds_one_row_to_the_selection);
  tcase_add_test (tcase, click_on_a_name_checks_its_row_while_rows_are_checked);
  tcase_add_test (tcase, unreadable_list_offers_to_try_again);
  tcase_add_test (tcase, menu_of_a_row_says_why_an_action_is_forbidden);
  tcase_add_test (tcase, narrow_window_moves_filters_and_actions_into_a_popover);
  tcase_add_test (tcase, popover_of_a_narrow_window_closes_when_an_action_begins);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
