/* csp-preferences.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/csp-preferences.h"
#include "app/csp-recent.h"
#include "base/csp-language.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-settings.h"

static const char * const color_schemes[] = {
  NC_("color-scheme", "As the system"),
  NC_("color-scheme", "Light"),
  NC_("color-scheme", "Dark"),
};

/* The actions of the application do not reach a window of preferences by themselves. */
static void
restart_cb (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "restart", NULL);
}

static GtkWidget *
restart_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (C_("button", "Restart"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (restart_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Restart Parceria to use this language"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
language_changed_cb (GSettings  *settings,
                     const char *key,
                     GtkWidget  *restart_row)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  gtk_widget_set_visible (restart_row, !csp_language_is_started_with (language));
}

static void
language_selected_cb (AdwComboRow *row)
{
  guint n_languages;
  const CspLanguage *languages = csp_languages (&n_languages);
  guint selected = adw_combo_row_get_selected (row);

  g_settings_set_string (csp_settings_get (), "language",
                         selected > 0 && selected <= n_languages ? languages[selected - 1].id : "");
}

static void
color_scheme_selected_cb (AdwComboRow *row)
{
  g_settings_set_enum (csp_settings_get (), "color-scheme", (int) adw_combo_row_get_selected (row));
}

static GtkWidget *
language_row_new (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *current = g_settings_get_string (csp_settings_get (), "language");
  guint n_languages;
  const CspLanguage *languages = csp_languages (&n_languages);
  guint selected = 0;

  gtk_string_list_append (names, C_("language", "As the system"));
  for (guint i = 0; i < n_languages; i++)
    {
      gtk_string_list_append (names, languages[i].name);
      if (g_str_equal (languages[i].id, current))
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("field", "Language"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (language_selected_cb), NULL);
  return row;
}

static GtkWidget *
color_scheme_row_new (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    gtk_string_list_append (names, g_dpgettext2 (NULL, "color-scheme", color_schemes[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("field", "Colors"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_settings_get_enum (csp_settings_get (), "color-scheme"));
  g_signal_connect (row, "notify::selected", G_CALLBACK (color_scheme_selected_cb), NULL);
  return row;
}

static GtkWidget *
reading_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *reading_switch = gtk_switch_new ();

  gtk_widget_set_valign (reading_switch, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Read from Partner Center when a profile is opened"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Not over a metered connection"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reading_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), reading_switch);
  g_settings_bind (csp_settings_get (), "read-when-opened", reading_switch, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/**
 * csp_preferences_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the preferences of the program, not yet shown; a profile has its own page Settings
 */
GtkWindow *
csp_preferences_new (GtkWindow *parent)
{
  GtkWindow *window = csp_platform_new_preferences (parent);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *restart_row = restart_row_new ();
  GtkWidget *synchronization = adw_preferences_group_new ();

  /* Not the toolkit's title, which in some languages is the name of the page Settings. */
  gtk_window_set_title (window, _("Preferences"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Window"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), language_row_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), restart_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), color_scheme_row_new ());
  g_signal_connect_object (csp_settings_get (), "changed::language", G_CALLBACK (language_changed_cb), restart_row, 0);
  language_changed_cb (csp_settings_get (), "language", restart_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (synchronization), _("Synchronization"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (synchronization), reading_row_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (synchronization));
  csp_platform_add_preferences (window, page);
  return window;
}
