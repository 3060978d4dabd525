/* csp-offer-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-offer-rules.h"
#include "domain/csp-word-label.h"

#define TRIAL_DAYS 30

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
 * csp_offer_category_label:
 * @category: (nullable): name of a category, as the service writes it
 *
 * Returns: (transfer none): its name for people; one that is not known as it is
 */
const char *
csp_offer_category_label (const char *category)
{
  static const CspWordLabel rows[] = {
    { "Enterprise", "offer category", NC_("offer category", "Enterprise") },
    { "Small business", "offer category", NC_("offer category", "Small business") },
    { "Trial", "offer category", NC_("offer category", "Trial") },
    { "Nonprofit", "offer category", NC_("offer category", "Nonprofit") },
  };

  return csp_word_label (rows, G_N_ELEMENTS (rows), category);
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
 * csp_offer_term_duration:
 * @offer: an offer
 *
 * Returns: (transfer full) (nullable): the length of its term as an ISO 8601 duration, %NULL when it
 * has no end
 */
char *
csp_offer_term_duration (const CspOffer *offer)
{
  static const char *const units[] = { "Day", "Month", "Year" };

  if (offer->is_trial && (offer->term <= 0 || (offer->term == 1 && g_strcmp0 (offer->term_unit, "Month") == 0)))
    return g_strdup_printf ("P%dD", TRIAL_DAYS);
  if (offer->term <= 0 || offer->term >= CSP_TERM_ENDLESS)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (offer->term_unit != NULL && g_ascii_strcasecmp (offer->term_unit, units[i]) == 0)
      return g_strdup_printf ("P%" G_GINT64_FORMAT "%c", offer->term, units[i][0]);
  return NULL;
}

static gboolean
report_range (const CspOffer *offer,
              gint64          minimum,
              gint64          maximum,
              const char     *field,
              CspProblems    *problems)
{
  const char *name = offer->name ? offer->name : offer->offer_id;

  if (minimum == maximum)
    /* translators: %1$s is a product, %2$d the only number of licenses it is sold with */
    csp_problems_error (problems, field, ngettext ("%1$s is sold with exactly %2$d license.",
                                                   "%1$s is sold with exactly %2$d licenses.", minimum),
                        name, (int) minimum);
  else
    /* translators: %1$s is a product, the numbers are its smallest and largest number of licenses */
    csp_problems_error (problems, field,
                        _("The quantity of %1$s must be from %2$d to %3$d."), name, (int) minimum, (int) maximum);
  return FALSE;
}

/**
 * csp_offer_quantity_check:
 * @offer: an offer
 * @quantity: the quantity somebody wants
 * @field: the field that gets the problem
 * @problems: where a problem is added
 *
 * The offer's own limits (functional-spec §7.7; the service's 2002, 800067 and 800088). They bound
 * trials too: most allow 25 only, some a range.
 *
 * Returns: whether @quantity is within them
 */
gboolean
csp_offer_quantity_check (const CspOffer *offer,
                          gint64          quantity,
                          const char     *field,
                          CspProblems    *problems)
{
  gint64 minimum = MAX (offer->minimum_quantity, 1);
  gint64 maximum = offer->maximum_quantity > 0 ? MIN (offer->maximum_quantity, CSP_QUANTITY_MAX) : CSP_QUANTITY_MAX;

  if (quantity >= minimum && quantity <= maximum)
    return TRUE;
  return report_range (offer, minimum, maximum, field, problems);
}
