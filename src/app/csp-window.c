/* csp-window.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/csp-date-watch.h"
#include "app/csp-problem-page.h"
#include "app/csp-recent.h"
#include "app/csp-welcome-page.h"
#include "app/csp-window-private.h"
#include "app/csp-window-sync.h"
#include "base/csp-text.h"
#include "widgets/csp-settings.h"

#define N_COLORS 8
#define SPINNER_DELAY_MS 200

/**
 * CspWindow:
 *
 * A window on one profile; without one, the welcome page.
 */
G_DEFINE_FINAL_TYPE (CspWindow, csp_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  CspWindow *window;
  guint      spinner_source;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->spinner_source, g_source_remove);
  g_object_unref (opening->window);
  g_free (opening);
}

static void
close_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  csp_store_close (CSP_STORE (source_object));
  g_task_return_boolean (task, TRUE);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  if (user_data != NULL)
    g_application_release (G_APPLICATION (user_data));
}

/* Waits for what is being written, away from the main loop; the application lives until that is done. */
static void
close_store (CspStore *store)
{
  GApplication *application = g_application_get_default ();
  g_autoptr(GTask) task = g_task_new (store, NULL, closed_cb, application);

  if (application != NULL)
    g_application_hold (application);
  g_task_set_source_tag (task, close_store);
  g_task_run_in_thread (task, close_in_thread);
}

static void
leave_profile (CspWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  _csp_window_sync_stop (self);
  self->workspace = NULL;
  if (self->content != NULL)
    adw_bin_set_child (self->content, NULL);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      close_store (self->store);
    }
  g_clear_object (&self->store);
  g_ptr_array_set_size (self->undoable, 0);
}

static void
set_color (CspWindow  *self,
           const char *name)
{
  for (guint i = 0; i < N_COLORS; i++)
    {
      g_autofree char *css_class = g_strdup_printf ("csp-color-%u", i);

      if (i == g_str_hash (name) % N_COLORS)
        gtk_widget_add_css_class (self->color_bar, css_class);
      else
        gtk_widget_remove_css_class (self->color_bar, css_class);
    }
}

/* In a narrow window only the button that closes it stays, on the side where the desktop has it. */
static void
update_window_buttons (CspWindow *self,
                       gboolean   narrow)
{
  g_autofree char *layout = NULL;
  const char *close;
  const char *end;

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  close = layout != NULL ? strstr (layout, "close") : NULL;
  end = layout != NULL ? strchr (layout, ':') : NULL;
  if (!narrow)
    adw_header_bar_set_decoration_layout (self->header_bar, NULL);
  else if (close == NULL)
    adw_header_bar_set_decoration_layout (self->header_bar, ":");
  else
    adw_header_bar_set_decoration_layout (self->header_bar, end != NULL && close > end ? ":close" : "close:");
}

static void
update_header (CspWindow *self)
{
  CspProfile *profile = self->store != NULL ? csp_store_get_profile (self->store) : NULL;
  gboolean can_go_back = FALSE;
  gboolean folded = FALSE;
  g_autofree char *title = NULL;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "can-go-back", &can_go_back, "folded", &folded, "title", &title, NULL);
  gtk_widget_set_visible (self->sidebar_button, folded);
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", can_go_back);
  /* In a narrow window the title needs the room; the main menu has the search, too. */
  gtk_widget_set_visible (self->search_button, profile != NULL && !folded);
  gtk_widget_set_visible (self->profile_arrow, !folded);
  update_window_buttons (self, folded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", profile != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_button), self->session != NULL);
  csp_sync_button_set_compact (self->sync_button, folded);
  gtk_widget_set_visible (self->color_bar, profile != NULL);
  gtk_widget_set_visible (self->read_only_banner, self->store != NULL && csp_store_is_read_only (self->store));
  gtk_stack_set_visible_child (self->title_stack,
                               profile != NULL ? GTK_WIDGET (self->profile_button) : self->plain_title);
  gtk_window_set_title (GTK_WINDOW (self), profile != NULL ? profile->name : "Parceria");
  if (profile != NULL)
    {
      set_color (self, profile->name);
      gtk_label_set_label (self->profile_label, profile->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->profile_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      profile->name, -1);
      gtk_label_set_label (self->page_label, title != NULL ? title : "");
      gtk_widget_set_visible (GTK_WIDGET (self->page_label), !csp_is_empty (title));
    }
}

static gboolean
update_header_cb (gpointer user_data)
{
  CspWindow *self = CSP_WINDOW (user_data);

  self->update_source = 0;
  update_header (self);
  return G_SOURCE_REMOVE;
}

/* The flap folds while sizes are being allocated, when nothing may be shown or hidden. */
static void
folded_cb (CspWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_header_cb, self);
}

static void
show_welcome (CspWindow *self)
{
  adw_bin_set_child (self->content, csp_welcome_page_new ());
  update_header (self);
}

static GtkWidget *
waiting_page_new (const char *title)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), markup);
  adw_status_page_set_child (ADW_STATUS_PAGE (page),
                             g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "width-request", 32, "height-request",
                                           32, "halign", GTK_ALIGN_CENTER, NULL));
  return page;
}

static gboolean
spinner_cb (gpointer user_data)
{
  Opening *opening = user_data;
  g_autofree char *name = csp_recent_label (opening->window->path);
  /* Translators: %s is the name of a profile */
  g_autofree char *title = g_strdup_printf (_("Opening “%s”…"), name);

  opening->spinner_source = 0;
  adw_bin_set_child (opening->window->content, waiting_page_new (title));
  return G_SOURCE_REMOVE;
}

static void
show_problem (CspWindow    *self,
              const GError *error)
{
  adw_bin_set_child (self->content, csp_problem_page_new (self->path, error));
  update_header (self);
}

static void
waiting_cb (CspWindow *self)
{
  _csp_window_report (self, _("Another process is writing to this profile. Your change is saved when it is done."));
}

static void
show_workspace (CspWindow *self)
{
  GtkWidget *workspace = csp_workspace_new (self->store);

  self->workspace = CSP_WORKSPACE (workspace);
  adw_bin_set_child (self->content, workspace);
  g_object_bind_property (workspace, "sidebar-visible", self->sidebar_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (workspace, "notify::title", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::can-go-back", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::profile", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  update_header (self);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  CspWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  CspStore *store = csp_store_open_finish (result, &error);
  gboolean wanted = !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));

  if (wanted)
    g_clear_object (&self->opening);
  if (!wanted && store != NULL)
    close_store (store);
  if (!wanted)
    g_clear_object (&store);
  else if (store == NULL)
    show_problem (self, error);
  else
    {
      self->store = store;
      csp_recent_add (self->path);
      csp_date_watch_start (store);
      _csp_window_sync_start (self);
      show_workspace (self);
    }
  opening_free (opening);
}

static void
create_profile_menu_cb (GtkMenuButton *button,
                        gpointer       user_data)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) recent = csp_recent_create_menu ();
  g_autoptr(GMenu) others = g_menu_new ();
  g_autoptr(GMenuItem) create = g_menu_item_new (_("_New profile…"), "app.new-profile");

  g_menu_item_set_attribute (create, "hidden-when", "s", "action-missing");
  g_menu_append_item (others, create);
  g_menu_append (others, _("_Open profile…"), "app.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
csp_window_close_request (GtkWindow *window)
{
  GSettings *settings = csp_settings_get ();
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 240));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (csp_window_parent_class)->close_request (window);
}

static void
csp_window_dispose (GObject *object)
{
  CspWindow *self = CSP_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  leave_profile (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_WINDOW);

  G_OBJECT_CLASS (csp_window_parent_class)->dispose (object);
}

static void
csp_window_finalize (GObject *object)
{
  CspWindow *self = CSP_WINDOW (object);

  g_clear_pointer (&self->undoable, g_ptr_array_unref);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (csp_window_parent_class)->finalize (object);
}

static void
csp_window_class_init (CspWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = csp_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_window_close_request;

  g_type_ensure (CSP_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CspWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, plain_title);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, profile_button);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, profile_arrow);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, page_label);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, profile_label);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, color_bar);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CspWindow, sync_button);
  _csp_window_class_install_actions (widget_class);
  _csp_window_class_install_tasks (widget_class);
}

static void
csp_window_init (CspWindow *self)
{
  GSettings *settings = csp_settings_get ();

  self->undoable = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  _csp_window_sync_stop (self);
  gtk_menu_button_set_create_popup_func (self->profile_button, create_profile_menu_cb, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  show_welcome (self);
}

/**
 * csp_window_new:
 * @application: (nullable): the application
 *
 * Returns: (transfer none): a window with the welcome page, not yet shown
 */
CspWindow *
csp_window_new (GtkApplication *application)
{
  return g_object_new (CSP_TYPE_WINDOW, "application", application, NULL);
}

/**
 * csp_window_open:
 * @self: the window
 * @path: a profile's file
 * @mode: whether it may be changed
 *
 * Leaves what the window shows and opens a profile, or says why it cannot be opened and what to do.
 */
void
csp_window_open (CspWindow   *self,
                 const char  *path,
                 CspConnMode  mode)
{
  Opening *opening;

  g_return_if_fail (CSP_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  leave_profile (self);
  csp_set_str (&self->path, path);
  self->mode = mode;
  self->opening = g_cancellable_new ();
  update_header (self);

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->spinner_source = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, opening);
  csp_store_open_async (path, mode, self->opening, opened_cb, opening);
}

/**
 * csp_window_wait:
 * @self: a window without a profile
 * @title: (nullable): what is being done, translated; %NULL to welcome the person again
 *
 * Shows that something is under way that will end in a profile to open.
 */
void
csp_window_wait (CspWindow  *self,
                 const char *title)
{
  g_return_if_fail (CSP_IS_WINDOW (self));
  g_return_if_fail (self->store == NULL);

  if (title != NULL)
    adw_bin_set_child (self->content, waiting_page_new (title));
  else
    show_welcome (self);
}

/**
 * csp_window_get_path:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the file the window is about, also when it could not be opened
 */
const char *
csp_window_get_path (CspWindow *self)
{
  g_return_val_if_fail (CSP_IS_WINDOW (self), NULL);

  return self->path;
}

/**
 * csp_window_is_free:
 * @self: a window
 *
 * Returns: whether it has no profile, open or being opened
 */
gboolean
csp_window_is_free (CspWindow *self)
{
  g_return_val_if_fail (CSP_IS_WINDOW (self), FALSE);

  return self->store == NULL && self->opening == NULL;
}

/**
 * csp_window_get_store:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the profile that is open
 */
CspStore *
csp_window_get_store (CspWindow *self)
{
  g_return_val_if_fail (CSP_IS_WINDOW (self), NULL);

  return self->store;
}
