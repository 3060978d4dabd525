/* test-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customers-view.h"
#include "widgets/csp-table-cell.h"
#include "widgets/csp-table-text.h"
#include "widgets/csp-table-view.h"

#define NAME               "Adatum Corporation of Northern Norway"
#define OTHER              "Fabrikam Residences"
#define ARABIC             "شركاء الأفق"
#define LEFT_TO_RIGHT_MARK "\342\200\216"

static TestPage page;
static GtkWidget *scroller;
static GtkWidget *headings;
static GtkWidget *rows;

static gboolean
has_row (gpointer user_data)
{
  return gtk_widget_get_first_child (rows) != NULL && gtk_widget_get_width (gtk_widget_get_first_child (rows)) > 0;
}

static gboolean
is_listed (gpointer user_data)
{
  return test_page_shows_part (&page, " customer");
}

static void
show_table (int width)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&page.files, ARABIC, "4000001");
  GtkWidget *view;

  g_object_unref (test_store_add_customer (&page.files, NAME, reseller->id));
  gtk_window_set_default_size (GTK_WINDOW (page.window), width, 600);
  test_page_show (&page, csp_customers_view_new (page.store));
  ck_assert (test_wait_until (is_listed, NULL));
  view = test_page_find_type (&page, GTK_TYPE_COLUMN_VIEW, 0);
  scroller = gtk_widget_get_parent (view);
  headings = gtk_widget_get_first_child (view);
  rows = gtk_widget_get_next_sibling (headings);
  ck_assert (test_wait_until (has_row, NULL));
  test_gtk_settle ();
}

static void
setup (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  test_page_set_up (&page);
}

static void
teardown (void)
{
  test_page_tear_down (&page);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
next_shown (GtkWidget *widget)
{
  while (widget != NULL && !gtk_widget_get_visible (widget))
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static void
expect_same_place (GtkWidget *heading,
                   GtkWidget *cell)
{
  graphene_rect_t a;
  graphene_rect_t b;

  ck_assert (gtk_widget_compute_bounds (heading, page.window, &a));
  ck_assert (gtk_widget_compute_bounds (cell, page.window, &b));
  ck_assert_float_eq (a.origin.x, b.origin.x);
  ck_assert_float_eq (a.size.width, b.size.width);
}

static void
expect_whole (GtkWidget *heading)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (heading));
  int natural;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  ck_assert_int_ge (gtk_widget_get_width (label), natural);
}

START_TEST (headings_stand_whole_above_their_columns)
{
  GtkWidget *heading;
  GtkWidget *cell;

  show_table (760);
  heading = next_shown (gtk_widget_get_first_child (headings));
  cell = gtk_widget_get_first_child (gtk_widget_get_first_child (rows));
  for (; cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      ck_assert_ptr_nonnull (heading);
      expect_same_place (heading, cell);
      expect_whole (heading);
      heading = next_shown (gtk_widget_get_next_sibling (heading));
    }
  ck_assert_ptr_null (heading);
}
END_TEST

static GtkInscription *
find_text (const char *text)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *widget = test_page_find_type (&page, GTK_TYPE_INSCRIPTION, i);
      g_autofree char *found = NULL;

      ck_assert_msg (widget != NULL, "no cell says “%s”", text);
      found = csp_table_text_get (GTK_INSCRIPTION (widget));
      if (g_str_equal (found, text))
        return GTK_INSCRIPTION (widget);
    }
}

START_TEST (words_of_a_column_are_not_cut_where_names_are)
{
  show_table (400);
  ck_assert (!csp_table_text_is_cut (find_text ("Cloud Reseller")));
  ck_assert (csp_table_text_is_cut (find_text (NAME)));
}
END_TEST

START_TEST (name_in_another_script_begins_where_its_column_does)
{
  const char *text;

  show_table (1200);
  text = gtk_inscription_get_text (find_text (ARABIC));
  ck_assert (g_str_has_prefix (text, LEFT_TO_RIGHT_MARK));
  ck_assert_ptr_nonnull (strstr (text, ARABIC));
}
END_TEST

static gboolean
starts_at (gpointer user_data)
{
  const double *end = user_data;
  graphene_rect_t place;

  return gtk_widget_compute_bounds (headings, scroller, &place) && place.origin.x == -*end;
}

START_TEST (mirrored_table_starts_at_its_right_edge)
{
  GtkAdjustment *adjustment;
  double end;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show_table (400);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  ck_assert_double_gt (end, 0);
  ck_assert_double_eq (gtk_adjustment_get_value (adjustment), end);
  ck_assert (test_wait_until (starts_at, &end));
}
END_TEST

static void
press_menu_key (void)
{
  GtkWidget *row = gtk_widget_get_first_child (rows);
  g_autoptr(GSubprocess) process = NULL;

  gtk_widget_grab_focus (row);
  test_gtk_settle ();
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "xdotool", "key", "shift+F10", NULL);
  ck_assert (g_subprocess_wait_check (process, NULL, NULL));
}

static gboolean
menu_is_open (gpointer user_data)
{
  return test_page_shows (&page, "Copy Microsoft ID");
}

START_TEST (menu_key_offers_what_the_buttons_of_a_row_do)
{
  show_table (1200);
  press_menu_key ();
  ck_assert (test_wait_until (menu_is_open, NULL));
  ck_assert (test_page_shows (&page, "Account"));
  ck_assert (test_page_shows (&page, "1 selected"));
}
END_TEST

static GtkEventController *
find_controller (const char *name)
{
  GtkWidget *table = gtk_widget_get_ancestor (rows, CSP_TYPE_TABLE_VIEW);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (table);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller;
    }
  ck_abort_msg ("no controller “%s”", name);
}

/* In the middle of its name. */
static graphene_point_t
get_place (const char *name)
{
  GtkWidget *table = gtk_widget_get_ancestor (rows, CSP_TYPE_TABLE_VIEW);
  GtkWidget *text = GTK_WIDGET (find_text (name));
  graphene_rect_t bounds;

  ck_assert (gtk_widget_compute_bounds (text, table, &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + 8, bounds.origin.y + bounds.size.height / 2);
}

/* There is no touch screen in a test. */
static void
press_long (const char *name)
{
  graphene_point_t place = get_place (name);

  g_signal_emit_by_name (find_controller ("long-press"), "pressed", (double) place.x, (double) place.y);
  test_gtk_settle ();
}

static void
move_finger (const char *from,
             const char *to)
{
  graphene_point_t start = get_place (from);
  graphene_point_t end = get_place (to);

  g_signal_emit_by_name (find_controller ("tap"), "pressed", 1, (double) start.x, (double) start.y);
  g_signal_emit_by_name (find_controller ("tap"), "released", 1, (double) end.x, (double) end.y);
  test_gtk_settle ();
}

static gboolean
is_checked (const char *name)
{
  GtkWidget *cell = gtk_widget_get_ancestor (GTK_WIDGET (find_text (name)), CSP_TYPE_TABLE_CELL);
  GtkWidget *check = gtk_widget_get_first_child (cell);

  ck_assert_msg (GTK_IS_CHECK_BUTTON (check), "“%s” has no check box", name);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static gboolean
has_no_check (gpointer user_data)
{
  return test_page_find_type (&page, GTK_TYPE_CHECK_BUTTON, 0) == NULL;
}

START_TEST (finger_that_stays_on_a_row_begins_to_check_rows)
{
  g_object_unref (test_store_add_customer (&page.files, OTHER, 0));
  show_table (1200);
  ck_assert (has_no_check (NULL));
  press_long (NAME);
  ck_assert (is_checked (NAME));
  ck_assert (!is_checked (OTHER));
  ck_assert (test_page_shows (&page, "1 selected"));
}
END_TEST

START_TEST (tap_checks_another_row_and_unchecks_one)
{
  g_object_unref (test_store_add_customer (&page.files, OTHER, 0));
  show_table (1200);
  press_long (NAME);
  move_finger (OTHER, OTHER);
  ck_assert (test_page_comes_to_show (&page, "2 selected"));
  ck_assert (is_checked (NAME));
  ck_assert (is_checked (OTHER));
  move_finger (NAME, NAME);
  ck_assert (test_page_comes_to_show (&page, "1 selected"));
  ck_assert (!is_checked (NAME));
  ck_assert_ptr_null (page.last_action);
}
END_TEST

START_TEST (finger_that_moves_checks_nothing)
{
  g_object_unref (test_store_add_customer (&page.files, OTHER, 0));
  show_table (1200);
  press_long (NAME);
  move_finger (NAME, OTHER);
  ck_assert (is_checked (NAME));
  ck_assert (!is_checked (OTHER));
}
END_TEST

START_TEST (check_boxes_go_with_the_last_checked_row)
{
  show_table (1200);
  press_long (NAME);
  ck_assert (!has_no_check (NULL));
  move_finger (NAME, NAME);
  ck_assert (test_wait_until (has_no_check, NULL));
}
END_TEST

START_TEST (long_press_on_a_checked_row_opens_its_menu)
{
  show_table (1200);
  press_long (NAME);
  ck_assert (!menu_is_open (NULL));
  press_long (NAME);
  ck_assert (test_wait_until (menu_is_open, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("table");
  TCase *tcase = tcase_create ("table");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, headings_stand_whole_above_their_columns);
  tcase_add_test (tcase, words_of_a_column_are_not_cut_where_names_are);
  tcase_add_test (tcase, name_in_another_script_begins_where_its_column_does);
  tcase_add_test (tcase, mirrored_table_starts_at_its_right_edge);
  tcase_add_test (tcase, menu_key_offers_what_the_buttons_of_a_row_do);
  tcase_add_test (tcase, finger_that_stays_on_a_row_begins_to_check_rows);
  tcase_add_test (tcase, tap_checks_another_row_and_unchecks_one);
  tcase_add_test (tcase, finger_that_moves_checks_nothing);
  tcase_add_test (tcase, check_boxes_go_with_the_last_checked_row);
  tcase_add_test (tcase, long_press_on_a_checked_row_opens_its_menu);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
