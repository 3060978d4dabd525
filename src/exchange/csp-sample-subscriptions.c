/* csp-sample-subscriptions.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <string.h>

#include "base/csp-clock.h"
#include "domain/csp-offer-rules.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription-rules.h"
#include "exchange/csp-sample-private.h"
#include "store/csp-label-repo.h"
#include "store/csp-offer-repo.h"
#include "store/csp-subscription-bulk.h"

#define MAX_AGE 1000            /* days */
#define TRIAL_DAYS 27           /* younger trials have not ended */
#define YEAR_DAYS 367           /* older yearly terms have ended */
#define MAX_QUANTITY 240
#define PURGE_MARGIN 2          /* days left of what is suspended longest */

/* The states, in the order in which the first subscriptions have them, and how many of a hundred later ones do. */
static const struct
{
  const char *status;
  guint       share;
} states[] = {
  { "active", 76 }, { "suspended", 9 }, { "expired", 4 }, { "deleted", 5 }, { "pending", 3 }, { "disabled", 2 },
  { "none", 1 },
};

static const char * const nicknames[] = { "Head office", "Marketing", "Факторинг", "本社", "Filial Recife" };

/* What all subscriptions of one offer have in common. */
typedef struct
{
  CspOffer *offer;
  gint64    label_id;
  char     *cycle;
  char     *term;
  char     *ends[MAX_AGE];      /* of the term, by age in days; made when first needed */
} OfferRow;

typedef struct
{
  GPtrArray           *bases;           /* OfferRow that stand alone */
  GPtrArray           *trials;
  GPtrArray           *add_ons;
  gint64               nickname_labels[G_N_ELEMENTS (nicknames)];
  char                *today;
  char                *starts[MAX_AGE];
  char                *purges[MAX_AGE];
  guint                purge_days;
  CspSubscriptionBulk *bulk;
  guint64              n_added;
  char                 guid[37];
  char                *first_end;       /* of the line being made */
} Subscriptions;

static void
offer_row_free (gpointer pointer)
{
  OfferRow *row = pointer;

  g_object_unref (row->offer);
  g_free (row->cycle);
  g_free (row->term);
  for (guint i = 0; i < MAX_AGE; i++)
    g_free (row->ends[i]);
  g_free (row);
}

static void
subscriptions_clear (Subscriptions *self)
{
  g_clear_pointer (&self->bulk, csp_subscription_bulk_free);
  g_ptr_array_unref (self->bases);
  g_ptr_array_unref (self->trials);
  g_ptr_array_unref (self->add_ons);
  g_free (self->today);
  g_free (self->first_end);
  for (guint i = 0; i < MAX_AGE; i++)
    {
      g_free (self->starts[i]);
      g_free (self->purges[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subscriptions, subscriptions_clear)

static gboolean
read_offers (CspSample      *self,
             Subscriptions  *subscriptions,
             GError        **error)
{
  g_autoptr(GPtrArray) offers = csp_offer_repo_load_all (self->conn, self->profile->country, error);

  if (offers == NULL)
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    {
      CspOffer *offer = g_ptr_array_index (offers, i);
      OfferRow *row = g_new0 (OfferRow, 1);

      row->offer = g_object_ref (offer);
      row->cycle = csp_offer_default_cycle (offer);
      row->term = csp_offer_term_duration (offer);
      g_ptr_array_add (offer->is_trial ? subscriptions->trials : offer->is_add_on ? subscriptions->add_ons
                                                                                  : subscriptions->bases, row);
      if (!csp_label_repo_intern (self->conn, offer->name, &row->label_id, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (nicknames); i++)
    if (!csp_label_repo_intern (self->conn, nicknames[i], &subscriptions->nickname_labels[i], error))
      return FALSE;
  return TRUE;
}

static void
make_dates (CspSample     *self,
            Subscriptions *subscriptions)
{
  subscriptions->today = csp_instant_to_date (self->now);
  for (guint i = 0; i < MAX_AGE; i++)
    {
      gint64 instant = self->now - i * G_TIME_SPAN_DAY;

      subscriptions->starts[i] = csp_instant_to_date (instant);
      subscriptions->purges[i] = csp_subscription_purge_date (self->profile->cloud, instant);
      if (strcmp (subscriptions->purges[i], subscriptions->today) > 0)
        subscriptions->purge_days = i;
    }
}

/* When the term under way ends: an older one has been renewed. */
static const char *
term_end (Subscriptions *subscriptions,
          OfferRow      *row,
          guint          age)
{
  g_autoptr(CspSubscription) subscription = NULL;
  g_autofree char *first = NULL;

  if (row->ends[age] != NULL || row->offer->term >= CSP_TERM_ENDLESS)
    return row->ends[age];
  first = csp_subscription_commitment_end (row->offer, subscriptions->starts[age]);
  subscription = g_object_new (CSP_TYPE_SUBSCRIPTION, "status", "active", "auto-renew", !row->offer->is_trial,
                               "is-trial", row->offer->is_trial, "term-duration", row->term, "commitment-end", first,
                               NULL);
  row->ends[age] = csp_subscription_effective_commitment_end (subscription, subscriptions->today);
  return row->ends[age];
}

static const char *
pick_status (CspSample     *self,
             Subscriptions *subscriptions,
             gint64         customer_id)
{
  guint share = csp_sample_random_below (&self->random, 100);

  if (CSP_SAMPLE_IS_FORMER (customer_id - 1))
    return "deleted";
  if (subscriptions->n_added < G_N_ELEMENTS (states))
    return states[subscriptions->n_added].status;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (share < states[i].share)
        return states[i].status;
      share -= states[i].share;
    }
  return states[0].status;
}

static void
set_suspended (CspSample           *self,
               Subscriptions       *subscriptions,
               CspSubscriptionLine *line,
               guint                age)
{
  guint longest = MIN (age, subscriptions->purge_days - PURGE_MARGIN + 1);
  guint days = csp_sample_random_below (&self->random, longest + 1);

  if (csp_sample_random_chance (&self->random, 25))     /* some are about to be erased */
    days = longest - MIN (longest, days % 5);

  line->suspended_at = self->now - days * G_TIME_SPAN_DAY;
  line->purge_date = subscriptions->purges[days];
  line->suspension_reasons = "PartnerRequested";
}

static gint64
pick_quantity (CspSample      *self,
               const CspOffer *offer)
{
  gint64 most = MIN (offer->maximum_quantity, MAX (MAX_QUANTITY, offer->minimum_quantity));
  guint range = most - offer->minimum_quantity + 1;

  /* Small numbers are more frequent. */
  return offer->minimum_quantity + csp_sample_random_below (&self->random, 1 + csp_sample_random_below (&self->random, range));
}

static void
set_partners (CspSample           *self,
              CspSubscriptionLine *line)
{
  guint16 index = g_array_index (self->customer_resellers, guint16, line->customer_id - 1);
  CspReseller *reseller = index > 0 ? g_ptr_array_index (self->resellers, index - 1) : NULL;

  if (reseller == NULL || csp_sample_random_chance (&self->random, 12))
    return;
  line->reseller_mpn_id = reseller->mpn_id;
  if (!csp_sample_random_chance (&self->random, 40))
    return;
  line->support_mpn_id = reseller->mpn_id;
  line->support_name = reseller->name;
}

static void
fill_line (CspSample           *self,
           Subscriptions       *subscriptions,
           OfferRow            *row,
           const char          *status,
           guint                age,
           CspSubscriptionLine *line)
{
  CspOffer *offer = row->offer;

  csp_sample_random_guid (&self->random, subscriptions->guid);
  line->subscription_id = subscriptions->guid;
  line->offer_id = offer->offer_id;
  line->offer_name = offer->name;
  line->label_id = row->label_id;
  line->quantity = pick_quantity (self, offer);
  line->unit_type = offer->unit_type;
  line->status = status;
  line->auto_renew = offer->is_auto_renewable && !offer->is_trial;
  line->is_trial = offer->is_trial;
  line->is_add_on = offer->is_add_on;
  line->billing_type = offer->billing;
  line->billing_cycle = row->cycle;
  line->term_duration = row->term;
  line->created_at = self->now - age * G_TIME_SPAN_DAY - G_TIME_SPAN_MINUTE;
  line->effective_start = subscriptions->starts[age];
  line->commitment_end = term_end (subscriptions, row, age);
}

static void
set_nickname (CspSample           *self,
              Subscriptions       *subscriptions,
              CspSubscriptionLine *line)
{
  guint nickname = csp_sample_random_below (&self->random, G_N_ELEMENTS (nicknames));

  line->friendly_name = nicknames[nickname];
  line->label_id = subscriptions->nickname_labels[nickname];
}

/* What is over is older than its term, a trial that is not is younger. */
static guint
pick_age (CspSample      *self,
          const CspOffer *offer,
          gboolean        is_over)
{
  guint least = !is_over ? 1 : offer->is_trial ? 2 * TRIAL_DAYS : YEAR_DAYS;
  guint most = offer->is_trial && !is_over ? TRIAL_DAYS : MAX_AGE - 1;

  return least + csp_sample_random_below (&self->random, most - least + 1);
}

static gboolean
add_one (CspSample      *self,
         Subscriptions  *subscriptions,
         OfferRow       *row,
         gint64          customer_id,
         gint64          parent_id,
         const char     *status,
         gint64         *id,
         GError        **error)
{
  CspSubscriptionLine line = { .customer_id = customer_id, .parent_id = parent_id };
  gboolean is_over = g_str_equal (status, "expired");
  guint age = pick_age (self, row->offer, is_over);

  fill_line (self, subscriptions, row, status, age, &line);
  if (is_over)
    {
      g_free (subscriptions->first_end);
      subscriptions->first_end = csp_subscription_commitment_end (row->offer, line.effective_start);
      line.commitment_end = subscriptions->first_end;
    }
  if (csp_sample_random_chance (&self->random, 6))
    set_nickname (self, subscriptions, &line);
  if (g_str_equal (status, "suspended"))
    set_suspended (self, subscriptions, &line, age);
  set_partners (self, &line);
  subscriptions->n_added++;
  _csp_sample_report (self, self->size.n_customers + subscriptions->n_added);
  return csp_subscription_bulk_insert (subscriptions->bulk, &line, id, error);
}

/* An add-on whose base is the given one, with luck. */
static OfferRow *
pick_add_on (CspSample      *self,
             Subscriptions  *subscriptions,
             const OfferRow *base)
{
  OfferRow *row = g_ptr_array_index (subscriptions->add_ons,
                                     csp_sample_random_below (&self->random, subscriptions->add_ons->len));

  return csp_offer_ids_contain (row->offer->prerequisites, base->offer->offer_id) ? row : NULL;
}

static gboolean
add_for_customer (CspSample      *self,
                  Subscriptions  *subscriptions,
                  gint64          customer_id,
                  guint           count,
                  GError        **error)
{
  guint first = csp_sample_random_below (&self->random, subscriptions->bases->len);
  OfferRow *base = NULL;
  gint64 base_id = 0;

  for (guint i = 0; i < count; i++)
    {
      const char *status = pick_status (self, subscriptions, customer_id);
      /* Only trials expire: the rest is legacy, which always renews. */
      gboolean is_trial = g_str_equal (status, "expired") || (i > 0 && csp_sample_random_chance (&self->random, 5));
      OfferRow *add_on = base_id != 0 && g_str_equal (status, "active") ? pick_add_on (self, subscriptions, base) : NULL;
      OfferRow *row = add_on;
      gint64 id;

      if (row == NULL && is_trial && (g_str_equal (status, "active") || g_str_equal (status, "expired")))
        row = g_ptr_array_index (subscriptions->trials, (first + i) % subscriptions->trials->len);
      else if (row == NULL)
        row = g_ptr_array_index (subscriptions->bases, (first + i) % subscriptions->bases->len);
      if (!add_one (self, subscriptions, row, customer_id, add_on ? base_id : 0, status, &id, error))
        return FALSE;
      /* One add-on a base: the same twice would break its limits. */
      base = row->offer->is_add_on || row->offer->is_trial || !g_str_equal (status, "active") ? NULL : row;
      base_id = base ? id : 0;
    }
  return TRUE;
}

/* Customers two by two have twice the average together, so that the number of all is exact. */
static gboolean
add_all (CspSample      *self,
         Subscriptions  *subscriptions,
         GError        **error)
{
  guint average = self->size.subscriptions_per_customer;
  guint count = average;

  for (guint i = 0; i < self->size.n_customers; i++)
    {
      if (i % 2 == 1)
        count = 2 * average - count;
      else if (i + 1 < self->size.n_customers)
        count = csp_sample_random_below (&self->random, 2 * average + 1);
      else
        count = average;
      if (!add_for_customer (self, subscriptions, i + 1, count, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_csp_sample_add_subscriptions (CspSample  *self,
                               GError    **error)
{
  g_auto(Subscriptions) subscriptions = { g_ptr_array_new_with_free_func (offer_row_free),
                                          g_ptr_array_new_with_free_func (offer_row_free),
                                          g_ptr_array_new_with_free_func (offer_row_free) };
  guint64 n_expected = (guint64) self->size.n_customers * self->size.subscriptions_per_customer;

  if (!read_offers (self, &subscriptions, error))
    return FALSE;
  make_dates (self, &subscriptions);
  subscriptions.bulk = csp_subscription_bulk_new (self->conn, n_expected, error);
  return subscriptions.bulk != NULL && add_all (self, &subscriptions, error) &&
         csp_subscription_bulk_finish (subscriptions.bulk, error);
}
