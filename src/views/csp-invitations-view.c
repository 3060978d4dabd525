/* csp-invitations-view.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-invitation-rules.h"
#include "operations/csp-invitation-change.h"
#include "views/csp-invitation-columns.h"
#include "views/csp-invitations-view.h"
#include "widgets/csp-format.h"
#include "widgets/csp-outcome.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-row-details.h"
#include "widgets/csp-state-filter.h"
#include "widgets/csp-why-button.h"

/**
 * CspInvitationsView:
 *
 * The requests that were drafted here and what became of them (functional-spec §4.8, §5.2).
 */
struct _CspInvitationsView
{
  CspListPage   parent_instance;

  CspChoice    *state_choice;
  GtkWidget    *partnership_button;
  CspWhyButton *partnership_why;
  GtkWidget    *relationship_button;
  CspWhyButton *relationship_why;
};

G_DEFINE_FINAL_TYPE (CspInvitationsView, csp_invitations_view, CSP_TYPE_LIST_PAGE)

static const char *const states[] = { "prepared", "sent", "accepted", "declined", "expired", "withdrawn", NULL };

/* What the details of a request offer, where its state allows @event. */
static const struct
{
  CspInvitationEvent  event;
  const char         *label;
  const char         *action;
} offers[] = {
  { CSP_INVITATION_EVENT_SEND, NC_("button", "Mark as sent"), "invitations.mark-sent" },
  { CSP_INVITATION_EVENT_REMIND, NC_("button", "Remind…"), "win.remind-invitation" },
  { CSP_INVITATION_EVENT_ACCEPT, NC_("button", "Record acceptance…"), "win.accept-invitation" },
  { CSP_INVITATION_EVENT_ACCEPT, NULL, "win.link-invitation" },
  { CSP_INVITATION_EVENT_DECLINE, NC_("button", "Mark as declined"), "invitations.mark-declined" },
  { CSP_INVITATION_EVENT_WITHDRAW, NC_("button", "Withdraw…"), "invitations.withdraw" },
};

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspInvitationsView) self = user_data;

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_UNDOABLE);
}

static void
change (CspInvitationsView *self,
        gint64              id,
        CspInvitationEvent  event)
{
  g_autoptr(CspInvitationChangeOperation) operation = csp_invitation_change_operation_new (id, event);

  csp_operation_run_async (CSP_OPERATION (operation), csp_list_page_get_store (CSP_LIST_PAGE (self)),
                           CSP_ORIGIN_PERSON, NULL, changed_cb, g_object_ref (self));
}

static void
mark_sent_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  change (CSP_INVITATIONS_VIEW (widget), g_variant_get_int64 (parameter), CSP_INVITATION_EVENT_SEND);
}

static void
mark_declined_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  change (CSP_INVITATIONS_VIEW (widget), g_variant_get_int64 (parameter), CSP_INVITATION_EVENT_DECLINE);
}

typedef struct
{
  CspInvitationsView *view;
  gint64              id;
} Withdrawal;

static void
withdraw_answered_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autofree Withdrawal *withdrawal = user_data;
  g_autoptr(CspInvitationsView) self = withdrawal->view;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "withdraw") == 0)
    change (self, withdrawal->id, CSP_INVITATION_EVENT_WITHDRAW);
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Withdrawal *withdrawal = g_new (Withdrawal, 1);
  const CspAnswer answers[] = {
    { "cancel", _("_Cancel"), FALSE },
    { "withdraw", _("_Withdraw"), TRUE },
  };

  withdrawal->view = g_object_ref (CSP_INVITATIONS_VIEW (widget));
  withdrawal->id = g_variant_get_int64 (parameter);
  csp_platform_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Withdraw this request?"),
                          _("The link itself cannot be revoked: whoever has the message can still accept. "
                            "Withdrawing closes the request here only, so tell the recipient."),
                          answers, G_N_ELEMENTS (answers), withdraw_answered_cb, withdrawal);
}

static CspAction
permission_of (const CspInvitation *invitation)
{
  return g_strcmp0 (invitation->kind, "partnership") == 0 ? CSP_ACTION_REQUEST_PARTNERSHIP
                                                          : CSP_ACTION_REQUEST_RELATIONSHIP;
}

static const char *
label_of_link (const CspInvitation *invitation)
{
  return g_strcmp0 (invitation->kind, "partnership") == 0 ? C_("button", "Link to a reseller…")
                                                          : C_("button", "Link to a customer…");
}

static void
list_actions (gpointer       record,
              CspRowActions *actions)
{
  CspInvitation *invitation = CSP_INVITATION (record);
  CspAction permission = permission_of (invitation);

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (csp_invitation_can (invitation, offers[i].event, NULL))
      csp_row_actions_add (actions, permission,
                           offers[i].label ? g_dpgettext2 (NULL, "button", offers[i].label)
                                           : label_of_link (invitation),
                           offers[i].action, g_variant_new_int64 (invitation->id));
  csp_row_actions_add (actions, permission, C_("button", "Duplicate…"), "win.duplicate-invitation",
                       g_variant_new_int64 (invitation->id));
  csp_row_actions_add_copy (actions, _("Copy link"), invitation->link);
}

static GtkWidget *
create_details (gpointer record,
                gpointer user_data)
{
  CspInvitation *invitation = CSP_INVITATION (record);
  GtkWidget *widget = csp_row_details_new (csp_invitation_name (invitation));
  CspRowDetails *details = CSP_ROW_DETAILS (widget);

  csp_row_details_add_value (details, C_("field", "To"), invitation->email);
  csp_row_details_add_value (details, C_("field", "Country/Region"), csp_country_name (invitation->country));
  if (!csp_is_empty (invitation->how_found))
    csp_row_details_add_value (details, C_("field", "How found"),
                               csp_invitation_how_found_label (invitation->how_found));
  csp_row_details_add_value (details, C_("field", "Subject"), invitation->subject);
  csp_row_details_add_copy (details, C_("field", "Link"), invitation->link, _("Copy link"));
  csp_list_page_add_actions (CSP_LIST_PAGE (user_data), invitation, details);
  return widget;
}

static char *
count_invitations (guint n)
{
  g_autofree char *number = csp_format_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s invitation", "%s invitations", n), number);
}

static const CspListPageDefinition definition = {
  .kind = CSP_LIST_INVITATIONS,
  .name = "invitations",
  .sort = "created-at",
  .columns = csp_invitation_columns,
  .count = count_invitations,
  .details = create_details,
  .actions = list_actions,
};

static void
guard_buttons (CspInvitationsView *self)
{
  CspStore *store = csp_list_page_get_store (CSP_LIST_PAGE (self));
  const char *persona = csp_store_get_profile (store)->persona;

  /* Only providers have indirect resellers. */
  gtk_widget_set_visible (self->partnership_button, g_strcmp0 (persona, "indirect-provider") == 0);
  csp_why_button_guard (self->partnership_why, self->partnership_button, store, CSP_ACTION_REQUEST_PARTNERSHIP);
  if (!gtk_widget_get_visible (self->partnership_button))
    csp_why_button_set_reason (self->partnership_why, NULL);
  csp_why_button_guard (self->relationship_why, self->relationship_button, store, CSP_ACTION_REQUEST_RELATIONSHIP);
}

static void
csp_invitations_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_INVITATIONS_VIEW);

  G_OBJECT_CLASS (csp_invitations_view_parent_class)->dispose (object);
}

static void
csp_invitations_view_class_init (CspInvitationsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = csp_invitations_view_dispose;

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-invitations-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CspInvitationsView, state_choice);
  gtk_widget_class_bind_template_child (widget_class, CspInvitationsView, partnership_button);
  gtk_widget_class_bind_template_child (widget_class, CspInvitationsView, partnership_why);
  gtk_widget_class_bind_template_child (widget_class, CspInvitationsView, relationship_button);
  gtk_widget_class_bind_template_child (widget_class, CspInvitationsView, relationship_why);
  gtk_widget_class_install_action (widget_class, "invitations.mark-sent", "x", mark_sent_action);
  gtk_widget_class_install_action (widget_class, "invitations.mark-declined", "x", mark_declined_action);
  gtk_widget_class_install_action (widget_class, "invitations.withdraw", "x", withdraw_action);
}

static void
csp_invitations_view_init (CspInvitationsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * csp_invitations_view_new:
 * @store: an open profile
 *
 * Returns: (transfer floating): its invitations
 */
GtkWidget *
csp_invitations_view_new (CspStore *store)
{
  CspInvitationsView *self = g_object_new (CSP_TYPE_INVITATIONS_VIEW, NULL);

  csp_list_page_set_up (CSP_LIST_PAGE (self), store, &definition);
  csp_state_filter_attach (self->state_choice, CSP_LIST_PAGE (self), states, csp_invitation_state_label);
  guard_buttons (self);
  g_signal_connect_object (store, "notify::profile", G_CALLBACK (guard_buttons), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
