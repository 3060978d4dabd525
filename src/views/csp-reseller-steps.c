/* csp-reseller-steps.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "store/csp-reseller-repo.h"
#include "views/csp-reseller-steps.h"
#include "widgets/csp-settings.h"
#include "widgets/csp-wrap-box.h"

/* Microsoft's public list of indirect providers. */
#define PROVIDERS_PAGE "https://partner.microsoft.com/membership/cloud-solution-provider/find-a-provider"
#define REVIEWED_KEY "reviewed-provider-pages"

#define N_STEPS 3

/**
 * CspResellerSteps:
 *
 * The three steps of a provider above its indirect resellers, each with a mark once it is done
 * (functional-spec §4.9).
 */
struct _CspResellerSteps
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *marks[N_STEPS];
  GtkWidget *buttons[N_STEPS];

  CspStore  *store;
  GSettings *settings;
};

typedef struct
{
  gboolean has_resellers;
  gboolean has_customers;
} Progress;

static const struct
{
  const char *context;
  const char *label;
  const char *explanation;
  const char *action;
} steps[N_STEPS] = {
  { "button", NC_("button", "Review your company’s profile"),
    N_("Opens Microsoft’s public list of providers. Only your Microsoft representative can change the entry."),
    "steps.review" },
  { "page", NC_("page", "Connect with indirect resellers"),
    N_("Request a partnership with each reseller you want to sell through."), "steps.connect-resellers" },
  { "page", NC_("page", "Connect with customers"),
    N_("Associate new customers and subscriptions with resellers, and set up relationships with existing customers."),
    "steps.connect-customers" },
};

G_DEFINE_FINAL_TYPE (CspResellerSteps, csp_reseller_steps, GTK_TYPE_WIDGET)

static void
set_done (CspResellerSteps *self,
          guint             step,
          gboolean          done)
{
  g_autofree char *explanation = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->marks[step]),
                                done ? "object-select-symbolic" : "radio-symbolic");
  if (done)
    gtk_widget_add_css_class (self->marks[step], "success");
  else
    gtk_widget_remove_css_class (self->marks[step], "success");
  explanation = done ? g_strdup_printf ("%s %s", C_("step", "Done."), _(steps[step].explanation))
                     : g_strdup (_(steps[step].explanation));
  gtk_widget_set_tooltip_text (self->buttons[step], explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[step]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
}

static gpointer
read_progress (CspConn   *conn,
               gpointer   job_data,
               GError   **error)
{
  g_autofree Progress *progress = g_new0 (Progress, 1);

  if (!csp_reseller_repo_get_progress (conn, &progress->has_resellers, &progress->has_customers, error))
    return NULL;
  return g_steal_pointer (&progress);
}

static void
progress_read_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CspResellerSteps) self = user_data;
  g_autofree Progress *progress = csp_db_run_finish (CSP_DB (object), result, NULL);

  if (progress == NULL || self->store == NULL)
    return;
  set_done (self, 1, progress->has_resellers);
  set_done (self, 2, progress->has_customers);
}

static gboolean
is_reviewed (CspResellerSteps *self)
{
  g_auto(GStrv) paths = g_settings_get_strv (self->settings, REVIEWED_KEY);

  return g_strv_contains ((const char *const *) paths, csp_store_get_path (self->store));
}

static void
changed_cb (CspResellerSteps *self,
            guint             changes)
{
  if ((changes & (CSP_CHANGED_RESELLERS | CSP_CHANGED_CUSTOMERS)) != 0)
    csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "reseller-steps", read_progress, NULL, NULL, g_free,
                      NULL, progress_read_cb, g_object_ref (self));
}

static void
remember_review (CspResellerSteps *self)
{
  g_auto(GStrv) paths = g_settings_get_strv (self->settings, REVIEWED_KEY);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  if (is_reviewed (self))
    return;
  g_strv_builder_addv (builder, (const char **) paths);
  g_strv_builder_add (builder, csp_store_get_path (self->store));
  all = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, REVIEWED_KEY, (const char *const *) all);
  set_done (self, 0, TRUE);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspResellerSteps) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", _("No web browser could be opened."));
  else if (self->store != NULL)
    remember_review (self);
}

static void
review_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (PROVIDERS_PAGE, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb,
                                           g_object_ref (widget));
}

static void
connect_resellers_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.request-partnership", "x", G_GINT64_CONSTANT (0));
}

static void
connect_customers_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.show-page", "s", "customers");
}

static void
csp_reseller_steps_dispose (GObject *object)
{
  CspResellerSteps *self = CSP_RESELLER_STEPS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (csp_reseller_steps_parent_class)->dispose (object);
}

static void
csp_reseller_steps_class_init (CspResellerStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_reseller_steps_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reseller-steps");
  gtk_widget_class_install_action (widget_class, "steps.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "steps.connect-resellers", NULL, connect_resellers_action);
  gtk_widget_class_install_action (widget_class, "steps.connect-customers", NULL, connect_customers_action);
}

static GtkWidget *
create_step (CspResellerSteps *self,
             guint             step)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = g_dpgettext2 (NULL, steps[step].context, steps[step].label);
  /* Translators: number and title of a step: 2. Connect with indirect resellers */
  g_autofree char *text = g_strdup_printf (_("%1$u. %2$s"), step + 1, title);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f, NULL);

  self->marks[step] = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (content), self->marks[step]);
  gtk_box_append (GTK_BOX (content), label);
  self->buttons[step] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[step]), content);
  gtk_widget_add_css_class (self->buttons[step], "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[step]), steps[step].action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[step]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  set_done (self, step, FALSE);
  return self->buttons[step];
}

static void
csp_reseller_steps_init (CspResellerSteps *self)
{
  self->settings = g_object_ref (csp_settings_get ());
  self->box = csp_wrap_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < N_STEPS; i++)
    csp_wrap_box_append (CSP_WRAP_BOX (self->box), create_step (self, i));
}

/**
 * csp_reseller_steps_set_store:
 * @self: the steps
 * @store: an open profile, which the marks follow
 */
void
csp_reseller_steps_set_store (CspResellerSteps *self,
                              CspStore         *store)
{
  g_return_if_fail (CSP_IS_RESELLER_STEPS (self));
  g_return_if_fail (CSP_IS_STORE (store));

  g_set_object (&self->store, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  set_done (self, 0, is_reviewed (self));
  changed_cb (self, CSP_CHANGED_ALL);
}
