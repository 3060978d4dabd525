/* csp-basket-check.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-basket.h"
#include "domain/csp-subscription-rules.h"

#define NICKNAME_MAX 256

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
add_on_reason (char  **names,
               guint   n)
{
  const guint more = n - MIN (n, 3);

  if (n == 0)
    return g_strdup (_("This is an add-on. It can only be bought with one of its base subscriptions."));
  if (n == 1)
    /* Translators: %s is a product */
    return g_strdup_printf (_("This is an add-on. It can only be bought with “%s”."), names[0]);
  if (n == 2)
    /* Translators: %1$s and %2$s are products */
    return g_strdup_printf (_("This is an add-on. It can only be bought with “%1$s” or “%2$s”."), names[0], names[1]);
  if (n == 3)
    /* Translators: %1$s, %2$s and %3$s are products */
    return g_strdup_printf (_("This is an add-on. It can only be bought with “%1$s”, “%2$s” or “%3$s”."),
                            names[0], names[1], names[2]);
  /* Translators: %1$s, %2$s and %3$s are products, %4$d is how many others there are */
  return g_strdup_printf (ngettext ("This is an add-on. It can only be bought with “%1$s”, “%2$s”, “%3$s” or %4$d more.",
                                    "This is an add-on. It can only be bought with “%1$s”, “%2$s”, “%3$s” or one of %4$d more.",
                                    more), names[0], names[1], names[2], (int) more);
}

static char *
base_reason (char  **names,
             guint   n)
{
  const guint more = n - MIN (n, 3);

  if (n == 0)
    return g_strdup (_("This offer requires an active subscription of another offer."));
  if (n == 1)
    /* Translators: %s is a product */
    return g_strdup_printf (_("This offer requires an active subscription of “%s”."), names[0]);
  if (n == 2)
    /* Translators: %1$s and %2$s are products */
    return g_strdup_printf (_("This offer requires an active subscription of “%1$s” or “%2$s”."), names[0], names[1]);
  if (n == 3)
    /* Translators: %1$s, %2$s and %3$s are products */
    return g_strdup_printf (_("This offer requires an active subscription of “%1$s”, “%2$s” or “%3$s”."),
                            names[0], names[1], names[2]);
  /* Translators: %1$s, %2$s and %3$s are products, %4$d is how many others there are */
  return g_strdup_printf (ngettext ("This offer requires an active subscription of “%1$s”, “%2$s”, “%3$s” or %4$d more.",
                                    "This offer requires an active subscription of “%1$s”, “%2$s”, “%3$s” or one of %4$d more.",
                                    more), names[0], names[1], names[2], (int) more);
}

/**
 * csp_basket_needs_base_reason:
 * @offer: an offer that must have a base
 *
 * Returns: (transfer full): a translated sentence that names the bases it can have
 */
char *
csp_basket_needs_base_reason (const CspOffer *offer)
{
  g_auto(GStrv) names = g_strsplit (offer->prerequisite_names != NULL ? offer->prerequisite_names : "", "\n", -1);
  guint n = g_strv_length (names);

  return offer->is_add_on ? add_on_reason (names, n) : base_reason (names, n);
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
      return csp_basket_needs_base_reason (offer);
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
