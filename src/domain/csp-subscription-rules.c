/* csp-subscription-rules.c
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
#include "domain/csp-subscription-rules.h"
#include "domain/csp-word-label.h"

#define NCE_DECREASE_DAYS 7

#define MAY(change) (1u << CSP_SUBSCRIPTION_CHANGE_##change)

static const struct
{
  const char           *from;
  CspSubscriptionEvent  event;
  const char           *to;
} transitions[] = {
  { "pending", CSP_SUBSCRIPTION_EVENT_PROVISIONED, "active" },
  { "active", CSP_SUBSCRIPTION_EVENT_SUSPEND, "suspended" },
  { "suspended", CSP_SUBSCRIPTION_EVENT_ACTIVATE, "active" },
  { "suspended", CSP_SUBSCRIPTION_EVENT_PURGE, "deleted" },
  { "active", CSP_SUBSCRIPTION_EVENT_CANCEL, "deleted" },
  { "active", CSP_SUBSCRIPTION_EVENT_CONVERT, "active" },
  { "active", CSP_SUBSCRIPTION_EVENT_RENEW, "active" },
  { "active", CSP_SUBSCRIPTION_EVENT_EXPIRE, "expired" },
  { "expired", CSP_SUBSCRIPTION_EVENT_ERASE, "deleted" },
};

/* What stays possible in each status. One that is not listed is a newer word of the service: there
 * only what does not depend on the status may change. */
static const struct
{
  const char *status;
  guint       may;
} permitted[] = {
  { "active", MAY (QUANTITY) | MAY (NICKNAME) | MAY (STATUS_SUSPEND) | MAY (AUTO_RENEW) | MAY (RESELLER) |
              MAY (SUPPORT_CONTACT) | MAY (ADD_ON) | MAY (BILLING_CYCLE) },
  { "suspended", MAY (NICKNAME) | MAY (STATUS_ACTIVATE) | MAY (AUTO_RENEW) | MAY (RESELLER) | MAY (SUPPORT_CONTACT) },
  { "pending", MAY (NICKNAME) | MAY (AUTO_RENEW) | MAY (RESELLER) | MAY (SUPPORT_CONTACT) },
  { "deleted", 0 },
  { NULL, MAY (NICKNAME) | MAY (RESELLER) | MAY (SUPPORT_CONTACT) },
};

/* The sentence for a change that the status forbids; the first row that fits. */
static const struct
{
  const char            *status;        /* NULL for any */
  CspSubscriptionChange  change;
  const char            *reason;
} refusals[] = {
  { "suspended", CSP_SUBSCRIPTION_CHANGE_QUANTITY,
    N_("The quantity cannot be changed while the subscription is suspended. Reactivate it first.") },
  { "suspended", CSP_SUBSCRIPTION_CHANGE_ADD_ON,
    N_("Add-ons cannot be bought while the subscription is suspended. Reactivate it first.") },
  { "suspended", CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND, N_("The subscription is suspended already.") },
  { "active", CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE, N_("The subscription is active already.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_QUANTITY, N_("The quantity can only be changed while the subscription is active.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_STATUS_SUSPEND, N_("Only an active subscription can be suspended.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_STATUS_ACTIVATE, N_("Only a suspended subscription can be reactivated.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW, N_("The subscription has ended and does not renew any more.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_ADD_ON, N_("Add-ons can only be bought while the subscription is active.") },
  { NULL, CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE,
    N_("The billing frequency can only be changed while the subscription is active.") },
};

/**
 * csp_subscription_next_status:
 * @status: (nullable): a status
 * @event: what happens
 *
 * Returns: (transfer none) (nullable): the status afterwards, %NULL when @event cannot happen in
 * @status (functional-spec §5.1)
 */
const char *
csp_subscription_next_status (const char           *status,
                              CspSubscriptionEvent  event)
{
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].event == event && g_strcmp0 (transitions[i].from, status) == 0)
      return transitions[i].to;
  return NULL;
}

static gboolean
refuse (char       **reason,
        const char  *sentence)
{
  if (reason != NULL)
    *reason = g_strdup (sentence);
  return FALSE;
}

static guint
changes_permitted_in (const char *status)
{
  guint row = 0;

  while (permitted[row].status != NULL && g_strcmp0 (permitted[row].status, status) != 0)
    row++;
  return permitted[row].may;
}

static const char *
refusal_for (const char            *status,
             CspSubscriptionChange  change)
{
  if (g_strcmp0 (status, "deleted") == 0)
    return _("The subscription has been deleted. It cannot be changed any more.");
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].change == change &&
        (refusals[i].status == NULL || g_strcmp0 (refusals[i].status, status) == 0))
      return _(refusals[i].reason);
  return _("The subscription cannot be changed in this status.");
}

static gboolean
is_usage (const CspSubscription *sub)
{
  return g_strcmp0 (sub->billing_type, "usage") == 0;
}

/* What depends on the kind of subscription and not on its status; NULL when nothing forbids it. */
static const char *
kind_refusal (const CspSubscription *sub,
              CspSubscriptionChange  change)
{
  switch (change)
    {
    case CSP_SUBSCRIPTION_CHANGE_QUANTITY:
      return is_usage (sub) ? _("This subscription is billed by usage and has no quantity.") : NULL;

    case CSP_SUBSCRIPTION_CHANGE_AUTO_RENEW:
      if (sub->is_trial)
        return _("A trial does not renew. Convert it to a paid subscription instead.");
      if (g_strcmp0 (sub->commerce, "legacy") == 0)
        return sub->auto_renew ? _("This subscription always renews after 12 months. Suspend it to end it.")
                               : _("The offer of this subscription does not renew by itself, which cannot be changed.");
      return NULL;

    case CSP_SUBSCRIPTION_CHANGE_BILLING_CYCLE:
      if (sub->is_trial)
        return _("A trial has no billing frequency.");
      if (is_usage (sub))
        return _("This subscription is billed by usage every month.");
      if (!csp_is_empty (sub->term_duration) && !g_str_equal (sub->term_duration, "P1Y"))
        return _("The billing frequency can only be changed for a term of one year.");
      return NULL;

    case CSP_SUBSCRIPTION_CHANGE_ADD_ON:
      return sub->is_add_on ? _("This subscription is an add-on itself. Buy the add-on for its base subscription.") : NULL;

    default:
      return NULL;
    }
}

/**
 * csp_subscription_can_change:
 * @sub: a subscription
 * @change: what somebody wants to change
 * @reason: (out) (optional) (nullable) (transfer full): a translated sentence when it is refused
 *
 * Judges by the status of today, so a suspended one past its purge date counts as deleted
 * (functional-spec §4.7 and §5.1; the service's codes are 2001, 2006, 2011 and 800093). Whether the
 * base of an add-on is active is asked with csp_subscription_can_activate_below().
 *
 * Returns: whether @change is possible
 */
gboolean
csp_subscription_can_change (const CspSubscription *sub,
                             CspSubscriptionChange  change,
                             char                 **reason)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *status = csp_subscription_effective_status (sub, today);
  const char *refusal;

  if (reason != NULL)
    *reason = NULL;
  if (!(changes_permitted_in (status) & (1u << change)))
    return refuse (reason, refusal_for (status, change));
  if ((refusal = kind_refusal (sub, change)) != NULL)
    return refuse (reason, refusal);
  return TRUE;
}

/**
 * csp_subscription_can_activate_below:
 * @parent: the base subscription of an add-on
 * @reason: (out) (optional) (nullable) (transfer full): a translated sentence when it is refused
 *
 * Returns: whether an add-on of @parent may be active (functional-spec §5.1, the service's 27009)
 */
gboolean
csp_subscription_can_activate_below (const CspSubscription *parent,
                                     char                 **reason)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *status = csp_subscription_effective_status (parent, today);

  if (reason != NULL)
    *reason = NULL;
  if (g_strcmp0 (status, "active") == 0)
    return TRUE;
  return refuse (reason, _("This is an add-on, and its base subscription is not active. Reactivate that one first."));
}

/**
 * csp_subscription_purge_date:
 * @cloud: (nullable): the profile's cloud
 * @suspended_at: when it was suspended, microseconds since 1970 UTC
 *
 * Returns: (transfer full): the date on which a subscription suspended then is erased: 90 days later,
 * 60 in the China cloud (design.md, Decisions, 16)
 */
char *
csp_subscription_purge_date (const char *cloud,
                             gint64      suspended_at)
{
  g_autofree char *date = csp_instant_to_date (suspended_at);

  return csp_date_add_days (date, g_strcmp0 (cloud, "china") == 0 ? 60 : 90);
}

/* Reads an ISO 8601 duration of one part, as the service writes them: P30D, P1M, P3Y. */
static gboolean
parse_duration (const char *duration,
                gint64     *count,
                char       *unit)
{
  char *end;

  if (duration == NULL || duration[0] != 'P' || !g_ascii_isdigit (duration[1]))
    return FALSE;
  *count = g_ascii_strtoll (duration + 1, &end, 10);
  *unit = *end;
  return *count > 0 && *count < CSP_TERM_ENDLESS && *unit != '\0' && strchr ("DMY", *unit) != NULL && end[1] == '\0';
}

static char *
date_add_terms (const char *date,
                gint64      terms,
                char        unit)
{
  if (unit == 'D')
    return csp_date_add_days (date, terms);
  return csp_date_add_months (date, unit == 'Y' ? terms * 12 : terms);
}

/* A number of terms that surely ends no later than after @days, at least 1. */
static gint64
whole_terms_below (int    days,
                   gint64 count,
                   char   unit)
{
  int longest = unit == 'D' ? 1 : unit == 'M' ? 31 : 366;

  return MAX (days / (count * longest), 1);
}

static gboolean
date_has_come (const char *date,
               const char *today)
{
  return csp_date_is_valid (date) && g_strcmp0 (date, today) <= 0;
}

/**
 * csp_subscription_effective_status:
 * @sub: a subscription
 * @today: the date to judge by, YYYY-MM-DD
 *
 * What the stored status has become by the mere passing of time: a suspended one whose purge date has
 * come is deleted; an active trial, and an active one without auto-renew, is expired when its term has
 * ended. With auto-renew it stays active, see csp_subscription_effective_commitment_end().
 *
 * Returns: (transfer full) (nullable): the status on @today
 */
char *
csp_subscription_effective_status (const CspSubscription *sub,
                                   const char            *today)
{
  CspSubscriptionEvent event;
  const char *next;

  if (g_strcmp0 (sub->status, "suspended") == 0 && date_has_come (sub->purge_date, today))
    event = CSP_SUBSCRIPTION_EVENT_PURGE;
  else if (g_strcmp0 (sub->status, "active") == 0 && date_has_come (sub->commitment_end, today))
    event = sub->is_trial || !sub->auto_renew ? CSP_SUBSCRIPTION_EVENT_EXPIRE : CSP_SUBSCRIPTION_EVENT_RENEW;
  else
    return g_strdup (sub->status);
  next = csp_subscription_next_status (sub->status, event);
  return g_strdup (next);
}

/**
 * csp_subscription_effective_commitment_end:
 * @sub: a subscription
 * @today: the date to judge by, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the end of the term that runs on @today: the stored one, or when
 * an auto-renewing one has passed it, the first later end of a whole term
 */
char *
csp_subscription_effective_commitment_end (const CspSubscription *sub,
                                           const char            *today)
{
  g_autofree char *end = g_strdup (sub->commitment_end);
  g_autofree char *status = csp_subscription_effective_status (sub, today);
  gint64 count, terms;
  char unit;

  if (g_strcmp0 (status, "active") != 0 || !date_has_come (end, today) ||
      !parse_duration (csp_is_empty (sub->term_duration) ? "P1Y" : sub->term_duration, &count, &unit))
    return g_steal_pointer (&end);
  /* Counted from the stored end each time: adding months to the 28th of February would lose the 31st. */
  terms = whole_terms_below (csp_date_days_between (end, today), count, unit);
  for (; date_has_come (end, today); terms++)
    {
      g_free (end);
      end = date_add_terms (sub->commitment_end, terms * count, unit);
    }
  return g_steal_pointer (&end);
}

/**
 * csp_subscription_commitment_end:
 * @offer: the offer that is bought
 * @start: the date it starts, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the date on which the first term ends: a trial's month counts
 * 30 days (functional-spec §5.1); %NULL when the offer's term has no end
 */
char *
csp_subscription_commitment_end (const CspOffer *offer,
                                 const char     *start)
{
  g_autofree char *duration = csp_offer_term_duration (offer);
  gint64 count;
  char unit;

  if (!parse_duration (duration, &count, &unit))
    return NULL;
  return date_add_terms (start, count, unit);
}

/* A new-commerce quantity goes down in the first days only; the service's own date wins. */
static gboolean
decrease_is_late (const CspSubscription *sub)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *last = NULL;

  if (g_strcmp0 (sub->commerce, "nce") != 0)
    return FALSE;
  if (sub->cancel_until != 0)
    return csp_clock_now () > sub->cancel_until;
  last = csp_date_add_days (sub->effective_start, NCE_DECREASE_DAYS);
  return last != NULL && g_strcmp0 (today, last) > 0;
}

/**
 * csp_subscription_quantity_check:
 * @sub: a subscription
 * @offer: (nullable): its offer, %NULL when the catalogue does not have it
 * @quantity: the quantity somebody wants
 * @problems: where problems are added, for the field "quantity"
 *
 * Finds what forbids to change the quantity to @quantity. Its present quantity is always allowed.
 */
void
csp_subscription_quantity_check (const CspSubscription *sub,
                                 const CspOffer        *offer,
                                 gint64                 quantity,
                                 CspProblems           *problems)
{
  g_autofree char *reason = NULL;

  if (quantity == sub->quantity)
    return;
  if (!csp_subscription_can_change (sub, CSP_SUBSCRIPTION_CHANGE_QUANTITY, &reason))
    {
      csp_problems_error (problems, "quantity", "%s", reason);
      return;
    }
  if (offer != NULL && !csp_offer_quantity_check (offer, quantity, "quantity", problems))
    return;
  if (quantity < 1 || quantity > CSP_QUANTITY_MAX)
    csp_problems_error (problems, "quantity", _("The quantity must be a whole number from 1 to %d."), CSP_QUANTITY_MAX);
  else if (quantity < sub->quantity && decrease_is_late (sub))
    csp_problems_error (problems, "quantity",
                        _("The quantity can only be reduced within seven days after the purchase or renewal. "
                          "Turn auto-renew off, or wait for the renewal."));
}

static const CspWordLabel statuses[] = {
  { "none", "status-subscription", NC_("status-subscription", "None") },
  { "pending", "status-subscription", NC_("status-subscription", "Pending") },
  { "active", "status-subscription", NC_("status-subscription", "Active") },
  { "suspended", "status-subscription", NC_("status-subscription", "Suspended") },
  { "deleted", "status-subscription", NC_("status-subscription", "Deleted") },
  { "expired", "status-subscription", NC_("status-subscription", "Expired") },
  { "disabled", "status-subscription", NC_("status-subscription", "Disabled") },
};

static const CspWordLabel billing_cycles[] = {
  { "monthly", "field", NC_("field", "Monthly") },
  { "annual", "field", NC_("field", "Annual") },
  { "one_time", "field", NC_("field", "One-time billing") },
  { "none", "billing-cycle", NC_("billing-cycle", "None") },
  { "biennial", "billing-cycle", NC_("billing-cycle", "Every two years") },
  { "triennial", "billing-cycle", NC_("billing-cycle", "Every three years") },
};

/**
 * csp_subscription_status_label:
 * @status: (nullable): a status as the service writes it
 *
 * Returns: (transfer none): its name for people; a word that is not known as it is
 */
const char *
csp_subscription_status_label (const char *status)
{
  return csp_word_label (statuses, G_N_ELEMENTS (statuses), status);
}

/**
 * csp_billing_cycle_label:
 * @cycle: (nullable): a billing cycle as the service writes it
 *
 * Returns: (transfer none): its name for people; a word that is not known as it is
 */
const char *
csp_billing_cycle_label (const char *cycle)
{
  return csp_word_label (billing_cycles, G_N_ELEMENTS (billing_cycles), cycle);
}

/**
 * csp_term_label:
 * @duration: (nullable): a term as an ISO 8601 duration
 *
 * Returns: (transfer full): its length in words, as "1 year"; what cannot be read as it is
 */
char *
csp_term_label (const char *duration)
{
  gint64 count;
  char unit;

  if (!parse_duration (duration, &count, &unit))
    return g_strdup (duration ? duration : "");
  if (unit == 'D')
    return g_strdup_printf (ngettext ("%d day", "%d days", count), (int) count);
  if (unit == 'M')
    return g_strdup_printf (ngettext ("%d month", "%d months", count), (int) count);
  return g_strdup_printf (ngettext ("%d year", "%d years", count), (int) count);
}
