/* csp-window-customers.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/csp-window-customers.h"
#include "app/csp-window-private.h"
#include "dialogs/csp-new-customer-assistant.h"
#include "dialogs/csp-new-subscription-dialog.h"
#include "domain/csp-customer.h"
#include "operations/csp-order-place.h"
#include "views/csp-customer-page.h"
#include "widgets/csp-record-picker.h"

/* win.new-customer (x): local id of a reseller, 0 for none */
void
_csp_window_new_customer_cb (GtkWidget  *widget,
                             const char *action,
                             GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (_csp_window_may (self, CSP_ACTION_ADD_CUSTOMER))
    gtk_window_present (csp_new_customer_assistant_new (GTK_WINDOW (self), self->store,
                                                        g_variant_get_int64 (parameter), 0));
}

/* win.open-draft (x): local id of a draft */
void
_csp_window_open_draft_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (_csp_window_may (self, CSP_ACTION_ADD_CUSTOMER))
    gtk_window_present (csp_new_customer_assistant_new (GTK_WINDOW (self), self->store, 0,
                                                        g_variant_get_int64 (parameter)));
}

/* The new subscription is listed and selected, and the way to its support contact offered. */
static void
placed_cb (CspWindow              *self,
           CspOrderPlaceOperation *operation)
{
  g_autofree char *sentence = csp_operation_describe (CSP_OPERATION (operation));
  GtkWidget *view;

  if (self->workspace == NULL)
    return;
  if (csp_workspace_show_detail (self->workspace, "customer", operation->customer_id) &&
      CSP_IS_CUSTOMER_PAGE (view = csp_workspace_get_view (self->workspace)) && operation->subscriptions->len > 0)
    csp_customer_page_show_added (CSP_CUSTOMER_PAGE (view), operation->subscriptions);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report-undoable", "(ss)", sentence,
                              csp_operation_get_id (CSP_OPERATION (operation)));
}

static void
add_subscription (CspWindow *self,
                  gint64     customer_id)
{
  GtkWindow *dialog = csp_new_subscription_dialog_new (GTK_WINDOW (self), self->store, customer_id);

  g_signal_connect_object (dialog, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
customer_picked_cb (CspWindow *self,
                    gint64     customer_id)
{
  if (self->store != NULL)
    add_subscription (self, customer_id);
}

static void
pick_customer (CspWindow *self)
{
  g_autoptr(CspListQuery) query = csp_list_query_new (CSP_LIST_CUSTOMERS);
  GtkWidget *picker;

  query->sort = g_strdup ("company-name");
  picker = csp_record_picker_new (GTK_WINDOW (self), self->store, query, _("For which customer?"),
                                  _("There are no customers yet. Add a customer first."));
  g_signal_connect_object (picker, "picked", G_CALLBACK (customer_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (picker));
}

/* win.add-subscription (x): local id of a customer, 0 to choose one */
void
_csp_window_add_subscription_cb (GtkWidget  *widget,
                                 const char *action,
                                 GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);
  gint64 customer_id = g_variant_get_int64 (parameter);

  if (!_csp_window_may (self, CSP_ACTION_ADD_SUBSCRIPTION))
    return;
  if (customer_id != 0)
    add_subscription (self, customer_id);
  else
    pick_customer (self);
}
