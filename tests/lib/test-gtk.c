/* test-gtk.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "base/csp-language.h"
#include "tests/lib/test-gtk.h"
#include "widgets/csp-ui.h"

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

/* To be called first thing in main(): GTK tests run without forking (CK_FORK=no). */
void
test_gtk_init (void)
{
  test_gtk_init_in ("en");
}

void
test_gtk_init_in (const char *language)
{
  csp_ui_get_resource ();
  csp_language_start (language);
  gtk_disable_setlocale ();
  adw_init ();
}

static GtkWidget *
find (GtkWidget  *root,
      Match       match,
      const char *text)
{
  if (match (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && test_gtk_is_shown (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_button (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) && test_gtk_is_shown (widget) && find (widget, is_label, text) != NULL;
}

/* Returns the visible label that reads @text, NULL when there is none. */
GtkWidget *
test_gtk_find_label (GtkWidget  *root,
                     const char *text)
{
  return find (root, is_label, text);
}

/* Returns the visible button whose label reads @label, NULL when there is none. */
GtkWidget *
test_gtk_find_button (GtkWidget  *root,
                      const char *label)
{
  return find (root, is_button, label);
}

/* Also false for what stands on a hidden page of a stack. */
gboolean
test_gtk_is_shown (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
      return GTK_IS_ROOT (widget) && !gtk_widget_get_visible (widget);
  return TRUE;
}

/* Runs what is waiting to be run. */
void
test_gtk_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
