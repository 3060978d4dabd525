/* csp-order-fulfil.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-name-rules.h"
#include "domain/csp-order-line.h"
#include "domain/csp-order.h"
#include "domain/csp-subscription-rules.h"
#include "operations/csp-history.h"
#include "operations/csp-order-fulfil.h"
#include "operations/csp-support-contact.h"

typedef struct
{
  CspOperationContext *context;
  const char          *kind;
  CspBackend          *backend;
  const CspCustomer   *customer;
  const CspBasket     *basket;
  CspReseller         *reseller;
  GPtrArray           *owned;
  CspOrder           **orders;          /* of each line of the basket, borrowed */
  GPtrArray           *subscriptions;   /* made by each line, NULL until it is made */
} Fulfilment;

static void
check_line (CspOperationContext *context,
            const CspCustomer   *customer,
            const CspBasketLine *line,
            CspProblems         *problems)
{
  g_autofree char *field = g_strconcat ("order:", line->offer->offer_id, NULL);
  g_autofree char *reason = NULL;
  gboolean is_ordinary = csp_is_empty (customer->qualification) || g_str_equal (customer->qualification, "None");

  csp_single_line_check (line->nickname, field, problems);
  if (line->offer->is_trial && !is_ordinary)
    csp_problems_error (problems, field, _("There are no trials for education and government customers."));
  if ((line->offer->is_trial && !csp_permission_check (context->profile, CSP_ACTION_ORDER_TRIAL, &reason)) ||
      (line->offer->is_add_on && !csp_permission_check (context->profile, CSP_ACTION_ADD_ADD_ON, &reason)))
    csp_problems_error (problems, field, "%s", reason);
}

/**
 * csp_order_check:
 * @context: of the running operation
 * @customer: who buys
 * @basket: what
 * @owned: (nullable) (element-type CspSubscription): all subscriptions the customer has or had
 * @problems: gets what is wrong, for fields "order:" and an offer's id
 *
 * Checks a basket by the offers' rules (csp_basket_validate()), the permissions, and who may have trials
 * (functional-spec §7.7).
 */
void
csp_order_check (CspOperationContext *context,
                 const CspCustomer   *customer,
                 const CspBasket     *basket,
                 GPtrArray           *owned,
                 CspProblems         *problems)
{
  csp_basket_validate (basket, owned, problems);
  for (guint i = 0; i < basket->lines->len; i++)
    check_line (context, customer, g_ptr_array_index (basket->lines, i), problems);
}

static guint
index_of (const CspBasket     *basket,
          const CspBasketLine *line)
{
  guint index = 0;

  g_ptr_array_find (basket->lines, line, &index);
  return index;
}

static gboolean
insert_orders (Fulfilment  *self,
               GPtrArray   *groups,
               GPtrArray   *orders,
               GError     **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      CspBasketGroup *group = g_ptr_array_index (groups, i);
      CspOrder *order = g_object_new (CSP_TYPE_ORDER, NULL);

      g_ptr_array_add (orders, order);
      order->order_id = csp_backend_issue_order_id (self->backend);
      order->customer_id = self->customer->id;
      order->billing_cycle = g_strdup (group->billing_cycle);
      order->sales_group_id = g_strdup (group->sales_group_id);
      order->status = g_strdup ("completed");
      order->created_at = self->context->now;
      if (!csp_history_insert (self->context, self->kind, order, error))
        return FALSE;
      for (guint j = 0; j < group->lines->len; j++)
        self->orders[index_of (self->basket, g_ptr_array_index (group->lines, j))] = order;
    }
  return TRUE;
}

/* Catalogue items of new commerce are named product:sku:availability, legacy offers are not (partner-center-api). */
static const char *
commerce_of (const CspOffer *offer)
{
  if (strchr (offer->offer_id, ':') == NULL)
    return "legacy";
  return offer->is_microsoft ? "nce" : "marketplace";
}

static void
take_offer (CspSubscription *subscription,
            CspOffer        *offer)
{
  subscription->offer_id = g_strdup (offer->offer_id);
  subscription->offer_name = g_strdup (offer->name);
  subscription->unit_type = g_strdup (offer->unit_type);
  subscription->is_trial = offer->is_trial;
  subscription->is_add_on = offer->is_add_on;
  subscription->auto_renew = offer->is_auto_renewable && !offer->is_trial;
  subscription->billing_type = g_strdup (offer->billing);
  subscription->term_duration = csp_offer_term_duration (offer);
  subscription->publisher = g_strdup (offer->is_microsoft ? "Microsoft" : NULL);
  subscription->commerce = g_strdup (commerce_of (offer));
}

static CspSubscription *
build_subscription (Fulfilment *self,
                    guint       index,
                    gint64      parent_id)
{
  const CspBasketLine *line = g_ptr_array_index (self->basket->lines, index);
  CspSubscription *subscription = g_object_new (CSP_TYPE_SUBSCRIPTION, NULL);

  take_offer (subscription, line->offer);
  subscription->subscription_id = csp_backend_issue_subscription_id (self->backend);
  subscription->issued_here = TRUE;
  subscription->customer_id = self->customer->id;
  subscription->customer_name = g_strdup (self->customer->company_name);
  subscription->customer_microsoft_id = g_strdup (self->customer->microsoft_id);
  subscription->friendly_name = csp_is_empty (line->nickname) ? NULL : csp_strip (line->nickname);
  subscription->label = g_strdup (subscription->friendly_name ? subscription->friendly_name : line->offer->name);
  subscription->quantity = line->quantity;
  subscription->billing_cycle = g_strdup (line->billing_cycle);
  subscription->parent_id = parent_id;
  subscription->order_id = g_strdup (self->orders[index]->order_id);
  subscription->status = g_strdup (csp_backend_get_subscription_status (self->backend));
  subscription->created_at = self->context->now;
  subscription->effective_start = csp_instant_to_date (self->context->now);
  subscription->commitment_end = csp_subscription_commitment_end (line->offer, subscription->effective_start);
  subscription->reseller_mpn_id = g_strdup (self->reseller ? self->reseller->mpn_id : NULL);
  subscription->reseller_name = g_strdup (self->reseller ? self->reseller->name : NULL);
  csp_support_contact_assign (subscription, self->context->profile, NULL);
  return subscription;
}

/* What this basket has made so far and the add-on fits to; it need not be active yet. */
static CspSubscription *
find_made_base (Fulfilment          *self,
                const CspBasketLine *line)
{
  for (guint i = 0; i < self->subscriptions->len; i++)
    {
      CspSubscription *made = self->subscriptions->pdata[i];

      if (line->parent_id == 0 && csp_offer_ids_contain (line->offer->prerequisites, made->offer_id))
        return made;
    }
  return NULL;
}

/* Finds the base of an add-on among what the customer has and what this basket has made so far. */
static gboolean
find_parent (Fulfilment          *self,
             const CspBasketLine *line,
             gint64              *parent_id)
{
  CspSubscription *base;

  *parent_id = 0;
  if (!line->offer->is_add_on)
    return TRUE;
  base = csp_basket_find_base (line, self->owned);
  if (base == NULL)
    base = find_made_base (self, line);
  if (base != NULL)
    *parent_id = base->id;
  return base != NULL;
}

static gboolean
insert_subscription (Fulfilment  *self,
                     guint        index,
                     gint64       parent_id,
                     GError     **error)
{
  CspSubscription *subscription = build_subscription (self, index, parent_id);

  g_ptr_array_add (self->subscriptions, subscription);
  return csp_history_insert (self->context, self->kind, subscription, error);
}

static gboolean
refuse_without_base (Fulfilment      *self,
                     const gboolean  *made,
                     GError         **error)
{
  guint i = 0;
  g_autofree char *reason = NULL;

  while (made[i])
    i++;
  reason = csp_basket_needs_base_reason (((CspBasketLine *) g_ptr_array_index (self->basket->lines, i))->offer);
  g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, reason);
  return FALSE;
}

/* Bases before their add-ons, whichever order they are in: each round makes what has its base by then. */
static gboolean
insert_subscriptions (Fulfilment  *self,
                      guint       *positions,
                      GError     **error)
{
  guint n = self->basket->lines->len;
  g_autofree gboolean *made = g_new0 (gboolean, n);

  while (self->subscriptions->len < n)
    {
      guint before = self->subscriptions->len;

      for (guint i = 0; i < n; i++)
        {
          gint64 parent_id;

          if (made[i] || !find_parent (self, g_ptr_array_index (self->basket->lines, i), &parent_id))
            continue;
          positions[i] = self->subscriptions->len;
          made[i] = TRUE;
          if (!insert_subscription (self, i, parent_id, error))
            return FALSE;
        }
      if (self->subscriptions->len == before)
        return refuse_without_base (self, made, error);
    }
  return TRUE;
}

static gboolean
insert_line (Fulfilment           *self,
             const CspBasketLine  *line,
             CspOrder             *order,
             CspSubscription      *subscription,
             gint64                line_number,
             GError              **error)
{
  g_autoptr(CspOrderLine) record = g_object_new (CSP_TYPE_ORDER_LINE, NULL);

  record->order_id = order->id;
  record->line_number = line_number;
  record->offer_id = g_strdup (line->offer->offer_id);
  record->offer_name = g_strdup (line->offer->name);
  record->friendly_name = g_strdup (subscription->friendly_name);
  record->quantity = line->quantity;
  record->term_duration = g_strdup (subscription->term_duration);
  record->subscription_id = subscription->id;
  record->parent_id = subscription->parent_id;
  record->reseller_mpn_id = g_strdup (subscription->reseller_mpn_id);
  return csp_history_insert (self->context, self->kind, record, error);
}

static guint
number_in_group (GPtrArray           *groups,
                 const CspBasketLine *line)
{
  guint number = 0;

  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_find (((CspBasketGroup *) g_ptr_array_index (groups, i))->lines, line, &number))
      break;
  return number;
}

/* As the subscriptions were made, bases first: in this order what needs the base can wait for it. */
static gboolean
insert_lines (Fulfilment   *self,
              GPtrArray    *groups,
              const guint  *positions,
              GError      **error)
{
  guint n = self->basket->lines->len;

  for (guint position = 0; position < n; position++)
    for (guint i = 0; i < n; i++)
      {
        const CspBasketLine *line = g_ptr_array_index (self->basket->lines, i);

        if (positions[i] == position &&
            !insert_line (self, line, self->orders[i], g_ptr_array_index (self->subscriptions, position),
                          number_in_group (groups, line), error))
          return FALSE;
      }
  return TRUE;
}

/* What the basket made, in its order. */
static GPtrArray *
in_basket_order (Fulfilment  *self,
                 const guint *positions)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->basket->lines->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (self->subscriptions, positions[i])));
  return sorted;
}

/**
 * csp_order_fulfil:
 * @context: of the running operation
 * @kind: the operation's kind
 * @backend: who issues the ids
 * @customer: who buys, already stored
 * @basket: what, already checked
 * @reseller: (nullable): reseller of record
 * @owned: (nullable) (element-type CspSubscription): all subscriptions the customer has or had
 * @error: return location
 *
 * Stores one order for each billing cycle and sales group (design.md, Decisions, 18), its lines, and the
 * subscription of each line. The own company becomes the support contact.
 *
 * Returns: (transfer full) (element-type CspSubscription) (nullable): the subscriptions, one for each line of
 *   @basket; %NULL on error
 */
GPtrArray *
csp_order_fulfil (CspOperationContext  *context,
                  const char           *kind,
                  CspBackend           *backend,
                  const CspCustomer    *customer,
                  const CspBasket      *basket,
                  CspReseller          *reseller,
                  GPtrArray            *owned,
                  GError              **error)
{
  guint n = basket->lines->len;
  g_autofree CspOrder **of_lines = g_new0 (CspOrder *, n);
  g_autofree guint *positions = g_new0 (guint, n);
  g_autoptr(GPtrArray) groups = csp_basket_group (basket);
  g_autoptr(GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) subscriptions = g_ptr_array_new_with_free_func (g_object_unref);
  Fulfilment self = { context, kind, backend, customer, basket, reseller, owned, of_lines, subscriptions };

  if (!insert_orders (&self, groups, orders, error) ||
      !insert_subscriptions (&self, positions, error) ||
      !insert_lines (&self, groups, positions, error))
    return NULL;
  return in_basket_order (&self, positions);
}
