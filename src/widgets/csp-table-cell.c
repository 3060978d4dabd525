/* csp-table-cell.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/csp-table-cell.h"
#include "widgets/csp-table-text.h"

#define SPACING 6

/**
 * CspTableCell:
 *
 * The first cell of a row: the button that shows the details (in its place a check box, while rows are being
 * checked), the record's name (a link where the record has a page) and below them the details, which span the whole
 * row. Its width never depends on the name, so that binding another record does not make the whole table measure
 * itself again.
 */
struct _CspTableCell
{
  GtkWidget       parent_instance;

  GtkWidget      *expander;     /* NULL in a table without details */
  GtkWidget      *check;        /* NULL unless rows are being checked */
  GtkWidget      *link;         /* NULL where the name is plain text */
  GtkInscription *name;
  GtkWidget      *details;      /* NULL while the row is collapsed */
  int             name_width;   /* in pixels; -1 when not known */
  int             span;         /* width of the details, in pixels */
};

enum
{
  OPEN,
  TOGGLE,
  CHECK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspTableCell, csp_table_cell, GTK_TYPE_WIDGET)

static GtkWidget *
get_head (CspTableCell *self)
{
  return self->link != NULL ? self->link : GTK_WIDGET (self->name);
}

/* What stands before the name, if anything. */
static GtkWidget *
get_lead (CspTableCell *self)
{
  return self->check != NULL ? self->check : self->expander;
}

static int
get_lead_width (CspTableCell *self)
{
  int width = 0;

  if (get_lead (self) == NULL)
    return 0;
  gtk_widget_measure (get_lead (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + SPACING;
}

static int
get_head_height (CspTableCell *self)
{
  int lead = 0;
  int head;

  if (get_lead (self) != NULL)
    gtk_widget_measure (get_lead (self), GTK_ORIENTATION_VERTICAL, -1, NULL, &lead, NULL, NULL);
  gtk_widget_measure (get_head (self), GTK_ORIENTATION_VERTICAL, -1, NULL, &head, NULL, NULL);
  return MAX (lead, head);
}

static int
get_name_width (CspTableCell *self)
{
  if (self->name_width < 0)
    {
      g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->name),
                                                                      gtk_inscription_get_text (self->name));

      pango_layout_get_pixel_size (layout, &self->name_width, NULL);
    }
  return self->name_width;
}

static int
get_details_width (CspTableCell *self,
                   int           cell_width)
{
  int minimum;

  gtk_widget_measure (self->details, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (self->span > 0 ? self->span : cell_width, minimum);
}

static void
csp_table_cell_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  CspTableCell *self = CSP_TABLE_CELL (widget);
  int details_minimum = 0;
  int details_natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (get_head (self), orientation, -1, minimum, natural, NULL, NULL);
      *minimum += get_lead_width (self);
      *natural += get_lead_width (self);
      return;
    }
  if (self->details != NULL)
    gtk_widget_measure (self->details, orientation, get_details_width (self, for_size), &details_minimum,
                        &details_natural, NULL, NULL);
  *minimum = get_head_height (self) + details_minimum;
  *natural = get_head_height (self) + details_natural;
}

static GtkSizeRequestMode
csp_table_cell_get_request_mode (GtkWidget *widget)
{
  CspTableCell *self = CSP_TABLE_CELL (widget);

  return self->details != NULL ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* @x counts from the side where a line of text begins. */
static void
allocate_at (CspTableCell *self,
             GtkWidget    *child,
             int           x,
             int           y,
             int           width,
             int           height,
             int           total)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { mirrored ? total - x - width : x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
csp_table_cell_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  CspTableCell *self = CSP_TABLE_CELL (widget);
  /* Without details the whole row is the head's: another cell may make it higher. */
  int head_height = self->details != NULL ? get_head_height (self) : MAX (get_head_height (self), height);
  int lead = get_lead_width (self);
  int head_width = width - lead;
  int minimum;
  int natural;

  if (get_lead (self) != NULL)
    allocate_at (self, get_lead (self), 0, 0, lead - SPACING, head_height, width);
  gtk_widget_measure (get_head (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (self->link != NULL)
    {
      int padding;

      gtk_widget_measure (GTK_WIDGET (self->name), GTK_ORIENTATION_HORIZONTAL, -1, &padding, NULL, NULL, NULL);
      padding = minimum - padding;
      head_width = MIN (head_width, get_name_width (self) + padding + 1);
    }
  gtk_widget_measure (get_head (self), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, head_height);
  allocate_at (self, get_head (self), lead, (head_height - natural) / 2, MAX (head_width, 0), natural, width);
  if (self->details != NULL)
    allocate_at (self, self->details, 0, head_height, get_details_width (self, width), MAX (height - head_height, 0),
                 width);
}

static void
css_changed (GtkWidget         *widget,
             GtkCssStyleChange *change)
{
  CSP_TABLE_CELL (widget)->name_width = -1;

  GTK_WIDGET_CLASS (csp_table_cell_parent_class)->css_changed (widget, change);
}

static void
csp_table_cell_dispose (GObject *object)
{
  CspTableCell *self = CSP_TABLE_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->expander = NULL;
  self->check = NULL;
  self->link = NULL;
  self->details = NULL;

  G_OBJECT_CLASS (csp_table_cell_parent_class)->dispose (object);
}

static void
csp_table_cell_class_init (CspTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_table_cell_dispose;

  widget_class->measure = csp_table_cell_measure;
  widget_class->size_allocate = csp_table_cell_size_allocate;
  widget_class->get_request_mode = csp_table_cell_get_request_mode;
  widget_class->css_changed = css_changed;

  signals[OPEN] = g_signal_new ("open", CSP_TYPE_TABLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOGGLE] =
    g_signal_new ("toggle", CSP_TYPE_TABLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHECK] = g_signal_new ("check", CSP_TYPE_TABLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "csp-table-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
csp_table_cell_init (CspTableCell *self)
{
  self->name_width = -1;
}

static void
open_cb (CspTableCell *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
toggle_cb (CspTableCell *self)
{
  g_signal_emit (self, signals[TOGGLE], 0);
}

static void
check_cb (CspTableCell *self)
{
  g_signal_emit (self, signals[CHECK], 0);
}

/* A tooltip that is set asks the display where the pointer is, which takes time in every row. */
static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("Show details"));
  return TRUE;
}

static void
add_expander (CspTableCell *self)
{
  self->expander = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "expander-button");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (self->expander, TRUE);
  g_signal_connect (self->expander, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (self->expander, "clicked", G_CALLBACK (toggle_cb), self);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

static void
add_name (CspTableCell *self,
          guint         chars,
          gboolean      has_link)
{
  self->name = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_min_chars (self->name, MIN (chars, 16));
  gtk_inscription_set_nat_chars (self->name, chars);
  gtk_inscription_set_text_overflow (self->name, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (GTK_WIDGET (self->name), GTK_ALIGN_CENTER);
  if (!has_link)
    {
      gtk_widget_set_parent (GTK_WIDGET (self->name), GTK_WIDGET (self));
      return;
    }
  self->link = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, "child", self->name, NULL);
  gtk_widget_add_css_class (self->link, "flat");
  gtk_widget_add_css_class (self->link, "name-link");
  g_signal_connect_swapped (self->link, "clicked", G_CALLBACK (open_cb), self);
  gtk_widget_set_parent (self->link, GTK_WIDGET (self));
}

/**
 * csp_table_cell_new:
 * @chars: characters of the name that should be seen
 * @has_link: whether the name opens the record
 * @has_expander: whether records have details
 *
 * Returns: (transfer floating): an empty cell; it emits "open", "toggle" and "check"
 */
GtkWidget *
csp_table_cell_new (guint    chars,
                    gboolean has_link,
                    gboolean has_expander)
{
  CspTableCell *self = g_object_new (CSP_TYPE_TABLE_CELL, NULL);

  if (has_expander)
    add_expander (self);
  add_name (self, chars, has_link);
  return GTK_WIDGET (self);
}

/**
 * csp_table_cell_set_text:
 * @self: a cell
 * @text: the record's name, "" while it is being read
 */
void
csp_table_cell_set_text (CspTableCell *self,
                         const char   *text)
{
  g_return_if_fail (CSP_IS_TABLE_CELL (self));

  csp_table_text_set (self->name, text);
  if (self->link != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      self->name_width = -1;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  if (self->check != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->expander != NULL)
    {
      /* Translators: spoken name of a button in a list; %s is a company, product or person */
      g_autofree char *label = g_strdup_printf (_("Show details of %s"), text);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/* The details reach beyond their cell. While they are there the other cells of the row leave the pointer to them. */
static void
open_row (CspTableCell *self,
          gboolean      open)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_set_overflow (cell, open ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  for (GtkWidget *c = gtk_widget_get_first_child (gtk_widget_get_parent (cell)); c != NULL;
       c = gtk_widget_get_next_sibling (c))
    gtk_widget_set_can_target (c, c == cell || !open);
}

/**
 * csp_table_cell_set_details:
 * @self: a cell
 * @details: (nullable) (transfer floating): what an expanded row shows, %NULL to collapse
 */
void
csp_table_cell_set_details (CspTableCell *self,
                            GtkWidget    *details)
{
  g_return_if_fail (CSP_IS_TABLE_CELL (self));

  if (details == NULL && self->details == NULL)
    return;
  g_clear_pointer (&self->details, gtk_widget_unparent);
  self->details = details;
  if (details != NULL)
    gtk_widget_set_parent (details, GTK_WIDGET (self));
  open_row (self, details != NULL);
  if (self->expander == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), details != NULL ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED, details != NULL, -1);
}

/**
 * csp_table_cell_set_span:
 * @self: a cell
 * @span: width that details have, in pixels
 */
void
csp_table_cell_set_span (CspTableCell *self,
                         int           span)
{
  g_return_if_fail (CSP_IS_TABLE_CELL (self));

  if (self->span == span)
    return;
  self->span = span;
  if (self->details != NULL)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_check (CspTableCell *self)
{
  g_autofree char *name = csp_table_text_get (self->name);

  self->check = gtk_check_button_new ();
  gtk_widget_set_halign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_cb), self);
  gtk_widget_insert_after (self->check, GTK_WIDGET (self), NULL);
}

/**
 * csp_table_cell_set_check:
 * @self: a cell
 * @shown: whether rows are being checked
 * @checked: whether this one is
 */
void
csp_table_cell_set_check (CspTableCell *self,
                          gboolean      shown,
                          gboolean      checked)
{
  g_return_if_fail (CSP_IS_TABLE_CELL (self));

  if (!shown)
    g_clear_pointer (&self->check, gtk_widget_unparent);
  else if (self->check == NULL)
    show_check (self);
  if (self->expander != NULL)
    gtk_widget_set_child_visible (self->expander, !shown);
  if (!shown)
    return;
  g_signal_handlers_block_by_func (self->check, check_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), checked);
  g_signal_handlers_unblock_by_func (self->check, check_cb, self);
}
