/* csp-welcome-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "app/csp-recent.h"
#include "app/csp-welcome-page.h"

/**
 * CspWelcomePage:
 *
 * What a window without a profile shows: the ways to get one.
 */
struct _CspWelcomePage
{
  GtkWidget            parent_instance;

  AdwStatusPage       *status_page;
  GtkWidget           *recent_clamp;
  AdwPreferencesGroup *recent_group;
};

G_DEFINE_FINAL_TYPE (CspWelcomePage, csp_welcome_page, GTK_TYPE_WIDGET)

static GtkWidget *
recent_row_new (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = csp_recent_label (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_name (folder);
  g_autofree char *title = g_markup_escape_text (label, -1);
  g_autofree char *subtitle = g_markup_escape_text (folder_name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-profile");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  return row;
}

static void
csp_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (csp_welcome_page_parent_class)->dispose (object);
}

static void
csp_welcome_page_class_init (CspWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_welcome_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspWelcomePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CspWelcomePage, recent_clamp);
  gtk_widget_class_bind_template_child (widget_class, CspWelcomePage, recent_group);
}

static void
csp_welcome_page_init (CspWelcomePage *self)
{
  g_auto(GStrv) recent = csp_recent_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; recent[i] != NULL; i++)
    adw_preferences_group_add (self->recent_group, recent_row_new (recent[i]));
  gtk_widget_set_visible (self->recent_clamp, recent[0] != NULL);
}

/**
 * csp_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
csp_welcome_page_new (void)
{
  return g_object_new (CSP_TYPE_WELCOME_PAGE, NULL);
}
