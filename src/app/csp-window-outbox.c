/* csp-window-outbox.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-window-private.h"
#include "app/csp-window-sync.h"
#include "dialogs/csp-conflict-dialog.h"
#include "operations/csp-outbox-change.h"
#include "operations/csp-outbox-load.h"
#include "store/csp-record-loader.h"
#include "widgets/csp-outcome.h"

/* What a person does about what waits to be sent. */

typedef struct
{
  CspWindow *window;
  gint64     id;
  gboolean   attended;
} Sending;

static void
retried_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Sending *sending = user_data;
  g_autoptr(CspWindow) self = sending->window;

  if (!csp_outcome_tell (GTK_WIDGET (self), CSP_OPERATION (object), result, CSP_OUTCOME_FAILURE) ||
      self->session == NULL)
    return;
  if (sending->attended)
    csp_sync_session_attend (self->session, sending->id);
  csp_sync_session_try_now (self->session);
  _csp_window_report (self, _csp_window_is_online (self) ? _("Sending…")
                                             : _("It is sent as soon as Partner Center can be reached."));
}

/* win.send-outbox (xb): local id of an outbox entry, and whether its answer is a secret for the person who is there */
void
_csp_window_send_outbox_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  Sending *sending = g_new0 (Sending, 1);
  g_autoptr(CspOutboxRetryOperation) operation = NULL;

  g_variant_get (parameter, "(xb)", &sending->id, &sending->attended);
  sending->window = g_object_ref (self);
  operation = csp_outbox_retry_operation_new (sending->id);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, retried_cb, sending);
}

static void
creation_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CspWindow) self = user_data;
  g_autoptr(CspOutboxEntry) entry = csp_outbox_load_creation_finish (CSP_STORE (object), result, NULL);

  if (entry != NULL && self->session != NULL)
    csp_sync_session_attend (self->session, entry->id);
}

/* win.send-customer (x): local id of a customer that the person has just made and waits for. Out of reach of the
 * service it stays in the outbox: nobody may be there when it comes back. */
void
_csp_window_send_customer_cb (GtkWidget  *widget,
                              const char *action,
                              GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (_csp_window_is_online (self))
    csp_outbox_load_creation_async (self->store, g_variant_get_int64 (parameter), NULL, creation_loaded_cb,
                                    g_object_ref (self));
}

static void
conflict_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CspWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CspOutboxEntry) entry = csp_record_load_finish (CSP_STORE (object), result, &error);

  if (entry == NULL)
    _csp_window_report_error (self, error->message);
  else if (self->store == CSP_STORE (object))
    gtk_window_present (GTK_WINDOW (csp_conflict_dialog_new (GTK_WINDOW (self), self->store, entry)));
}

/* win.decide-conflict (x): local id of an outbox entry */
void
_csp_window_decide_conflict_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  csp_record_load_async (self->store, CSP_TYPE_OUTBOX_ENTRY, g_variant_get_int64 (parameter), NULL,
                         conflict_loaded_cb, g_object_ref (self));
}
