/* csp-window-tasks.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/csp-pages.h"
#include "app/csp-window-exchange.h"
#include "app/csp-window-customers.h"
#include "app/csp-window-invitations.h"
#include "app/csp-window-private.h"
#include "app/csp-window-sync.h"

/* Actions that open a page about one record: the action, the page's name in csp-pages.c. */
static const struct
{
  const char *action;
  const char *page;
} details[] = {
  { "win.show-customer", "customer" },
  { "win.edit-customer", "customer-account" },
  { "win.show-subscription", "subscription" },
};

/* Actions that open a dialog; a view activates them by name (docs/architecture.md). */
static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} tasks[] = {
  { "win.export-customers", NULL, _csp_window_export_cb },
  { "win.export-resellers", NULL, _csp_window_export_cb },
  { "win.export-subscriptions", NULL, _csp_window_export_cb },
  { "win.import", "s", _csp_window_import_cb },
  { "win.new-customer", "x", _csp_window_new_customer_cb },
  { "win.open-draft", "x", _csp_window_open_draft_cb },
  { "win.add-subscription", "x", _csp_window_add_subscription_cb },
  { "win.request-partnership", "x", _csp_window_request_partnership_cb },
  { "win.request-relationship", "x", _csp_window_request_relationship_cb },
  { "win.remind-invitation", "x", _csp_window_remind_cb },
  { "win.duplicate-invitation", "x", _csp_window_duplicate_invitation_cb },
  { "win.link-invitation", "x", _csp_window_link_invitation_cb },
  { "win.accept-invitation", "x", _csp_window_accept_invitation_cb },
  { "win.new-reseller", NULL, _csp_window_new_reseller_cb },
  { "win.edit-reseller", "x", _csp_window_edit_reseller_cb },
  { "win.set-support-contact", "x", _csp_window_set_support_contact_cb },
  { "win.sync-now", NULL, _csp_window_sync_now_cb },
  { "win.cancel-sync", NULL, _csp_window_cancel_sync_cb },
  { "win.sign-in", NULL, _csp_window_sign_in_cb },
  { "win.sign-out", NULL, _csp_window_sign_out_cb },
  { "win.accounts", NULL, _csp_window_accounts_cb },
  { "win.send-outbox", "(xb)", _csp_window_send_outbox_cb },
  { "win.send-customer", "x", _csp_window_send_customer_cb },
  { "win.decide-conflict", "x", _csp_window_decide_conflict_cb },
  { "win.copy", "s", _csp_window_copy_cb },
  { NULL },
};

static void
show_detail_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CspWindow *self = CSP_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (details) && self->workspace != NULL; i++)
    if (g_str_equal (details[i].action, action))
      csp_workspace_show_detail (self->workspace, details[i].page, g_variant_get_int64 (parameter));
}

void
_csp_window_class_install_tasks (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (csp_detail_page_find (details[i].page) != NULL)
      gtk_widget_class_install_action (widget_class, details[i].action, "x", show_detail_cb);
  for (guint i = 0; tasks[i].name != NULL; i++)
    gtk_widget_class_install_action (widget_class, tasks[i].name, tasks[i].parameter, tasks[i].activate);
}
