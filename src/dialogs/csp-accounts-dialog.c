/* csp-accounts-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-accounts-dialog.h"
#include "widgets/csp-button-label.h"

/**
 * CspAccountsDialog:
 *
 * The accounts whose sign-in is kept: one of them works with the profile, the others wait to be chosen.
 */
struct _CspAccountsDialog
{
  AdwWindow     parent_instance;

  GtkLabel     *empty_label;
  GtkListBox   *list_box;

  CspSignIn    *sign_in;
  GCancellable *cancellable;
};

enum
{
  CHOSEN,
  SIGNED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspAccountsDialog, csp_accounts_dialog, ADW_TYPE_WINDOW)

static void
choose_cb (GtkButton         *button,
           CspAccountsDialog *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "csp-account"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sign_out_cb (GtkButton         *button,
             CspAccountsDialog *self)
{
  g_signal_emit (self, signals[SIGNED_OUT], 0, g_object_get_data (G_OBJECT (button), "csp-account"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sign_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.sign-in", NULL);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
add_button (CspAccountsDialog *self,
            GtkWidget         *row,
            const char        *account,
            const char        *label,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "csp-account", g_strdup (account), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, account, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_account (CspAccountsDialog *self,
             const char        *account)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_ours = self->sign_in != NULL && csp_sign_in_is_account (self->sign_in, account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), account);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (is_ours)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Works with this profile"));
  else
    add_button (self, row, account, C_("button", "Use"), G_CALLBACK (choose_cb));
  add_button (self, row, account, C_("button", "Sign out"), G_CALLBACK (sign_out_cb));
  gtk_list_box_append (self->list_box, row);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspAccountsDialog) self = user_data;
  g_autoptr(GPtrArray) accounts = csp_sign_in_list_finish (CSP_SIGN_IN (object), result);

  if (!g_cancellable_is_cancelled (self->cancellable))
    csp_accounts_dialog_show (self, accounts);
}

static void
csp_accounts_dialog_dispose (GObject *object)
{
  CspAccountsDialog *self = CSP_ACCOUNTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_ACCOUNTS_DIALOG);

  G_OBJECT_CLASS (csp_accounts_dialog_parent_class)->dispose (object);
}

static void
csp_accounts_dialog_finalize (GObject *object)
{
  CspAccountsDialog *self = CSP_ACCOUNTS_DIALOG (object);

  g_clear_object (&self->sign_in);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (csp_accounts_dialog_parent_class)->finalize (object);
}

static void
csp_accounts_dialog_class_init (CspAccountsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_accounts_dialog_dispose;
  object_class->finalize = csp_accounts_dialog_finalize;

  /**
   * CspAccountsDialog::chosen:
   * @account: a user name
   *
   * It shall work with the profile.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CSP_TYPE_ACCOUNTS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * CspAccountsDialog::signed-out:
   * @account: a user name
   *
   * Its sign-in shall be forgotten.
   */
  signals[SIGNED_OUT] = g_signal_new ("signed-out", CSP_TYPE_ACCOUNTS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspAccountsDialog, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CspAccountsDialog, list_box);
  gtk_widget_class_install_action (widget_class, "accounts.sign-in", NULL, sign_in_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_accounts_dialog_init (CspAccountsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

/**
 * csp_accounts_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @sign_in: (nullable): whose accounts; without, csp_accounts_dialog_show() says what is shown
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_accounts_dialog_new (GtkWindow *parent,
                         CspSignIn *sign_in)
{
  CspAccountsDialog *self = g_object_new (CSP_TYPE_ACCOUNTS_DIALOG, "transient-for", parent, NULL);

  g_set_object (&self->sign_in, sign_in);
  if (sign_in != NULL)
    csp_sign_in_list_async (sign_in, self->cancellable, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * csp_accounts_dialog_show:
 * @self: the dialog
 * @accounts: (element-type utf8): user names
 */
void
csp_accounts_dialog_show (CspAccountsDialog *self,
                          GPtrArray         *accounts)
{
  g_return_if_fail (CSP_IS_ACCOUNTS_DIALOG (self));

  for (guint i = 0; i < accounts->len; i++)
    add_account (self, accounts->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), accounts->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), accounts->len > 0);
}
