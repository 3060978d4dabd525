/* csp-subscription-columns.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-outbox-entry.h"
#include "domain/csp-subscription-rules.h"
#include "domain/csp-subscription.h"
#include "views/csp-subscription-columns.h"
#include "widgets/csp-format.h"
#include "widgets/csp-pill.h"

static const char *
get_label (gpointer  record,
           GString  *buffer)
{
  return CSP_SUBSCRIPTION (record)->label;
}

static const char *
get_customer (gpointer  record,
              GString  *buffer)
{
  return CSP_SUBSCRIPTION (record)->customer_name;
}

static const char *
take (GString *buffer,
      char    *text)
{
  g_string_assign (buffer, text != NULL ? text : "");
  g_free (text);
  return buffer->str;
}

static const char *
get_quantity (gpointer  record,
              GString  *buffer)
{
  return take (buffer, csp_format_number (CSP_SUBSCRIPTION (record)->quantity));
}

static char *
status_today (const CspSubscription *sub)
{
  g_autofree char *today = csp_clock_today ();

  return csp_subscription_effective_status (sub, today);
}

static const char *
get_status (gpointer  record,
            GString  *buffer)
{
  g_autofree char *status = status_today (record);

  return csp_subscription_status_label (status);
}

static const char *
sample_status (guint    index,
               GString *buffer)
{
  static const char *const words[] = { "none", "pending", "active", "suspended", "deleted", "expired", "disabled" };

  return index < G_N_ELEMENTS (words) ? csp_subscription_status_label (words[index]) : NULL;
}

static void
bind_status (GtkWidget *cell,
             gpointer   record)
{
  g_autofree char *status = record != NULL ? status_today (record) : NULL;

  gtk_widget_set_visible (cell, record != NULL);
  if (record != NULL)
    csp_pill_set_subscription (CSP_PILL (cell), status);
}

static const char *
get_pending (gpointer  record,
             GString  *buffer)
{
  return CSP_SUBSCRIPTION (record)->is_pending ? csp_pending_label () : NULL;
}

static const char *
sample_pending (guint    index,
                GString *buffer)
{
  return index == 0 ? csp_pending_label () : NULL;
}

static void
bind_pending (GtkWidget *cell,
              gpointer   record)
{
  const char *mark = record != NULL ? get_pending (record, NULL) : NULL;

  gtk_widget_set_visible (cell, mark != NULL);
  if (mark != NULL)
    csp_pill_set (CSP_PILL (cell), CSP_PILL_WAITING, mark);
}

typedef enum
{
  ERASED,
  RENEWS,
  ENDS,
  N_EVENTS,
} Event;

static char *
describe_event (Event       event,
                const char *date)
{
  if (csp_is_empty (date))
    return NULL;
  switch (event)
    {
    case ERASED:
      /* translators: %s is the date on which a suspended subscription's data is erased */
      return g_strdup_printf (_("Erased %s"), date);
    case RENEWS:
      /* translators: %s is the date on which a subscription's next term begins */
      return g_strdup_printf (_("Renews %s"), date);
    case ENDS:
    default:
      /* translators: %s is the date on which a subscription ends for good */
      return g_strdup_printf (_("Ends %s"), date);
    }
}

/* What happens next to it by itself, and when. */
static char *
next_event (const CspSubscription *sub)
{
  g_autofree char *today = csp_clock_today ();
  g_autofree char *status = csp_subscription_effective_status (sub, today);
  g_autofree char *end = csp_subscription_effective_commitment_end (sub, today);
  g_autofree char *date = NULL;

  if (g_strcmp0 (status, "suspended") == 0)
    {
      date = csp_format_date (sub->purge_date);
      return describe_event (ERASED, date);
    }
  if (g_strcmp0 (status, "active") != 0 && g_strcmp0 (status, "pending") != 0)
    return NULL;
  date = csp_format_date (end);
  return describe_event (sub->auto_renew && !sub->is_trial ? RENEWS : ENDS, date);
}

static const char *
get_next_event (gpointer  record,
                GString  *buffer)
{
  return take (buffer, next_event (record));
}

static const char *
sample_next_event (guint    index,
                   GString *buffer)
{
  g_autofree char *date = csp_format_sample_date (index / N_EVENTS);

  return date != NULL ? take (buffer, describe_event (index % N_EVENTS, date)) : NULL;
}

static const char *
get_reseller (gpointer  record,
              GString  *buffer)
{
  CspSubscription *sub = CSP_SUBSCRIPTION (record);

  return !csp_is_empty (sub->reseller_name) ? sub->reseller_name : sub->reseller_mpn_id;
}

static const char *
get_subscription_id (gpointer  record,
                     GString  *buffer)
{
  return CSP_SUBSCRIPTION (record)->subscription_id;
}

static const char *
get_term (gpointer  record,
          GString  *buffer)
{
  return take (buffer, csp_term_label (CSP_SUBSCRIPTION (record)->term_duration));
}

static const char *
get_billing (gpointer  record,
             GString  *buffer)
{
  return csp_billing_cycle_label (CSP_SUBSCRIPTION (record)->billing_cycle);
}

static const char *
get_support_contact (gpointer  record,
                     GString  *buffer)
{
  return CSP_SUBSCRIPTION (record)->support_name;
}

const CspTableColumn csp_subscription_columns[] = {
  { "subscription", "noun", NC_("noun", "Subscription"), "label", get_label, 30, CSP_COLUMN_EXPAND | CSP_COLUMN_LINK },
  { "customer", "noun", NC_("noun", "Customer"), "customer-name", get_customer, 24, CSP_COLUMN_EXPAND },
  { "quantity", "field", NC_("field", "Quantity"), "quantity", get_quantity, 10, CSP_COLUMN_NUMERIC },
  { "status", "field", NC_("field", "Status"), "status", get_status, 14, CSP_COLUMN_NORMAL, csp_pill_new, bind_status,
    sample_status },
  { "pending", "page", NC_("page", "Outbox"), NULL, get_pending, 18, CSP_COLUMN_NORMAL, csp_pill_new, bind_pending,
    sample_pending },
  { "next-event", "field", NC_("field", "Next date"), "commitment-end", get_next_event, 28,
    .sample = sample_next_event },
  { "reseller", "noun", NC_("noun", "Reseller"), "reseller-name", get_reseller, 20, CSP_COLUMN_EXPAND },
  { "subscription-id", "field", NC_("field", "Subscription ID"), "subscription-id", get_subscription_id, 37,
    CSP_COLUMN_OPTIONAL },
  { "term", "field", NC_("field", "Term"), NULL, get_term, 10, CSP_COLUMN_OPTIONAL },
  { "billing", "field", NC_("field", "Billing frequency"), NULL, get_billing, 14, CSP_COLUMN_OPTIONAL },
  { "support-contact", "field", NC_("field", "Designated support contact"), NULL, get_support_contact, 20,
    CSP_COLUMN_EXPAND | CSP_COLUMN_OPTIONAL },
  { NULL },
};
