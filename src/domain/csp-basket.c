/* csp-basket.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-basket.h"
#include "domain/csp-subscription-rules.h"

#define NICKNAME_MAX 256

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
 * csp_offer_id_equal:
 * @a: (nullable): an offer id
 * @b: (nullable): an offer id
 *
 * Returns: whether both name the same offer: they come in mixed case (partner-center-api §4)
 */
gboolean
csp_offer_id_equal (const char *a,
                    const char *b)
{
  return a != NULL && b != NULL && g_ascii_strcasecmp (a, b) == 0;
}

/**
 * csp_offer_ids_contain:
 * @ids: (nullable): words separated by blanks, as in #CspOffer's lists
 * @id: one word
 *
 * Returns: whether @id is among @ids, without regard to case
 */
gboolean
csp_offer_ids_contain (const char *ids,
                       const char *id)
{
  gsize length = strlen (id);
  const char *word = ids;

  while (word != NULL && *word != '\0')
    {
      gsize span = strcspn (word, " ");

      if (span == length && length > 0 && g_ascii_strncasecmp (word, id, length) == 0)
        return TRUE;
      word += span;
      word += strspn (word, " ");
    }
  return FALSE;
}

/**
 * csp_offer_default_quantity:
 * @offer: an offer
 *
 * Returns: the quantity to begin with: the smallest that is sold
 */
gint64
csp_offer_default_quantity (const CspOffer *offer)
{
  return MAX (offer->minimum_quantity, 1);
}

/**
 * csp_offer_supports_cycle:
 * @offer: an offer
 * @cycle: (nullable): a billing cycle
 *
 * Returns: whether @offer can be billed in @cycle; one whose cycles are not known takes any
 */
gboolean
csp_offer_supports_cycle (const CspOffer *offer,
                          const char     *cycle)
{
  return csp_is_empty (offer->billing_cycles) ||
         (cycle != NULL && csp_offer_ids_contain (offer->billing_cycles, cycle));
}

/**
 * csp_offer_default_cycle:
 * @offer: an offer
 *
 * Returns: (transfer full): the billing cycle to begin with: monthly where it is offered, else the
 * first of the offer
 */
char *
csp_offer_default_cycle (const CspOffer *offer)
{
  if (csp_is_empty (offer->billing_cycles))
    return g_strdup (offer->is_trial ? "none" : "monthly");
  if (csp_offer_supports_cycle (offer, "monthly"))
    return g_strdup ("monthly");
  return g_strndup (offer->billing_cycles, strcspn (offer->billing_cycles, " "));
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

typedef struct
{
  guint active;
  guint suspended;
  guint pending;
  guint ever;
} Owned;

static Owned
count_owned (const CspOffer *offer,
             GPtrArray      *subscriptions)
{
  g_autofree char *today = csp_clock_today ();
  Owned owned = { 0 };

  for (guint i = 0; subscriptions != NULL && i < subscriptions->len; i++)
    {
      CspSubscription *sub = g_ptr_array_index (subscriptions, i);
      g_autofree char *status = NULL;

      if (!csp_offer_id_equal (sub->offer_id, offer->offer_id))
        continue;
      status = csp_subscription_effective_status (sub, today);
      owned.ever++;
      owned.active += g_strcmp0 (status, "active") == 0;
      owned.suspended += g_strcmp0 (status, "suspended") == 0;
      owned.pending += g_strcmp0 (status, "pending") == 0;
    }
  return owned;
}

/* How often one customer may have @offer, 0 for any number. A trial without a limit of its own can be
 * had once (functional-spec §7.7). */
static gint64
limit_of (const CspOffer *offer,
          gboolean       *is_lifetime)
{
  gboolean has_unit = offer->limit_unit != NULL && g_ascii_strcasecmp (offer->limit_unit, "None") != 0;

  *is_lifetime = offer->is_trial || (has_unit && g_ascii_strcasecmp (offer->limit_unit, "Lifetime") == 0);
  if (has_unit && offer->customer_limit > 0)
    return offer->customer_limit;
  return offer->is_trial ? 1 : 0;
}

static gint64
used_of_limit (const Owned *owned,
               gboolean     is_lifetime)
{
  return is_lifetime ? owned->ever : owned->active + owned->suspended + owned->pending;
}

static gboolean
has_active_of (GPtrArray  *subscriptions,
               const char *offer_ids)
{
  g_autofree char *today = csp_clock_today ();

  for (guint i = 0; subscriptions != NULL && i < subscriptions->len; i++)
    {
      CspSubscription *sub = g_ptr_array_index (subscriptions, i);
      g_autofree char *status = csp_subscription_effective_status (sub, today);

      if (g_strcmp0 (status, "active") == 0 && sub->offer_id != NULL &&
          csp_offer_ids_contain (offer_ids, sub->offer_id))
        return TRUE;
    }
  return FALSE;
}

/* Marks the lines whose requirement is met by a subscription or by another line that is met itself:
 * two add-ons that require each other do not carry one another. */
static gboolean *
find_lines_with_base (const CspBasket *self,
                      GPtrArray       *subscriptions)
{
  guint n = self->lines->len;
  gboolean *met = g_new0 (gboolean, n);
  gboolean changed = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (self->lines, i);

      met[i] = csp_is_empty (line->offer->prerequisites) ? !line->offer->is_add_on
                                                         : has_active_of (subscriptions, line->offer->prerequisites);
    }
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = 0; !met[i] && j < n; j++)
          {
            const CspBasketLine *line = g_ptr_array_index (self->lines, i);
            const CspBasketLine *base = g_ptr_array_index (self->lines, j);

            if (i != j && met[j] && csp_offer_ids_contain (line->offer->prerequisites, base->offer->offer_id))
              changed = met[i] = TRUE;
          }
    }
  return met;
}

static gboolean
offer_has_base (const CspBasket *self,
                const CspOffer  *offer,
                GPtrArray       *subscriptions)
{
  g_autofree gboolean *met = NULL;

  if (csp_is_empty (offer->prerequisites))
    return !offer->is_add_on;
  if (has_active_of (subscriptions, offer->prerequisites))
    return TRUE;
  met = self ? find_lines_with_base (self, subscriptions) : NULL;
  for (guint i = 0; met != NULL && i < self->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (self->lines, i);

      if (met[i] && !csp_offer_id_equal (line->offer->offer_id, offer->offer_id) &&
          csp_offer_ids_contain (offer->prerequisites, line->offer->offer_id))
        return TRUE;
    }
  return FALSE;
}

static CspOfferAvailability
limit_state (const CspOffer *offer,
             GPtrArray      *subscriptions)
{
  Owned owned = count_owned (offer, subscriptions);
  gboolean is_lifetime;
  gint64 limit = limit_of (offer, &is_lifetime);

  if (limit == 0 || used_of_limit (&owned, is_lifetime) < limit)
    return CSP_OFFER_AVAILABLE;
  if (owned.active + owned.pending > 0)
    return CSP_OFFER_OWNED;
  return owned.suspended > 0 ? CSP_OFFER_SUSPENDED : CSP_OFFER_LIMIT_REACHED;
}

/* A sentence beside an offer that can be bought although the customer has it. */
static char *
owned_hint (const CspOffer *offer,
            GPtrArray      *subscriptions)
{
  Owned owned = count_owned (offer, subscriptions);

  if (g_strcmp0 (offer->billing, "usage") == 0)
    return NULL;
  if (owned.active > 0)
    return g_strdup (_("The customer already has an active subscription of this offer. "
                       "For more licenses, its quantity can be changed instead."));
  if (owned.suspended > 0)
    return g_strdup (_("The customer has a suspended subscription of this offer, which can be reactivated instead."));
  return NULL;
}

static char *
state_reason (CspOfferAvailability state,
              const CspOffer      *offer,
              GPtrArray           *subscriptions)
{
  gboolean is_lifetime;
  gint64 limit = limit_of (offer, &is_lifetime);

  switch (state)
    {
    case CSP_OFFER_OWNED:
      return g_strdup_printf (ngettext ("Already owned: this offer is limited to %d subscription for each customer.",
                                        "Already owned: this offer is limited to %d subscriptions for each customer.",
                                        limit), (int) limit);
    case CSP_OFFER_SUSPENDED:
      return g_strdup (_("The customer has this subscription, but it is suspended. Reactivate it instead."));
    case CSP_OFFER_LIMIT_REACHED:
      return g_strdup_printf (ngettext ("A customer can have this offer %d time only, and this one has had it.",
                                        "A customer can have this offer %d times only, and this one has had it.",
                                        limit), (int) limit);
    case CSP_OFFER_NEEDS_BASE:
      return g_strdup (offer->is_add_on ? _("This is an add-on. It can only be bought with one of its base subscriptions.")
                                        : _("This offer requires an active subscription of another offer."));
    case CSP_OFFER_NOT_SOLD:
      return g_strdup (_("This offer is not sold any more."));
    case CSP_OFFER_AVAILABLE:
    default:
      return owned_hint (offer, subscriptions);
    }
}

/**
 * csp_basket_offer_state:
 * @self: (nullable): the basket so far, whose other lines may be the base of @offer
 * @offer: an offer
 * @subscriptions: (nullable) (element-type CspSubscription): all subscriptions the customer has or had
 * @reason: (out) (optional) (nullable) (transfer full): a translated sentence; for an offer that can
 *   be bought, a hint when the customer has it already
 *
 * Whether @offer can be chosen (functional-spec §4.4 page 2). The offer's limit counts subscriptions:
 * *Concurrent* those that are active, pending or suspended, *Lifetime* all there ever were.
 *
 * Returns: whether it can be bought, or why not
 */
CspOfferAvailability
csp_basket_offer_state (const CspBasket *self,
                        const CspOffer  *offer,
                        GPtrArray       *subscriptions,
                        char           **reason)
{
  CspOfferAvailability state;

  if (!offer->is_available)
    state = CSP_OFFER_NOT_SOLD;
  else if ((state = limit_state (offer, subscriptions)) == CSP_OFFER_AVAILABLE &&
           !offer_has_base (self, offer, subscriptions))
    state = CSP_OFFER_NEEDS_BASE;
  if (reason != NULL)
    *reason = state_reason (state, offer, subscriptions);
  return state;
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

/**
 * csp_basket_find_base_line:
 * @self: a basket
 * @line: a line of it
 *
 * Returns: (transfer none) (nullable): another line whose offer @line requires, and whose new
 * subscription can become its base
 */
CspBasketLine *
csp_basket_find_base_line (const CspBasket     *self,
                           const CspBasketLine *line)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      CspBasketLine *other = g_ptr_array_index (self->lines, i);

      if (other != line && csp_offer_ids_contain (line->offer->prerequisites, other->offer->offer_id))
        return other;
    }
  return NULL;
}

static void
check_terms (const CspBasketLine *line,
             const char          *field,
             CspProblems         *problems)
{
  csp_offer_quantity_check (line->offer, line->quantity, field, problems);
  if (!csp_offer_supports_cycle (line->offer, line->billing_cycle))
    /* translators: %1$s is a billing frequency as Monthly, %2$s a product */
    csp_problems_error (problems, field, _("The billing frequency “%1$s” is not offered for %2$s."),
                        csp_billing_cycle_label (line->billing_cycle), line->offer->name);
  if (line->nickname != NULL && g_utf8_strlen (line->nickname, -1) > NICKNAME_MAX)
    csp_problems_error (problems, field, _("The nickname must not be longer than %d characters."), NICKNAME_MAX);
}

static guint
lines_of_offer_before (const CspBasket *self,
                       guint            index)
{
  const CspBasketLine *line = g_ptr_array_index (self->lines, index);
  guint n = 0;

  for (guint i = 0; i < index; i++)
    {
      const CspBasketLine *other = g_ptr_array_index (self->lines, i);

      n += csp_offer_id_equal (other->offer->offer_id, line->offer->offer_id);
    }
  return n;
}

static void
check_limit (const CspBasket *self,
             guint            index,
             GPtrArray       *subscriptions,
             const char      *field,
             CspProblems     *problems)
{
  const CspBasketLine *line = g_ptr_array_index (self->lines, index);
  CspOfferAvailability state = limit_state (line->offer, subscriptions);
  Owned owned = count_owned (line->offer, subscriptions);
  g_autofree char *reason = state_reason (state, line->offer, subscriptions);
  gboolean is_lifetime;
  gint64 limit = limit_of (line->offer, &is_lifetime);

  if (state != CSP_OFFER_AVAILABLE)
    csp_problems_error (problems, field, "%s", reason);
  else if (limit != 0 && used_of_limit (&owned, is_lifetime) + lines_of_offer_before (self, index) >= limit)
    csp_problems_error (problems, field,
                        ngettext ("This offer is limited to %d subscription for each customer.",
                                  "This offer is limited to %d subscriptions for each customer.", limit),
                        (int) limit);
  else if (reason != NULL)
    csp_problems_warning (problems, field, "%s", reason);
}

static void
check_base (const CspBasketLine *line,
            gboolean             has_base,
            GPtrArray           *subscriptions,
            const char          *field,
            CspProblems         *problems)
{
  g_autofree char *reason = NULL;

  if (line->parent_id != 0 && csp_basket_find_base (line, subscriptions) == NULL)
    {
      csp_problems_error (problems, field,
                          _("The chosen base subscription is not active, or not one that this add-on can be bought for."));
      return;
    }
  if (has_base)
    return;
  reason = state_reason (CSP_OFFER_NEEDS_BASE, line->offer, subscriptions);
  csp_problems_error (problems, field, "%s", reason);
}

/**
 * csp_basket_validate:
 * @self: a basket
 * @subscriptions: (nullable) (element-type CspSubscription): all subscriptions the customer has or had
 * @problems: where problems are added, for fields "order:" and the offer's id
 *
 * Finds everything that forbids to place the order (functional-spec §4.4 and §7.7, design.md,
 * Decisions, 10). An empty basket is no problem: whether one is allowed is the caller's rule.
 */
void
csp_basket_validate (const CspBasket *self,
                     GPtrArray       *subscriptions,
                     CspProblems     *problems)
{
  g_autofree gboolean *met = find_lines_with_base (self, subscriptions);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CspBasketLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *field = g_strconcat ("order:", line->offer->offer_id, NULL);

      if (!line->offer->is_available)
        {
          g_autofree char *reason = state_reason (CSP_OFFER_NOT_SOLD, line->offer, subscriptions);

          csp_problems_error (problems, field, "%s", reason);
          continue;
        }
      check_terms (line, field, problems);
      check_limit (self, i, subscriptions, field, problems);
      check_base (line, met[i], subscriptions, field, problems);
    }
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
