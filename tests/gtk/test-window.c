/* test-window.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/csp-problem-page.h"
#include "app/csp-window.h"
#include "base/csp-error.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

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

int
main (void)
{
  Suite *suite = suite_create ("window");
  TCase *tcase = tcase_create ("window");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, window_without_profile_welcomes);
  tcase_add_test (tcase, open_profile_names_the_window);
  tcase_add_test (tcase, read_only_profile_says_so);
  tcase_add_test (tcase, missing_profile_offers_ways_on);
  tcase_add_test (tcase, foreign_file_is_left_alone);
  tcase_add_test (tcase, try_again_opens_what_came_back);
  tcase_add_test (tcase, every_error_has_a_way_on);
  tcase_add_test (tcase, report_shows_names_as_they_are);
  tcase_add_test (tcase, undoable_report_offers_undo);
  tcase_add_test (tcase, undo_without_changes_says_so);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
