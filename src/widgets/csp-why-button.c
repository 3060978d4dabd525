/* csp-why-button.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "widgets/csp-why-button.h"

/**
 * CspWhyButton:
 *
 * Stands beside something that cannot be used and says why, and what to do instead; tooltips alone are for
 * mice (design.md, Forbidden actions). Invisible while there is no reason.
 */
struct _CspWhyButton
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkLabel  *reason_label;
};

enum
{
  PROP_0,
  PROP_REASON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspWhyButton, csp_why_button, GTK_TYPE_WIDGET)

/* Actions that only look; all others need a profile that may be changed. */
static const CspAction reading_actions[] = {
  CSP_ACTION_VIEW_CUSTOMERS,
  CSP_ACTION_EXPORT,
  CSP_ACTION_VIEW_RESELLERS,
  CSP_ACTION_VIEW_PROVIDERS,
  CSP_ACTION_VIEW_SUBSCRIPTIONS,
  CSP_ACTION_VIEW_SERVICE_HEALTH,
  CSP_ACTION_VIEW_ACTIVITY,
  CSP_ACTION_VIEW_ANALYTICS,
  CSP_ACTION_VIEW_RESELLER_ANALYTICS,
};

static gboolean
only_reads (CspAction action)
{
  for (guint i = 0; i < G_N_ELEMENTS (reading_actions); i++)
    if (reading_actions[i] == action)
      return TRUE;
  return FALSE;
}

/**
 * csp_read_only_reason:
 *
 * Returns: (transfer none): why nothing can be changed in a profile that is open for reading only
 */
const char *
csp_read_only_reason (void)
{
  return _("This profile is open for reading only, so nothing can be changed. Close its window and open it "
           "again once the file and its folder can be written to.");
}

/**
 * csp_may:
 * @store: an open profile
 * @action: what somebody wants to do
 * @reason: (out) (optional) (nullable) (transfer full): a sentence why not and what to do instead
 *
 * Asks persona, cloud and roles, and whether the profile may be written to.
 *
 * Returns: whether the window may offer it
 */
gboolean
csp_may (CspStore   *store,
         CspAction   action,
         char      **reason)
{
  g_return_val_if_fail (CSP_IS_STORE (store), FALSE);

  if (!csp_permission_check (csp_store_get_profile (store), action, reason))
    return FALSE;
  if (!csp_store_is_read_only (store) || only_reads (action))
    return TRUE;
  if (reason != NULL)
    *reason = g_strdup (csp_read_only_reason ());
  return FALSE;
}

static void
csp_why_button_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CspWhyButton *self = CSP_WHY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_REASON:
      g_value_set_string (value, gtk_label_get_label (self->reason_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_why_button_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_REASON:
      csp_why_button_set_reason (CSP_WHY_BUTTON (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_why_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_WHY_BUTTON);

  G_OBJECT_CLASS (csp_why_button_parent_class)->dispose (object);
}

static void
csp_why_button_class_init (CspWhyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_why_button_dispose;
  object_class->get_property = csp_why_button_get_property;
  object_class->set_property = csp_why_button_set_property;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-why-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CspWhyButton, button);
  gtk_widget_class_bind_template_child (widget_class, CspWhyButton, reason_label);
}

static void
csp_why_button_init (CspWhyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_why_button_new:
 *
 * Returns: (transfer floating): a button without a reason, thus invisible
 */
GtkWidget *
csp_why_button_new (void)
{
  return g_object_new (CSP_TYPE_WHY_BUTTON, NULL);
}

/**
 * csp_why_button_set_reason:
 * @self: the button
 * @reason: (nullable): a sentence or two; %NULL or "" hides the button
 */
void
csp_why_button_set_reason (CspWhyButton *self,
                           const char   *reason)
{
  g_return_if_fail (CSP_IS_WHY_BUTTON (self));

  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), !csp_is_empty (reason));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

/* A widget with an action is made sensitive by GTK whenever the action is there: while it may not be used its
 * action is taken from it. */
static void
set_usable (GtkWidget *widget,
            gboolean   usable)
{
  const char *kept = g_object_get_data (G_OBJECT (widget), "csp-action-name");
  const char *name = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (!usable && name != NULL)
    {
      g_object_set_data_full (G_OBJECT (widget), "csp-action-name", g_strdup (name), g_free);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), NULL);
    }
  gtk_widget_set_sensitive (widget, usable);
  if (usable && name == NULL && kept != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), kept);
}

/**
 * csp_why_button_guard:
 * @self: the button
 * @widget: what offers @action
 * @store: an open profile
 * @action: what @widget does
 *
 * Makes @widget sensitive when @action is allowed, and shows why when it is not.
 *
 * Returns: whether it is allowed
 */
gboolean
csp_why_button_guard (CspWhyButton *self,
                      GtkWidget    *widget,
                      CspStore     *store,
                      CspAction     action)
{
  g_autofree char *reason = NULL;
  gboolean allowed = csp_may (store, action, &reason);

  set_usable (widget, allowed);
  csp_why_button_set_reason (self, reason);
  return allowed;
}
