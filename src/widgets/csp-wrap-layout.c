/* csp-wrap-layout.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-wrap-layout.h"

/**
 * CspWrapLayout:
 *
 * Lays children out in a line as text is, going on in the next line where there is no more room. Children that
 * expand share what is left of their line. A toolbar laid out so fits a phone as well as a desktop.
 */
struct _CspWrapLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
  int              line_spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspWrapLayout, csp_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A line that begins with @first and ends before @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int        width;             /* natural, with spacing */
  int        height;
  int        n_expand;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_child_width (GtkWidget *child,
                 int        available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, minimum, MAX (available, minimum));
}

static gboolean
read_line (CspWrapLayout *self,
           GtkWidget     *first,
           int            available,
           Line          *line)
{
  *line = (Line) { .first = next_shown (first) };
  line->end = line->first;
  while (line->end != NULL)
    {
      int width = get_child_width (line->end, available);
      int spacing = line->end != line->first ? self->spacing : 0;
      int height;

      if (line->end != line->first && line->width + spacing + width > available)
        break;
      gtk_widget_measure (line->end, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line->width += spacing + width;
      line->height = MAX (line->height, height);
      line->n_expand += gtk_widget_compute_expand (line->end, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
      line->end = next_shown (gtk_widget_get_next_sibling (line->end));
    }
  return line->first != NULL;
}

static GtkSizeRequestMode
csp_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CspWrapLayout *self,
               GtkWidget     *widget,
               int           *minimum,
               int           *natural)
{
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
csp_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  CspWrapLayout *self = CSP_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  Line line;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  /* As labels do: in as few lines as possible where the width is not known. */
  if (for_size < 0)
    {
      int narrowest = 0;

      for_size = 0;
      measure_width (self, widget, &narrowest, &for_size);
    }
  for (; read_line (self, child, for_size, &line); child = line.end)
    *natural += line.height + (*natural > 0 ? self->line_spacing : 0);
  *minimum = *natural;
}

static void
allocate_line (CspWrapLayout *self,
               GtkWidget     *widget,
               const Line    *line,
               int            y,
               int            total)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int extra = MAX (total - line->width, 0);
  int n_expand = line->n_expand;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int width = get_child_width (child, total);
      GtkAllocation allocation;

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = extra / n_expand--;

          extra -= share;
          width += share;
        }
      allocation = (GtkAllocation) { mirrored ? total - x - width : x, y, width, line->height };
      gtk_widget_size_allocate (child, &allocation, -1);
      x += width + self->spacing;
    }
}

static void
csp_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  CspWrapLayout *self = CSP_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;
  Line line;

  for (; read_line (self, child, width, &line); child = line.end)
    {
      allocate_line (self, widget, &line, y, width);
      y += line.height + self->line_spacing;
    }
}

static void
csp_wrap_layout_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CspWrapLayout *self = CSP_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_wrap_layout_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CspWrapLayout *self = CSP_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_wrap_layout_class_init (CspWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = csp_wrap_layout_get_property;
  object_class->set_property = csp_wrap_layout_set_property;

  manager_class->get_request_mode = csp_wrap_layout_get_request_mode;
  manager_class->measure = csp_wrap_layout_measure;
  manager_class->allocate = csp_wrap_layout_allocate;

  /* Between the children of a line, and between lines, in pixels. */
  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 6, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] =
    g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 6, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_wrap_layout_init (CspWrapLayout *self)
{
  self->spacing = 6;
  self->line_spacing = 6;
}

/**
 * csp_wrap_layout_new:
 *
 * Returns: (transfer full): a layout with the usual spacing
 */
GtkLayoutManager *
csp_wrap_layout_new (void)
{
  return g_object_new (CSP_TYPE_WRAP_LAYOUT, NULL);
}
