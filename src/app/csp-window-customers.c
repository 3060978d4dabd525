/* csp-window-customers.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-window-customers.h"
#include "app/csp-window-private.h"
#include "dialogs/csp-new-customer-assistant.h"
#include "widgets/csp-why-button.h"

/* What cannot be done is not offered; a key may still ask for it. */
static gboolean
may (CspWindow *self,
     CspAction  action)
{
  g_autofree char *reason = NULL;

  if (self->store == NULL)
    return FALSE;
  if (csp_may (self->store, action, &reason))
    return TRUE;
  _csp_window_report_error (self, reason);
  return FALSE;
}

/* win.new-customer (x): local id of a reseller, 0 for none */
void
_csp_window_new_customer_cb (GtkWidget  *widget,
                             const char *action,
                             GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  if (may (self, CSP_ACTION_ADD_CUSTOMER))
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

  if (may (self, CSP_ACTION_ADD_CUSTOMER))
    gtk_window_present (csp_new_customer_assistant_new (GTK_WINDOW (self), self->store, 0,
                                                        g_variant_get_int64 (parameter)));
}
