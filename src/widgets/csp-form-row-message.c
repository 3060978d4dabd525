/* csp-form-row-message.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/csp-choice.h"
#include "widgets/csp-form-row-private.h"

/* What a row tells assistive technology of its input, and what is wrong with it. */

/**
 * _csp_form_row_get_focus_widget:
 * @self: a row with an input
 *
 * Returns: (transfer none): what the keyboard reaches: a choice's drop-down, the entry that a box begins with, else
 *   the input itself
 */
GtkWidget *
_csp_form_row_get_focus_widget (CspFormRow *self)
{
  GtkWidget *first = GTK_IS_BOX (self->input) ? gtk_widget_get_first_child (self->input) : NULL;

  if (CSP_IS_CHOICE (self->input))
    return csp_choice_get_drop_down (CSP_CHOICE (self->input));
  return first != NULL ? first : self->input;
}

/**
 * _csp_form_row_get_named_widget:
 * @self: a row with an input
 *
 * Returns: (transfer none): what the label names; a group of buttons is named as a whole
 */
GtkAccessible *
_csp_form_row_get_named_widget (CspFormRow *self)
{
  GtkWidget *widget = _csp_form_row_get_focus_widget (self);

  return GTK_ACCESSIBLE (GTK_IS_CHECK_BUTTON (widget) ? self->input : widget);
}

/**
 * _csp_form_row_update_description:
 * @self: a row
 *
 * Describes the input by what stands below it.
 */
void
_csp_form_row_update_description (CspFormRow *self)
{
  const char *texts[] = { csp_form_row_get_message (self), gtk_label_get_label (GTK_LABEL (self->hint_label)) };
  g_autofree char *both = g_strstrip (g_strjoin (" ", texts[0], texts[1], NULL));

  if (self->input == NULL)
    return;
  if (CSP_IS_CHOICE (self->input))
    csp_choice_set_name (CSP_CHOICE (self->input), csp_form_row_get_label (self), both);
  gtk_accessible_update_property (_csp_form_row_get_named_widget (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both,
                                  -1);
}

static void
show_error_state (CspFormRow *self,
                  gboolean    is_error)
{
  gtk_accessible_update_state (_csp_form_row_get_named_widget (self), GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (_csp_form_row_get_named_widget (self)), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (_csp_form_row_get_named_widget (self)), "error");
}

/**
 * csp_form_row_set_problem:
 * @self: a row
 * @problem: (nullable): what to show below the input
 */
void
csp_form_row_set_problem (CspFormRow       *self,
                          const CspProblem *problem)
{
  gboolean is_error;

  g_return_if_fail (CSP_IS_FORM_ROW (self));
  g_return_if_fail (self->input != NULL);

  is_error = problem != NULL && problem->severity == CSP_SEVERITY_ERROR;
  gtk_label_set_label (GTK_LABEL (self->message_label), problem != NULL ? problem->message : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->message_icon),
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->message_box, problem != NULL);
  gtk_widget_remove_css_class (self->message_box, is_error ? "warning" : "error");
  gtk_widget_add_css_class (self->message_box, is_error ? "error" : "warning");
  show_error_state (self, is_error);
  _csp_form_row_update_description (self);
}

/**
 * csp_form_row_get_message:
 * @self: a row
 *
 * Returns: (transfer none): the message shown below the input, "" for none
 */
const char *
csp_form_row_get_message (CspFormRow *self)
{
  g_return_val_if_fail (CSP_IS_FORM_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->message_label));
}
