/* test-exchange-dialogs.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-window-private.h"
#include "dialogs/csp-export-dialog.h"
#include "dialogs/csp-import-dialog.h"
#include "exchange/csp-customers-import.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "widgets/csp-row-selection.h"

#define HEADER "Microsoft ID,Company name,Primary domain name,Relationship\n"
#define GOOD_ROW "3f0b4b1a-6a5c-4f57-9f57-5d6f0f3f7a11,Fabrikam,fabrikam.onmicrosoft.com,Cloud Reseller\n"
#define BAD_ROW "3f0b4b1a-6a5c-4f57-9f57-5d6f0f3f7a12,,nameless.onmicrosoft.com,Cloud Reseller\n"

static TestStore store;
static CspWindow *window;
static GtkWidget *dialog;
static char *path;

static gboolean
is_open (gpointer user_data)
{
  return csp_window_get_store (window) != NULL;
}

static gboolean
dialog_is_gone (gpointer user_data)
{
  return dialog == NULL;
}

static gboolean
window_is_gone (gpointer user_data)
{
  return window == NULL;
}

static void
setup (void)
{
  test_store_set_up (&store);
  path = g_build_filename (store.folder, "customers.csv", NULL);
  window = csp_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
}

static void
teardown (void)
{
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert (test_wait_until (window_is_gone, NULL));
  test_gtk_settle ();
  g_clear_pointer (&path, g_free);
  test_store_tear_down (&store);
}

static void
present (GtkWidget *created)
{
  dialog = created;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import (const char *contents)
{
  ck_assert (g_file_set_contents (path, contents, -1, NULL));
  present (csp_import_dialog_new (GTK_WINDOW (window), csp_window_get_store (window),
                                  csp_customers_import_operation_new, path));
  csp_import_dialog_start (CSP_IMPORT_DIALOG (dialog));
}

static gint64
count_customers (void)
{
  gint64 n;

  ck_assert (csp_conn_get_integer (store.conn, &n, NULL, "SELECT count(*) FROM customer", ""));
  return n;
}

static gboolean
offers_the_good_rows (gpointer user_data)
{
  return test_gtk_find_button (dialog, "Import the good rows") != NULL;
}

static gboolean
says_it_failed (gpointer user_data)
{
  return test_gtk_find_label (dialog, "This file cannot be imported") != NULL;
}

START_TEST (good_file_is_imported_and_can_be_undone)
{
  import (HEADER GOOD_ROW);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert_int_eq (count_customers (), 1);
  ck_assert_ptr_nonnull (test_gtk_find_button (GTK_WIDGET (window), "Undo"));
}
END_TEST

START_TEST (bad_rows_are_listed_and_keep_everything_out)
{
  import (HEADER GOOD_ROW BAD_ROW);
  ck_assert (test_wait_until (offers_the_good_rows, NULL));
  ck_assert_int_eq (count_customers (), 0);
}
END_TEST

START_TEST (good_rows_are_imported_and_the_others_reported)
{
  g_autofree char *report = g_build_filename (store.folder, "rejected.csv", NULL);
  g_autofree char *contents = NULL;

  import (HEADER GOOD_ROW BAD_ROW);
  ck_assert (test_wait_until (offers_the_good_rows, NULL));
  csp_import_dialog_import_the_good (CSP_IMPORT_DIALOG (dialog), report);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert_int_eq (count_customers (), 1);
  ck_assert (g_file_get_contents (report, &contents, NULL, NULL));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "nameless.onmicrosoft.com"));
}
END_TEST

START_TEST (file_of_another_kind_is_named)
{
  import ("%PDF-1.4 not a table at all");
  ck_assert (test_wait_until (says_it_failed, NULL));
  ck_assert_int_eq (count_customers (), 0);
}
END_TEST

static void
choose (const char *label)
{
  GtkWidget *widget = test_gtk_find_label (dialog, label);

  ck_assert (test_gtk_is_shown (widget));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (widget, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

START_TEST (narrowed_list_is_exported_as_it_is_shown)
{
  g_autoptr(CspCustomer) first = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) second = test_store_add_customer (&store, "Northwind", 0);
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autofree char *contents = NULL;

  query->search = g_strdup ("north");
  present (csp_export_dialog_new (GTK_WINDOW (window), csp_window_get_store (window), CSP_EXPORT_CUSTOMERS, query,
                                  1, NULL));
  choose ("Only the listed 1 customer");
  csp_export_dialog_write (CSP_EXPORT_DIALOG (dialog), path);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert (g_file_get_contents (path, &contents, NULL, NULL));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "Northwind"));
  ck_assert_ptr_null (g_strstr_len (contents, -1, "Fabrikam"));
}
END_TEST

static GArray *
ids_of (CspCustomer *first,
        CspCustomer *second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  CspCustomer *customers[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (customers) && customers[i] != NULL; i++)
    {
      guint32 id = customers[i]->id;

      g_array_append_val (ids, id);
    }
  return ids;
}

START_TEST (selected_customers_are_exported_and_no_others)
{
  g_autoptr(CspCustomer) first = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) second = test_store_add_customer (&store, "Northwind", 0);
  g_autoptr(CspCustomer) third = test_store_add_customer (&store, "Contoso", 0);
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(GArray) ids = ids_of (first, third);
  g_autofree char *contents = NULL;

  /* The selection goes on while a search hides some of it. */
  query->search = g_strdup ("north");
  present (csp_export_dialog_new (GTK_WINDOW (window), csp_window_get_store (window), CSP_EXPORT_CUSTOMERS, query,
                                  1, ids));
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "2 selected customers")));
  csp_export_dialog_write (CSP_EXPORT_DIALOG (dialog), path);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert (g_file_get_contents (path, &contents, NULL, NULL));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "Fabrikam"));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "Contoso"));
  ck_assert_ptr_null (g_strstr_len (contents, -1, "Northwind"));
}
END_TEST

START_TEST (one_selected_customer_is_not_offered)
{
  g_autoptr(CspCustomer) first = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) second = test_store_add_customer (&store, "Northwind", 0);
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(GArray) ids = ids_of (first, NULL);
  g_autofree char *contents = NULL;

  present (csp_export_dialog_new (GTK_WINDOW (window), csp_window_get_store (window), CSP_EXPORT_CUSTOMERS, query,
                                  1, ids));
  csp_export_dialog_write (CSP_EXPORT_DIALOG (dialog), path);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert (g_file_get_contents (path, &contents, NULL, NULL));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "Northwind"));
}
END_TEST

/* The dialog that an action of the window has opened. */
static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CSP_IS_EXPORT_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
export_selected_in (const char *page,
                    gint64      former_at)
{
  g_autoptr(CspCustomer) first = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) second = test_store_add_customer (&store, "Northwind", 0);
  g_autoptr(GArray) ids = ids_of (first, second);
  g_autoptr(CspRowSelection) selection = NULL;

  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE customer SET former_at = ?1", "i", former_at));
  ck_assert (csp_workspace_show_page (window->workspace, page, NULL));
  g_object_get (csp_workspace_get_view (window->workspace), "selection", &selection, NULL);
  csp_row_selection_set_ids (selection, ids);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-customers", NULL);
  present (find_dialog ());
}

START_TEST (what_is_selected_in_the_list_is_offered)
{
  export_selected_in ("customers", 0);
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "2 selected customers")));
}
END_TEST

START_TEST (what_is_selected_among_the_former_customers_is_offered)
{
  export_selected_in ("former-customers", 1);
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "2 selected customers")));
}
END_TEST

START_TEST (only_a_list_that_is_narrowed_is_offered)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_SUBSCRIPTIONS);

  present (csp_export_dialog_new (GTK_WINDOW (window), csp_window_get_store (window), CSP_EXPORT_SUBSCRIPTIONS, query,
                                  1200, NULL));
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "All subscriptions")));
  ck_assert_ptr_null (test_gtk_find_label (dialog, "Only the listed 1,200 subscriptions"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  query->status = g_strdup ("active");
  present (csp_export_dialog_new (GTK_WINDOW (window), csp_window_get_store (window), CSP_EXPORT_SUBSCRIPTIONS, query,
                                  1200, NULL));
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "Only the listed 1,200 subscriptions")));
}
END_TEST

START_TEST (all_of_the_former_customers_are_former_ones)
{
  g_autoptr(CspCustomer) former = test_store_add_customer (&store, "Fabrikam", 0);
  g_autoptr(CspCustomer) current = NULL;
  g_autofree char *contents = NULL;

  ck_assert (csp_conn_run (store.conn, NULL, "UPDATE customer SET former_at = 1", ""));
  current = test_store_add_customer (&store, "Northwind", 0);
  ck_assert (csp_workspace_show_page (window->workspace, "former-customers", NULL));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-customers", NULL);
  present (find_dialog ());
  ck_assert (test_gtk_is_shown (test_gtk_find_label (dialog, "All former customers")));
  csp_export_dialog_write (CSP_EXPORT_DIALOG (dialog), path);
  ck_assert (test_wait_until (dialog_is_gone, NULL));
  ck_assert (g_file_get_contents (path, &contents, NULL, NULL));
  ck_assert_ptr_nonnull (g_strstr_len (contents, -1, "Fabrikam"));
  ck_assert_ptr_null (g_strstr_len (contents, -1, "Northwind"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exchange-dialogs");
  TCase *tcase = tcase_create ("dialogs");

  test_gtk_init ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, good_file_is_imported_and_can_be_undone);
  tcase_add_test (tcase, bad_rows_are_listed_and_keep_everything_out);
  tcase_add_test (tcase, good_rows_are_imported_and_the_others_reported);
  tcase_add_test (tcase, file_of_another_kind_is_named);
  tcase_add_test (tcase, narrowed_list_is_exported_as_it_is_shown);
  tcase_add_test (tcase, selected_customers_are_exported_and_no_others);
  tcase_add_test (tcase, one_selected_customer_is_not_offered);
  tcase_add_test (tcase, what_is_selected_in_the_list_is_offered);
  tcase_add_test (tcase, what_is_selected_among_the_former_customers_is_offered);
  tcase_add_test (tcase, only_a_list_that_is_narrowed_is_offered);
  tcase_add_test (tcase, all_of_the_former_customers_are_former_ones);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
