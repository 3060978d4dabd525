/* csp-confirmation-page.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "dialogs/csp-confirmation-page.h"
#include "dialogs/csp-order-results.h"
#include "widgets/csp-clipboard.h"
#include "widgets/csp-form-row.h"
#include "widgets/csp-format.h"
#include "widgets/csp-mail.h"

/**
 * CspConfirmationPage:
 *
 * The page Confirmation with its section Setup info: the one time that the temporary password can be seen. It
 * lives in locked memory and in an entry buffer that the toolkit wipes; see csp_confirmation_page_forget().
 */
struct _CspConfirmationPage
{
  GtkWidget    parent_instance;

  /* Template widgets */
  GtkWidget   *box;
  GtkWidget   *info_box;
  GtkWidget   *queued_box;
  GtkLabel    *queued_label;
  GtkWidget   *user_name_entry;
  GtkWidget   *password_entry;
  GtkWidget   *show_button;
  GtkWidget   *noted_check;
  GtkWidget   *result_label;
  GtkWidget   *orders_box;
  GtkWidget   *order_results;

  /* Owned */
  char        *company_name;
  char        *contact_name;
  char        *email;
  char        *user_name;
  CspSecret   *password;
  gint64       clipboard_seconds;
  gboolean     noted;
};

enum
{
  NOTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspConfirmationPage, csp_confirmation_page, GTK_TYPE_WIDGET)

static void
note (CspConfirmationPage *self)
{
  self->noted = TRUE;
  g_signal_emit (self, signals[NOTED], 0);
}

static void
say (CspConfirmationPage *self,
     const char          *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->result_label), sentence);
  gtk_widget_set_visible (self->result_label, TRUE);
}

static void
copy_user_name_cb (CspConfirmationPage *self)
{
  csp_clipboard_copy (GTK_WIDGET (self), self->user_name, 0, FALSE);
  say (self, _("The user name was copied."));
}

static void
say_copied (CspConfirmationPage *self)
{
  g_autofree char *number = csp_format_number (self->clipboard_seconds);
  g_autofree char *sentence = NULL;

  if (self->clipboard_seconds <= 0)
    sentence = g_strdup (_("Copied. Clear the clipboard once you have pasted it."));
  else
    sentence = g_strdup_printf (ngettext ("Copied. The clipboard is cleared in %s second.",
                                          "Copied. The clipboard is cleared in %s seconds.",
                                          self->clipboard_seconds), number);
  say (self, sentence);
}

static void
copy_password_cb (CspConfirmationPage *self)
{
  if (self->password == NULL)
    return;
  csp_clipboard_copy (GTK_WIDGET (self), csp_secret_get_text (self->password), self->clipboard_seconds, TRUE);
  say_copied (self);
  note (self);
}

static void
wipe (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
copy_both_cb (CspConfirmationPage *self)
{
  char *message;

  if (self->password == NULL)
    return;
  /* Translators: a message to a customer's contact: %1$s is the contact, %2$s the company, %3$s a user name,
   * %4$s a password. Name no vendor or product here. */
  message = g_strdup_printf (_("Hello %1$s,\n\nthe administrator account of %2$s is ready.\n\nUser name: %3$s\n"
                               "Temporary password: %4$s\n\nPlease sign in and choose a password of your own."),
                             self->contact_name, self->company_name, self->user_name,
                             csp_secret_get_text (self->password));
  csp_clipboard_copy (GTK_WIDGET (self), message, self->clipboard_seconds, TRUE);
  wipe (message);
  say_copied (self);
  note (self);
}

static void
composed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspConfirmationPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean pasted;

  if (!csp_mail_compose_finish (GTK_WIDGET (object), result, &pasted, &error))
    say (self, error->message);
}

/* A mail program is started with the message in its arguments, where a password must never be (design.md,
 * Secrets): it goes another way, which also is the safer one. */
static void
open_in_email_cb (CspConfirmationPage *self)
{
  g_autofree char *subject = NULL;
  g_autofree char *message = NULL;

  /* Translators: subject of a message; %s is a company. Name no vendor or product here. */
  subject = g_strdup_printf (_("Administrator account of %s"), self->company_name);
  /* Translators: a message to a customer's contact: %1$s is the contact, %2$s the company, %3$s a user name.
   * Name no vendor or product here. */
  message = g_strdup_printf (_("Hello %1$s,\n\nthe administrator account of %2$s is ready.\n\nUser name: %3$s\n\n"
                               "The temporary password follows separately. Please sign in and choose a password "
                               "of your own."),
                             self->contact_name, self->company_name, self->user_name);
  csp_mail_compose_async (GTK_WIDGET (self), self->email, subject, message, "", NULL, composed_cb,
                          g_object_ref (self));
}

static void
show_toggled_cb (CspConfirmationPage *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->show_button));

  gtk_entry_set_visibility (GTK_ENTRY (self->password_entry), shown);
  if (shown)
    note (self);
}

static void
noted_toggled_cb (CspConfirmationPage *self)
{
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->noted_check)))
    note (self);
}

static void
csp_confirmation_page_dispose (GObject *object)
{
  CspConfirmationPage *self = CSP_CONFIRMATION_PAGE (object);

  if (self->password_entry != NULL)
    csp_confirmation_page_forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_CONFIRMATION_PAGE);

  G_OBJECT_CLASS (csp_confirmation_page_parent_class)->dispose (object);
}

static void
csp_confirmation_page_finalize (GObject *object)
{
  CspConfirmationPage *self = CSP_CONFIRMATION_PAGE (object);

  g_free (self->company_name);
  g_free (self->contact_name);
  g_free (self->email);
  g_free (self->user_name);

  G_OBJECT_CLASS (csp_confirmation_page_parent_class)->finalize (object);
}

static void
csp_confirmation_page_class_init (CspConfirmationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_confirmation_page_dispose;
  object_class->finalize = csp_confirmation_page_finalize;

  /**
   * CspConfirmationPage::noted:
   *
   * The password was copied or shown, or the person says that the details are noted.
   */
  signals[NOTED] = g_signal_new ("noted", CSP_TYPE_CONFIRMATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  g_type_ensure (CSP_TYPE_FORM_ROW);
  g_type_ensure (CSP_TYPE_ORDER_RESULTS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-confirmation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, box);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, info_box);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, queued_box);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, queued_label);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, user_name_entry);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, noted_check);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, result_label);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, orders_box);
  gtk_widget_class_bind_template_child (widget_class, CspConfirmationPage, order_results);
  gtk_widget_class_bind_template_callback (widget_class, copy_user_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_password_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_both_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_in_email_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, noted_toggled_cb);
}

static void
csp_confirmation_page_init (CspConfirmationPage *self)
{
  g_autoptr(GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_buffer (GTK_ENTRY (self->password_entry), buffer);
}

static void
show_queued (CspConfirmationPage *self)
{
  /* Translators: %s is a customer */
  g_autofree char *sentence = g_strdup_printf (_("“%s” waits to be sent to Partner Center. Once it is sent, the user "
                                                 "name and the temporary password are shown here, one time only. You "
                                                 "may close this page: “Send now” in the Outbox sends the customer "
                                                 "when you are there to note them."), self->company_name);

  gtk_label_set_label (self->queued_label, sentence);
}

/**
 * csp_confirmation_page_show:
 * @self: the page
 * @info: what to show
 *
 * Without a password it says that the customer waits to be sent; then it may be called again when there is one.
 */
void
csp_confirmation_page_show (CspConfirmationPage *self,
                            const CspSetupInfo  *info)
{
  g_return_if_fail (CSP_IS_CONFIRMATION_PAGE (self));
  g_return_if_fail (self->password == NULL);

  csp_set_str (&self->company_name, info->company_name);
  csp_set_str (&self->contact_name, info->contact_name);
  csp_set_str (&self->email, info->email);
  csp_set_str (&self->user_name, info->user_name);
  self->clipboard_seconds = info->clipboard_seconds;
  gtk_widget_set_visible (self->info_box, info->password != NULL);
  gtk_widget_set_visible (self->queued_box, info->password == NULL);
  if (info->password != NULL)
    {
      self->password = csp_secret_ref (info->password);
      gtk_editable_set_text (GTK_EDITABLE (self->user_name_entry), info->user_name);
      gtk_editable_set_text (GTK_EDITABLE (self->password_entry), csp_secret_get_text (info->password));
    }
  else
    show_queued (self);
}

/**
 * csp_confirmation_page_follow_orders:
 * @self: the page
 * @store: an open profile
 * @subscriptions: (element-type CspSubscription): what was bought for the new customer
 *
 * Says of each how far it is, for as long as the page is in sight.
 */
void
csp_confirmation_page_follow_orders (CspConfirmationPage *self,
                                     CspStore            *store,
                                     GPtrArray           *subscriptions)
{
  g_return_if_fail (CSP_IS_CONFIRMATION_PAGE (self));

  if (subscriptions->len == 0)
    return;
  csp_order_results_follow (CSP_ORDER_RESULTS (self->order_results), store, subscriptions);
  gtk_widget_set_visible (self->orders_box, TRUE);
}

/**
 * csp_confirmation_page_is_queued:
 * @self: the page
 *
 * Returns: whether there is nothing to note yet, since the customer waits to be sent
 */
gboolean
csp_confirmation_page_is_queued (CspConfirmationPage *self)
{
  g_return_val_if_fail (CSP_IS_CONFIRMATION_PAGE (self), FALSE);

  return gtk_widget_get_visible (self->queued_box);
}

/**
 * csp_confirmation_page_is_noted:
 * @self: the page
 *
 * Returns: whether the password was copied or shown, or the person says that the details are noted
 */
gboolean
csp_confirmation_page_is_noted (CspConfirmationPage *self)
{
  g_return_val_if_fail (CSP_IS_CONFIRMATION_PAGE (self), FALSE);

  return self->noted;
}

/**
 * csp_confirmation_page_forget:
 * @self: the page
 *
 * Wipes the password; the toolkit's buffer wipes itself when it is emptied.
 */
void
csp_confirmation_page_forget (CspConfirmationPage *self)
{
  g_autoptr(GtkEntryBuffer) empty = gtk_password_entry_buffer_new ();

  g_return_if_fail (CSP_IS_CONFIRMATION_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  gtk_entry_set_buffer (GTK_ENTRY (self->password_entry), empty);
  g_clear_pointer (&self->password, csp_secret_unref);
}
