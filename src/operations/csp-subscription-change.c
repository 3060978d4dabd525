/* csp-subscription-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-name-rules.h"
#include "domain/csp-persona.h"
#include "domain/csp-subscription-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "operations/csp-reseller-of-record.h"
#include "operations/csp-subscription-change.h"
#include "operations/csp-support-contact.h"
#include "store/csp-offer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "store/csp-subscription-repo.h"

#define KIND "subscription-change"
#define MAX_NICKNAME 256

/* What a person can set; the service computes the rest anew. */
static const char * const settable_fields[] = {
  "friendly-name",
  "quantity",
  "status",
  "auto-renew",
  "reseller-mpn-id",
  "support-name",
};

static void
clear_loaded (CspSubscriptionChangeOperation *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->customer);
  g_clear_object (&self->offer);
  g_clear_object (&self->parent);
  g_clear_object (&self->reseller);
  g_clear_object (&self->support);
  g_clear_pointer (&self->related, g_ptr_array_unref);
  g_clear_pointer (&self->suspended_add_ons, g_ptr_array_unref);
}

static void
csp_subscription_change_operation_finalize (GObject *object)
{
  CspSubscriptionChangeOperation *self = CSP_SUBSCRIPTION_CHANGE_OPERATION (object);

  clear_loaded (self);
  g_clear_pointer (&self->nickname, g_free);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->reseller_mpn_id, g_free);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
load_offer (CspSubscriptionChangeOperation  *self,
            CspOperationContext             *context,
            GError                         **error)
{
  const char *country = csp_is_empty (self->customer->country) ? context->profile->country : self->customer->country;
  g_autoptr(GError) local_error = NULL;

  if (self->before->offer_id == NULL)
    return TRUE;
  self->offer = csp_offer_repo_find (context->conn, self->before->offer_id, country, &local_error);
  if (self->offer == NULL && local_error == NULL)
    self->offer = csp_offer_repo_find (context->conn, self->before->offer_id, context->profile->country, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_reseller (CspSubscriptionChangeOperation  *self,
               CspOperationContext             *context,
               GError                         **error)
{
  g_autofree char *mpn_id = csp_strip (self->reseller_mpn_id);
  g_autoptr(GError) local_error = NULL;

  if (!self->has_reseller || mpn_id[0] == '\0')
    return TRUE;
  self->reseller = csp_reseller_repo_find_by_mpn_id (context->conn, mpn_id, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_support (CspSubscriptionChangeOperation  *self,
              CspOperationContext             *context,
              GError                         **error)
{
  if (!self->has_support || self->support_reseller_id == 0)
    return TRUE;
  if (!csp_operation_load_record (context, CSP_TYPE_RESELLER, self->support_reseller_id, &self->support, error))
    return FALSE;
  self->related = csp_reseller_repo_load_related (context->conn, self->before->customer_id, error);
  if (self->related == NULL)
    return FALSE;
  /* The reseller of record that is chosen along with it has a relation by then. */
  if (self->reseller != NULL && g_strcmp0 (self->reseller->state, "active") == 0)
    g_ptr_array_add (self->related, g_object_ref (self->reseller));
  return TRUE;
}

static gboolean
csp_subscription_change_operation_load (CspOperation         *operation,
                                        CspOperationContext  *context,
                                        GError              **error)
{
  CspSubscriptionChangeOperation *self = CSP_SUBSCRIPTION_CHANGE_OPERATION (operation);

  clear_loaded (self);
  if (!csp_operation_load_record (context, CSP_TYPE_SUBSCRIPTION, self->subscription_id, &self->before, error) ||
      !csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->before->customer_id, &self->customer, error) ||
      (self->before->parent_id != 0 &&
       !csp_operation_load_record (context, CSP_TYPE_SUBSCRIPTION, self->before->parent_id, &self->parent, error)) ||
      !load_offer (self, context, error) ||
      !load_reseller (self, context, error) ||
      !load_support (self, context, error))
    return FALSE;
  csp_operation_set_subject (operation, self->before->label);
  return TRUE;
}

/* What an indirect reseller reads from a file its provider has ordered already; the import was asked for. */
static gboolean
is_allowed (CspOperationContext  *context,
            CspAction             action,
            char                **reason)
{
  if (context->origin == CSP_ORIGIN_FILE &&
      csp_persona_parse (context->profile->persona) == CSP_PERSONA_INDIRECT_RESELLER)
    return TRUE;
  return csp_permission_check (context->profile, action, reason);
}

static gboolean
may (CspSubscriptionChangeOperation *self,
     CspOperationContext            *context,
     CspAction                       action,
     CspSubscriptionChange           change,
     const char                     *field,
     CspProblems                    *problems)
{
  g_autofree char *reason = NULL;

  if (is_allowed (context, action, &reason) &&
      csp_subscription_can_change (self->before, change, &reason))
    return TRUE;
  csp_problems_error (problems, field, "%s", reason);
  return FALSE;
}

static gboolean
changes_status (CspSubscriptionChangeOperation *self)
{
  return self->status != NULL && g_strcmp0 (self->status, self->before->status) != 0;
}

static void
check_status (CspSubscriptionChangeOperation *self,
              CspOperationContext            *context,
              CspProblems                    *problems)
{
  gboolean activates = g_strcmp0 (self->status, "active") == 0;
  g_autofree char *reason = NULL;

  if (!changes_status (self))
    return;
  if (!activates && !g_str_equal (self->status, "suspended"))
    csp_problems_error (problems, "status", _("“%s” is not a status that can be chosen: it is active or suspended."),
                        self->status);
  else if (may (self, context, CSP_ACTION_CHANGE_STATUS,
                activates ? CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE : CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND,
                "status", problems) &&
           activates && self->parent != NULL && !csp_subscription_can_activate_below (self->parent, &reason))
    csp_problems_error (problems, "status", "%s", reason);
}

/* The quantity is judged as the subscription is once it was reactivated along with it. */
static void
check_quantity (CspSubscriptionChangeOperation *self,
                CspOperationContext            *context,
                CspProblems                    *problems)
{
  g_autoptr(CspSubscription) subscription = csp_record_copy (self->before);
  g_autofree char *reason = NULL;

  if (!self->has_quantity || self->quantity == self->before->quantity)
    return;
  if (!is_allowed (context, CSP_ACTION_CHANGE_QUANTITY, &reason))
    {
      csp_problems_error (problems, "quantity", "%s", reason);
      return;
    }
  if (g_strcmp0 (self->status, "active") == 0 && csp_problems_find (problems, "status") == NULL)
    csp_set_str (&subscription->status, "active");
  csp_subscription_quantity_check (subscription, self->offer, self->quantity, problems);
}

static char *
wanted_nickname (CspSubscriptionChangeOperation *self)
{
  g_autofree char *bare = csp_strip (self->nickname);

  return bare[0] != '\0' ? g_steal_pointer (&bare) : NULL;
}

static void
check_nickname (CspSubscriptionChangeOperation *self,
                CspOperationContext            *context,
                CspProblems                    *problems)
{
  g_autofree char *nickname = NULL;

  if (!self->has_nickname)
    return;
  if (self->nickname != NULL && !g_utf8_validate (self->nickname, -1, NULL))
    {
      csp_problems_error (problems, "nickname", _("This is not text in UTF-8."));
      return;
    }
  nickname = wanted_nickname (self);
  if (g_strcmp0 (nickname, self->before->friendly_name) == 0 ||
      !may (self, context, CSP_ACTION_CHANGE_QUANTITY, CSP_SUBSCRIPTION_CHANGE_NICKNAME, "nickname", problems))
    return;
  csp_single_line_check (nickname, "nickname", problems);
  if (nickname != NULL && g_utf8_strlen (nickname, -1) > MAX_NICKNAME)
    csp_problems_error (problems, "nickname", _("The nickname must not be longer than %d characters."), MAX_NICKNAME);
}

static void
check_auto_renew (CspSubscriptionChangeOperation *self,
                  CspOperationContext            *context,
                  CspProblems                    *problems)
{
  if (self->has_auto_renew && !self->auto_renew != !self->before->auto_renew)
    may (self, context, CSP_ACTION_CHANGE_AUTO_RENEW, CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW, "auto-renew", problems);
}

static gboolean
changes_reseller (CspSubscriptionChangeOperation *self)
{
  g_autofree char *mpn_id = csp_strip (self->reseller_mpn_id);

  return self->has_reseller &&
         g_strcmp0 (mpn_id, self->before->reseller_mpn_id ? self->before->reseller_mpn_id : "") != 0;
}

static void
check_reseller (CspSubscriptionChangeOperation *self,
                CspOperationContext            *context,
                CspProblems                    *problems)
{
  g_autofree char *mpn_id = csp_strip (self->reseller_mpn_id);

  if (!changes_reseller (self) ||
      !may (self, context, CSP_ACTION_SET_RESELLER, CSP_SUBSCRIPTION_CHANGE_RESELLER, "reseller", problems))
    return;
  csp_mpn_id_check (mpn_id, context->profile->mpn_id, "reseller", problems);
  if (csp_problems_find (problems, "reseller") != NULL)
    return;
  if (mpn_id[0] == '\0')
    csp_reseller_of_record_warn (context, problems);
  else if (self->reseller != NULL)
    csp_reseller_of_record_check (context, self->reseller, problems);
  else
    csp_problems_error (problems, "reseller",
                        /* translators: %s is a number */
                        _("No indirect reseller with the MPN ID %s is known. Request a partnership first."), mpn_id);
}

static gboolean
changes_support (CspSubscriptionChangeOperation *self,
                 CspOperationContext            *context)
{
  g_autoptr(CspSubscription) wanted = csp_record_copy (self->before);

  csp_support_contact_assign (wanted, context->profile, self->support);
  return self->has_support && (g_strcmp0 (wanted->support_tenant_id, self->before->support_tenant_id) != 0 ||
                               g_strcmp0 (wanted->support_mpn_id, self->before->support_mpn_id) != 0 ||
                               g_strcmp0 (wanted->support_name, self->before->support_name) != 0);
}

static void
check_support (CspSubscriptionChangeOperation *self,
               CspOperationContext            *context,
               CspProblems                    *problems)
{
  if (changes_support (self, context) &&
      may (self, context, CSP_ACTION_SET_SUPPORT_CONTACT, CSP_SUBSCRIPTION_CHANGE_SUPPORT_CONTACT, "support-contact",
           problems))
    csp_support_contact_check (self->support, self->related, problems);
}

static void
csp_subscription_change_operation_validate (CspOperation        *operation,
                                            CspOperationContext *context,
                                            CspProblems         *problems)
{
  CspSubscriptionChangeOperation *self = CSP_SUBSCRIPTION_CHANGE_OPERATION (operation);

  if (self->customer->former_at != 0)
    csp_problems_error (problems, "", _("The relationship with this customer has ended. Request a new one first."));
  check_status (self, context, problems);
  check_quantity (self, context, problems);
  check_nickname (self, context, problems);
  check_auto_renew (self, context, problems);
  check_reseller (self, context, problems);
  check_support (self, context, problems);
}

static void
set_status (CspSubscription     *subscription,
            CspOperationContext *context,
            const char          *status)
{
  gboolean suspends = g_str_equal (status, "suspended");
  g_autofree char *purge_date = NULL;

  if (suspends)
    purge_date = csp_subscription_purge_date (context->profile->cloud, context->now);
  csp_set_str (&subscription->status, status);
  subscription->suspended_at = suspends ? context->now : 0;
  csp_set_str (&subscription->purge_date, purge_date);
  csp_set_str (&subscription->suspension_reasons, NULL);
}

static CspSubscription *
build_after (CspSubscriptionChangeOperation *self,
             CspOperationContext            *context)
{
  CspSubscription *after = csp_record_copy (self->before);
  g_autofree char *nickname = wanted_nickname (self);
  g_autofree char *mpn_id = csp_strip (self->reseller_mpn_id);

  if (changes_status (self))
    set_status (after, context, self->status);
  if (self->has_quantity)
    after->quantity = self->quantity;
  if (self->has_nickname)
    csp_set_str (&after->friendly_name, nickname);
  if (self->has_auto_renew)
    after->auto_renew = self->auto_renew != FALSE;
  if (changes_reseller (self))
    csp_set_str (&after->reseller_mpn_id, mpn_id[0] != '\0' ? mpn_id : NULL);
  if (self->has_support)
    csp_support_contact_assign (after, context->profile, self->support);
  return after;
}

/* Active add-ons suspend with their base, and theirs with them (functional-spec §5.1). */
static gboolean
suspend_add_ons (CspSubscriptionChangeOperation  *self,
                 CspOperationContext             *context,
                 gint64                           parent_id,
                 GError                         **error)
{
  g_autoptr(GPtrArray) add_ons = csp_subscription_repo_load_add_ons (context->conn, parent_id, error);

  for (guint i = 0; add_ons != NULL && i < add_ons->len; i++)
    {
      CspSubscription *before = g_ptr_array_index (add_ons, i);
      CspSubscription *after;

      if (g_strcmp0 (before->status, "active") != 0)
        continue;
      after = csp_record_copy (before);
      g_ptr_array_add (self->suspended_add_ons, after);
      set_status (after, context, "suspended");
      if (!csp_history_update (context, KIND, before, after, error) ||
          !suspend_add_ons (self, context, after->id, error))
        return FALSE;
    }
  return add_ons != NULL;
}

static gboolean
csp_subscription_change_operation_apply (CspOperation         *operation,
                                         CspOperationContext  *context,
                                         GError              **error)
{
  CspSubscriptionChangeOperation *self = CSP_SUBSCRIPTION_CHANGE_OPERATION (operation);
  g_autoptr(CspSubscription) after = build_after (self, context);

  self->suspended_add_ons = g_ptr_array_new_with_free_func (g_object_unref);
  if (!csp_history_update (context, KIND, self->before, after, error))
    return FALSE;
  if (changes_status (self))
    {
      /* The customer's count of open subscriptions is shown in its list. */
      context->changes |= CSP_CHANGED_CUSTOMERS;
      if (g_str_equal (self->status, "suspended") && !suspend_add_ons (self, context, after->id, error))
        return FALSE;
    }
  return csp_operation_load_record (context, CSP_TYPE_SUBSCRIPTION, self->subscription_id, &self->after, error);
}

CSP_DEFINE_OPERATION (CspSubscriptionChangeOperation, csp_subscription_change_operation, KIND,
                      csp_subscription_change_operation_load, csp_subscription_change_operation_validate,
                      csp_subscription_change_operation_apply, csp_subscription_change_operation_finalize)

/**
 * csp_subscription_change_operation_new:
 * @subscription_id: local id of the subscription
 *
 * Returns: (transfer full): an operation that changes nothing until its other fields are set
 */
CspSubscriptionChangeOperation *
csp_subscription_change_operation_new (gint64 subscription_id)
{
  CspSubscriptionChangeOperation *self = g_object_new (CSP_TYPE_SUBSCRIPTION_CHANGE_OPERATION, NULL);

  self->subscription_id = subscription_id;
  return self;
}

/**
 * csp_subscription_change_operation_still_holds:
 * @self: an operation that has run
 * @now: the subscription as it is
 *
 * Returns: whether all that was changed is still so, and has not been undone or changed again
 */
gboolean
csp_subscription_change_operation_still_holds (CspSubscriptionChangeOperation *self,
                                               CspSubscription                *now)
{
  CspRecord *before = CSP_RECORD (self->before);
  CspRecord *after = CSP_RECORD (self->after);

  for (guint i = 0; i < G_N_ELEMENTS (settable_fields); i++)
    {
      const CspField *field = csp_record_find_field (after, settable_fields[i]);

      if (!csp_record_field_equal (before, after, field) && !csp_record_field_equal (after, CSP_RECORD (now), field))
        return FALSE;
    }
  return TRUE;
}
