/* csp-table-widths.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "widgets/csp-table-widths.h"

/* What stands in a cell beside its text, in pixels: padding; icon and ends of a pill; arrow of a heading. */
#define PADDING 13
#define PILL    44
#define ARROW   24

/* Characters of a heading that stand in one line above what people have written. */
#define LONG_HEADING  16
#define SHORT_HEADING 11

static int
measure (PangoLayout *layout,
         const char  *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
measure_cells (GtkWidget            *table,
               const CspTableColumn *column)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (table, NULL);
  g_autoptr(GString) buffer = g_string_new (NULL);
  const char *sample;
  int width = 0;

  for (guint i = 0; (sample = column->sample (i, buffer)) != NULL; i++)
    width = MAX (width, measure (layout, sample));
  return width + PADDING + (column->create != NULL ? PILL : 0);
}

static int
measure_heading (GtkWidget            *table,
                 const CspTableColumn *column,
                 const char           *heading)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (table, NULL);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return measure (layout, heading) + (column->sort != NULL ? ARROW : 0) + PADDING;
}

/* In two lines, as equal as words allow. */
static char *
break_heading (const char *title)
{
  char *heading = g_strdup (title);
  glong length = g_utf8_strlen (title, -1);
  char *best = NULL;
  glong least = length;

  for (char *blank = strchr (heading, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      glong before = g_utf8_pointer_to_offset (heading, blank);
      glong longest = MAX (before, length - before - 1);

      if (longest < least)
        {
          least = longest;
          best = blank;
        }
    }
  if (best != NULL)
    *best = '\n';
  return heading;
}

/* Long headings would make columns wide that say little. They do not wrap by themselves: GTK 4.8 then gives headings
 * and rows different widths. */
static char *
create_heading (GtkWidget            *table,
                const CspTableColumn *column)
{
  const char *title = csp_table_column_get_title (column);
  glong length = (column->flags & CSP_COLUMN_LINK) != 0 ? LONG_HEADING : SHORT_HEADING;
  gboolean fits = g_utf8_strlen (title, -1) <= length;

  if (column->sample != NULL)
    fits = measure_heading (table, column, title) <= measure_cells (table, column);
  return fits ? g_strdup (title) : break_heading (title);
}

/**
 * csp_table_widths_of_column:
 * @table: a table
 * @column: one of its columns
 *
 * Returns: the width in pixels that shows everything @column can say and its heading whole; -1 where that is not
 *   known, because it says what people have written
 */
int
csp_table_widths_of_column (GtkWidget            *table,
                            const CspTableColumn *column)
{
  g_autofree char *heading = NULL;

  if (column->sample == NULL)
    return -1;
  heading = create_heading (table, column);
  return MAX (measure_cells (table, column), measure_heading (table, column, heading));
}

/* GTK 4.8 gives no access to the label. */
static void
shape_heading (GtkWidget            *table,
               GtkWidget            *widget,
               const CspTableColumn *column)
{
  g_autofree char *heading = create_heading (table, column);
  GtkWidget *box = gtk_widget_get_first_child (widget);
  GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  if (!GTK_IS_LABEL (label))
    return;
  gtk_label_set_text (GTK_LABEL (label), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  csp_table_column_get_title (column), -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if ((column->flags & CSP_COLUMN_NUMERIC) == 0)
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
}

/**
 * csp_table_widths_shape_headings:
 * @table: the table
 * @view: its column view
 * @columns: (element-type CspTableColumn): its columns
 *
 * Sets long headings in two lines, and those of numbers above the numbers.
 */
void
csp_table_widths_shape_headings (GtkWidget     *table,
                                 GtkColumnView *view,
                                 GPtrArray     *columns)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < columns->len && heading != NULL; i++)
    {
      shape_heading (table, heading, g_ptr_array_index (columns, i));
      heading = gtk_widget_get_next_sibling (heading);
    }
}
