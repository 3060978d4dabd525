/* csp-list-page-layout.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-list-page-private.h"

/* Below this width, in pixels, filters and actions go into a popover. */
#define NARROW_WIDTH 560

static gboolean
move_tools_cb (gpointer user_data)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (user_data);

  priv->narrow_source = 0;
  for (guint i = 0; i < priv->tools->len; i++)
    {
      g_autoptr(GtkWidget) tool = g_object_ref (g_ptr_array_index (priv->tools, i));

      gtk_widget_unparent (tool);
      if (priv->narrow)
        gtk_box_append (priv->more_box, tool);
      else
        csp_wrap_box_insert_before (priv->toolbar, tool, priv->more_button);
    }
  gtk_widget_set_visible (priv->more_button, priv->narrow && priv->tools->len > 0);
  return G_SOURCE_REMOVE;
}

/**
 * _csp_list_page_measure:
 *
 * Implements GtkWidgetClass.measure().
 */
void
_csp_list_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  GtkWidget *box = _csp_list_page_get_private (widget)->box;

  gtk_widget_measure (box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/**
 * _csp_list_page_size_allocate:
 *
 * Implements GtkWidgetClass.size_allocate(): in a narrow page filters and actions go into a popover.
 */
void
_csp_list_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  CspListPagePrivate *priv = _csp_list_page_get_private (widget);

  gtk_widget_size_allocate (priv->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (priv->narrow == (width < NARROW_WIDTH))
    return;
  priv->narrow = width < NARROW_WIDTH;
  /* Nothing may be moved while it is being given its place. */
  if (priv->narrow_source == 0)
    priv->narrow_source = g_idle_add_full (G_PRIORITY_HIGH, move_tools_cb, widget, NULL);
}

/**
 * _csp_list_page_get_request_mode:
 *
 * Implements GtkWidgetClass.get_request_mode().
 */
GtkSizeRequestMode
_csp_list_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}
