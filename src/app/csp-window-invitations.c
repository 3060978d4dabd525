/* csp-window-invitations.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-window-invitations.h"
#include "app/csp-window-private.h"
#include "dialogs/csp-invitation-dialog.h"
#include "dialogs/csp-record-dialog.h"
#include "domain/csp-customer.h"
#include "domain/csp-reseller.h"
#include "operations/csp-invitation-change.h"
#include "store/csp-record-loader.h"
#include "views/csp-subscription-page.h"
#include "widgets/csp-outcome.h"
#include "widgets/csp-record-picker.h"

typedef void (*ShowFunc) (CspWindow *self,
                          gpointer   record);

typedef struct
{
  CspWindow *window;
  ShowFunc   show;
} Loading;

static void
record_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr(CspWindow) self = loading->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspRecord) record = csp_record_load_finish (CSP_STORE (object), result, &error);

  if (record == NULL)
    _csp_window_report_error (self, error->message);
  else if (self->store == CSP_STORE (object))
    loading->show (self, record);
}

/* Reads the record a dialog is about, then shows the dialog. */
static void
load_and_show (CspWindow *self,
               GType      type,
               gint64     id,
               ShowFunc   show)
{
  Loading *loading = g_new (Loading, 1);

  loading->window = g_object_ref (self);
  loading->show = show;
  csp_record_load_async (self->store, type, id, NULL, record_loaded_cb, loading);
}

static void
show_draft (CspWindow     *self,
            CspInvitation *start)
{
  gtk_window_present (GTK_WINDOW (csp_invitation_dialog_new (GTK_WINDOW (self), self->store, start)));
}

static void
show_partnership (CspWindow *self,
                  gpointer   record)
{
  CspReseller *reseller = record;
  g_autoptr(CspInvitation) start = g_object_new (CSP_TYPE_INVITATION, "kind", "partnership",
                                                 "recipient", reseller ? reseller->name : NULL,
                                                 "country", reseller ? reseller->country : NULL, NULL);

  show_draft (self, start);
}

void
_csp_window_request_partnership_cb (GtkWidget  *widget,
                                    const char *action,
                                    GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (!_csp_window_may (self, CSP_ACTION_REQUEST_PARTNERSHIP))
    return;
  if (id != 0)
    load_and_show (self, CSP_TYPE_RESELLER, id, show_partnership);
  else
    show_partnership (self, NULL);
}

static void
show_relationship (CspWindow *self,
                   gpointer   record)
{
  CspCustomer *customer = record;
  g_autoptr(CspInvitation) start = g_object_new (CSP_TYPE_INVITATION, "kind", "relationship",
                                                 "recipient", customer ? customer->company_name : NULL,
                                                 "country", customer ? customer->country : NULL, NULL);

  show_draft (self, start);
}

void
_csp_window_request_relationship_cb (GtkWidget  *widget,
                                     const char *action,
                                     GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (!_csp_window_may (self, CSP_ACTION_REQUEST_RELATIONSHIP))
    return;
  if (id != 0)
    load_and_show (self, CSP_TYPE_CUSTOMER, id, show_relationship);
  else
    show_relationship (self, NULL);
}

/* Whether requests of the invitation's kind may be worked on. */
static gboolean
may_change (CspWindow     *self,
            CspInvitation *invitation)
{
  return _csp_window_may (self, g_strcmp0 (invitation->kind, "partnership") == 0 ? CSP_ACTION_REQUEST_PARTNERSHIP
                                                                     : CSP_ACTION_REQUEST_RELATIONSHIP);
}

/* Whether @event can happen to @invitation; says why when not. */
static gboolean
can (CspWindow          *self,
     CspInvitation      *invitation,
     CspInvitationEvent  event)
{
  g_autofree char *reason = NULL;

  if (!may_change (self, invitation))
    return FALSE;
  if (csp_invitation_can (invitation, event, &reason))
    return TRUE;
  _csp_window_report_error (self, reason);
  return FALSE;
}

static void
show_reminder (CspWindow *self,
               gpointer   record)
{
  if (can (self, record, CSP_INVITATION_EVENT_REMIND))
    gtk_window_present (GTK_WINDOW (csp_invitation_dialog_new_reminder (GTK_WINDOW (self), self->store, record)));
}

static void
show_duplicate (CspWindow *self,
                gpointer   record)
{
  if (may_change (self, record))
    show_draft (self, record);
}

static void
show_acceptance (CspWindow *self,
                 gpointer   record)
{
  if (can (self, record, CSP_INVITATION_EVENT_ACCEPT))
    gtk_window_present (GTK_WINDOW (csp_record_dialog_new_accepted (GTK_WINDOW (self), self->store, record)));
}

static void
linked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspWindow) self = user_data;

  csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_UNDOABLE);
}

static void
record_picked_cb (CspRecordPicker *picker,
                  gint64           record_id,
                  CspInvitation   *invitation)
{
  CspWindow *self = CSP_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (picker)));
  g_autoptr(CspInvitationChangeOperation) operation =
    csp_invitation_change_operation_new (invitation->id, CSP_INVITATION_EVENT_ACCEPT);

  if (g_strcmp0 (invitation->kind, "partnership") == 0)
    operation->reseller_id = record_id;
  else
    operation->customer_id = record_id;
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, linked_cb,
                           g_object_ref (self));
}

static void
show_link (CspWindow *self,
           gpointer   record)
{
  CspInvitation *invitation = record;
  gboolean is_partnership = g_strcmp0 (invitation->kind, "partnership") == 0;
  g_autoptr(CspListQuery) query = csp_list_query_new (is_partnership ? CSP_LIST_RESELLERS : CSP_LIST_CUSTOMERS);
  GtkWidget *picker;

  if (!can (self, invitation, CSP_INVITATION_EVENT_ACCEPT))
    return;
  picker = csp_record_picker_new (GTK_WINDOW (self), self->store, query,
                                  is_partnership ? _("Which reseller accepted?") : _("Which customer accepted?"),
                                  _("There is none yet. Use “Record acceptance” to enter who accepted."));
  g_object_set_data_full (G_OBJECT (picker), "invitation", g_object_ref (invitation), g_object_unref);
  g_signal_connect (picker, "picked", G_CALLBACK (record_picked_cb), invitation);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
load_invitation (GtkWidget *widget,
                 GVariant  *parameter,
                 ShowFunc   show)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (self->store != NULL)
    load_and_show (self, CSP_TYPE_INVITATION, g_variant_get_int64 (parameter), show);
}

void
_csp_window_remind_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  load_invitation (widget, parameter, show_reminder);
}

void
_csp_window_duplicate_invitation_cb (GtkWidget  *widget,
                                     const char *action,
                                     GVariant   *parameter)
{
  load_invitation (widget, parameter, show_duplicate);
}

void
_csp_window_link_invitation_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  load_invitation (widget, parameter, show_link);
}

void
_csp_window_accept_invitation_cb (GtkWidget  *widget,
                                  const char *action,
                                  GVariant   *parameter)
{
  load_invitation (widget, parameter, show_acceptance);
}

void
_csp_window_new_reseller_cb (GtkWidget  *widget,
                             const char *action,
                             GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (_csp_window_may (self, CSP_ACTION_REQUEST_PARTNERSHIP))
    gtk_window_present (GTK_WINDOW (csp_record_dialog_new_reseller (GTK_WINDOW (self), self->store, NULL)));
}

static void
show_reseller (CspWindow *self,
               gpointer   record)
{
  gtk_window_present (GTK_WINDOW (csp_record_dialog_new_reseller (GTK_WINDOW (self), self->store, record)));
}

void
_csp_window_edit_reseller_cb (GtkWidget  *widget,
                              const char *action,
                              GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (_csp_window_may (self, CSP_ACTION_REQUEST_PARTNERSHIP))
    load_and_show (self, CSP_TYPE_RESELLER, g_variant_get_int64 (parameter), show_reseller);
}

void
_csp_window_set_support_contact_cb (GtkWidget  *widget,
                                    const char *action,
                                    GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  GtkWidget *view;

  if (self->workspace == NULL ||
      !csp_workspace_show_detail (self->workspace, "subscription", g_variant_get_int64 (parameter)))
    return;
  view = csp_workspace_get_view (self->workspace);
  if (CSP_IS_SUBSCRIPTION_PAGE (view))
    csp_subscription_page_focus_support_contact (CSP_SUBSCRIPTION_PAGE (view));
}
