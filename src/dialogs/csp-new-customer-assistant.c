/* csp-new-customer-assistant.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-new-customer-assistant-private.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "widgets/csp-button-label.h"

/**
 * CspNewCustomerAssistant:
 *
 * New customer (functional-spec §4.4): account info, subscriptions, review, and after Submit the confirmation
 * with the setup info. What was filled in is kept as a draft page by page, until Submit or Cancel.
 */

G_DEFINE_FINAL_TYPE (CspNewCustomerAssistant, csp_new_customer_assistant, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *step;
  const char *forward;
} pages[] = {
  { CSP_PAGE_ACCOUNT, NC_("page", "Account info"), NC_("button", "Next: Subscriptions") },
  { CSP_PAGE_SUBSCRIPTIONS, NC_("page", "Subscriptions"), NC_("button", "Next: Review") },
  { CSP_PAGE_REVIEW, NC_("page", "Review"), NC_("button", "Submit") },
  { CSP_PAGE_CONFIRMATION, NC_("page", "Confirmation"), NC_("button", "Done") },
};

typedef struct
{
  gint64          draft_id;
  char           *country;
  CspNewCustomer *customer;
  GPtrArray      *resellers;
} Loading;

static void
loading_free (gpointer pointer)
{
  Loading *loading = pointer;

  g_free (loading->country);
  g_clear_pointer (&loading->customer, csp_new_customer_unref);
  g_clear_pointer (&loading->resellers, g_ptr_array_unref);
  g_free (loading);
}

static CspNewCustomer *
load_draft (CspConn     *conn,
            gint64       draft_id,
            const char  *country,
            GError     **error)
{
  g_autoptr(CspDraft) draft = csp_repo_find (conn, CSP_TYPE_DRAFT, draft_id, error);

  if (draft == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("This draft is no longer there."));
      return NULL;
    }
  return csp_new_customer_from_draft (conn, draft, country, error);
}

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  const Loading *wanted = job_data;
  Loading *loading = g_new0 (Loading, 1);

  loading->resellers = csp_reseller_repo_load_active (conn, error);
  if (loading->resellers != NULL)
    loading->customer = wanted->draft_id != 0 ? load_draft (conn, wanted->draft_id, wanted->country, error)
                                              : csp_new_customer_new (wanted->country);
  return loading;
}

static guint
index_of_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;
  return 0;
}

const char *
_csp_assistant_get_page (CspNewCustomerAssistant *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/* Runs an action of the window behind, which a modal window does not inherit. */
void
_csp_assistant_tell_parent (CspNewCustomerAssistant *self,
                            const char              *action,
                            const char              *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", text);
}

static char *
why_no_subscriptions (CspNewCustomerAssistant *self)
{
  if (!csp_offer_picker_is_valid (self->offer_picker))
    return g_strdup (_("Something is wrong with an offer that is selected. Its row says what."));
  if (self->customer->basket->lines->len > 0 ||
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->no_offer_check)))
    return NULL;
  return g_strdup (_("Select an offer, or say that the customer is created without a subscription."));
}

static char *
why_not_forward (CspNewCustomerAssistant *self)
{
  const char *page = _csp_assistant_get_page (self);

  if (g_str_equal (page, CSP_PAGE_ACCOUNT))
    return csp_account_page_get_summary (self->account_page);
  if (g_str_equal (page, CSP_PAGE_SUBSCRIPTIONS))
    return why_no_subscriptions (self);
  if (g_str_equal (page, CSP_PAGE_CONFIRMATION) && !csp_confirmation_page_is_queued (self->confirmation_page) &&
      !csp_confirmation_page_is_noted (self->confirmation_page))
    return g_strdup (_("Copy or show the temporary password first, or say that you have noted the details."));
  return NULL;
}

void
_csp_assistant_update_buttons (CspNewCustomerAssistant *self)
{
  guint page = index_of_page (_csp_assistant_get_page (self));
  gboolean shows_pages = self->customer != NULL && gtk_widget_get_visible (self->bottom_bar);
  g_autofree char *reason = shows_pages && !self->submitting ? why_not_forward (self) : NULL;

  gtk_button_set_label (GTK_BUTTON (self->forward_button), g_dpgettext2 (NULL, "button", pages[page].forward));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->forward_button))), TRUE);
  gtk_widget_set_sensitive (self->forward_button, reason == NULL && !self->submitting);
  csp_why_button_set_reason (self->why_button, reason);
  gtk_widget_set_visible (self->back_button, page == 1 || page == 2);
  gtk_widget_set_sensitive (self->back_button, !self->submitting);
  gtk_widget_set_visible (self->cancel_button, page < 3);
  gtk_widget_set_sensitive (self->cancel_button, !self->submitting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->submitting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->submitting);
  gtk_spinner_set_spinning (self->spinner, self->submitting);
  if (self->customer != NULL)
    gtk_widget_set_visible (self->no_offer_check, self->customer->basket->lines->len == 0);
}

static void
focus_page (CspNewCustomerAssistant *self,
            const char              *page)
{
  if (g_str_equal (page, CSP_PAGE_ACCOUNT))
    gtk_widget_child_focus (GTK_WIDGET (self->account_page), GTK_DIR_TAB_FORWARD);
  else if (g_str_equal (page, CSP_PAGE_SUBSCRIPTIONS))
    gtk_widget_grab_focus (GTK_WIDGET (self->offer_picker));
  else if (g_str_equal (page, CSP_PAGE_REVIEW))
    gtk_widget_grab_focus (self->forward_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->confirmation_page), GTK_DIR_TAB_FORWARD);
}

void
_csp_assistant_show_page (CspNewCustomerAssistant *self,
                          const char              *page)
{
  guint index = index_of_page (page);
  g_autofree char *step = NULL;

  /* Translators: %1$d of %2$d steps of the assistant, then the step's name */
  step = g_strdup_printf (_("Step %1$d of %2$d: %3$s"), (int) index + 1, (int) G_N_ELEMENTS (pages),
                          g_dpgettext2 (NULL, "page", pages[index].step));
  adw_window_title_set_subtitle (self->window_title, step);
  if (g_str_equal (page, CSP_PAGE_REVIEW))
    _csp_assistant_fill_review (self);
  gtk_widget_set_visible (self->bottom_bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, page);
  _csp_assistant_update_buttons (self);
  focus_page (self, page);
}

static void
forward_cb (CspNewCustomerAssistant *self)
{
  const char *page = _csp_assistant_get_page (self);

  if (self->submitting || self->customer == NULL)
    return;
  if (g_str_equal (page, CSP_PAGE_ACCOUNT) && !csp_account_page_is_valid (self->account_page))
    {
      csp_account_page_focus_first_error (self->account_page);
      return;
    }
  if (!gtk_widget_is_sensitive (self->forward_button))
    return;
  if (g_str_equal (page, CSP_PAGE_CONFIRMATION))
    {
      _csp_assistant_finish (self);
      return;
    }
  if (g_str_equal (page, CSP_PAGE_REVIEW))
    {
      _csp_assistant_save_draft (self, CSP_AFTER_SAVE_SUBMIT);
      return;
    }
  _csp_assistant_show_page (self, pages[index_of_page (page) + 1].name);
  _csp_assistant_save_draft (self, CSP_AFTER_SAVE_STAY);
}

static void
back_cb (CspNewCustomerAssistant *self)
{
  _csp_assistant_show_page (self, pages[index_of_page (_csp_assistant_get_page (self)) - 1].name);
  _csp_assistant_save_draft (self, CSP_AFTER_SAVE_STAY);
}

static void
update_cb (CspNewCustomerAssistant *self,
           const char              *page)
{
  _csp_assistant_show_page (self, page);
}

static void
import_cb (CspNewCustomerAssistant *self)
{
  _csp_assistant_tell_parent (self, "win.import", "offers");
}

static void
fail (CspNewCustomerAssistant *self,
      const char              *message)
{
  adw_status_page_set_description (self->failed_page, message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autoptr(GError) error = NULL;
  Loading *loading = csp_db_run_finish (CSP_DB (object), result, &error);

  if (loading == NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        fail (self, error->message);
      return;
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      self->customer = g_steal_pointer (&loading->customer);
      self->resellers = g_steal_pointer (&loading->resellers);
      csp_account_page_open (self->account_page, self->store, self->customer, self->resellers, self->reseller_id);
      csp_offer_picker_open (self->offer_picker, self->store, self->customer->basket);
      csp_offer_picker_set_country (self->offer_picker, csp_store_get_profile (self->store)->country);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->no_offer_check),
                                   g_strcmp0 (self->customer->page, CSP_PAGE_REVIEW) == 0);
      _csp_assistant_show_page (self, pages[MIN (index_of_page (self->customer->page), 2)].name);
    }
  loading_free (loading);
}

static gboolean
csp_new_customer_assistant_close_request (GtkWindow *window)
{
  return _csp_assistant_close_request (CSP_NEW_CUSTOMER_ASSISTANT (window));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _csp_assistant_cancel (CSP_NEW_CUSTOMER_ASSISTANT (widget));
}

static void
csp_new_customer_assistant_dispose (GObject *object)
{
  CspNewCustomerAssistant *self = CSP_NEW_CUSTOMER_ASSISTANT (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_NEW_CUSTOMER_ASSISTANT);
  g_clear_object (&self->submitted);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_new_customer_assistant_parent_class)->dispose (object);
}

static void
csp_new_customer_assistant_finalize (GObject *object)
{
  CspNewCustomerAssistant *self = CSP_NEW_CUSTOMER_ASSISTANT (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->customer, csp_new_customer_unref);
  g_clear_pointer (&self->resellers, g_ptr_array_unref);

  G_OBJECT_CLASS (csp_new_customer_assistant_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parceria/Parceria/ui/csp-new-customer-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, window_title);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, account_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, offer_picker);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, no_offer_check);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, review_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, confirmation_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, spinner);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, why_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewCustomerAssistant, forward_button);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, _csp_assistant_update_buttons);
}

static void
csp_new_customer_assistant_class_init (CspNewCustomerAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_new_customer_assistant_dispose;
  object_class->finalize = csp_new_customer_assistant_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_new_customer_assistant_close_request;

  g_type_ensure (CSP_TYPE_ACCOUNT_PAGE);
  g_type_ensure (CSP_TYPE_CONFIRMATION_PAGE);
  g_type_ensure (CSP_TYPE_OFFER_PICKER);
  g_type_ensure (CSP_TYPE_REVIEW_PAGE);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "assistant.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_new_customer_assistant_init (CspNewCustomerAssistant *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
}

/**
 * csp_new_customer_assistant_new:
 * @parent: the window it belongs to, whose actions report what was done
 * @store: an open profile that may be changed
 * @reseller_id: local id of the reseller from whose row it is opened, 0 for none
 * @draft_id: local id of a draft to go on with, 0 for none
 *
 * Returns: (transfer none): the assistant, to be presented
 */
GtkWindow *
csp_new_customer_assistant_new (GtkWindow *parent,
                                CspStore  *store,
                                gint64     reseller_id,
                                gint64     draft_id)
{
  CspNewCustomerAssistant *self;
  Loading *wanted = g_new0 (Loading, 1);

  self = g_object_new (CSP_TYPE_NEW_CUSTOMER_ASSISTANT, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->reseller_id = reseller_id;
  wanted->draft_id = draft_id;
  wanted->country = g_strdup (csp_store_get_profile (store)->country);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "open New customer", load, wanted, loading_free,
                    loading_free, self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
