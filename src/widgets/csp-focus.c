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
