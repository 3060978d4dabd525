/* csp-settings-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "operations/csp-profile-change.h"
#include "views/csp-connection-group.h"
#include "views/csp-settings-view.h"
#include "widgets/csp-profile-form.h"
#include "widgets/csp-why-button.h"
#include "widgets/csp-wrap-box.h"

/**
 * CspSettingsView:
 *
 * The page Settings: what the profile is about, to be changed.
 */
struct _CspSettingsView
{
  GtkWidget       parent_instance;

  GtkWidget      *main_box;
  GtkBox         *box;
  GtkLabel       *path_label;
  GtkWidget      *save_button;
  GtkWidget      *discard_button;
  CspWhyButton   *why_button;

  CspProfileForm *form;
  CspStore       *store;
  gboolean        dirty;
  gboolean        saving;
};

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspSettingsView, csp_settings_view, GTK_TYPE_WIDGET)

static void
update_buttons (CspSettingsView *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            self->dirty && !self->saving && csp_profile_form_is_valid (self->form));
  gtk_widget_set_sensitive (self->discard_button, self->dirty && !self->saving);
}

static void
refill (CspSettingsView *self)
{
  csp_profile_form_set_profile (self->form, csp_store_get_profile (self->store));
  self->dirty = FALSE;
  update_buttons (self);
}

static void
changed_cb (CspSettingsView *self)
{
  self->dirty = TRUE;
  update_buttons (self);
}

/* Somebody else's change does not take away what is being typed. */
static void
profile_changed_cb (CspSettingsView *self)
{
  if (!self->dirty && !self->saving)
    refill (self);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CspSettingsView) self = CSP_SETTINGS_VIEW (user_data);
  CspOperation *operation = CSP_OPERATION (object);
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->saving = FALSE;
  if (csp_operation_run_finish (operation, result, &problems, &error))
    {
      self->dirty = FALSE;
      sentence = csp_operation_describe (operation);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report-undoable", "(ss)", sentence,
                                  csp_operation_get_id (operation));
    }
  else if (problems != NULL && csp_problems_has_errors (problems))
    csp_profile_form_take_problems (self->form, g_steal_pointer (&problems));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", error->message);
  update_buttons (self);
}

static void
save_cb (CspSettingsView *self)
{
  g_autoptr(CspProfile) profile = NULL;
  g_autoptr(CspProfileChangeOperation) operation = NULL;

  if (self->saving || csp_profile_form_focus_first_error (self->form))
    return;
  self->saving = TRUE;
  update_buttons (self);
  profile = csp_profile_form_get_profile (self->form);
  operation = csp_profile_change_operation_new (profile);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, saved_cb,
                           g_object_ref (self));
}

static void
csp_settings_view_constructed (GObject *object)
{
  CspSettingsView *self = CSP_SETTINGS_VIEW (object);
  g_autofree char *name = g_filename_display_name (csp_store_get_path (self->store));

  G_OBJECT_CLASS (csp_settings_view_parent_class)->constructed (object);

  gtk_label_set_label (self->path_label, name);
  gtk_box_append (self->box, csp_connection_group_new (self->store));
  refill (self);
  g_signal_connect_object (self->store, "notify::profile", G_CALLBACK (profile_changed_cb), self, G_CONNECT_SWAPPED);
  if (csp_store_is_read_only (self->store))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
      csp_why_button_set_reason (self->why_button, csp_read_only_reason ());
    }
}

static void
csp_settings_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CspSettingsView *self = CSP_SETTINGS_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_settings_view_dispose (GObject *object)
{
  CspSettingsView *self = CSP_SETTINGS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_SETTINGS_VIEW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_settings_view_parent_class)->dispose (object);
}

static void
csp_settings_view_class_init (CspSettingsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = csp_settings_view_constructed;
  object_class->dispose = csp_settings_view_dispose;
  object_class->set_property = csp_settings_view_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, CSP_TYPE_STORE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  g_type_ensure (CSP_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-settings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, main_box);
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, box);
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, path_label);
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, save_button);
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, discard_button);
  gtk_widget_class_bind_template_child (widget_class, CspSettingsView, why_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, refill);
}

static void
csp_settings_view_init (CspSettingsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = CSP_PROFILE_FORM (csp_profile_form_new (FALSE));
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * csp_settings_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
csp_settings_view_new (CspStore *store)
{
  return g_object_new (CSP_TYPE_SETTINGS_VIEW, "store", store, NULL);
}
