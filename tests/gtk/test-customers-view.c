/* test-customers-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "domain/csp-draft.h"
#include "store/csp-repo.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"
#include "views/csp-customers-view.h"
#include "views/csp-former-customers-view.h"
#include "widgets/csp-table-cell.h"

static TestStore file;
static CspStore *store;
static CspReseller *reseller;
static GtkWidget *window;
static GtkWidget *view;
static GString *activated;      /* actions of the window, as they are asked for */

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
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (activated, "%s(%s) ", g_action_get_name (G_ACTION (action)), text);
}

static const GActionEntry actions[] = {
  { "new-customer", action_cb, "x" },
  { "show-customer", action_cb, "x" },
  { "show-subscription", action_cb, "x" },
  { "add-subscription", action_cb, "x" },
  { "edit-customer", action_cb, "x" },
  { "request-relationship", action_cb, "x" },
  { "export-customers", action_cb, NULL },
  { "open-draft", action_cb, "x" },
  { "import", action_cb, "s" },
  { "report", action_cb, "s" },
};

static void
load_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/parceria/Parceria/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
show_view (GtkWidget *(*create) (CspStore *store))
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  csp_store_open_async (file.path, CSP_CONN_READ_WRITE, NULL, opened_cb, NULL);
  ck_assert (test_wait_until (is_open, NULL));
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  view = create (store);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

static void
set_up (void)
{
  test_store_set_up (&file);
  reseller = test_store_add_reseller (&file, "Adatum Resale", "4000001");
  activated = g_string_new (NULL);
  store = NULL;
}

static void
tear_down (void)
{
  if (store != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      test_gtk_settle ();
      csp_store_close (store);
    }
  g_clear_object (&store);
  g_clear_object (&reseller);
  g_string_free (activated, TRUE);
  test_store_tear_down (&file);
}

static void
add_customers (void)
{
  static const char *names[] = { "Fabrikam", "Contoso", "Zürich Optik", "Álvares Ltda.", "東京商事" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (test_store_add_customer (&file, names[i], i < 2 ? reseller->id : 0));
}

static CspListPage *
page (void)
{
  return CSP_LIST_PAGE (view);
}

static CspTableView *
table (void)
{
  return csp_list_page_get_table (page ());
}

static CspRowSelection *
selection (void)
{
  return csp_list_page_get_selection (page ());
}

static gboolean
is_settled (gpointer user_data)
{
  CspPagedList *list = csp_row_selection_get_list (selection ());

  if (csp_paged_list_is_loading (list))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(CspRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (csp_row_get_item (row) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
settle (void)
{
  ck_assert (test_wait_until (is_settled, NULL));
  test_gtk_settle ();
}

static char *
listed (void)
{
  g_autoptr(GString) names = g_string_new (NULL);
  GListModel *model = G_LIST_MODEL (selection ());

  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CspRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", CSP_CUSTOMER (csp_row_get_item (row))->company_name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
expect_listed (const char *expected)
{
  g_autofree char *names = listed ();

  ck_assert_str_eq (names, expected);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static gboolean
shows (gpointer text)
{
  return test_gtk_find_label (view, text) != NULL;
}

static void
expect_shown (const char *text)
{
  GtkWidget *stack = find_type (view, GTK_TYPE_STACK);
  gboolean shown = test_wait_until (shows, (gpointer) text);

  ck_assert_msg (shown, "“%s” is not shown, but the page “%s” for “%s”", text,
                 gtk_stack_get_visible_child_name (GTK_STACK (stack)), csp_list_page_get_query (page ())->search);
}

static void
press (const char *label)
{
  GtkWidget *button = test_gtk_find_button (view, label);

  ck_assert_msg (button != NULL, "no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
}

static void
process_done_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(gboolean *) user_data = g_subprocess_wait_check_finish (G_SUBPROCESS (object), result, NULL);
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Real input through the X server; xdotool is one of build-aux/packages. */
static void
xdotool (const char *arguments)
{
  g_autofree char *line = g_strconcat ("xdotool ", arguments, NULL);
  g_auto(GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean done = FALSE;

  ck_no_error (error);
  g_subprocess_wait_check_async (process, NULL, process_done_cb, &done);
  ck_assert (test_wait_until (is_true, &done));
  test_gtk_settle ();
}

static gboolean
has_place (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0 && gtk_widget_get_mapped (widget);
}

static void
click (GtkWidget *widget)
{
  double x;
  double y;
  g_autofree char *arguments = NULL;

  ck_assert (test_wait_until (has_place, widget));
  gtk_widget_translate_coordinates (widget, window, gtk_widget_get_width (widget) / 2.0,
                                    gtk_widget_get_height (widget) / 2.0, &x, &y);
  arguments = g_strdup_printf ("mousemove %d %d sleep 0.05 click 1", (int) x, (int) y);
  xdotool (arguments);
}

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

static gboolean
found_two (gpointer user_data)
{
  return is_settled (NULL) && g_list_model_get_n_items (G_LIST_MODEL (selection ())) == 2;
}

START_TEST (typing_searches_and_escape_clears)
{
  add_customers ();
  show_view (csp_customers_view_new);
  expect_shown ("5 customers");
  xdotool ("mousemove 600 500 click 1");
  xdotool ("key ctrl+f");
  xdotool ("type --delay 20 al");
  xdotool ("key BackSpace");
  xdotool ("type xq");
  expect_shown ("No customers match");
  xdotool ("key Escape");
  expect_shown ("5 customers");
  ck_assert_ptr_null (csp_list_page_get_query (page ())->search);
  xdotool ("type jwq");
  expect_shown ("No customers match");
  press ("Clear search");
  expect_shown ("5 customers");
  gtk_editable_set_text (GTK_EDITABLE (find_type (view, GTK_TYPE_SEARCH_ENTRY)), "o optik");
  expect_shown ("1 customer");
}
END_TEST

START_TEST (filter_by_reseller_shows_a_chip_that_takes_it_away)
{
  g_autoptr(CspListQuery) query = NULL;

  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert (test_gtk_find_button (view, "Filter by indirect reseller") != NULL);
  query = csp_list_query_copy (csp_list_page_get_query (page ()));
  query->reseller_id = reseller->id;
  csp_list_page_set_query (page (), query);
  ck_assert (test_wait_until (found_two, NULL));
  expect_shown ("2 customers");
  expect_shown ("Adatum Resale");
  press ("Adatum Resale");
  expect_shown ("5 customers");
}
END_TEST

START_TEST (direct_partner_has_no_resellers)
{
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (file.conn, "UPDATE profile SET persona = 'direct'", &error));
  add_customers ();
  show_view (csp_customers_view_new);
  settle ();
  ck_assert_ptr_null (test_gtk_find_button (view, "Filter by indirect reseller"));
  ck_assert_ptr_null (test_gtk_find_label (view, "Indirect reseller"));
  ck_assert_ptr_nonnull (test_gtk_find_button (view, "Add customer"));
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

START_TEST (empty_profile_says_what_to_do_next)
{
  show_view (csp_customers_view_new);
  expect_shown ("No customers yet");
  press ("Import customers");
  ck_assert_str_eq (activated->str, "import('customers') ");
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

START_TEST (forbidden_action_says_why)
{
  g_autoptr(GError) error = NULL;

  ck_assert (csp_conn_exec (file.conn, "UPDATE profile SET roles = 'helpdesk-agent'", &error));
  show_view (csp_customers_view_new);
  settle ();
  ck_assert (!gtk_widget_get_sensitive (test_gtk_find_button (view, "Export customers")));
  ck_assert_ptr_nonnull (test_gtk_find_button (view, "Why?"));
  ck_assert_ptr_null (test_gtk_find_button (view, "Import customers"));
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

START_TEST (drafts_are_counted)
{
  g_autoptr(CspDraft) draft =
    g_object_new (CSP_TYPE_DRAFT, "kind", "new-customer", "title", "Litware", "page", "account", "content", "{}",
                  "saved-at", csp_clock_now (), NULL);
  g_autoptr(GError) error = NULL;

  csp_repo_insert (file.conn, draft, &error);
  ck_no_error (error);
  show_view (csp_customers_view_new);
  expect_shown ("Drafts (1)");
}
END_TEST

START_TEST (former_customers_show_when_and_by_whom)
{
  g_autoptr(GError) error = NULL;

  add_customers ();
  ck_assert (csp_conn_exec (file.conn,
                            "UPDATE customer SET former_at = 1700000000000000, former_by = 'Maria'"
                            " WHERE company_name = 'Contoso'",
                            &error));
  show_view (csp_former_customers_view_new);
  expect_listed ("Contoso");
  expect_shown ("1 former customer");
  expect_shown ("Ended on");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("customers-view");
  TCase *tcase = tcase_create ("customers-view");

  test_gtk_init ();
  load_style ();
  tcase_set_timeout (tcase, 60);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, click_on_a_heading_sorts_and_turns_the_order_round);
  tcase_add_test (tcase, sort_menu_does_what_the_headings_do);
  tcase_add_test (tcase, query_set_from_outside_moves_the_arrow_and_fills_the_search);
  tcase_add_test (tcase, typing_searches_and_escape_clears);
  tcase_add_test (tcase, filter_by_reseller_shows_a_chip_that_takes_it_away);
  tcase_add_test (tcase, direct_partner_has_no_resellers);
  tcase_add_test (tcase, details_show_the_bare_id_and_quick_links);
  tcase_add_test (tcase, keyboard_enters_leaves_expands_selects_and_opens);
  tcase_add_test (tcase, control_click_adds_one_row_to_the_selection);
  tcase_add_test (tcase, empty_profile_says_what_to_do_next);
  tcase_add_test (tcase, unreadable_list_offers_to_try_again);
  tcase_add_test (tcase, forbidden_action_says_why);
  tcase_add_test (tcase, menu_of_a_row_says_why_an_action_is_forbidden);
  tcase_add_test (tcase, narrow_window_moves_filters_and_actions_into_a_popover);
  tcase_add_test (tcase, popover_of_a_narrow_window_closes_when_an_action_begins);
  tcase_add_test (tcase, drafts_are_counted);
  tcase_add_test (tcase, former_customers_show_when_and_by_whom);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
