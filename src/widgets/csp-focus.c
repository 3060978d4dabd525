/* csp-focus.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-focus.h"

/**
 * csp_focus_only_child:
 * @widget: a widget with one child
 * @direction: where the focus goes
 *
 * The `focus` of a widget that hands `grab_focus` on to what is inside it. GTK's own tries to grab the focus when the
 * child has no more to offer in @direction, which would give it back to where it came from: Shift+Tab would never
 * leave the widget.
 *
 * Returns: whether the focus moved within @widget
 */
gboolean
csp_focus_only_child (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
mapped_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * csp_focus_when_mapped:
 * @widget: part of a page that may still be loading
 *
 * Moves the keyboard focus to the first place in @widget that takes it, as soon as the person can see it.
 */
void
csp_focus_when_mapped (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  else
    g_signal_connect (widget, "map", G_CALLBACK (mapped_cb), NULL);
}
