/* csp-sync-button.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-sync-button.h"
#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "widgets/csp-button-label.h"
#include "widgets/csp-format.h"

/**
 * CspSyncButton:
 *
 * Says in the header whether the service is in reach, as an icon and a word; its popover says what waits, when all was
 * read last, and offers Sync now, Cancel, Sign in and Sign out (functional-spec §4.1).
 */
struct _CspSyncButton
{
  GtkWidget      parent_instance;

  GtkMenuButton *menu_button;
  GtkImage      *icon;
  GtkLabel      *word_label;
  GtkPopover    *popover;
  GtkLabel      *title_label;
  GtkLabel      *message_label;
  GtkLabel      *next_label;
  GtkLabel      *last_label;
  GtkLabel      *waiting_label;
  GtkWidget     *attention_button;
  GtkWidget     *pull_box;
  GtkLabel      *pull_label;
  GtkWidget     *copy_id_button;
  GtkLabel      *warning_label;
  GtkLabel      *account_label;
  GtkWidget     *sync_button;
  GtkWidget     *sign_in_button;
  GtkWidget     *sign_out_button;
};

G_DEFINE_FINAL_TYPE (CspSyncButton, csp_sync_button, GTK_TYPE_WIDGET)

/* What each state is called, and what it means where the session says no more. */
static const struct
{
  const char *icon;
  const char *word;
  const char *meaning;
} states[] = {
  [CSP_SYNC_STATE_STOPPED] = { "network-offline-symbolic", NC_("sync", "Not synchronizing"), NULL },
  [CSP_SYNC_STATE_SIGNED_OUT] = { "dialog-password-symbolic", NC_("sync", "Signed out"),
                                  N_("Sign in to synchronize with Partner Center. Until then your changes wait here.") },
  [CSP_SYNC_STATE_OFFLINE] = { "network-offline-symbolic", NC_("sync", "Offline"),
                               N_("Partner Center cannot be reached. Your changes wait here and are sent later.") },
  [CSP_SYNC_STATE_LIMITED] = { "content-loading-symbolic", NC_("sync", "Limited"),
                               N_("Partner Center asks to wait. It goes on by itself.") },
  [CSP_SYNC_STATE_ELSEWHERE] = { "network-workgroup-symbolic", NC_("sync", "Synchronized elsewhere"),
                                 N_("Another process synchronizes this profile.") },
  [CSP_SYNC_STATE_FAILED] = { "dialog-error-symbolic", NC_("sync", "Cannot be saved"),
                              N_("The profile's file cannot be written.") },
  [CSP_SYNC_STATE_WORKING] = { "emblem-synchronizing-symbolic", NC_("sync", "Synchronizing"), NULL },
  [CSP_SYNC_STATE_ONLINE] = { "emblem-ok-symbolic", NC_("sync", "Online"), NULL },
};

static void
say (GtkLabel   *label,
     const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), !csp_is_empty (sentence));
}

static void
show_state (CspSyncButton       *self,
            const CspSyncStatus *status)
{
  const char *word = g_dpgettext2 (NULL, "sync", states[status->state].word);
  const char *meaning = states[status->state].meaning;
  gboolean needs_person = status->progress != NULL && status->progress->attention > 0;
  const char *mark = needs_person ? _("Something needs you: see the Outbox") : NULL;

  gtk_image_set_from_icon_name (self->icon, needs_person ? "dialog-warning-symbolic" : states[status->state].icon);
  gtk_label_set_label (self->word_label, word);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), mark ? mark : word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, mark ? mark : "", -1);
  gtk_label_set_label (self->title_label, word);
  say (self->message_label, !csp_is_empty (status->message) ? status->message : meaning ? _(meaning) : NULL);
}

static void
show_times (CspSyncButton       *self,
            const CspSyncStatus *status)
{
  gint64 last = status->progress != NULL ? status->progress->last_pull : 0;
  gboolean is_timed = status->wake_at != G_MAXINT64 && status->wake_at > csp_clock_now () &&
                      status->state != CSP_SYNC_STATE_WORKING && status->state != CSP_SYNC_STATE_ONLINE;
  g_autofree char *next_instant = is_timed ? csp_format_instant (status->wake_at) : NULL;
  /* translators: %s is a date and time */
  g_autofree char *next = is_timed ? g_strdup_printf (_("Next try: %s"), next_instant) : NULL;
  g_autofree char *last_instant = last != 0 ? csp_format_instant (last) : NULL;
  g_autofree char *read = NULL;

  if (last != 0)
    /* translators: %s is a date and time */
    read = g_strdup_printf (_("Everything was read last: %s"), last_instant);
  say (self->next_label, next);
  say (self->last_label, read ? read : _("Nothing was read from Partner Center yet."));
}

static void
show_waiting (CspSyncButton         *self,
              const CspSyncProgress *progress)
{
  gint64 waiting = progress != NULL ? progress->waiting : 0;
  gint64 attention = progress != NULL ? progress->attention + progress->attended : 0;
  g_autofree char *number = csp_format_number (waiting);
  g_autofree char *needed = csp_format_number (attention);
  g_autofree char *sentence = NULL;
  g_autofree char *label = NULL;

  /* translators: %s is a number */
  sentence = g_strdup_printf (ngettext ("%s change waits to be sent.", "%s changes wait to be sent.", waiting), number);
  /* translators: %s is a number; the button opens the outbox */
  label = g_strdup_printf (ngettext ("%s change needs you", "%s changes need you", attention), needed);
  say (self->waiting_label, waiting > 0 ? sentence : _("Nothing waits to be sent."));
  gtk_button_set_label (GTK_BUTTON (self->attention_button), label);
  gtk_widget_set_visible (self->attention_button, attention > 0);
}

static char *
time_left (gint64 seconds)
{
  guint minutes = (seconds + 59) / 60;
  g_autofree char *number = csp_format_number (minutes);

  /* translators: an estimate; %s is a number */
  return g_strdup_printf (ngettext ("about %s minute left", "about %s minutes left", minutes), number);
}

static void
show_pull (CspSyncButton       *self,
           const CspSyncStatus *status)
{
  const CspSyncProgress *progress = status->progress;
  gboolean is_pulling = progress != NULL && progress->stage != NULL;
  g_autofree char *left = is_pulling && status->seconds_left >= 0 ? time_left (status->seconds_left) : NULL;
  g_autofree char *page = is_pulling ? csp_format_number (progress->page + 1) : NULL;
  g_autofree char *details = is_pulling ? csp_format_number (progress->details_left) : NULL;
  gboolean is_said = is_pulling && g_strcmp0 (progress->trouble, status->message) == 0;
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_set_visible (self->copy_id_button, is_pulling && !csp_is_empty (progress->correlation_id));
  if (is_pulling && progress->correlation_id != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_id_button), "s", progress->correlation_id);
  gtk_widget_set_visible (self->pull_box, is_pulling);
  if (!is_pulling)
    return;
  if (progress->details_left > 0)
    /* translators: %s is a number; details are what the lists of the service leave out */
    g_string_append_printf (text, ngettext ("Reading details: %s customer left", "Reading details: %s customers left",
                                            progress->details_left), details);
  else
    /* translators: %1$s says what is read, as: customers; %2$s is the number of a page of a list */
    g_string_append_printf (text, _("Reading %1$s: page %2$s"), csp_sync_progress_get_label (progress), page);
  if (left != NULL)
    g_string_append_printf (text, "\n%s", left);
  if (!csp_is_empty (progress->trouble) && !is_said)
    g_string_append_printf (text, "\n%s", progress->trouble);
  gtk_label_set_label (self->pull_label, text->str);
}

static void
show_account (CspSyncButton       *self,
              const CspSyncStatus *status)
{
  gboolean is_signed_out = status->state == CSP_SYNC_STATE_SIGNED_OUT;
  /* translators: %s is a user name */
  g_autofree char *account = csp_is_empty (status->account) ? NULL
                                                            : g_strdup_printf (_("Signed in as %s"), status->account);

  say (self->account_label, is_signed_out ? NULL : account);
  gtk_widget_set_visible (self->sign_in_button, is_signed_out);
  gtk_widget_set_visible (self->sign_out_button, !is_signed_out && account != NULL);
  gtk_widget_set_visible (self->sync_button, !is_signed_out);
}

static void
close_cb (CspSyncButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
csp_sync_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_SYNC_BUTTON);

  G_OBJECT_CLASS (csp_sync_button_parent_class)->dispose (object);
}

static void
csp_sync_button_class_init (CspSyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_sync_button_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, icon);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, word_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, message_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, next_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, last_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, attention_button);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, pull_box);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, pull_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, copy_id_button);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, warning_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, account_label);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, sync_button);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, CspSyncButton, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
csp_sync_button_init (CspSyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self->popover));
}

/**
 * csp_sync_button_new:
 *
 * Returns: (transfer floating): a button that says nothing yet
 */
GtkWidget *
csp_sync_button_new (void)
{
  return g_object_new (CSP_TYPE_SYNC_BUTTON, NULL);
}

/**
 * csp_sync_button_set_compact:
 * @self: the button
 * @compact: whether there is only room for its icon
 */
void
csp_sync_button_set_compact (CspSyncButton *self,
                             gboolean       compact)
{
  g_return_if_fail (CSP_IS_SYNC_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self->word_label), !compact);
}

/**
 * csp_sync_button_show:
 * @self: the button
 * @status: what to say
 */
void
csp_sync_button_show (CspSyncButton       *self,
                      const CspSyncStatus *status)
{
  g_return_if_fail (CSP_IS_SYNC_BUTTON (self));
  g_return_if_fail ((guint) status->state < G_N_ELEMENTS (states));

  show_state (self, status);
  show_times (self, status);
  show_waiting (self, status->progress);
  show_pull (self, status);
  show_account (self, status);
  say (self->warning_label, status->warning);
}
