/* csp-new-subscription-dialog.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-new-subscription-dialog-private.h"
#include "domain/csp-persona.h"
#include "operations/csp-order-place.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "store/csp-subscription-repo.h"
#include "widgets/csp-button-label.h"

/* Id of the choice of no reseller; that of one is its local id. */
#define NO_RESELLER "0"

/**
 * CspNewSubscriptionDialog:
 *
 * New subscription for a customer there is already (functional-spec §4.7): offers and the reseller of record,
 * one review, Submit.
 */

enum
{
  PLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspNewSubscriptionDialog, csp_new_subscription_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  CspCustomer *customer;
  GPtrArray   *resellers;
  GPtrArray   *subscriptions;
} Loaded;

static void
loaded_free (gpointer pointer)
{
  Loaded *loaded = pointer;

  g_clear_object (&loaded->customer);
  g_clear_pointer (&loaded->resellers, g_ptr_array_unref);
  g_clear_pointer (&loaded->subscriptions, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
load (CspConn   *conn,
      gpointer   job_data,
      GError   **error)
{
  gint64 customer_id = *(gint64 *) job_data;
  Loaded *loaded = g_new0 (Loaded, 1);
  g_autoptr(GError) local_error = NULL;

  loaded->customer = csp_repo_find (conn, CSP_TYPE_CUSTOMER, customer_id, &local_error);
  if (loaded->customer != NULL)
    loaded->resellers = csp_reseller_repo_load_active (conn, &local_error);
  else if (local_error == NULL)
    g_set_error (&local_error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("This customer is no longer there."));
  if (local_error == NULL)
    loaded->subscriptions = csp_subscription_repo_load_of_customer (conn, customer_id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return loaded;
}

gboolean
_csp_new_subscription_dialog_shows (CspNewSubscriptionDialog *self,
                                    const char               *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static gboolean
is_provider (CspNewSubscriptionDialog *self)
{
  return csp_persona_parse (csp_store_get_profile (self->store)->persona) == CSP_PERSONA_INDIRECT_PROVIDER;
}

static char *
why_not_forward (CspNewSubscriptionDialog *self)
{
  if (!_csp_new_subscription_dialog_shows (self, PAGE_OFFERS))
    return NULL;
  if (!csp_offer_picker_is_valid (self->offer_picker))
    return g_strdup (_("Something is wrong with an offer that is selected. Its row says what."));
  return self->basket->lines->len > 0 ? NULL : g_strdup (_("Select an offer."));
}

void
_csp_new_subscription_dialog_update_buttons (CspNewSubscriptionDialog *self)
{
  gboolean reviews = _csp_new_subscription_dialog_shows (self, PAGE_REVIEW);
  g_autofree char *reason = self->customer != NULL && !self->submitting ? why_not_forward (self) : NULL;

  gtk_button_set_label (GTK_BUTTON (self->forward_button),
                        reviews ? C_("button", "Submit") : C_("button", "Next: Review"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->forward_button))), TRUE);
  gtk_widget_set_sensitive (self->forward_button, reason == NULL && !self->submitting);
  csp_why_button_set_reason (self->why_button, reason);
  gtk_widget_set_visible (self->back_button, reviews);
  gtk_widget_set_sensitive (self->back_button, !self->submitting);
  gtk_widget_set_sensitive (self->cancel_button, !self->submitting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->submitting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->submitting);
  gtk_spinner_set_spinning (self->spinner, self->submitting);
}

static void
reseller_changed_cb (CspNewSubscriptionDialog *self)
{
  if (self->customer != NULL)
    _csp_new_subscription_dialog_check (self);
}

void
_csp_new_subscription_dialog_show_offers (CspNewSubscriptionDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, PAGE_OFFERS);
  _csp_new_subscription_dialog_update_buttons (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_review (CspNewSubscriptionDialog *self)
{
  csp_review_page_clear (self->review_page);
  csp_review_page_add_section (self->review_page, PAGE_OFFERS, C_("page", "Subscriptions"));
  csp_review_page_add_row (self->review_page, C_("noun", "Customer"), self->customer->company_name);
  csp_review_page_add_basket (self->review_page, self->basket);
  if (is_provider (self))
    csp_review_page_add_row (self->review_page, _("Reseller who gets the credit"),
                             csp_choice_get_label (self->reseller_choice));
  gtk_stack_set_visible_child_name (self->stack, PAGE_REVIEW);
  _csp_new_subscription_dialog_update_buttons (self);
  gtk_widget_grab_focus (self->forward_button);
  _csp_new_subscription_dialog_check (self);
}

static void
forward_cb (CspNewSubscriptionDialog *self)
{
  if (self->submitting || !gtk_widget_is_sensitive (self->forward_button))
    return;
  if (_csp_new_subscription_dialog_shows (self, PAGE_REVIEW))
    _csp_new_subscription_dialog_submit (self);
  else
    show_review (self);
}

static void
import_cb (CspNewSubscriptionDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.import", "s", "offers");
}

static void
fill_resellers (CspNewSubscriptionDialog *self,
                GPtrArray                *resellers)
{
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, self->customer->reseller_id);

  csp_choice_append (self->reseller_choice, NO_RESELLER, _("None – direct customer"));
  for (guint i = 0; i < resellers->len; i++)
    {
      const CspReseller *reseller = g_ptr_array_index (resellers, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reseller->id);

      csp_choice_append (self->reseller_choice, id, reseller->name);
    }
  csp_choice_set_searchable (self->reseller_choice, resellers->len > 10);
  if (!csp_choice_set_id (self->reseller_choice, own))
    csp_choice_set_id (self->reseller_choice, NO_RESELLER);
  gtk_widget_set_visible (GTK_WIDGET (self->reseller_row), is_provider (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspNewSubscriptionDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  Loaded *loaded = csp_db_run_finish (CSP_DB (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&loaded, loaded_free);
      return;
    }
  if (loaded == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->customer = g_steal_pointer (&loaded->customer);
  adw_window_title_set_subtitle (self->window_title, self->customer->company_name);
  fill_resellers (self, loaded->resellers);
  csp_offer_picker_open (self->offer_picker, self->store, self->basket);
  csp_offer_picker_set_country (self->offer_picker, csp_store_get_profile (self->store)->country);
  csp_offer_picker_set_subscriptions (self->offer_picker, loaded->subscriptions);
  gtk_widget_set_visible (self->bottom_bar, TRUE);
  _csp_new_subscription_dialog_show_offers (self);
  _csp_new_subscription_dialog_check (self);
  loaded_free (loaded);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspNewSubscriptionDialog) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "discard") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask (CspNewSubscriptionDialog *self)
{
  const CspAnswer answers[] = {
    { "keep", _("_Keep editing"), FALSE },
    { "discard", _("_Discard"), TRUE },
  };

  if (self->asking)
    return;
  self->asking = TRUE;
  csp_platform_ask_async (GTK_WINDOW (self), _("Discard the selection?"), _("Nothing has been submitted yet."),
                          answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}

static gboolean
csp_new_subscription_dialog_close_request (GtkWindow *window)
{
  CspNewSubscriptionDialog *self = CSP_NEW_SUBSCRIPTION_DIALOG (window);

  if (self->submitting)
    return TRUE;
  if (self->basket->lines->len == 0)
    return FALSE;
  ask (self);
  return TRUE;
}

static void
csp_new_subscription_dialog_dispose (GObject *object)
{
  CspNewSubscriptionDialog *self = CSP_NEW_SUBSCRIPTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->checking);
  gtk_widget_dispose_template (GTK_WIDGET (self), CSP_TYPE_NEW_SUBSCRIPTION_DIALOG);
  g_clear_object (&self->form);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (csp_new_subscription_dialog_parent_class)->dispose (object);
}

static void
csp_new_subscription_dialog_finalize (GObject *object)
{
  CspNewSubscriptionDialog *self = CSP_NEW_SUBSCRIPTION_DIALOG (object);

  g_clear_object (&self->checking);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->customer);
  csp_basket_free (self->basket);

  G_OBJECT_CLASS (csp_new_subscription_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parceria/Parceria/ui/csp-new-subscription-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, reseller_row);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, reseller_choice);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, offer_picker);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, review_page);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, why_button);
  gtk_widget_class_bind_template_child (widget_class, CspNewSubscriptionDialog, forward_button);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, _csp_new_subscription_dialog_show_offers);
  gtk_widget_class_bind_template_callback (widget_class, reseller_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, _csp_new_subscription_dialog_update_buttons);
}

static void
csp_new_subscription_dialog_class_init (CspNewSubscriptionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_new_subscription_dialog_dispose;
  object_class->finalize = csp_new_subscription_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = csp_new_subscription_dialog_close_request;

  /**
   * CspNewSubscriptionDialog::placed:
   * @operation: the #CspOrderPlaceOperation that ran
   *
   * The order was placed; the window closes.
   */
  signals[PLACED] = g_signal_new ("placed", CSP_TYPE_NEW_SUBSCRIPTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, CSP_TYPE_ORDER_PLACE_OPERATION);

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  g_type_ensure (CSP_TYPE_OFFER_PICKER);
  g_type_ensure (CSP_TYPE_REVIEW_PAGE);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
csp_new_subscription_dialog_init (CspNewSubscriptionDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->basket = csp_basket_new ();
  self->form = csp_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  csp_button_label_wrap_all (GTK_WIDGET (self));
  csp_form_add (self->form, self->reseller_row);
}

/**
 * csp_new_subscription_dialog_new:
 * @parent: the window it belongs to
 * @store: an open profile that may be changed
 * @customer_id: local id of the customer who buys
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
csp_new_subscription_dialog_new (GtkWindow *parent,
                                 CspStore  *store,
                                 gint64     customer_id)
{
  CspNewSubscriptionDialog *self;

  self = g_object_new (CSP_TYPE_NEW_SUBSCRIPTION_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_READ, "open New subscription", load,
                    g_memdup2 (&customer_id, sizeof customer_id), g_free, loaded_free, self->cancellable, loaded_cb,
                    g_object_ref (self));
  return GTK_WINDOW (self);
}
