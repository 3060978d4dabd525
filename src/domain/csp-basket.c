/* csp-basket.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/csp-clock.h"
#include "domain/csp-basket.h"
#include "domain/csp-subscription-rules.h"

static void
line_free (gpointer pointer)
{
  CspBasketLine *line = pointer;

  g_object_unref (line->offer);
  g_free (line->billing_cycle);
  g_free (line->nickname);
  g_free (line);
}

/**
 * csp_basket_new:
 *
 * Returns: (transfer full): an empty basket
 */
CspBasket *
csp_basket_new (void)
{
  CspBasket *self = g_new0 (CspBasket, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/**
 * csp_basket_copy:
 * @self: a basket
 *
 * Returns: (transfer full): another basket with the same lines, for an operation that runs while @self is changed
 */
CspBasket *
csp_basket_copy (const CspBasket *self)
{
  CspBasket *copy = csp_basket_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (self->lines, i);
      CspBasketLine *copied = csp_basket_add (copy, line->offer, line->quantity, line->billing_cycle);

      copied->quantity = line->quantity;
      copied->nickname = g_strdup (line->nickname);
      copied->parent_id = line->parent_id;
    }
  return copy;
}

/**
 * csp_basket_free:
 * @self: (transfer full): a basket
 */
void
csp_basket_free (CspBasket *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * csp_basket_add:
 * @self: a basket
 * @offer: the offer to buy
 * @quantity: how many, 0 for the default of @offer
 * @billing_cycle: (nullable): a billing cycle, %NULL for the default of @offer
 *
 * Returns: (transfer none): the new line, whose other fields may be set
 */
CspBasketLine *
csp_basket_add (CspBasket  *self,
                CspOffer   *offer,
                gint64      quantity,
                const char *billing_cycle)
{
  CspBasketLine *line = g_new0 (CspBasketLine, 1);

  line->offer = g_object_ref (offer);
  line->quantity = quantity != 0 ? quantity : csp_offer_default_quantity (offer);
  line->billing_cycle = billing_cycle ? g_strdup (billing_cycle) : csp_offer_default_cycle (offer);
  g_ptr_array_add (self->lines, line);
  return line;
}

/**
 * csp_basket_find:
 * @self: a basket
 * @offer_id: an offer id
 *
 * Returns: (transfer none) (nullable): the first line with that offer
 */
CspBasketLine *
csp_basket_find (const CspBasket *self,
                 const char      *offer_id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      CspBasketLine *line = g_ptr_array_index (self->lines, i);

      if (csp_offer_id_equal (line->offer->offer_id, offer_id))
        return line;
    }
  return NULL;
}

/**
 * csp_basket_remove:
 * @self: a basket
 * @offer_id: an offer id
 *
 * Takes the first line with that offer out.
 *
 * Returns: whether there was one
 */
gboolean
csp_basket_remove (CspBasket  *self,
                   const char *offer_id)
{
  CspBasketLine *line = csp_basket_find (self, offer_id);

  return line != NULL && g_ptr_array_remove (self->lines, line);
}

/**
 * csp_basket_find_base:
 * @line: a line
 * @subscriptions: (nullable) (element-type CspSubscription): the customer's subscriptions
 *
 * Returns: (transfer none) (nullable): the active subscription that an add-on goes below: the one that
 * @line names, or else the first that its offer accepts
 */
CspSubscription *
csp_basket_find_base (const CspBasketLine *line,
                      GPtrArray           *subscriptions)
{
  g_autofree char *today = csp_clock_today ();

  for (guint i = 0; subscriptions != NULL && i < subscriptions->len; i++)
    {
      CspSubscription *sub = g_ptr_array_index (subscriptions, i);
      g_autofree char *status = csp_subscription_effective_status (sub, today);

      if ((line->parent_id == 0 || line->parent_id == sub->id) && sub->offer_id != NULL &&
          g_strcmp0 (status, "active") == 0 && csp_offer_ids_contain (line->offer->prerequisites, sub->offer_id))
        return sub;
    }
  return NULL;
}

static void
group_free (gpointer pointer)
{
  CspBasketGroup *group = pointer;

  g_ptr_array_unref (group->lines);
  g_free (group);
}

static gboolean
waits_for_base (const CspBasketLine *line,
                GPtrArray           *waiting)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      const CspBasketLine *other = g_ptr_array_index (waiting, i);

      if (other != line && csp_offer_ids_contain (line->offer->prerequisites, other->offer->offer_id))
        return TRUE;
    }
  return FALSE;
}

/* Bases before what is bought for them, otherwise as chosen. */
static GPtrArray *
sort_lines (const CspBasket *self)
{
  g_autoptr(GPtrArray) waiting = g_ptr_array_new ();
  GPtrArray *sorted = g_ptr_array_new ();

  g_ptr_array_extend (waiting, self->lines, NULL, NULL);
  while (waiting->len > 0)
    {
      guint next = 0;

      while (next < waiting->len && waits_for_base (g_ptr_array_index (waiting, next), waiting))
        next++;
      g_ptr_array_add (sorted, g_ptr_array_steal_index (waiting, next < waiting->len ? next : 0));
    }
  return sorted;
}

static GPtrArray *
lines_of_group (GPtrArray           *groups,
                const CspBasketLine *line)
{
  CspBasketGroup *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (g_strcmp0 (group->billing_cycle, line->billing_cycle) == 0 &&
          g_strcmp0 (group->sales_group_id, line->offer->sales_group_id) == 0)
        return group->lines;
    }
  group = g_new0 (CspBasketGroup, 1);
  group->billing_cycle = line->billing_cycle;
  group->sales_group_id = line->offer->sales_group_id;
  group->lines = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group->lines;
}

/**
 * csp_basket_group:
 * @self: a basket, which must outlive the result
 *
 * Splits it into orders: one for each billing cycle and sales group (partner-center-api §14.2,
 * design.md, Decisions, 18). Inside a group, and among the groups as far as that is possible, bases
 * come before what is bought for them.
 *
 * Returns: (transfer full) (element-type CspBasketGroup): the groups
 */
GPtrArray *
csp_basket_group (const CspBasket *self)
{
  g_autoptr(GPtrArray) sorted = sort_lines (self);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < sorted->len; i++)
    {
      CspBasketLine *line = g_ptr_array_index (sorted, i);

      g_ptr_array_add (lines_of_group (groups, line), line);
    }
  return groups;
}

/**
 * csp_basket_license_count:
 * @self: a basket
 *
 * Returns: the licenses of all its lines together; what is billed by usage has none
 */
gint64
csp_basket_license_count (const CspBasket *self)
{
  gint64 count = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (self->lines, i);

      if (g_strcmp0 (line->offer->billing, "usage") != 0)
        count += line->quantity;
    }
  return count;
}
