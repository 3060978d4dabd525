/* list-fixture.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/gtk/list-fixture.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-suite.h"

TestStore file;
static CspStore *store;
CspReseller *reseller;
GtkWidget *window;
GtkWidget *view;
GString *activated;      /* actions of the window, as they are asked for */

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

void
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

void
set_up (void)
{
  test_store_set_up (&file);
  reseller = test_store_add_reseller (&file, "Adatum Resale", "4000001");
  activated = g_string_new (NULL);
  store = NULL;
}

void
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

void
add_customers (void)
{
  static const char *names[] = { "Fabrikam", "Contoso", "Zürich Optik", "Álvares Ltda.", "東京商事" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (test_store_add_customer (&file, names[i], i < 2 ? reseller->id : 0));
}

CspListPage *
page (void)
{
  return CSP_LIST_PAGE (view);
}

CspTableView *
table (void)
{
  return csp_list_page_get_table (page ());
}

CspRowSelection *
selection (void)
{
  return csp_list_page_get_selection (page ());
}

gboolean
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

void
settle (void)
{
  ck_assert (test_wait_until (is_settled, NULL));
  test_gtk_settle ();
}

char *
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

void
expect_listed (const char *expected)
{
  g_autofree char *names = listed ();

  ck_assert_str_eq (names, expected);
}

GtkWidget *
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

void
expect_shown (const char *text)
{
  GtkWidget *stack = find_type (view, GTK_TYPE_STACK);
  gboolean shown = test_wait_until (shows, (gpointer) text);

  ck_assert_msg (shown, "“%s” is not shown, but the page “%s” for “%s”", text,
                 gtk_stack_get_visible_child_name (GTK_STACK (stack)), csp_list_page_get_query (page ())->search);
}

void
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
void
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

void
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

/* To be called first thing in main(). */
void
start_gtk (void)
{
  test_gtk_init ();
  load_style ();
}
