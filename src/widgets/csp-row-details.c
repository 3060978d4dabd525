/* csp-row-details.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "widgets/csp-row-details.h"
#include "widgets/csp-wrap-box.h"

/* Below the name, which stands beside the button that opens the details. */
#define INDENT 36

/**
 * CspRowDetails:
 *
 * What the expanded row of a table shows: some values, each with its label, and quick links.
 */
struct _CspRowDetails
{
  GtkWidget  parent_instance;

  char      *row_name;
  GtkWidget *box;
  GtkWidget *values;
  GtkWidget *actions;           /* NULL until there is one */
};

G_DEFINE_FINAL_TYPE (CspRowDetails, csp_row_details, GTK_TYPE_WIDGET)

static void
csp_row_details_dispose (GObject *object)
{
  CspRowDetails *self = CSP_ROW_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->row_name, g_free);

  G_OBJECT_CLASS (csp_row_details_parent_class)->dispose (object);
}

static void
csp_row_details_class_init (CspRowDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_row_details_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "row-details");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
csp_row_details_init (CspRowDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->values = csp_wrap_box_new ();
  g_object_set (gtk_widget_get_layout_manager (self->values), "spacing", 18, "line-spacing", 6, NULL);
  gtk_widget_set_margin_start (self->box, INDENT);
  gtk_box_append (GTK_BOX (self->box), self->values);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * csp_row_details_new:
 * @row_name: name of the record, for people who only hear the buttons
 *
 * Returns: (transfer floating): details without content
 */
GtkWidget *
csp_row_details_new (const char *row_name)
{
  CspRowDetails *self = g_object_new (CSP_TYPE_ROW_DETAILS, NULL);

  self->row_name = g_strdup (row_name != NULL ? row_name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->row_name, -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
create_pair (CspRowDetails *self,
             const char    *label,
             const char    *value)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = create_label (label);
  GtkWidget *text = create_label (value);

  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (pair), name);
  gtk_box_append (GTK_BOX (pair), text);
  return pair;
}

/**
 * csp_row_details_add_value:
 * @self: details
 * @label: name of the value
 * @value: (nullable): the value; nothing is added for %NULL or ""
 */
void
csp_row_details_add_value (CspRowDetails *self,
                           const char    *label,
                           const char    *value)
{
  g_return_if_fail (CSP_IS_ROW_DETAILS (self));

  if (!csp_is_empty (value))
    csp_wrap_box_append (CSP_WRAP_BOX (self->values), create_pair (self, label, value));
}

/**
 * csp_row_details_add_copy:
 * @self: details
 * @label: name of the value
 * @value: (nullable): the value; nothing is added for %NULL or ""
 * @copy_label: what the button is called that copies the bare value, such as "Copy Microsoft ID"
 */
void
csp_row_details_add_copy (CspRowDetails *self,
                          const char    *label,
                          const char    *value,
                          const char    *copy_label)
{
  GtkWidget *line;
  GtkWidget *button;

  g_return_if_fail (CSP_IS_ROW_DETAILS (self));

  if (csp_is_empty (value))
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, copy_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->row_name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.copy");
  gtk_box_append (GTK_BOX (line), create_pair (self, label, value));
  gtk_box_append (GTK_BOX (line), button);
  csp_wrap_box_append (CSP_WRAP_BOX (self->values), line);
}

/**
 * csp_row_details_add_action:
 * @self: details
 * @label: what the button says
 * @action: name of an action
 * @target: (nullable) (transfer floating): its parameter
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
csp_row_details_add_action (CspRowDetails *self,
                            const char    *label,
                            const char    *action,
                            GVariant      *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_val_if_fail (CSP_IS_ROW_DETAILS (self), NULL);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->row_name, -1);
  csp_row_details_add_widget (self, button);
  return button;
}

/**
 * csp_row_details_add_widget:
 * @self: details
 * @widget: (transfer floating): what to put beside the quick links, such as a #CspWhyButton
 */
void
csp_row_details_add_widget (CspRowDetails *self,
                            GtkWidget     *widget)
{
  g_return_if_fail (CSP_IS_ROW_DETAILS (self));

  if (self->actions == NULL)
    {
      self->actions = csp_wrap_box_new ();
      gtk_box_append (GTK_BOX (self->box), self->actions);
    }
  csp_wrap_box_append (CSP_WRAP_BOX (self->actions), widget);
}
