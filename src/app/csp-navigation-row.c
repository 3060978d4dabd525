/* csp-navigation-row.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-navigation-row.h"
#include "widgets/csp-format.h"

/* A longer label wraps. */
#define MAX_LABEL_CHARS 18

static void
count_changed_cb (GtkLabel   *label,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GListModel *list)
{
  guint n = g_list_model_get_n_items (list);
  g_autofree char *number = csp_format_number (n);

  gtk_label_set_label (label, number);
  gtk_widget_set_visible (GTK_WIDGET (label), n > 0);
}

/* How many records a page has; nothing while there are none. */
static GtkWidget *
count_new (CspPagedList *list)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "csp-count");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (label), "csp-list", list, g_object_unref);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (count_changed_cb), label, G_CONNECT_SWAPPED);
  count_changed_cb (GTK_LABEL (label), 0, 0, 0, G_LIST_MODEL (list));
  return label;
}

/**
 * csp_navigation_row_new:
 * @store: an open profile
 * @page: one of its pages
 *
 * Returns: (transfer floating): the row that leads to @page; its name is that of the page
 */
GtkWidget *
csp_navigation_row_new (CspStore      *store,
                        const CspPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (csp_page_title (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_LABEL_CHARS);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  if (page->create_count != NULL)
    gtk_box_append (GTK_BOX (box), count_new (page->create_count (store)));
  if (page->nested)
    gtk_widget_set_margin_start (box, 18);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, page->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, csp_page_title (page), -1);
  return row;
}
