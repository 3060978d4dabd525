/* csp-tab-stop.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-tab-stop.h"

/**
 * CspTabStop:
 *
 * Makes its child one stop of the Tab key, such as a list whose rows are reached by the arrow keys. The list boxes of
 * GTK 4.8 would stop at every row.
 */
struct _CspTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CspTabStop, csp_tab_stop, GTK_TYPE_WIDGET)

static gboolean
csp_tab_stop_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (csp_tab_stop_parent_class)->focus (widget, direction);
}

static void
csp_tab_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (csp_tab_stop_parent_class)->dispose (object);
}

static void
csp_tab_stop_class_init (CspTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_tab_stop_dispose;
  widget_class->focus = csp_tab_stop_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
csp_tab_stop_init (CspTabStop *self)
{
}
