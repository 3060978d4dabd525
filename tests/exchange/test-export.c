/* test-export.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/csp-export.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static TestStore files;
static CspStore *store;
static char *path;
static gboolean is_exported;

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
set_up (void)
{
  test_store_set_up (&files);
  path = g_build_filename (files.folder, "customers.csv", NULL);
  g_object_unref (test_store_add_customer (&files, "Fabrikam", 0));
  g_object_unref (test_store_add_customer (&files, "Contoso", 0));
  is_exported = FALSE;
  store = NULL;
  csp_store_open_async (files.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
}

static void
tear_down (void)
{
  csp_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&store);
  g_clear_pointer (&path, g_free);
  test_store_tear_down (&files);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  guint64 n_rows;

  ck_assert_msg (csp_export_finish (result, &n_rows, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq (n_rows, 2);
  is_exported = TRUE;
}

static gboolean
was_exported (gpointer user_data)
{
  return is_exported;
}

static gboolean
has_found (gpointer list)
{
  return !csp_paged_list_is_loading (list) && g_list_model_get_n_items (list) == 1;
}

static void
start_export (void)
{
  const CspExport export = { .kind = CSP_EXPORT_CUSTOMERS };

  csp_export_async (store, &export, path, NULL, exported_cb, NULL);
}

/* Opens the pipe's other end, so that a writer may go on. */
static void
take_the_rest (void)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  ck_assert_int_ge (fd, 0);
  ck_assert (test_wait_until (was_exported, NULL));
  close (fd);
}

START_TEST (a_search_does_not_wait_for_an_export_that_hangs)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(CspPagedList) list = NULL;

  /* Nobody reads the pipe yet: opening it for writing blocks. */
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  start_export ();
  query->search = g_strdup ("abrik");
  list = csp_store_create_list (store, query);
  ck_assert (test_wait_until (has_found, list));
  ck_assert (!is_exported);
  take_the_rest ();
}
END_TEST

static void
given_up_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ck_assert (!csp_export_finish (result, NULL, &error));
  ck_assert_msg (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED), "%s", error->message);
  is_exported = TRUE;
}

/* Makes a pipe into which nothing more fits; returns its other end. */
static int
make_full_pipe (void)
{
  static const char zeros[4096];
  int fd;

  ck_assert_int_eq (mkfifo (path, 0600), 0);
  fd = g_open (path, O_RDWR | O_NONBLOCK | O_CLOEXEC, 0);
  ck_assert_int_ge (fd, 0);
  while (write (fd, zeros, sizeof zeros) > 0)
    ;
  return fd;
}

/* Two of them: one that has begun, and one that waits for it. */
static void
start_hanging_exports (GCancellable *cancellable)
{
  const CspExport export = { .kind = CSP_EXPORT_CUSTOMERS };

  for (guint i = 0; i < 2; i++)
    csp_export_async (store, &export, path, cancellable, given_up_cb, NULL);
}

START_TEST (a_profile_is_closed_while_nobody_opens_the_pipe_of_an_export)
{
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  start_hanging_exports (NULL);
  csp_store_close (store);
  ck_assert (test_wait_until (was_exported, NULL));
}
END_TEST

START_TEST (a_profile_is_closed_while_nobody_reads_the_pipe_of_an_export)
{
  int fd = make_full_pipe ();

  start_hanging_exports (NULL);
  csp_store_close (store);
  ck_assert (test_wait_until (was_exported, NULL));
  close (fd);
}
END_TEST

START_TEST (an_export_that_nobody_reads_can_be_given_up)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  int fd = make_full_pipe ();

  start_hanging_exports (cancellable);
  g_cancellable_cancel (cancellable);
  ck_assert (test_wait_until (was_exported, NULL));
  close (fd);
}
END_TEST

START_TEST (exports_come_one_after_the_other)
{
  g_autofree char *text = NULL;

  start_export ();
  ck_assert (test_wait_until (was_exported, NULL));
  is_exported = FALSE;
  start_export ();
  ck_assert (test_wait_until (was_exported, NULL));
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (text, "Contoso"));
}
END_TEST

static void
add_id (GArray     *ids,
        const char *name,
        gint64      former_at)
{
  g_autoptr(CspCustomer) customer = test_store_add_customer (&files, name, 0);
  guint32 id = customer->id;

  ck_assert (csp_conn_run (files.conn, NULL, "UPDATE customer SET former_at = ?1 WHERE id = ?2", "ii", former_at,
                           customer->id));
  g_array_append_val (ids, id);
}

/* Exports the records of @ids as the list of @query has them; returns the names in the file. */
static char *
export_names (CspListQuery *query,
              GArray       *ids)
{
  const CspExport export = { .kind = CSP_EXPORT_CUSTOMERS, .query = query, .ids = ids };
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GString *names = g_string_new (NULL);

  csp_export_async (store, &export, path, NULL, exported_cb, NULL);
  ck_assert (test_wait_until (was_exported, NULL));
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_string_append_printf (names, "%s.", fields[1]);
    }
  return g_string_free (names, FALSE);
}

START_TEST (given_records_are_exported_in_the_order_of_their_list)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *names = NULL;

  add_id (ids, "Adatum", 0);
  add_id (ids, "Northwind", 0);
  query->sort = g_strdup ("company-name");
  query->descending = TRUE;
  query->search = g_strdup ("adatum");
  query->country = g_strdup ("PT");
  names = export_names (query, ids);
  ck_assert_str_eq (names, "Northwind.Adatum.");
}
END_TEST

START_TEST (given_former_customers_are_exported)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_FORMER_CUSTOMERS);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *names = NULL;

  add_id (ids, "Adatum", 1000);
  add_id (ids, "Northwind", 2000);
  names = export_names (query, ids);
  ck_assert_str_eq (names, "Northwind.Adatum.");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("export");
  TCase *tcase = tcase_create ("export");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, a_search_does_not_wait_for_an_export_that_hangs);
  tcase_add_test (tcase, a_profile_is_closed_while_nobody_opens_the_pipe_of_an_export);
  tcase_add_test (tcase, a_profile_is_closed_while_nobody_reads_the_pipe_of_an_export);
  tcase_add_test (tcase, an_export_that_nobody_reads_can_be_given_up);
  tcase_add_test (tcase, exports_come_one_after_the_other);
  tcase_add_test (tcase, given_records_are_exported_in_the_order_of_their_list);
  tcase_add_test (tcase, given_former_customers_are_exported);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
