/* csp-fact-row.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-widgets"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-fact-row.h"

/**
 * CspFactRow:
 *
 * One thing that is known about a record and cannot be changed here: its name above, what it is below, and a
 * button that copies the bare value. Invisible while nothing is known.
 */
struct _CspFactRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *copy_button;
  char         *fact;           /* owned */
};

enum
{
  PROP_0,
  PROP_FACT,
  PROP_CAN_COPY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspFactRow, csp_fact_row, ADW_TYPE_ACTION_ROW)

static void
copy_cb (CspFactRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->fact);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", _("Copied to the clipboard."));
}

static void
csp_fact_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CspFactRow *self = CSP_FACT_ROW (object);

  switch (prop_id)
    {
    case PROP_FACT:
      g_value_set_string (value, self->fact);
      break;
    case PROP_CAN_COPY:
      g_value_set_boolean (value, gtk_widget_get_visible (self->copy_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_fact_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CspFactRow *self = CSP_FACT_ROW (object);

  switch (prop_id)
    {
    case PROP_FACT:
      csp_fact_row_set_fact (self, g_value_get_string (value));
      break;
    case PROP_CAN_COPY:
      gtk_widget_set_visible (self->copy_button, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_fact_row_finalize (GObject *object)
{
  g_free (CSP_FACT_ROW (object)->fact);

  G_OBJECT_CLASS (csp_fact_row_parent_class)->finalize (object);
}

static void
csp_fact_row_class_init (CspFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = csp_fact_row_get_property;
  object_class->set_property = csp_fact_row_set_property;
  object_class->finalize = csp_fact_row_finalize;

  properties[PROP_FACT] =
    g_param_spec_string ("fact", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_COPY] =
    g_param_spec_boolean ("can-copy", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_fact_row_init (CspFactRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fact");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->copy_button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (self->copy_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->copy_button, FALSE);
  gtk_widget_set_tooltip_text (self->copy_button, C_("button", "Copy"));
  gtk_widget_add_css_class (self->copy_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("button", "Copy"), -1);
  g_signal_connect_swapped (self->copy_button, "clicked", G_CALLBACK (copy_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->copy_button);
}

/**
 * csp_fact_row_new:
 * @title: what it is, translated
 * @can_copy: whether there is a button that copies it
 *
 * Returns: (transfer floating): a row without a fact, thus invisible
 */
GtkWidget *
csp_fact_row_new (const char *title,
                  gboolean    can_copy)
{
  return g_object_new (CSP_TYPE_FACT_ROW, "title", title, "can-copy", can_copy, NULL);
}

/**
 * csp_fact_row_set_fact:
 * @self: the row
 * @fact: (nullable): the value; %NULL or "" hides the row
 */
void
csp_fact_row_set_fact (CspFactRow *self,
                       const char *fact)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (CSP_IS_FACT_ROW (self));

  if (csp_set_str (&self->fact, fact))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACT]);
  /* The subtitle of AdwActionRow 1.2 is markup whatever use-markup says. */
  markup = g_markup_escape_text (fact ? fact : "", -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), !csp_is_empty (fact));
}
