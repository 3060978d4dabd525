/* csp-wrap-box.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-wrap-box.h"
#include "widgets/csp-wrap-layout.h"

/**
 * CspWrapBox:
 *
 * A row of buttons and fields that goes on in the next line where there is no more room.
 */
struct _CspWrapBox
{
  GtkWidget parent_instance;
};

static GtkBuildableIface *parent_buildable;

static void csp_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspWrapBox, csp_wrap_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, csp_wrap_box_buildable_init))

static void
csp_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (csp_wrap_box_parent_class)->dispose (object);
}

static void
csp_wrap_box_class_init (CspWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_wrap_box_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, CSP_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
csp_wrap_box_init (CspWrapBox *self)
{
}

static void
csp_wrap_box_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  if (GTK_IS_WIDGET (child))
    csp_wrap_box_append (CSP_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
csp_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = csp_wrap_box_add_child;
}

/**
 * csp_wrap_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
csp_wrap_box_new (void)
{
  return g_object_new (CSP_TYPE_WRAP_BOX, NULL);
}

/**
 * csp_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): what comes last
 */
void
csp_wrap_box_append (CspWrapBox *self,
                     GtkWidget  *child)
{
  csp_wrap_box_insert_before (self, child, NULL);
}

/**
 * csp_wrap_box_insert_before:
 * @self: a box
 * @child: (transfer floating): what to add
 * @sibling: (nullable): what comes next, %NULL for nothing
 */
void
csp_wrap_box_insert_before (CspWrapBox *self,
                            GtkWidget  *child,
                            GtkWidget  *sibling)
{
  g_return_if_fail (CSP_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), sibling);
}
