/* csp-setup-info-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-confirmation-page.h"
#include "dialogs/csp-setup-info-dialog.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "operations/csp-customer-change.h"
#include "store/csp-record-loader.h"
#include "widgets/csp-platform.h"
#include "widgets/csp-why-button.h"

/**
 * CspSetupInfoDialog:
 *
 * Shows the one time what Partner Center answered about a new customer's administrator. Closed before the details are
 * noted, it leaves the customer marked as one whose password must be reset.
 */
struct _CspSetupInfoDialog
{
  AdwWindow            parent_instance;

  CspConfirmationPage *confirmation_page;
  GtkWidget           *done_button;
  CspWhyButton        *why_button;
  GtkLabel            *failure_label;

  CspStore            *store;
  CspCustomer         *customer;        /* NULL until it is read */
  CspCustomerAccount  *account;
  gint64               customer_id;
  char                *user_name;
  CspSecret           *password;        /* until it is shown */
  gboolean             busy;
};

G_DEFINE_FINAL_TYPE (CspSetupInfoDialog, csp_setup_info_dialog, ADW_TYPE_WINDOW)

static void
update_done (CspSetupInfoDialog *self)
{
  gboolean noted = csp_confirmation_page_is_noted (self->confirmation_page);

  gtk_widget_set_sensitive (self->done_button, noted && self->customer != NULL && !self->busy);
  csp_why_button_set_reason (self->why_button, noted ? NULL : _("Copy or show the temporary password first, or say "
                                                                "that you have noted the details."));
}

static void
show_info (CspSetupInfoDialog *self)
{
  g_autofree char *contact = g_strdup_printf ("%s %s", self->account->first_name ? self->account->first_name : "",
                                              self->account->last_name ? self->account->last_name : "");
  const CspSetupInfo info = {
    .company_name = self->customer->company_name,
    .contact_name = g_strstrip (contact),
    .email = self->account->email,
    .user_name = self->user_name,
    .password = self->password,
    .clipboard_seconds = csp_store_get_profile (self->store)->clipboard_seconds,
  };

  csp_confirmation_page_show (self->confirmation_page, &info);
  g_clear_pointer (&self->password, csp_secret_unref);
  update_done (self);
}

static void
fail (CspSetupInfoDialog *self,
      const char         *sentence)
{
  gtk_label_set_label (self->failure_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), TRUE);
}

/* The password is shown even when nothing else can be read. */
static void
account_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CspSetupInfoDialog) self = user_data;

  self->account = csp_record_load_finish (CSP_STORE (object), result, NULL);
  if (self->account == NULL)
    self->account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, NULL);
  if (self->confirmation_page != NULL && self->customer != NULL)
    show_info (self);
}

static void
customer_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CspSetupInfoDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->customer = csp_record_load_finish (CSP_STORE (object), result, &error);
  if (self->confirmation_page == NULL)
    return;
  if (self->customer == NULL)
    {
      fail (self, error->message);
      self->customer = g_object_new (CSP_TYPE_CUSTOMER, "company-name", "", NULL);
    }
  csp_record_load_async (self->store, CSP_TYPE_CUSTOMER_ACCOUNT, self->customer_id, NULL, account_loaded_cb,
                         g_object_ref (self));
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspSetupInfoDialog) self = user_data;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) error = NULL;

  self->busy = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (object), result, &problems, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  fail (self, error ? error->message : _("That the setup info was seen could not be saved."));
}

static void
done_cb (CspSetupInfoDialog *self)
{
  g_autoptr(CspCustomer) customer = csp_record_copy (self->customer);
  g_autoptr(CspCustomerChangeOperation) operation = NULL;

  customer->setup_unseen = FALSE;
  operation = csp_customer_change_operation_new (customer);
  self->busy = TRUE;
  update_done (self);
  csp_confirmation_page_forget (self->confirmation_page);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, marked_cb,
                           g_object_ref (self));
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspSetupInfoDialog) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  if (g_strcmp0 (answer, "close") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
csp_setup_info_dialog_close_request (GtkWindow *window)
{
  CspSetupInfoDialog *self = CSP_SETUP_INFO_DIALOG (window);
  const CspAnswer answers[] = {
    { "keep", _("_Keep open"), FALSE },
    { "close", _("_Close without the password"), TRUE },
  };

  if (self->busy)
    return TRUE;
  if (csp_confirmation_page_is_noted (self->confirmation_page))
    done_cb (self);
  else
    csp_platform_ask_async (window, _("Close without noting the setup info?"),
                            _("The temporary password cannot be seen again. Without it the password of the "
                              "administrator has to be reset."),
                            answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
  return TRUE;
}

static void
csp_setup_info_dialog_dispose (GObject *object)
{
  CspSetupInfoDialog *self = CSP_SETUP_INFO_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_SETUP_INFO_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->customer);
  g_clear_object (&self->account);
  g_clear_pointer (&self->password, csp_secret_unref);

  G_OBJECT_CLASS (csp_setup_info_dialog_parent_class)->dispose (object);
}

static void
csp_setup_info_dialog_finalize (GObject *object)
{
  CspSetupInfoDialog *self = CSP_SETUP_INFO_DIALOG (object);

  g_free (self->user_name);

  G_OBJECT_CLASS (csp_setup_info_dialog_parent_class)->finalize (object);
}

static void
csp_setup_info_dialog_class_init (CspSetupInfoDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_setup_info_dialog_dispose;
  object_class->finalize = csp_setup_info_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_setup_info_dialog_close_request;

  g_type_ensure (CSP_TYPE_CONFIRMATION_PAGE);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-setup-info-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSetupInfoDialog, confirmation_page);
  gtk_widget_class_bind_template_child (widget_class, CspSetupInfoDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, CspSetupInfoDialog, why_button);
  gtk_widget_class_bind_template_child (widget_class, CspSetupInfoDialog, failure_label);
  gtk_widget_class_bind_template_callback (widget_class, update_done);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
csp_setup_info_dialog_init (CspSetupInfoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_done (self);
}

/**
 * csp_setup_info_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @store: an open profile
 * @customer_id: local id of the new customer
 * @user_name: user name of its administrator
 * @password: the temporary password
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
csp_setup_info_dialog_new (GtkWindow  *parent,
                           CspStore   *store,
                           gint64      customer_id,
                           const char *user_name,
                           CspSecret  *password)
{
  CspSetupInfoDialog *self = g_object_new (CSP_TYPE_SETUP_INFO_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->customer_id = customer_id;
  self->user_name = g_strdup (user_name);
  self->password = csp_secret_ref (password);
  csp_record_load_async (store, CSP_TYPE_CUSTOMER, customer_id, NULL, customer_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
