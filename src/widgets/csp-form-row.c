/* csp-form-row.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-text.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-focus.h"
#include "widgets/csp-form-row-private.h"

/**
 * CspFormRow:
 *
 * One field of a form: its label, its input, a hint and, once the person has been there, what is wrong with
 * it. The label names the input for assistive technology, the message describes it.
 */
enum
{
  PROP_0,
  PROP_FIELD,
  PROP_LABEL,
  PROP_REQUIRED,
  PROP_HINT,
  PROP_INPUT,
  PROP_TOUCHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void csp_form_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CspFormRow, csp_form_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, csp_form_row_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
csp_form_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CspFormRow *self = CSP_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_LABEL:
      g_value_set_string (value, csp_form_row_get_label (self));
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, gtk_widget_get_visible (self->required_label));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->hint_label)));
      break;
    case PROP_INPUT:
      g_value_set_object (value, self->input);
      break;
    case PROP_TOUCHED:
      g_value_set_boolean (value, self->touched);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_form_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CspFormRow *self = CSP_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      csp_set_str (&self->field, g_value_get_string (value));
      break;
    case PROP_LABEL:
      csp_form_row_set_label (self, g_value_get_string (value));
      break;
    case PROP_REQUIRED:
      csp_form_row_set_required (self, g_value_get_boolean (value));
      break;
    case PROP_HINT:
      csp_form_row_set_hint (self, g_value_get_string (value));
      break;
    case PROP_INPUT:
      csp_form_row_set_input (self, g_value_get_object (value));
      break;
    case PROP_TOUCHED:
      csp_form_row_set_touched (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
csp_form_row_grab_focus (GtkWidget *widget)
{
  CspFormRow *self = CSP_FORM_ROW (widget);

  return self->input != NULL && gtk_widget_grab_focus (_csp_form_row_get_focus_widget (self));
}

static void
focus_left_cb (CspFormRow *self)
{
  csp_form_row_set_touched (self, TRUE);
}

static void
csp_form_row_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  CspFormRow *self = CSP_FORM_ROW (buildable);

  if (GTK_IS_WIDGET (child) && g_strcmp0 (type, "suffix") == 0)
    csp_form_row_add_suffix (self, GTK_WIDGET (child));
  else if (GTK_IS_WIDGET (child) && self->input_bin != NULL)
    csp_form_row_set_input (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
csp_form_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = csp_form_row_add_child;
}

static void
csp_form_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_FORM_ROW);

  G_OBJECT_CLASS (csp_form_row_parent_class)->dispose (object);
}

static void
csp_form_row_finalize (GObject *object)
{
  g_free (CSP_FORM_ROW (object)->field);

  G_OBJECT_CLASS (csp_form_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_INPUT] = g_param_spec_object ("input", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_TOUCHED] = g_param_spec_boolean ("touched", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_form_row_class_init (CspFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_form_row_dispose;
  object_class->finalize = csp_form_row_finalize;
  object_class->get_property = csp_form_row_get_property;
  object_class->set_property = csp_form_row_set_property;
  install_properties (object_class);

  widget_class->focus = csp_focus_only_child;
  widget_class->grab_focus = csp_form_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formrow");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-form-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, box);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, label);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, required_label);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, input_bin);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, message_box);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, message_icon);
  gtk_widget_class_bind_template_child (widget_class, CspFormRow, message_label);
}

static void
csp_form_row_init (CspFormRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * csp_form_row_new:
 * @field: name of the field in problems, as "company-name"
 * @label: its label
 * @input: (transfer floating): entry, #CspChoice or what else the value is given with
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
csp_form_row_new (const char *field,
                  const char *label,
                  GtkWidget  *input)
{
  return g_object_new (CSP_TYPE_FORM_ROW, "field", field, "label", label, "input", input, NULL);
}

/**
 * csp_form_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): name of its field in problems
 */
const char *
csp_form_row_get_field (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), NULL);

  return self->field;
}

/**
 * csp_form_row_get_label:
 * @self: a row
 *
 * Returns: (transfer none): its label
 */
const char *
csp_form_row_get_label (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * csp_form_row_get_label_widget:
 * @self: a row
 *
 * Returns: (transfer none): what shows its label
 */
GtkLabel *
csp_form_row_get_label_widget (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), NULL);

  return GTK_LABEL (self->label);
}

/**
 * csp_form_row_set_label:
 * @self: a row
 * @label: its label, which also is the input's accessible name
 */
void
csp_form_row_set_label (CspFormRow *self,
                        const char *label)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->label), label != NULL ? label : "");
  if (self->input != NULL)
    gtk_accessible_update_property (_csp_form_row_get_named_widget (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label != NULL ? label : "", -1);
  _csp_form_row_update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * csp_form_row_set_required:
 * @self: a row
 * @required: whether it must be filled in
 */
void
csp_form_row_set_required (CspFormRow *self,
                           gboolean    required)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));

  gtk_widget_set_visible (self->required_label, required);
  if (self->input != NULL)
    gtk_accessible_update_property (_csp_form_row_get_named_widget (self), GTK_ACCESSIBLE_PROPERTY_REQUIRED, required,
                                    -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRED]);
}

/**
 * csp_form_row_set_hint:
 * @self: a row
 * @hint: (nullable): a short explanation below the input
 */
void
csp_form_row_set_hint (CspFormRow *self,
                       const char *hint)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->hint_label), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint_label, !csp_is_empty (hint));
  _csp_form_row_update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

/**
 * csp_form_row_get_input:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its input
 */
GtkWidget *
csp_form_row_get_input (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), NULL);

  return self->input;
}

/**
 * csp_form_row_set_input:
 * @self: a row
 * @input: (transfer floating): entry, #CspChoice or what else the value is given with
 */
void
csp_form_row_set_input (CspFormRow *self,
                        GtkWidget  *input)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));

  if (self->input != NULL)
    gtk_box_remove (GTK_BOX (self->input_bin), self->input);
  self->input = input;
  if (input == NULL)
    return;
  /* What stands beside a switch or a spin button belongs next to it, not at the other edge. */
  gtk_widget_set_hexpand (input, gtk_widget_get_halign (input) == GTK_ALIGN_FILL);
  gtk_box_prepend (GTK_BOX (self->input_bin), input);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), GTK_WIDGET (_csp_form_row_get_named_widget (self)));
  gtk_accessible_update_relation (_csp_form_row_get_named_widget (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label, NULL, -1);
  csp_form_row_set_label (self, csp_form_row_get_label (self));
  csp_form_row_set_required (self, gtk_widget_get_visible (self->required_label));
  _csp_form_row_update_description (self);
}

/**
 * csp_form_row_add_suffix:
 * @self: a row
 * @widget: (transfer floating): what belongs beside the input: a drop-down, the reason why it cannot be used
 */
void
csp_form_row_add_suffix (CspFormRow *self,
                         GtkWidget  *widget)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (GTK_BOX (self->input_bin), widget);
}

/**
 * csp_form_row_get_touched:
 * @self: a row
 *
 * Returns: whether the person has been there
 */
gboolean
csp_form_row_get_touched (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), FALSE);

  return self->touched;
}

/**
 * csp_form_row_set_touched:
 * @self: a row
 * @touched: whether the person has been there, so that errors may be shown
 */
void
csp_form_row_set_touched (CspFormRow *self,
                          gboolean    touched)
{
  g_return_if_fail (CSP_IS_FORM_ROW (self));

  if (self->touched == touched)
    return;
  self->touched = touched;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOUCHED]);
}
