/* test-form.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "tests/lib/test-form.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-form.h"
#include "widgets/csp-profile-form.h"

GResource *csp_ui_get_resource (void);

static GtkWidget *window;
static GtkWidget *name_row;
static GtkWidget *city_row;
static CspForm *form;

static void
set_up (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  name_row = csp_form_row_new ("name", "Name", gtk_entry_new ());
  city_row = csp_form_row_new ("city", "City", gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), name_row);
  gtk_box_append (GTK_BOX (box), city_row);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), box);
  form = csp_form_new ();
  csp_form_add_all (form, box);
}

static void
tear_down (void)
{
  g_clear_object (&form);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
find_problems (const char *name_problem,
               const char *city_problem)
{
  CspProblems *problems = csp_problems_new ();

  if (name_problem != NULL)
    csp_problems_error (problems, "name", "%s", name_problem);
  if (city_problem != NULL)
    csp_problems_error (problems, "city", "%s", city_problem);
  csp_form_take_problems (form, problems);
}

START_TEST (an_error_is_shown_once_the_person_has_been_there)
{
  find_problems ("Enter a name.", NULL);
  ck_assert (!csp_form_is_valid (form));
  ck_assert_str_eq (csp_form_row_get_message (CSP_FORM_ROW (name_row)), "");
  csp_form_row_set_touched (CSP_FORM_ROW (name_row), TRUE);
  ck_assert_str_eq (csp_form_row_get_message (CSP_FORM_ROW (name_row)), "Enter a name.");
  ck_assert (gtk_widget_has_css_class (csp_form_row_get_input (CSP_FORM_ROW (name_row)), "error"));
  find_problems (NULL, NULL);
  ck_assert (csp_form_is_valid (form));
  ck_assert_str_eq (csp_form_row_get_message (CSP_FORM_ROW (name_row)), "");
  ck_assert (!gtk_widget_has_css_class (csp_form_row_get_input (CSP_FORM_ROW (name_row)), "error"));
}
END_TEST

START_TEST (a_warning_is_shown_at_once_and_gives_way_to_an_error)
{
  CspProblems *problems = csp_problems_new ();

  csp_problems_warning (problems, "city", "Is this spelt right?");
  csp_form_take_problems (form, problems);
  ck_assert (csp_form_is_valid (form));
  ck_assert_str_eq (csp_form_row_get_message (CSP_FORM_ROW (city_row)), "Is this spelt right?");
  problems = csp_problems_new ();
  csp_problems_warning (problems, "city", "Is this spelt right?");
  csp_problems_error (problems, "city", "Enter a city.");
  csp_form_row_set_touched (CSP_FORM_ROW (city_row), TRUE);
  csp_form_take_problems (form, problems);
  ck_assert_str_eq (csp_form_row_get_message (CSP_FORM_ROW (city_row)), "Enter a city.");
}
END_TEST

START_TEST (the_first_error_gets_the_focus_and_all_are_listed)
{
  g_autofree char *summary = NULL;
  GtkWidget *focus;

  gtk_window_present (GTK_WINDOW (window));
  find_problems (NULL, "Enter a city.");
  ck_assert (csp_form_focus_first_error (form));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  ck_assert_ptr_nonnull (focus);
  ck_assert (gtk_widget_is_ancestor (focus, city_row));
  summary = csp_form_get_summary (form);
  ck_assert_str_eq (summary, "City: Enter a city.");
}
END_TEST

START_TEST (a_form_without_errors_has_no_summary_and_no_first_error)
{
  find_problems (NULL, NULL);
  ck_assert (!csp_form_focus_first_error (form));
  ck_assert_ptr_null (csp_form_get_summary (form));
}
END_TEST

START_TEST (a_choice_is_known_by_its_id)
{
  CspChoice *choice = CSP_CHOICE (g_object_ref_sink (csp_choice_new ()));

  ck_assert_ptr_null (csp_choice_get_id (choice));
  csp_choice_append (choice, "BR", "Brazil");
  csp_choice_append (choice, "PT", "Portugal");
  ck_assert (csp_choice_set_id (choice, "PT"));
  ck_assert_str_eq (csp_choice_get_id (choice), "PT");
  ck_assert_str_eq (csp_choice_get_label (choice), "Portugal");
  ck_assert (!csp_choice_set_id (choice, "XX"));
  ck_assert_ptr_null (csp_choice_get_id (choice));
  csp_choice_clear (choice);
  ck_assert_uint_eq (csp_choice_get_n (choice), 0);
  g_object_unref (choice);
}
END_TEST

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static CspChoice *
open_states (const char *id,
             gboolean    searchable)
{
  CspChoice *choice = CSP_CHOICE (csp_choice_new ());
  char label[] = "State A (A)";

  for (label[6] = label[9] = 'A'; label[6] <= 'Z'; label[9] = ++label[6])
    csp_choice_append (choice, (char[]){ label[6], '\0' }, label);
  csp_choice_append (choice, "SP", "São Paulo (SP)");
  csp_choice_set_searchable (choice, searchable);
  csp_choice_set_id (choice, id);
  csp_form_row_set_input (CSP_FORM_ROW (city_row), GTK_WIDGET (choice));
  gtk_window_present (GTK_WINDOW (window));
  gtk_popover_popup (GTK_POPOVER (find_widget (GTK_WIDGET (choice), GTK_TYPE_POPOVER)));
  return choice;
}

static gboolean
focus_is_on (gpointer label)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *text = focus != NULL ? find_widget (focus, GTK_TYPE_LABEL) : NULL;

  return text != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (text)), label);
}

START_TEST (a_choice_opens_at_what_is_chosen)
{
  open_states ("V", _i == 1);
  ck_assert (test_wait_until (focus_is_on, (gpointer) "State V (V)"));
}
END_TEST

/* GTK sends the pointer to a surface that is there, in sight or not. */
START_TEST (a_closed_list_takes_no_more_clicks)
{
  GtkWidget *popover = find_widget (GTK_WIDGET (open_states ("V", _i == 1)), GTK_TYPE_POPOVER);

  for (int i = 0; i < 2; i++)
    {
      gtk_popover_popup (GTK_POPOVER (popover));
      ck_assert (test_wait_until (focus_is_on, (gpointer) "State V (V)"));
      ck_assert (gtk_widget_get_realized (popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
      ck_assert (!gtk_widget_get_realized (popover));
    }
}
END_TEST

static gboolean
has_one_row (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == 1;
}

START_TEST (any_part_of_a_label_finds_it_without_accents)
{
  CspChoice *choice = open_states ("V", TRUE);
  GtkWidget *popover = find_widget (GTK_WIDGET (choice), GTK_TYPE_POPOVER);
  GtkWidget *entry = find_widget (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkListView *list = GTK_LIST_VIEW (find_widget (popover, GTK_TYPE_LIST_VIEW));

  ck_assert (test_wait_until (focus_is_on, (gpointer) "State V (V)"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "(q");
  ck_assert (test_wait_until (has_one_row, list));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ck_assert (!has_one_row (list));
  gtk_editable_set_text (GTK_EDITABLE (entry), "sao paulo");
  ck_assert (test_wait_until (has_one_row, list));
}
END_TEST

START_TEST (a_new_profile_asks_for_the_country_that_is_not_known)
{
  GtkWidget *profile_form = csp_profile_form_new (TRUE);
  g_autoptr(CspProfile) profile = g_object_new (CSP_TYPE_PROFILE, NULL);
  CspFormRow *row;

  gtk_window_set_child (GTK_WINDOW (window), profile_form);
  csp_profile_form_set_profile (CSP_PROFILE_FORM (profile_form), profile);
  row = test_form_find (profile_form, "country");
  ck_assert_str_eq (csp_choice_get_label (CSP_CHOICE (csp_form_row_get_input (row))), "Choose…");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("form");
  TCase *tcase = tcase_create ("form");

  adw_init ();
  g_resources_register (csp_ui_get_resource ());
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, an_error_is_shown_once_the_person_has_been_there);
  tcase_add_test (tcase, a_warning_is_shown_at_once_and_gives_way_to_an_error);
  tcase_add_test (tcase, the_first_error_gets_the_focus_and_all_are_listed);
  tcase_add_test (tcase, a_form_without_errors_has_no_summary_and_no_first_error);
  tcase_add_test (tcase, a_choice_is_known_by_its_id);
  tcase_add_loop_test (tcase, a_choice_opens_at_what_is_chosen, 0, 2);
  tcase_add_loop_test (tcase, a_closed_list_takes_no_more_clicks, 0, 2);
  tcase_add_test (tcase, any_part_of_a_label_finds_it_without_accents);
  tcase_add_test (tcase, a_new_profile_asks_for_the_country_that_is_not_known);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
