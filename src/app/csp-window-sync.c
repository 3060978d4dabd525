/* csp-window-sync.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-application.h"
#include "app/csp-window-private.h"
#include "app/csp-window-sync.h"
#include "base/csp-clock.h"
#include "dialogs/csp-adoption-dialog.h"
#include "dialogs/csp-new-customer-assistant.h"
#include "dialogs/csp-setup-info-dialog.h"
#include "operations/csp-arrivals-load.h"
#include "widgets/csp-format.h"
#include "widgets/csp-settings.h"

/* Synchronization of the window's profile, and what a person sees and does about it. */

/* Whether what is sent now arrives now. */
gboolean
_csp_window_is_online (CspWindow *self)
{
  CspSyncState state = csp_sync_session_get_state (self->session);

  return state == CSP_SYNC_STATE_ONLINE || state == CSP_SYNC_STATE_WORKING;
}

/* What the person should know of the connection besides its state. */
static char *
describe_limits (CspWindow *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!csp_sign_in_is_persistent (csp_sync_session_get_sign_in (self->session)))
    g_string_append (text, _("There is no unlocked keyring: the sign-in lasts until Parceria is closed."));
  if (self->held_back != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->held_back);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_button (CspWindow *self)
{
  g_autofree char *limits = describe_limits (self);
  const CspSyncStatus status = {
    .state = csp_sync_session_get_state (self->session),
    .message = csp_sync_session_get_message (self->session),
    .account = csp_store_get_profile (self->store)->account,
    .progress = csp_sync_session_get_progress (self->session),
    .wake_at = csp_sync_session_get_wake_at (self->session),
    .seconds_left = csp_sync_session_get_seconds_left (self->session),
    .warning = limits,
  };

  csp_sync_button_show (self->sync_button, &status);
}

/* Who is at a dialog of the program sees what happens. */
static gboolean
is_person_here (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return TRUE;
  return FALSE;
}

static void
notify_person (CspWindow  *self,
               const char *body)
{
  g_autoptr(GNotification) notification = NULL;
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (application == NULL || is_person_here ())
    return;
  notification = g_notification_new (csp_store_get_profile (self->store)->name);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.open-profile", "s", self->path);
  g_application_send_notification (application, self->path, notification);
}

/* Tells each thing once: when it begins to need a person. */
static void
notify_changes (CspWindow *self)
{
  const CspSyncProgress *progress = csp_sync_session_get_progress (self->session);
  gboolean is_signed_out = csp_sync_session_get_state (self->session) == CSP_SYNC_STATE_SIGNED_OUT;
  gint64 conflicts = progress != NULL ? progress->conflicts : 0;
  gint64 rejected = progress != NULL ? progress->attention - progress->conflicts : 0;

  if (conflicts > self->told_conflicts)
    notify_person (self, _("The same was changed here and in Partner Center. Decide in the Outbox what is kept."));
  else if (rejected > self->told_rejected)
    notify_person (self, _("Partner Center refused a change. The Outbox says why."));
  else if (is_signed_out && !self->told_signed_out)
    notify_person (self, _("Sign in again, so that your changes reach Partner Center."));
  self->told_conflicts = conflicts;
  self->told_rejected = rejected;
  self->told_signed_out = is_signed_out;
}

static void
arrivals_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CspWindow) self = user_data;
  g_autofree CspArrivals *arrivals = csp_arrivals_load_finish (CSP_STORE (object), result, NULL);
  g_autofree char *resellers = arrivals != NULL ? csp_format_number (arrivals->resellers) : NULL;
  g_autofree char *customers = arrivals != NULL ? csp_format_number (arrivals->customers) : NULL;
  g_autofree char *sentence = NULL;

  if (arrivals == NULL || self->store != CSP_STORE (object))
    return;
  if (arrivals->resellers > 0)
    /* translators: %s is a number */
    sentence = g_strdup_printf (ngettext ("%s new indirect reseller has come. Which request was accepted?",
                                          "%s new indirect resellers have come. Which requests were accepted?",
                                          arrivals->resellers), resellers);
  else if (arrivals->customers > 0)
    /* translators: %s is a number */
    sentence = g_strdup_printf (ngettext ("%s new customer has come. Which request was accepted?",
                                          "%s new customers have come. Which requests were accepted?",
                                          arrivals->customers), customers);
  if (sentence != NULL)
    _csp_window_report_with_offer (self, sentence, C_("button", "Open Invitations"), "win.show-page", "invitations");
}

/* Who has come since may have accepted an open request. */
static void
look_for_arrivals (CspWindow *self)
{
  const CspSyncProgress *progress = csp_sync_session_get_progress (self->session);

  if (progress == NULL || progress->last_pull <= self->told_pull)
    return;
  self->told_pull = progress->last_pull;
  csp_arrivals_load_async (self->store, NULL, arrivals_loaded_cb, g_object_ref (self));
}

static void
session_changed_cb (CspWindow *self)
{
  update_button (self);
  notify_changes (self);
  look_for_arrivals (self);
}

static gboolean
show_in_assistant (CspWindow         *self,
                   const CspSyncNews *news)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (CSP_IS_NEW_CUSTOMER_ASSISTANT (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (self) &&
        csp_new_customer_assistant_show_setup_info (l->data, news->customer_id, news->user_name, news->password))
      return TRUE;
  return FALSE;
}

static void
news_cb (CspWindow         *self,
         const CspSyncNews *news)
{
  if (news->password != NULL && !show_in_assistant (self, news))
    gtk_window_present (GTK_WINDOW (csp_setup_info_dialog_new (GTK_WINDOW (self), self->store, news->customer_id,
                                                               news->user_name, news->password)));
  if (news->sentence != NULL && news->correlation_id != NULL)
    _csp_window_report_with_offer (self, news->sentence, _("Copy correlation ID"), "win.copy", news->correlation_id);
  else if (news->sentence != NULL)
    _csp_window_report_error (self, news->sentence);
}

static void
enable_actions (CspWindow *self,
                gboolean   enabled)
{
  static const char *const actions[] = {
    "win.sync-now", "win.cancel-sync", "win.sign-in", "win.sign-out", "win.accounts", "win.send-outbox",
    "win.send-customer", "win.decide-conflict",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_button), enabled);
}

static gboolean
reopen_cb (gpointer user_data)
{
  CspWindow *self = CSP_WINDOW (user_data);
  g_autofree char *path = g_strdup (self->path);

  self->reopen_source = 0;
  csp_window_open (self, path, self->mode);
  return G_SOURCE_REMOVE;
}

/* A profile that was connected has other pages, columns and actions. */
static void
profile_changed_cb (CspWindow *self)
{
  gboolean is_connected = csp_profile_is_connected (csp_store_get_profile (self->store));

  if (self->session != NULL && is_connected)
    update_button (self);
  else if (is_connected != (self->session != NULL) && self->reopen_source == 0)
    self->reopen_source = g_idle_add (reopen_cb, self);
}

static void
pull (CspWindow *self)
{
  if (self->session == NULL)
    return;
  self->held_back = NULL;
  csp_sync_session_pull (self->session);
}

static void
pull_by_itself (CspWindow *self)
{
  if (g_network_monitor_get_network_metered (g_network_monitor_get_default ()))
    self->held_back = _("This connection is metered: nothing is read until you press “Sync now”.");
  else
    pull (self);
  update_button (self);
}

static void
compare (CspWindow *self)
{
  GtkWidget *dialog = csp_adoption_dialog_new (GTK_WINDOW (self), self->store, self->session);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (pull), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  CspWindow *window;
  gboolean   is_asked_for;
} Pulling;

static void
looked_pending_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree Pulling *pulling = user_data;
  g_autoptr(CspWindow) self = pulling->window;
  g_autoptr(GError) error = NULL;
  gboolean is_pending;

  if (!csp_adoption_is_pending_finish (CSP_STORE (object), result, &is_pending, &error))
    _csp_window_report_error (self, error->message);
  else if (self->session == NULL || self->store != CSP_STORE (object))
    return;
  else if (is_pending && pulling->is_asked_for)
    compare (self);
  else if (is_pending)
    {
      self->held_back = _("This profile has records that were never compared with Partner Center. “Sync now” shows "
                          "what will become of them.");
      update_button (self);
    }
  else if (pulling->is_asked_for)
    pull (self);
  else
    pull_by_itself (self);
}

/* Records that were here before the profile was connected become the service's only after somebody has seen how. */
void
_csp_window_begin_pull (CspWindow *self,
                        gboolean   is_asked_for)
{
  Pulling *pulling = g_new (Pulling, 1);

  pulling->window = g_object_ref (self);
  pulling->is_asked_for = is_asked_for;
  csp_adoption_is_pending_async (self->store, NULL, looked_pending_cb, pulling);
}

/* Begins to synchronize the profile that was opened, if Partner Center is its system of record. */
void
_csp_window_sync_start (CspWindow *self)
{
  g_autoptr(CspHttpClient) client = NULL;
  g_autoptr(CspTokenStore) tokens = NULL;
  g_autoptr(CspSignIn) sign_in = NULL;
  CspProfile *profile = csp_store_get_profile (self->store);
  gboolean enabled = csp_profile_is_connected (profile) && !csp_store_is_read_only (self->store);

  enable_actions (self, enabled);
  if (csp_store_is_read_only (self->store))
    return;
  g_signal_connect_object (self->store, "notify::profile", G_CALLBACK (profile_changed_cb), self, G_CONNECT_SWAPPED);
  if (!enabled)
    return;
  client = csp_http_client_new (csp_application_get_http_log (CSP_APPLICATION (g_application_get_default ())));
  tokens = csp_token_store_new ();
  sign_in = csp_sign_in_new (client, tokens, profile);
  self->session = csp_sync_session_new (self->store, client, sign_in);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  self->told_pull = csp_clock_now ();
  csp_sync_session_start (self->session);
  if (g_settings_get_boolean (csp_settings_get (), "read-when-opened"))
    _csp_window_begin_pull (self, FALSE);
  update_button (self);
}

/* What is on its way is given up; its outcome is looked up when the profile is opened again. */
void
_csp_window_sync_stop (CspWindow *self)
{
  g_clear_handle_id (&self->reopen_source, g_source_remove);
  if (self->sync_button != NULL)
    enable_actions (self, FALSE);
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  csp_sync_session_stop (self->session);
  g_clear_object (&self->session);
  self->told_conflicts = self->told_rejected = 0;
  self->told_signed_out = FALSE;
  self->held_back = NULL;
}

void
_csp_window_sync_now_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  _csp_window_begin_pull (CSP_WINDOW (widget), TRUE);
}

void
_csp_window_cancel_sync_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  csp_sync_session_cancel_pull (CSP_WINDOW (widget)->session);
}

/* win.copy (s) */
void
_csp_window_copy_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  _csp_window_report (CSP_WINDOW (widget), _("Copied to the clipboard."));
}
