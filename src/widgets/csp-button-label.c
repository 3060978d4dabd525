/* csp-button-label.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "widgets/csp-button-label.h"

/* libadwaita 1.2 gives no access to the label beside an icon. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

/**
 * csp_button_label_find:
 * @button: a #GtkButton or #GtkCheckButton
 *
 * Returns: (transfer none) (nullable): what shows its label
 */
GtkLabel *
csp_button_label_find (GtkWidget *button)
{
  GtkWidget *child = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button))
                                            : gtk_widget_get_last_child (button);

  return GTK_IS_LABEL (child) || ADW_IS_BUTTON_CONTENT (child) ? GTK_LABEL (find_label (child)) : NULL;
}

static void
wrap (GtkWidget *button)
{
  GtkLabel *label = csp_button_label_find (button);

  if (label == NULL || gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  if (GTK_IS_BUTTON (button))
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/**
 * csp_button_label_wrap_all:
 * @root: a page
 *
 * Lets the labels of all buttons in @root go on in a second line, so that a long one, or large text, does not keep
 * the page from being narrow.
 */
void
csp_button_label_wrap_all (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) || GTK_IS_CHECK_BUTTON (root))
    wrap (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    csp_button_label_wrap_all (child);
}
