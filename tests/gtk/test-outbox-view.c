/* test-outbox-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "base/csp-text.h"
#include "dialogs/csp-conflict-dialog.h"
#include "domain/csp-conflict.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-page.h"
#include "tests/lib/test-suite.h"
#include "views/csp-outbox-view.h"
#include "widgets/csp-choice.h"

static TestPage page;
static gint64 customer_id;
static gint64 subscription_id;

static void
setup (void)
{
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspSubscription) sub = NULL;

  test_page_set_up (&page);
  customer = test_store_add_customer (&page.files, "Fabrikam", 0);
  sub = test_store_add_subscription (&page.files, customer->id, "Office 365 E3", 12, "active");
  customer_id = customer->id;
  subscription_id = sub->id;
}

static void
teardown (void)
{
  test_page_tear_down (&page);
}

static CspOutboxEntry *
add_entry (const char *request,
           const char *state)
{
  gboolean is_customer = g_str_equal (request, CSP_REQUEST_CUSTOMER_CREATE);
  CspOutboxEntry *entry =
    g_object_new (CSP_TYPE_OUTBOX_ENTRY, "operation-id", "1", "request", request,
                  "subject-type", is_customer ? "customer" : "subscription",
                  "subject-id", is_customer ? customer_id : subscription_id,
                  "subject-name", is_customer ? "Fabrikam" : "Office 365 E3", "customer-id", customer_id,
                  "before", "{\"quantity\":10}", "after", "{\"quantity\":12}", "state", state,
                  "attended", is_customer, "request-id", "r", NULL);

  ck_assert (csp_repo_insert (page.files.conn, entry, NULL));
  return entry;
}

static void
add_conflict (gint64      outbox_id,
              const char *field,
              const char *base,
              const char *mine,
              const char *theirs)
{
  g_autoptr(CspConflict) conflict = g_object_new (CSP_TYPE_CONFLICT, "outbox-id", outbox_id, "field", field,
                                                  "base", base, "mine", mine, "theirs", theirs, NULL);

  ck_assert (csp_repo_insert (page.files.conn, conflict, NULL));
}

static void
show_view (const char *count)
{
  test_page_show (&page, csp_outbox_view_new (page.store));
  ck_assert (test_page_comes_to_show (&page, count));
}

static CspRow *
get_row (void)
{
  CspListPage *view = CSP_LIST_PAGE (gtk_window_get_child (GTK_WINDOW (page.window)));

  return g_list_model_get_item (G_LIST_MODEL (csp_row_selection_get_list (csp_list_page_get_selection (view))), 0);
}

static gboolean
has_record (gpointer user_data)
{
  g_autoptr(CspRow) row = get_row ();

  return row != NULL && csp_row_get_item (row) != NULL;
}

/* Opens the details of the only row. */
static void
expand_row (void)
{
  g_autoptr(CspRow) row = NULL;

  ck_assert (test_wait_until (has_record, NULL));
  row = get_row ();
  csp_row_set_expanded (row, TRUE);
}

static gint64
count_rows (const char *sql)
{
  gint64 n = -1;

  ck_assert (csp_conn_get_integer (page.files.conn, &n, NULL, sql, ""));
  return n;
}

typedef struct
{
  const char *sql;
  gint64      n;
} Expected;

static gboolean
is_so (gpointer user_data)
{
  const Expected *expected = user_data;

  return count_rows (expected->sql) == expected->n;
}

static void
wait_for_count (const char *sql,
                gint64      n)
{
  Expected expected = { sql, n };

  ck_assert_msg (test_wait_until (is_so, &expected), "%s", sql);
}

START_TEST (a_row_says_what_it_waits_for)
{
  g_autoptr(CspOutboxEntry) create = add_entry (CSP_REQUEST_CUSTOMER_CREATE, CSP_OUTBOX_WAITING);
  g_autoptr(CspOutboxEntry) change = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_REJECTED);

  show_view ("2 changes wait");
  ck_assert (test_page_comes_to_show (&page, "Waits for “Send now”"));
  ck_assert (test_page_shows (&page, "Refused"));
}
END_TEST

START_TEST (an_empty_outbox_says_so)
{
  test_page_show (&page, csp_outbox_view_new (page.store));
  ck_assert (test_page_comes_to_show (&page, "Nothing waits to be sent"));
}
END_TEST

START_TEST (details_offer_what_the_state_allows)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_SENDING);

  show_view ("1 change waits");
  expand_row ();
  ck_assert (test_page_comes_to_show (&page, "From “10” to “12”"));
  ck_assert_ptr_null (test_gtk_find_button (page.window, "Send now"));
  ck_assert_ptr_null (test_gtk_find_button (page.window, "Remove"));
  test_page_press (&page, "Open");
  ck_assert_str_eq (page.last_action, "show-subscription");
}
END_TEST

START_TEST (send_now_names_the_entry_and_that_a_person_is_there)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_CUSTOMER_CREATE, CSP_OUTBOX_WAITING);
  gint64 id;
  gboolean attended;

  show_view ("1 change waits");
  expand_row ();
  ck_assert (test_page_comes_to_show (&page, "Send now"));
  test_page_press (&page, "Send now");
  ck_assert_str_eq (page.last_action, "send-outbox");
  g_variant_get (page.last_target, "(xb)", &id, &attended);
  ck_assert_int_eq (id, entry->id);
  ck_assert (attended);
}
END_TEST

START_TEST (removing_a_change_returns_the_record_to_its_base)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_WAITING);

  show_view ("1 change waits");
  expand_row ();
  ck_assert (test_page_comes_to_show (&page, "Remove"));
  test_page_press (&page, "Remove");
  wait_for_count ("SELECT count(*) FROM outbox", 0);
  ck_assert_int_eq (count_rows ("SELECT quantity FROM subscription"), 10);
}
END_TEST

static void
show_conflict (CspOutboxEntry *entry)
{
  GtkWidget *dialog = csp_conflict_dialog_new (NULL, page.store, entry);

  gtk_window_destroy (GTK_WINDOW (page.window));
  page.window = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &page.window);
  gtk_window_present (GTK_WINDOW (dialog));
  ck_assert (test_page_comes_to_show (&page, "Before: 10"));
}

START_TEST (a_conflict_shows_base_mine_and_theirs)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_CONFLICT);

  add_conflict (entry->id, "quantity", "10", "12", "15");
  show_conflict (entry);
  ck_assert (test_page_shows (&page, "Quantity"));
  ck_assert (test_page_shows (&page, "12"));
  ck_assert (test_page_shows (&page, "15"));
  ck_assert (!test_page_is_sensitive (&page, "Apply"));
}
END_TEST

START_TEST (taking_theirs_clears_the_outbox)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_CONFLICT);

  add_conflict (entry->id, "quantity", "10", "12", "15");
  show_conflict (entry);
  test_page_press (&page, "Take all of theirs");
  ck_assert (test_page_is_sensitive (&page, "Apply"));
  test_page_press (&page, "Apply");
  wait_for_count ("SELECT count(*) FROM outbox", 0);
  ck_assert_int_eq (count_rows ("SELECT quantity FROM subscription"), 15);
}
END_TEST

START_TEST (keeping_mine_sends_it_again)
{
  g_autoptr(CspOutboxEntry) entry = add_entry (CSP_REQUEST_SUBSCRIPTION_CHANGE, CSP_OUTBOX_CONFLICT);

  add_conflict (entry->id, "quantity", "10", "12", "15");
  show_conflict (entry);
  test_page_press (&page, "Keep all of mine");
  test_page_press (&page, "Apply");
  wait_for_count ("SELECT count(*) FROM outbox WHERE state = 'waiting'", 1);
  ck_assert_int_eq (count_rows ("SELECT quantity FROM subscription"), 12);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("outbox-view");
  TCase *tcase = tcase_create ("outbox-view");

  test_gtk_init ();
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, a_row_says_what_it_waits_for);
  tcase_add_test (tcase, an_empty_outbox_says_so);
  tcase_add_test (tcase, details_offer_what_the_state_allows);
  tcase_add_test (tcase, send_now_names_the_entry_and_that_a_person_is_there);
  tcase_add_test (tcase, removing_a_change_returns_the_record_to_its_base);
  tcase_add_test (tcase, a_conflict_shows_base_mine_and_theirs);
  tcase_add_test (tcase, taking_theirs_clears_the_outbox);
  tcase_add_test (tcase, keeping_mine_sends_it_again);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
