/* test-narrow.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "app/csp-pages.h"
#include "app/csp-window.h"
#include "base/csp-language.h"
#include "tests/lib/test-gtk.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define NARROW        360
#define NARROW_DIALOG 340
#define LOW           690          /* of 720 pixels, what the bar of a phone leaves */
#define NORMAL_DPI    (96 * PANGO_SCALE)

static const int dpis[] = { NORMAL_DPI, 2 * NORMAL_DPI };

static TestStore store;
static CspWindow *window;
static gint64 customer_id;
static gint64 subscription_id;

static gboolean
is_open (gpointer user_data)
{
  return csp_window_get_store (window) != NULL;
}

static void
fill_store (void)
{
  g_autoptr(CspReseller) reseller = test_store_add_reseller (&store, "Adventure Works Distribution", "4100000");
  g_autoptr(CspCustomer) customer = test_store_add_customer (&store, "Fabrikam São Paulo Logística", reseller->id);
  g_autoptr(CspSubscription) subscription =
    test_store_add_subscription (&store, customer->id, "Microsoft 365 Business Basic", 10, "active");

  customer_id = customer->id;
  subscription_id = subscription->id;
}

static void
setup (void)
{
  test_store_set_up (&store);
  fill_store ();
}

static void
open_window (guint i)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpis[i], NULL);
  window = csp_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, LOW);
  gtk_window_present (GTK_WINDOW (window));
  csp_window_open (window, store.path, CSP_CONN_READ_WRITE);
  ck_assert (test_wait_until (is_open, NULL));
}

static gboolean
is_gone (gpointer user_data)
{
  return window == NULL;
}

static void
teardown (void)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert (test_wait_until (is_gone, NULL));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-decoration-layout");
  test_gtk_settle ();
  test_store_tear_down (&store);
}

static void
check_size (const char *page)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));
  int width;
  int height;

  test_gtk_settle ();
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, NARROW, &height, NULL, NULL, NULL);
  ck_assert_msg (width <= NARROW && height <= LOW, "%s needs %d × %d pixels in %s", page, width, height,
                 csp_language_get ());
}

START_TEST (every_page_fits_into_a_window_as_small_as_a_phone)
{
  open_window (_i);
  for (const CspPage *page = csp_pages (); page->name != NULL; page++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", page->name);
      check_size (page->name);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-customer", "x", customer_id);
  check_size ("customer");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-customer", "x", customer_id);
  check_size ("account");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-subscription", "x", subscription_id);
  check_size ("subscription");
}
END_TEST

static AdwHeaderBar *
find_header_bar (GtkWidget *widget)
{
  AdwHeaderBar *found = ADW_IS_HEADER_BAR (widget) ? ADW_HEADER_BAR (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header_bar (child);
  return found;
}

static gboolean
only_closes (gpointer user_data)
{
  return g_strcmp0 (adw_header_bar_get_decoration_layout (find_header_bar (GTK_WIDGET (window))), user_data) == 0;
}

START_TEST (title_of_a_narrow_window_shares_its_bar_with_the_close_button_only)
{
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "menu:minimize,maximize,close", NULL);
  open_window (0);
  ck_assert (test_wait_until (only_closes, (gpointer) ":close"));
}
END_TEST

START_TEST (close_button_stays_on_its_side)
{
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "close,minimize:menu", NULL);
  open_window (0);
  ck_assert (test_wait_until (only_closes, (gpointer) "close:"));
}
END_TEST

/* Returns the window that is shown above the main one, NULL for none. */
static GtkWidget *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
dialog_is_shown (gpointer user_data)
{
  return find_dialog () != NULL;
}

static const struct
{
  const char *action;
  const char *target;           /* NULL for none, "customer" for the one there is */
} dialogs[] = {
  { "win.new-customer", "int64 0" },
  { "win.add-subscription", "customer" },
  { "win.request-relationship", "int64 0" },
  { "win.export-customers", NULL },
};

static void
show_dialog (guint i)
{
  g_autofree char *customer = g_strdup_printf ("int64 %" G_GINT64_FORMAT, customer_id);
  const char *target = g_strcmp0 (dialogs[i].target, "customer") == 0 ? customer : dialogs[i].target;
  g_autoptr(GVariant) variant = target != NULL ? g_variant_ref_sink (g_variant_new_parsed (target)) : NULL;

  gtk_widget_activate_action_variant (GTK_WIDGET (window), dialogs[i].action, variant);
  ck_assert_msg (test_wait_until (dialog_is_shown, NULL), "%s shows no dialog", dialogs[i].action);
  test_gtk_settle ();
}

START_TEST (every_dialog_is_as_narrow_as_a_phone)
{
  int width;

  open_window (_i % G_N_ELEMENTS (dpis));
  show_dialog (_i / G_N_ELEMENTS (dpis));
  gtk_widget_measure (find_dialog (), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  ck_assert_msg (width <= (_i % 2 == 0 ? NARROW_DIALOG : NARROW), "%s needs %d pixels in %s",
                 dialogs[_i / G_N_ELEMENTS (dpis)].action, width, csp_language_get ());
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}
END_TEST

int
main (int   argc,
      char *argv[])
{
  Suite *suite = suite_create ("narrow");
  TCase *tcase = tcase_create ("narrow");

  test_gtk_init_in (argc > 1 ? argv[1] : "en");
  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, every_page_fits_into_a_window_as_small_as_a_phone, 0, G_N_ELEMENTS (dpis));
  tcase_add_test (tcase, title_of_a_narrow_window_shares_its_bar_with_the_close_button_only);
  tcase_add_test (tcase, close_button_stays_on_its_side);
  tcase_add_loop_test (tcase, every_dialog_is_as_narrow_as_a_phone, 0,
                       G_N_ELEMENTS (dialogs) * G_N_ELEMENTS (dpis));
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
