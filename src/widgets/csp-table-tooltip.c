/* csp-table-tooltip.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-table-text.h"
#include "widgets/csp-table-tooltip.h"

static GtkWidget *
find_text (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return widget;
  return GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
}

static void
set_area (GtkTooltip *tooltip,
          GtkWidget  *table,
          GtkWidget  *text)
{
  GdkRectangle area = { 0, 0, gtk_widget_get_width (text), gtk_widget_get_height (text) };
  double x;
  double y;

  if (!gtk_widget_translate_coordinates (text, table, 0, 0, &x, &y))
    return;
  area.x = x;
  area.y = y;
  gtk_tooltip_set_tip_area (tooltip, &area);
}

static gboolean
query_tooltip_cb (GtkWidget  *table,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  GtkWidget *picked = keyboard ? NULL : gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT);
  GtkWidget *text = picked != NULL ? find_text (picked) : NULL;
  g_autofree char *whole = NULL;

  if (!GTK_IS_INSCRIPTION (text) || !csp_table_text_is_cut (GTK_INSCRIPTION (text)))
    return FALSE;
  whole = csp_table_text_get (GTK_INSCRIPTION (text));
  gtk_tooltip_set_text (tooltip, whole);
  set_area (tooltip, table, text);
  return TRUE;
}

/**
 * csp_table_tooltip_add:
 * @table: a table
 *
 * Shows the whole of a text that has no room in its cell. One tooltip for all: that of each cell would have to be
 * kept up to date while the table is scrolled.
 */
void
csp_table_tooltip_add (GtkWidget *table)
{
  gtk_widget_set_has_tooltip (table, TRUE);
  g_signal_connect (table, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
