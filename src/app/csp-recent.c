/* csp-recent.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/csp-recent.h"
#include "widgets/csp-settings.h"

#define MAX_RECENT 8
#define SUFFIX ".parceria"

/**
 * csp_recent_get:
 *
 * Returns: (transfer full) (array zero-terminated=1): paths of the profiles opened last, the latest first;
 *   files that are gone are left out
 */
char **
csp_recent_get (void)
{
  g_auto(GStrv) stored = g_settings_get_strv (csp_settings_get (), "recent-profiles");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; stored[i] != NULL; i++)
    if (g_file_test (stored[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (builder, stored[i]);
  return g_strv_builder_end (builder);
}

/**
 * csp_recent_add:
 * @path: a profile that was opened; it is opened again at the next start
 */
void
csp_recent_add (const char *path)
{
  g_auto(GStrv) recent = csp_recent_get ();
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  for (guint i = 0; recent[i] != NULL && paths->len < MAX_RECENT; i++)
    if (!g_str_equal (recent[i], path))
      g_ptr_array_add (paths, recent[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (csp_settings_get (), "recent-profiles", (const char * const *) paths->pdata);
  g_settings_set_string (csp_settings_get (), "last-profile", path);
}

/**
 * csp_recent_label:
 * @path: path of a profile
 *
 * Returns: (transfer full): its name for people
 */
char *
csp_recent_label (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_filename_display_name (name);
}

/**
 * csp_recent_create_menu:
 *
 * Returns: (transfer full): a menu of the profiles opened last
 */
GMenu *
csp_recent_create_menu (void)
{
  g_auto(GStrv) recent = csp_recent_get ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *label = csp_recent_label (recent[i]);
      g_autoptr(GString) escaped = g_string_new (label);
      g_autoptr(GMenuItem) item = NULL;

      g_string_replace (escaped, "_", "__", 0);
      item = g_menu_item_new (escaped->str, NULL);
      g_menu_item_set_action_and_target (item, "app.open-profile", "s", recent[i]);
      g_menu_append_item (menu, item);
    }
  return menu;
}
