/* csp-subscription-form-edits.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-subscription-rules.h"
#include "views/csp-subscription-form-private.h"

/* What is typed and what the record says, for the fields whose value is a text. */
const char *
_csp_subscription_form_nickname_of (const CspSubscription *sub)
{
  return !csp_is_empty (sub->friendly_name) ? sub->friendly_name : sub->offer_name ? sub->offer_name : "";
}

const char *
_csp_subscription_form_mpn_id_of (const CspSubscription *sub)
{
  return sub->reseller_mpn_id != NULL ? sub->reseller_mpn_id : "";
}

const char *
_csp_subscription_form_status_now (CspSubscriptionForm *self)
{
  return gtk_check_button_get_active (self->active_radio) ? "active" : "suspended";
}

gboolean
_csp_subscription_form_has_status_choice (const CspSubscription *sub)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *status = csp_subscription_effective_status (sub, today);

  return g_strcmp0 (status, "active") == 0 || g_strcmp0 (status, "suspended") == 0;
}

static gboolean
nickname_edited (CspSubscriptionForm *self)
{
  return !g_str_equal (gtk_editable_get_text (self->nickname_entry),
                       _csp_subscription_form_nickname_of (self->subscription));
}

static gboolean
quantity_edited (CspSubscriptionForm *self)
{
  return gtk_spin_button_get_value_as_int (self->quantity_spin) != self->subscription->quantity;
}

static gboolean
status_edited (CspSubscriptionForm *self)
{
  return _csp_subscription_form_has_status_choice (self->subscription) &&
         !g_str_equal (_csp_subscription_form_status_now (self), self->subscription->status);
}

static gboolean
auto_renew_edited (CspSubscriptionForm *self)
{
  return gtk_switch_get_active (self->auto_renew_switch) != self->subscription->auto_renew;
}

static gboolean
reseller_edited (CspSubscriptionForm *self)
{
  g_autofree char *typed = csp_strip (gtk_editable_get_text (self->reseller_entry));

  return !g_str_equal (typed, _csp_subscription_form_mpn_id_of (self->subscription));
}

static gboolean
support_edited (CspSubscriptionForm *self)
{
  return g_strcmp0 (csp_choice_get_id (self->support_choice), self->support_id) != 0;
}

void
_csp_subscription_form_apply_edits (CspSubscriptionForm            *self,
                                    CspSubscriptionChangeOperation *edits,
                                    const char                     *support_id)
{
  if (edits->has_nickname)
    gtk_editable_set_text (self->nickname_entry, edits->nickname);
  if (edits->has_quantity)
    gtk_spin_button_set_value (self->quantity_spin, edits->quantity);
  if (edits->status != NULL)
    gtk_check_button_set_active (g_str_equal (edits->status, "active") ? self->active_radio : self->suspended_radio,
                                 TRUE);
  if (edits->has_auto_renew)
    gtk_switch_set_active (self->auto_renew_switch, edits->auto_renew);
  if (edits->has_reseller)
    gtk_editable_set_text (self->reseller_entry, edits->reseller_mpn_id);
  if (edits->has_support)
    csp_choice_set_id (self->support_choice, support_id);
}

/**
 * csp_subscription_form_is_edited:
 * @self: the form
 *
 * Returns: whether there is anything to submit
 */
gboolean
csp_subscription_form_is_edited (CspSubscriptionForm *self)
{
  g_return_val_if_fail (CSP_IS_SUBSCRIPTION_FORM (self), FALSE);

  return self->subscription != NULL &&
         (nickname_edited (self) || quantity_edited (self) || status_edited (self) || auto_renew_edited (self) ||
          reseller_edited (self) || support_edited (self));
}

/**
 * csp_subscription_form_create_operation:
 * @self: the form, showing a subscription
 *
 * Returns: (transfer full): the change of what the person has edited, and of nothing else
 */
CspSubscriptionChangeOperation *
csp_subscription_form_create_operation (CspSubscriptionForm *self)
{
  CspSubscriptionChangeOperation *operation;

  g_return_val_if_fail (CSP_IS_SUBSCRIPTION_FORM (self), NULL);
  g_return_val_if_fail (self->subscription != NULL, NULL);

  operation = csp_subscription_change_operation_new (self->subscription->id);
  operation->has_nickname = nickname_edited (self);
  operation->nickname = g_strdup (gtk_editable_get_text (self->nickname_entry));
  operation->has_quantity = quantity_edited (self);
  operation->quantity = gtk_spin_button_get_value_as_int (self->quantity_spin);
  operation->status = g_strdup (status_edited (self) ? _csp_subscription_form_status_now (self) : NULL);
  operation->has_auto_renew = auto_renew_edited (self);
  operation->auto_renew = gtk_switch_get_active (self->auto_renew_switch);
  operation->has_reseller = reseller_edited (self);
  operation->reseller_mpn_id = csp_strip (gtk_editable_get_text (self->reseller_entry));
  operation->has_support = support_edited (self);
  operation->support_reseller_id = g_ascii_strtoll (csp_choice_get_id (self->support_choice), NULL, 10);
  return operation;
}
