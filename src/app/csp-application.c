/* csp-application.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/csp-application.h"
#include "app/csp-explore.h"
#include "app/csp-preferences.h"
#include "app/csp-recent.h"
#include "base/csp-error.h"
#include "base/csp-language.h"
#include "base/csp-text.h"
#include "dialogs/csp-new-profile-dialog.h"
#include "widgets/csp-clipboard.h"
#include "widgets/csp-mnemonics.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-settings.h"
#include "widgets/csp-ui.h"

/**
 * CspApplication:
 *
 * The program with its windows, one for each profile.
 */
/* What is as large as this goes back to the system as soon as it is freed. */
#define LARGE_BYTES (1024 * 1024)

struct _CspApplication
{
  AdwApplication parent_instance;

  GStrv          reopen;                /* arguments of the program's next run; NULL when it shall just end */
  char          *log_path;
  CspHttpLog    *log;
};

G_DEFINE_FINAL_TYPE (CspApplication, csp_application, ADW_TYPE_APPLICATION)

static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

/* One name for one file, however it is reached. */
static char *
canonical_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *canonical = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return canonical;
}

static CspWindow *
find_window (CspApplication *self,
             const char     *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CSP_IS_WINDOW (l->data) && g_strcmp0 (csp_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static CspWindow *
active_window (CspApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CSP_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static CspWindow *
free_window (CspApplication *self)
{
  CspWindow *window = active_window (self);

  return window != NULL && csp_window_is_free (window) ? window : csp_window_new (GTK_APPLICATION (self));
}

/**
 * csp_application_open_profile:
 * @self: the application
 * @path: a profile's file
 * @mode: whether it may be changed
 *
 * Raises the profile's window, or opens it: in the active window when that has none, else in a new one.
 */
void
csp_application_open_profile (CspApplication *self,
                              const char     *path,
                              CspConnMode     mode)
{
  g_autofree char *canonical = canonical_path (path);
  CspWindow *window = find_window (self, canonical);

  g_return_if_fail (CSP_IS_APPLICATION (self));

  if (window == NULL || csp_window_is_free (window))
    {
      if (window == NULL)
        window = free_window (self);
      csp_window_open (window, canonical, mode);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CspApplication) self = CSP_APPLICATION (user_data);
  g_autoptr(GFile) file = csp_platform_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    csp_application_open_profile (self, g_file_peek_path (file), CSP_CONN_READ_WRITE);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  CspApplication *self = CSP_APPLICATION (user_data);
  const CspFileChoice choice = {
    .task = CSP_FILE_OPEN,
    .title = _("Open a profile"),
    .accept = C_("button", "_Open"),
    .filter = _("Profiles"),
    .pattern = "*.parceria",
  };

  csp_platform_choose_file_async (GTK_WINDOW (active_window (self)), &choice, file_chosen_cb, g_object_ref (self));
}

static void
new_profile_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CspWindow *window = active_window (CSP_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (csp_new_profile_dialog_new (GTK_WINDOW (window))));
}

static void
explore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CspApplication *self = CSP_APPLICATION (user_data);
  CspWindow *window = free_window (self);

  gtk_window_present (GTK_WINDOW (window));
  csp_explore (self, window);
}

static void
open_profile_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  csp_application_open_profile (CSP_APPLICATION (user_data), g_variant_get_string (parameter, NULL),
                                CSP_CONN_READ_WRITE);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  csp_platform_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gtk_window_present (csp_preferences_new (GTK_WINDOW (active_window (CSP_APPLICATION (user_data)))));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  /* A window takes its dialogs with it. */
  g_autolist(GtkWindow) kept = g_list_copy_deep (windows, (GCopyFunc) (GCallback) g_object_ref, NULL);

  for (GList *l = kept; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

/* Texts are translated when widgets are made, all over the program: a new start is the sure way to change them all. */
static void
restart_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CspApplication *self = CSP_APPLICATION (user_data);
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new ();

  if (self->log_path != NULL)
    g_strv_builder_add_many (arguments, "--log-http", self->log_path, NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CSP_IS_WINDOW (l->data) && csp_window_get_path (l->data) != NULL)
      g_strv_builder_add (arguments, csp_window_get_path (l->data));
  g_strfreev (self->reopen);
  self->reopen = g_strv_builder_end (arguments);
  quit_cb (action, NULL, self);
}

static const GActionEntry actions[] = {
  { .name = "explore", .activate = explore_cb },
  { .name = "new-profile", .activate = new_profile_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-profile", .activate = open_profile_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "about", .activate = about_cb },
  { .name = "restart", .activate = restart_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *accelerators[2];
} accelerators[] = {
  { "app.open", { "<Control>o", NULL } },
  { "app.new-profile", { "<Control><Shift>n", NULL } },
  { "app.preferences", { "<Control>comma", NULL } },
  { "app.quit", { "<Control>q", NULL } },
  { "win.sync-now", { "F5", NULL } },
};

static void
apply_color_scheme (CspApplication *self)
{
  int scheme = g_settings_get_enum (csp_settings_get (), "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_schemes[scheme]);
}

/* PARCERIA_DIRECTION is for tests. */
static void
apply_direction (void)
{
  const char *wanted = g_getenv ("PARCERIA_DIRECTION");
  gboolean right_to_left = csp_language_is_right_to_left ();

  if (!csp_is_empty (wanted))
    right_to_left = g_str_equal (wanted, "rtl");
  gtk_widget_set_default_direction (right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
csp_application_startup (GApplication *application)
{
  CspApplication *self = CSP_APPLICATION (application);

  G_APPLICATION_CLASS (csp_application_parent_class)->startup (application);

  apply_direction ();
  apply_color_scheme (self);
  csp_mnemonics_start ();
  g_signal_connect_object (csp_settings_get (), "changed::color-scheme", G_CALLBACK (apply_color_scheme), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);
}

static void
csp_application_activate (GApplication *application)
{
  CspApplication *self = CSP_APPLICATION (application);
  CspWindow *window = active_window (self);
  g_autofree char *last = g_settings_get_string (csp_settings_get (), "last-profile");

  if (window == NULL)
    {
      window = csp_window_new (GTK_APPLICATION (self));
      if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
        csp_window_open (window, last, CSP_CONN_READ_WRITE);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
csp_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    if (g_file_peek_path (files[i]) != NULL)
      csp_application_open_profile (CSP_APPLICATION (application), g_file_peek_path (files[i]), CSP_CONN_READ_WRITE);
  if (active_window (CSP_APPLICATION (application)) == NULL)
    g_application_activate (application);
}

/* The file is of this run: another one that has the windows cannot be told of it. */
static int
csp_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  CspApplication *self = CSP_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  if (!g_variant_dict_lookup (options, "log-http", "^ay", &self->log_path))
    return -1;
  self->log = csp_http_log_new (self->log_path, &error);
  if (self->log != NULL && g_application_register (application, NULL, &error) &&
      g_application_get_is_remote (application))
    error = g_error_new_literal (CSP_ERROR, CSP_ERROR_FAILED,
                                 _("Parceria is running already. Close it to start it with --log-http."));
  if (error == NULL)
    return -1;
  g_printerr ("parceria: %s\n", error->message);
  return EXIT_FAILURE;
}

static void
csp_application_finalize (GObject *object)
{
  CspApplication *self = CSP_APPLICATION (object);

  g_strfreev (self->reopen);
  g_free (self->log_path);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (csp_application_parent_class)->finalize (object);
}

static void
csp_application_shutdown (GApplication *application)
{
  csp_clipboard_clear_pending ();

  G_APPLICATION_CLASS (csp_application_parent_class)->shutdown (application);
}

static void
csp_application_class_init (CspApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_application_finalize;

  application_class->startup = csp_application_startup;
  application_class->shutdown = csp_application_shutdown;
  application_class->activate = csp_application_activate;
  application_class->open = csp_application_open;
  application_class->handle_local_options = csp_application_handle_local_options;
}

static void
csp_application_init (CspApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option (G_APPLICATION (self), "log-http", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME,
                                 _("Write requests and answers there, without secrets and personal data"),
                                 _("FILE"));
}

/**
 * csp_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
CspApplication *
csp_application_new (void)
{
  return g_object_new (CSP_TYPE_APPLICATION,
                       "application-id", CSP_APPLICATION_ID,
                       "resource-base-path", "/org/parceria/Parceria",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * csp_application_get_http_log:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): where requests to Partner Center and its answers are written, if they are
 */
CspHttpLog *
csp_application_get_http_log (CspApplication *self)
{
  g_return_val_if_fail (CSP_IS_APPLICATION (self), NULL);

  return self->log;
}

/* Becomes a new run of the program; returns only when that fails. */
static void
become_another_run (char  *name,
                    GStrv  words)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, name);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
  g_ptr_array_add (arguments, NULL);
  csp_language_leave ();
  g_settings_sync ();
  execv ("/proc/self/exe", (char **) arguments->pdata);
  g_warning ("Parceria could not start again: %s", g_strerror (errno));
}

/**
 * csp_application_main:
 * @argc: number of arguments
 * @argv: (array length=argc): the arguments of the program
 *
 * Runs the window until the last one is closed.
 *
 * Returns: exit code of the program
 */
int
csp_application_main (int    argc,
                      char **argv)
{
  g_autoptr(CspApplication) application = NULL;
  g_auto(GStrv) reopen = NULL;
  int code;
  g_autofree char *language = g_settings_get_string (csp_settings_get (), "language");

#ifdef M_ARENA_MAX
  /* The database threads work in turns: a heap for each would only keep memory that nobody uses. */
  mallopt (M_ARENA_MAX, 1);
  /* By itself it keeps megabytes for another time, once something large was freed. */
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
  mallopt (M_TRIM_THRESHOLD, LARGE_BYTES / 4);
#endif
  csp_ui_get_resource ();
  csp_language_start (language);
  gtk_disable_setlocale ();
  g_set_application_name ("Parceria");
  application = csp_application_new ();
  code = g_application_run (G_APPLICATION (application), argc, argv);
  reopen = g_steal_pointer (&application->reopen);
  g_clear_object (&application);
  if (reopen != NULL)
    become_another_run (argv[0], reopen);
  return code;
}
