/* csp-form-row-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/csp-form-row.h"

G_BEGIN_DECLS

struct _CspFormRow
{
  GtkWidget  parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *required_label;
  GtkWidget *input_bin;
  GtkWidget *hint_label;
  GtkWidget *message_box;
  GtkWidget *message_icon;
  GtkWidget *message_label;

  /* Borrowed */
  GtkWidget *input;

  /* Owned */
  char      *field;
  gboolean   touched;
};

GtkWidget     *_csp_form_row_get_focus_widget   (CspFormRow *self);
GtkAccessible *_csp_form_row_get_named_widget   (CspFormRow *self);
void           _csp_form_row_update_description (CspFormRow *self);

G_END_DECLS
