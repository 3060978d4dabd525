/* csp-subscription-form.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-persona.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription-rules.h"
#include "store/csp-reseller-repo.h"
#include "views/csp-subscription-form-private.h"
#include "views/csp-support-choice.h"
#include "widgets/csp-format.h"

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CspSubscriptionForm, csp_subscription_form, GTK_TYPE_WIDGET)

/* Before anything is submitted the person sees when the data would be erased (functional-spec §4.7). */
static void
update_erase_date (CspSubscriptionForm *self)
{
  CspProfile *profile = csp_store_get_profile (self->store);
  g_autofree char *hint = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->subscription->status, "suspended") == 0)
    {
      text = csp_format_date (self->subscription->purge_date);
      if (!csp_is_empty (text) && g_str_equal (_csp_subscription_form_status_now (self), "suspended"))
        /* translators: %s is a date */
        hint = g_strdup_printf (_("Its data is erased on %s unless you reactivate it before."), text);
    }
  else if (g_str_equal (_csp_subscription_form_status_now (self), "suspended"))
    {
      date = csp_subscription_purge_date (profile->cloud, csp_clock_now ());
      text = csp_format_date (date);
      /* translators: %s is a date */
      hint = g_strdup_printf (_("Users lose sign-in and service, and add-ons are suspended too. The data is erased on "
                                "%s unless you reactivate the subscription before."), text);
    }
  csp_form_row_set_hint (self->status_row, hint);
}

static void
edited_cb (CspSubscriptionForm *self)
{
  if (self->is_showing || self->subscription == NULL)
    return;
  update_erase_date (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
entry_activated_cb (CspSubscriptionForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "subscription.submit", NULL);
}

static gpointer
find_reseller_name (CspConn   *conn,
                    gpointer   job_data,
                    GError   **error)
{
  g_autoptr(CspReseller) reseller = csp_reseller_repo_find_by_mpn_id (conn, job_data, error);

  return reseller != NULL ? g_strdup (reseller->name) : NULL;
}

static void
name_found_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CspSubscriptionForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = csp_db_run_finish (CSP_DB (object), result, &error);

  if (error == NULL && self->form != NULL)
    csp_form_row_set_hint (self->reseller_row, name);
}

/* The entry holds the number alone; below it stands whose it is. */
static void
find_name (CspSubscriptionForm *self)
{
  g_cancellable_cancel (self->name_cancellable);
  g_clear_object (&self->name_cancellable);
  self->name_cancellable = g_cancellable_new ();
  csp_db_run_async (csp_store_get_db (self->store), CSP_DB_READ, "reseller-name", find_reseller_name,
                    csp_strip (gtk_editable_get_text (self->reseller_entry)), g_free, g_free, self->name_cancellable,
                    name_found_cb, g_object_ref (self));
}

static void
reseller_edited_cb (CspSubscriptionForm *self)
{
  if (self->is_showing || self->subscription == NULL)
    return;
  find_name (self);
  /* What is wrong with a number can be said while it is typed. */
  csp_form_row_set_touched (self->reseller_row, TRUE);
  edited_cb (self);
}

static void
reseller_chosen_cb (CspSubscriptionForm *self,
                    gint64               id,
                    const char          *name,
                    const char          *mpn_id)
{
  gtk_editable_set_text (self->reseller_entry, id != 0 && mpn_id != NULL ? mpn_id : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->reseller_entry));
}

static void
support_chosen_cb (CspSubscriptionForm *self)
{
  if (self->is_showing || self->subscription == NULL)
    return;
  if (g_strcmp0 (csp_choice_get_id (self->support_choice), CSP_SUPPORT_NOT_LISTED) == 0)
    {
      csp_choice_set_id (self->support_choice, self->support_id);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.request-relationship", "x", G_GINT64_CONSTANT (0));
      return;
    }
  edited_cb (self);
}

static void
csp_subscription_form_dispose (GObject *object)
{
  CspSubscriptionForm *self = CSP_SUBSCRIPTION_FORM (object);

  g_cancellable_cancel (self->name_cancellable);
  g_clear_object (&self->form);
  gtk_widget_dispose_template (GTK_WIDGET (object), CSP_TYPE_SUBSCRIPTION_FORM);

  G_OBJECT_CLASS (csp_subscription_form_parent_class)->dispose (object);
}

static void
csp_subscription_form_finalize (GObject *object)
{
  CspSubscriptionForm *self = CSP_SUBSCRIPTION_FORM (object);

  g_clear_object (&self->name_cancellable);
  g_clear_object (&self->subscription);
  g_clear_object (&self->store);
  g_free (self->support_id);

  G_OBJECT_CLASS (csp_subscription_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parceria/Parceria/ui/csp-subscription-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, box);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, nickname_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, quantity_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, auto_renew_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, reseller_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, support_row);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, nickname_entry);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, active_radio);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, suspended_radio);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, auto_renew_switch);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, reseller_entry);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, support_choice);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, nickname_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, quantity_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, status_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, auto_renew_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, reseller_why);
  gtk_widget_class_bind_template_child (widget_class, CspSubscriptionForm, support_why);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reseller_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, support_chosen_cb);
}

static void
csp_subscription_form_class_init (CspSubscriptionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_subscription_form_dispose;
  object_class->finalize = csp_subscription_form_finalize;

  /**
   * CspSubscriptionForm::edited:
   *
   * The person changed something.
   */
  signals[EDITED] = g_signal_new ("edited", CSP_TYPE_SUBSCRIPTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (CSP_TYPE_CHOICE);
  g_type_ensure (CSP_TYPE_FORM_ROW);
  g_type_ensure (CSP_TYPE_WHY_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
csp_subscription_form_init (CspSubscriptionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = csp_form_new ();
  csp_form_add_all (self->form, self->box);
}

/**
 * csp_subscription_form_set_store:
 * @self: the form
 * @store: an open profile
 *
 * Must be called once, before anything is shown. Fields that this kind of partner does not have disappear.
 */
void
csp_subscription_form_set_store (CspSubscriptionForm *self,
                                 CspStore            *store)
{
  CspPersona persona = csp_persona_parse (csp_store_get_profile (store)->persona);
  g_autoptr(CspListQuery) resellers = csp_list_query_new (CSP_LIST_RESELLERS);

  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->reseller_chooser = CSP_CHOOSER (csp_chooser_new (store, resellers, _("Choose…")));
  /* translators: the entry of a drop-down that takes the reseller away */
  csp_chooser_set_none (self->reseller_chooser, _("No reseller"));
  g_signal_connect_object (self->reseller_chooser, "chosen", G_CALLBACK (reseller_chosen_cb), self, G_CONNECT_SWAPPED);
  csp_form_row_add_suffix (self->reseller_row, GTK_WIDGET (self->reseller_chooser));
  gtk_widget_set_visible (GTK_WIDGET (self->reseller_row), persona == CSP_PERSONA_INDIRECT_PROVIDER);
  gtk_widget_set_visible (GTK_WIDGET (self->support_row), persona != CSP_PERSONA_INDIRECT_RESELLER);
}

static gboolean
guard (CspSubscriptionForm   *self,
       CspAction              action,
       CspSubscriptionChange  change,
       GtkWidget             *input,
       CspWhyButton          *why)
{
  g_autofree char *reason = NULL;
  gboolean allowed = csp_may (self->store, action, &reason) &&
                     csp_subscription_can_change (self->subscription, change, &reason);

  gtk_widget_set_sensitive (input, allowed);
  csp_why_button_set_reason (why, reason);
  return allowed;
}

static void
guard_all (CspSubscriptionForm *self)
{
  gboolean is_active = g_strcmp0 (self->subscription->status, "active") == 0;

  guard (self, CSP_ACTION_CHANGE_QUANTITY, CSP_SUBSCRIPTION_CHANGE_NICKNAME, GTK_WIDGET (self->nickname_entry),
         self->nickname_why);
  guard (self, CSP_ACTION_CHANGE_QUANTITY, CSP_SUBSCRIPTION_CHANGE_QUANTITY, GTK_WIDGET (self->quantity_spin),
         self->quantity_why);
  guard (self, CSP_ACTION_CHANGE_STATUS,
         is_active ? CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND : CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE,
         csp_form_row_get_input (self->status_row), self->status_why);
  guard (self, CSP_ACTION_CHANGE_AUTO_RENEW, CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW, GTK_WIDGET (self->auto_renew_switch),
         self->auto_renew_why);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reseller_chooser),
                            guard (self, CSP_ACTION_SET_RESELLER, CSP_SUBSCRIPTION_CHANGE_RESELLER,
                                   GTK_WIDGET (self->reseller_entry), self->reseller_why));
  guard (self, CSP_ACTION_SET_SUPPORT_CONTACT, CSP_SUBSCRIPTION_CHANGE_SUPPORT_CONTACT,
         GTK_WIDGET (self->support_choice), self->support_why);
}

static void
show_record (CspSubscriptionForm *self,
             CspSubscription     *sub)
{
  gtk_editable_set_text (self->nickname_entry, _csp_subscription_form_nickname_of (sub));
  gtk_spin_button_set_value (self->quantity_spin, sub->quantity);
  gtk_check_button_set_active (g_strcmp0 (sub->status, "suspended") == 0 ? self->suspended_radio : self->active_radio,
                               TRUE);
  gtk_switch_set_active (self->auto_renew_switch, sub->auto_renew);
  gtk_editable_set_text (self->reseller_entry, _csp_subscription_form_mpn_id_of (sub));
  csp_choice_set_id (self->support_choice, self->support_id);
}

static void
update_quantity_hint (CspSubscriptionForm          *self,
                      const CspSubscriptionDetails *details)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *hint = NULL;

  if (details->offer != NULL && details->offer->maximum_quantity > 0)
    {
      minimum = csp_format_number (details->offer->minimum_quantity);
      maximum = csp_format_number (details->offer->maximum_quantity);
      /* translators: the least and the greatest quantity that an offer allows */
      hint = g_strdup_printf (_("From %1$s to %2$s"), minimum, maximum);
    }
  csp_form_row_set_hint (self->quantity_row, hint);
}

/**
 * csp_subscription_form_show:
 * @self: the form
 * @details: the subscription as it is stored
 *
 * Shows the record. What the person has changed since it was shown last stays.
 */
void
csp_subscription_form_show (CspSubscriptionForm          *self,
                            const CspSubscriptionDetails *details)
{
  g_autoptr(CspSubscriptionChangeOperation) edits = NULL;
  g_autofree char *support_id = NULL;

  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));
  g_return_if_fail (self->store != NULL);

  if (self->subscription != NULL)
    edits = csp_subscription_form_create_operation (self);
  support_id = g_strdup (csp_choice_get_id (self->support_choice));
  self->is_showing = TRUE;
  g_set_object (&self->subscription, details->subscription);
  g_free (self->support_id);
  self->support_id = csp_support_choice_fill (self->support_choice, csp_store_get_profile (self->store),
                                              details->subscription, details->supporters);
  show_record (self, details->subscription);
  update_quantity_hint (self, details);
  gtk_widget_set_visible (GTK_WIDGET (self->status_row),
                          _csp_subscription_form_has_status_choice (details->subscription));
  guard_all (self);
  if (edits != NULL)
    _csp_subscription_form_apply_edits (self, edits, support_id);
  self->is_showing = FALSE;
  update_erase_date (self);
  find_name (self);
}

/**
 * csp_subscription_form_reset:
 * @self: the form
 *
 * Forgets what the person has changed.
 */
void
csp_subscription_form_reset (CspSubscriptionForm *self)
{
  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));

  if (self->subscription == NULL)
    return;
  self->is_showing = TRUE;
  show_record (self, self->subscription);
  self->is_showing = FALSE;
  csp_form_take_problems (self->form, csp_problems_new ());
  find_name (self);
  edited_cb (self);
}

/**
 * csp_subscription_form_take_problems:
 * @self: the form
 * @problems: (transfer full): everything that is wrong with the change
 */
void
csp_subscription_form_take_problems (CspSubscriptionForm *self,
                                     CspProblems         *problems)
{
  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));

  csp_form_take_problems (self->form, problems);
}

/**
 * csp_subscription_form_is_valid:
 * @self: the form
 *
 * Returns: whether no error is known
 */
gboolean
csp_subscription_form_is_valid (CspSubscriptionForm *self)
{
  g_return_val_if_fail (CSP_IS_SUBSCRIPTION_FORM (self), FALSE);

  return csp_form_is_valid (self->form);
}

/**
 * csp_subscription_form_focus_error:
 * @self: the form
 *
 * Shows every problem and moves the keyboard focus to the first error.
 */
void
csp_subscription_form_focus_error (CspSubscriptionForm *self)
{
  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));

  csp_form_focus_first_error (self->form);
}

/**
 * csp_subscription_form_focus_support:
 * @self: the form
 *
 * Moves the keyboard focus to Designated support contact, or to the reason why it cannot be changed.
 */
void
csp_subscription_form_focus_support (CspSubscriptionForm *self)
{
  g_return_if_fail (CSP_IS_SUBSCRIPTION_FORM (self));

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->support_choice)) ||
      !gtk_widget_grab_focus (GTK_WIDGET (self->support_choice)))
    gtk_widget_child_focus (GTK_WIDGET (self->support_why), GTK_DIR_TAB_FORWARD);
}
