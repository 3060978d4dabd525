/* csp-connection-group.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-cloud.h"
#include "operations/csp-profile-connect.h"
#include "views/csp-connection-group.h"
#include "widgets/csp-fact-row.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-platform.h"

/**
 * CspConnectionGroup:
 *
 * The settings that say whether a profile synchronizes with Partner Center, with which registration and as whom
 * (functional-spec §4.15).
 */
struct _CspConnectionGroup
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkLabel   *state_label;
  CspFormRow *client_row;
  GtkWidget  *client_entry;
  GtkLabel   *failure_label;
  GtkWidget  *connect_button;
  GtkWidget  *sign_in_button;
  GtkWidget  *accounts_button;
  GtkWidget  *facts;
  CspFactRow *account_row;
  CspFactRow *authority_row;
  CspFactRow *endpoint_row;

  CspStore   *store;
};

G_DEFINE_FINAL_TYPE (CspConnectionGroup, csp_connection_group, GTK_TYPE_WIDGET)

static const char *
address_of (const char *own,
            const char *of_cloud)
{
  return !csp_is_empty (own) ? own : of_cloud;
}

static void
update_buttons (CspConnectionGroup *self)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  gboolean is_connected = csp_profile_is_connected (profile);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->client_entry));
  gboolean changed = g_strcmp0 (typed, profile->client_id ? profile->client_id : "") != 0;

  gtk_button_set_label (GTK_BUTTON (self->connect_button),
                        is_connected ? C_("button", "Save client ID") : C_("button", "Connect…"));
  gtk_widget_set_visible (self->connect_button, !is_connected || changed);
  gtk_widget_set_sensitive (self->connect_button, !csp_store_is_read_only (self->store));
  gtk_widget_set_visible (self->sign_in_button, is_connected);
  gtk_widget_set_visible (self->accounts_button, is_connected);
}

static void
update (CspConnectionGroup *self)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  gboolean is_connected = csp_profile_is_connected (profile);

  gtk_label_set_label (self->state_label,
                       is_connected ? _("This profile synchronizes with Partner Center, which is its system of record.")
                                    : _("The records of this profile are kept on this computer only. Connect it to "
                                        "synchronize with Partner Center."));
  gtk_widget_set_visible (self->facts, is_connected);
  csp_fact_row_set_fact (self->account_row, csp_is_empty (profile->account) ? _("Nobody is signed in")
                                                                            : profile->account);
  csp_fact_row_set_fact (self->authority_row, address_of (profile->authority, csp_cloud_authority (profile->cloud)));
  csp_fact_row_set_fact (self->endpoint_row, address_of (profile->endpoint, csp_cloud_endpoint (profile->cloud)));
  gtk_editable_set_text (GTK_EDITABLE (self->client_entry), profile->client_id ? profile->client_id : "");
  update_buttons (self);
}

static void
show_problems (CspConnectionGroup *self,
               const CspProblems  *problems)
{
  const CspProblem *own = csp_problems_find (problems, "client-id");
  g_autofree char *text = own == NULL ? csp_problems_to_text (problems, CSP_SEVERITY_ERROR) : NULL;

  csp_form_row_set_touched (self->client_row, TRUE);
  csp_form_row_set_problem (self->client_row, own);
  gtk_label_set_label (self->failure_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), !csp_is_empty (text));
  if (own != NULL)
    gtk_widget_grab_focus (self->client_entry);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspConnectionGroup) self = user_data;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error))
    {
      sentence = csp_operation_describe (CSP_OPERATION (object));
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", sentence);
    }
  else if (self->box != NULL && problems != NULL && csp_problems_has_errors (problems))
    show_problems (self, problems);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report-error", "s", error->message);
}

static void
run (CspConnectionGroup *self)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  g_autofree char *client_id = csp_strip (gtk_editable_get_text (GTK_EDITABLE (self->client_entry)));
  g_autoptr(CspProfileConnectOperation) operation =
    csp_profile_connect_operation_new (client_id, profile->authority, profile->endpoint, NULL);

  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, connected_cb,
                           g_object_ref (self));
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspConnectionGroup) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "connect") == 0)
    run (self);
}

static void
connect_cb (CspConnectionGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const CspAnswer answers[] = {
    { "cancel", _("_Cancel"), FALSE },
    { "connect", _("C_onnect"), FALSE },
  };

  if (csp_profile_is_connected (csp_store_get_profile (self->store)))
    run (self);
  else
    csp_platform_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Connect this profile?"),
                            _("From then on Partner Center is its system of record: what it holds is read into this "
                              "profile and matched by Microsoft ID, domain name or subscription ID, and what you "
                              "change here is sent there. Make a backup first. This cannot be undone."),
                            answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}

static void
csp_connection_group_dispose (GObject *object)
{
  CspConnectionGroup *self = CSP_CONNECTION_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_connection_group_parent_class)->dispose (object);
}

static void
csp_connection_group_class_init (CspConnectionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = csp_connection_group_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (CspConnectionGroup *self,
           const char         *text,
           const char         *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (CspConnectionGroup *self,
            const char         *label,
            const char         *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static CspFactRow *
add_fact (CspConnectionGroup *self,
          const char         *title)
{
  GtkWidget *row = csp_fact_row_new (title, FALSE);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->facts), row);
  return CSP_FACT_ROW (row);
}

static void
csp_connection_group_init (CspConnectionGroup *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_label (self, C_("page", "Connection"), "title-4");
  self->state_label = add_label (self, NULL, NULL);
  self->client_entry = gtk_entry_new ();
  self->client_row = CSP_FORM_ROW (csp_form_row_new ("client-id", C_("field", "Application (client) ID"),
                                                     self->client_entry));
  csp_form_row_set_hint (self->client_row, _("Of your registration in Microsoft Entra ID: "
                                             "00000000-0000-0000-0000-000000000000."));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->client_row));
  self->failure_label = add_label (self, NULL, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), FALSE);
  self->facts = adw_preferences_group_new ();
  gtk_box_append (GTK_BOX (self->box), self->facts);
  self->account_row = add_fact (self, C_("field", "Account"));
  self->authority_row = add_fact (self, C_("field", "Sign-in address"));
  self->endpoint_row = add_fact (self, C_("field", "Service address"));
  self->connect_button = add_button (self, NULL, NULL);
  self->sign_in_button = add_button (self, C_("button", "Sign in"), "win.sign-in");
  self->accounts_button = add_button (self, C_("button", "Accounts…"), "win.accounts");
  g_signal_connect_swapped (self->connect_button, "clicked", G_CALLBACK (connect_cb), self);
}

/**
 * csp_connection_group_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): the settings of its connection
 */
GtkWidget *
csp_connection_group_new (CspStore *store)
{
  CspConnectionGroup *self = g_object_new (CSP_TYPE_CONNECTION_GROUP, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_sensitive (self->client_entry, !csp_store_is_read_only (store));
  g_signal_connect_object (self->client_entry, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::profile", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
