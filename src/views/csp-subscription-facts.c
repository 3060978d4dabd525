/* csp-subscription-facts.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-subscription-rules.h"
#include "views/csp-subscription-facts.h"
#include "widgets/csp-fact-row.h"
#include "widgets/csp-format.h"

typedef enum
{
  FACT_TEXT,
  FACT_DATE,
  FACT_INSTANT,
  FACT_BILLING_CYCLE,
  FACT_TERM,
} FactKind;

/* What is shown and cannot be changed (functional-spec §4.7). */
static const struct
{
  const char *field;
  FactKind    kind;
  gboolean    can_copy;
  const char *context;
  const char *title;
} facts[] = {
  { "subscription-id", FACT_TEXT, TRUE, "field", NC_("field", "Subscription ID") },
  { "order-id", FACT_TEXT, TRUE, "field", NC_("field", "Order ID") },
  { "offer-name", FACT_TEXT, FALSE, "field", NC_("field", "Product name") },
  { "offer-id", FACT_TEXT, TRUE, "field", NC_("field", "Offer ID") },
  { "publisher", FACT_TEXT, FALSE, "field", NC_("field", "Publisher") },
  { "billing-cycle", FACT_BILLING_CYCLE, FALSE, "field", NC_("field", "Billing frequency") },
  { "term-duration", FACT_TERM, FALSE, "field", NC_("field", "Term") },
  { "created-at", FACT_INSTANT, FALSE, "field", NC_("field", "Created") },
  { "effective-start", FACT_DATE, FALSE, "field", NC_("field", "Effective start date") },
  { "commitment-end", FACT_DATE, FALSE, "field", NC_("field", "End of the term") },
  { "cancel-until", FACT_INSTANT, FALSE, "field", NC_("field", "Can be canceled until") },
  { "billing-cycle-end", FACT_DATE, FALSE, "field", NC_("field", "End of the billing cycle") },
  { "suspended-at", FACT_INSTANT, FALSE, "field", NC_("field", "Suspended since") },
  { "purge-date", FACT_DATE, FALSE, "field", NC_("field", "Erased on") },
  { "suspension-reasons", FACT_TEXT, FALSE, "field", NC_("field", "Reasons of the suspension") },
};

static char *
fact_text (CspRecord  *record,
           const char *name,
           FactKind    kind)
{
  const CspField *field = csp_record_find_field (record, name);

  switch (kind)
    {
    case FACT_DATE:
      return csp_format_date (csp_record_get_text (record, field));
    case FACT_INSTANT:
      return csp_format_instant (csp_record_get_integer (record, field));
    case FACT_BILLING_CYCLE:
      return g_strdup (csp_billing_cycle_label (csp_record_get_text (record, field)));
    case FACT_TERM:
      return csp_term_label (csp_record_get_text (record, field));
    case FACT_TEXT:
    default:
      return g_strdup (csp_record_get_text (record, field));
    }
}

/**
 * csp_subscription_facts_add:
 * @group: where the facts are shown
 *
 * Returns: (transfer container) (element-type CspFactRow): rows that show nothing yet
 */
GPtrArray *
csp_subscription_facts_add (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      GtkWidget *row = csp_fact_row_new (g_dpgettext2 (NULL, facts[i].context, facts[i].title), facts[i].can_copy);

      g_ptr_array_add (rows, row);
      adw_preferences_group_add (group, row);
    }
  return rows;
}

/**
 * csp_subscription_facts_show:
 * @rows: what csp_subscription_facts_add() returned
 * @sub: a subscription
 *
 * Shows what is known of @sub and hides what is not.
 */
void
csp_subscription_facts_show (GPtrArray       *rows,
                             CspSubscription *sub)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = fact_text (CSP_RECORD (sub), facts[i].field, facts[i].kind);

      csp_fact_row_set_fact (rows->pdata[i], text);
    }
}
