/* csp-filter-chip.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-filter-chip.h"

/**
 * CspFilterChip:
 *
 * Says by what a list is filtered; pressing it takes the filter away. Invisible without a filter.
 */
struct _CspFilterChip
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *label;
};

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspFilterChip, csp_filter_chip, GTK_TYPE_WIDGET)

static void
clicked_cb (CspFilterChip *self)
{
  csp_filter_chip_set_label (self, NULL);
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
csp_filter_chip_dispose (GObject *object)
{
  g_clear_pointer (&CSP_FILTER_CHIP (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (csp_filter_chip_parent_class)->dispose (object);
}

static void
csp_filter_chip_class_init (CspFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_filter_chip_dispose;

  /**
   * CspFilterChip::removed:
   * @self: the chip
   *
   * The person took the filter away.
   */
  signals[REMOVED] =
    g_signal_new ("removed", CSP_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
csp_filter_chip_init (CspFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "filter-chip");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * csp_filter_chip_set_label:
 * @self: a chip
 * @label: (nullable): what the list is filtered by; %NULL when it is not
 */
void
csp_filter_chip_set_label (CspFilterChip *self,
                           const char    *label)
{
  /* Translators: %s is what a list is filtered by, such as the name of a reseller */
  g_autofree char *name = g_strdup_printf (_("Remove filter: %s"), label != NULL ? label : "");

  g_return_if_fail (CSP_IS_FILTER_CHIP (self));

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), !csp_is_empty (label));
}
