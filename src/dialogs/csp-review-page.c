/* csp-review-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "dialogs/csp-review-page.h"
#include "domain/csp-subscription-rules.h"
#include "widgets/csp-format.h"

/**
 * CspReviewPage:
 *
 * What is about to be submitted, in sections that each can be updated on the page it came from.
 */
struct _CspReviewPage
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *sections;
  GtkWidget *warnings;
  GtkWidget *error_box;
  GtkLabel  *error_label;

  GtkWidget *rows;              /* borrowed: rows of the section added last */
};

enum
{
  UPDATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspReviewPage, csp_review_page, GTK_TYPE_WIDGET)

static void
csp_review_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_REVIEW_PAGE);

  G_OBJECT_CLASS (csp_review_page_parent_class)->dispose (object);
}

static void
csp_review_page_class_init (CspReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_review_page_dispose;

  /**
   * CspReviewPage::update:
   * @page: name of the page that the person wants to change
   */
  signals[UPDATE] = g_signal_new ("update", CSP_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspReviewPage, box);
  gtk_widget_class_bind_template_child (widget_class, CspReviewPage, sections);
  gtk_widget_class_bind_template_child (widget_class, CspReviewPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, CspReviewPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, CspReviewPage, error_label);
}

static void
csp_review_page_init (CspReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * csp_review_page_clear:
 * @self: the page
 *
 * Takes all sections, warnings and errors away.
 */
void
csp_review_page_clear (CspReviewPage *self)
{
  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));

  remove_children (self->sections);
  remove_children (self->warnings);
  self->rows = NULL;
  csp_review_page_set_error (self, NULL);
}

static void
update_clicked_cb (GtkWidget *button)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, CSP_TYPE_REVIEW_PAGE);

  g_signal_emit (page, signals[UPDATE], 0, g_object_get_data (G_OBJECT (button), "page"));
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_header (const char *page,
               const char *title)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title,
                                     "xalign", 0.0f,
                                     "wrap", TRUE,
                                     "hexpand", TRUE,
                                     NULL);
  GtkWidget *button;
  g_autofree char *description = NULL;

  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (header), heading);
  if (page == NULL)
    return header;
  button = gtk_button_new_with_label (C_("button", "Update"));
  /* Translators: of a button that leads back; %s is the title of a page */
  description = g_strdup_printf (_("Goes back to “%s” with everything kept."), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_set_tooltip_text (button, description);
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (page), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (update_clicked_cb), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (header), button);
  return header;
}

/**
 * csp_review_page_add_section:
 * @self: the page
 * @page: (nullable): name of the page it can be updated on
 * @title: its title
 */
void
csp_review_page_add_section (CspReviewPage *self,
                             const char    *page,
                             const char    *title)
{
  GtkWidget *section;

  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));

  section = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                          "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->rows, "card");
  gtk_widget_add_css_class (self->rows, "review");
  gtk_box_append (GTK_BOX (section), create_header (page, title));
  gtk_box_append (GTK_BOX (section), self->rows);
  gtk_box_append (GTK_BOX (self->sections), section);
}

/**
 * csp_review_page_add_row:
 * @self: the page, with a section
 * @label: what it is
 * @value: (nullable): nothing is added when there is none
 */
void
csp_review_page_add_row (CspReviewPage *self,
                         const char    *label,
                         const char    *value)
{
  GtkWidget *row;
  GtkWidget *value_label;

  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));
  g_return_if_fail (self->rows != NULL);

  if (csp_is_empty (value))
    return;
  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  value_label = create_label (value, NULL);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_widget_set_focusable (value_label, FALSE);
  gtk_box_append (GTK_BOX (row), create_label (label, "caption-heading"));
  gtk_box_append (GTK_BOX (row), value_label);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static char *
line_text (const CspBasketLine *line)
{
  g_autofree char *number = csp_format_number (line->quantity);
  g_autofree char *licenses = NULL;

  licenses = g_strdup_printf (ngettext ("%s license", "%s licenses", line->quantity), number);
  if (csp_is_empty (line->billing_cycle) || g_str_equal (line->billing_cycle, "none"))
    return g_steal_pointer (&licenses);
  /* Translators: %1$s is a number of licenses, %2$s a billing frequency, as Monthly */
  return g_strdup_printf (_("%1$s, billed: %2$s"), licenses, csp_billing_cycle_label (line->billing_cycle));
}

/**
 * csp_review_page_add_basket:
 * @self: the page, with a section
 * @basket: what is to be bought
 *
 * Adds a row for each offer, and the number of licenses of all.
 */
void
csp_review_page_add_basket (CspReviewPage   *self,
                            const CspBasket *basket)
{
  gint64 count = csp_basket_license_count (basket);
  g_autofree char *number = csp_format_number (count);
  g_autofree char *total = NULL;

  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));

  for (guint i = 0; i < basket->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (basket->lines, i);
      g_autofree char *text = line_text (line);

      csp_review_page_add_row (self, csp_is_empty (line->nickname) ? line->offer->name : line->nickname, text);
    }
  if (basket->lines->len == 0)
    {
      gtk_box_append (GTK_BOX (self->rows), create_label (_("No subscriptions: only the customer is created."), NULL));
      return;
    }
  total = g_strdup_printf (ngettext ("%s license", "%s licenses", count), number);
  csp_review_page_add_row (self, C_("field", "Total"), total);
}

static void
add_warning (CspReviewPage *self,
             const char    *warning)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = create_label (warning, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "warning");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (self->warnings), row);
}

/* Beside an offer its name is in sight; here it is not. */
static void
add_offer_warning (CspReviewPage   *self,
                   const char      *offer_id,
                   const char      *message,
                   const CspBasket *basket)
{
  const CspBasketLine *line = csp_basket_find (basket, offer_id);
  /* Translators: %1$s is a product, %2$s a sentence or two about it */
  g_autofree char *warning = line != NULL ? g_strdup_printf (_("%1$s: %2$s"), line->offer->name, message) : NULL;

  add_warning (self, warning != NULL ? warning : message);
}

/**
 * csp_review_page_add_warnings:
 * @self: the page
 * @problems: what has been found, also about the offers in @basket
 * @basket: what is to be bought
 *
 * Adds what does not keep anybody from submitting.
 */
void
csp_review_page_add_warnings (CspReviewPage     *self,
                              const CspProblems *problems,
                              const CspBasket   *basket)
{
  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));

  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (problem->severity != CSP_SEVERITY_WARNING)
        continue;
      if (problem->field != NULL && g_str_has_prefix (problem->field, "order:"))
        add_offer_warning (self, problem->field + strlen ("order:"), problem->message, basket);
      else
        add_warning (self, problem->message);
    }
}

/**
 * csp_review_page_set_error:
 * @self: the page
 * @message: (nullable): why Submit failed
 */
void
csp_review_page_set_error (CspReviewPage *self,
                           const char    *message)
{
  g_return_if_fail (CSP_IS_REVIEW_PAGE (self));

  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, !csp_is_empty (message));
}
