/* csp-outbox-columns.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "operations/csp-outbox.h"
#include "views/csp-outbox-columns.h"
#include "widgets/csp-format.h"
#include "widgets/csp-pill.h"

static const char *
take (GString *buffer,
      char    *text)
{
  g_string_assign (buffer, text);
  g_free (text);
  return buffer->str;
}

static const char *
get_request (gpointer  record,
             GString  *buffer)
{
  return take (buffer, csp_outbox_describe (CSP_OUTBOX_ENTRY (record)));
}

static const char *
get_customer (gpointer  record,
              GString  *buffer)
{
  return CSP_OUTBOX_ENTRY (record)->customer_name;
}

static const char *
get_state (gpointer  record,
           GString  *buffer)
{
  return csp_outbox_entry_state_label (CSP_OUTBOX_ENTRY (record));
}

/* The states that the column can say, with what an entry waits for. */
static const char *
sample_state (guint    index,
              GString *buffer)
{
  static const struct { const char *state; gboolean attended; gint64 depends_on; } samples[] = {
    { CSP_OUTBOX_WAITING, FALSE, 0 },
    { CSP_OUTBOX_WAITING, TRUE, 0 },
    { CSP_OUTBOX_WAITING, FALSE, 1 },
    { CSP_OUTBOX_READY, FALSE, 0 },
    { CSP_OUTBOX_SENDING, FALSE, 0 },
    { CSP_OUTBOX_UNKNOWN, FALSE, 0 },
    { CSP_OUTBOX_RUNNING, FALSE, 0 },
    { CSP_OUTBOX_DOUBTFUL, FALSE, 0 },
    { CSP_OUTBOX_REJECTED, FALSE, 0 },
    { CSP_OUTBOX_CONFLICT, FALSE, 0 },
  };
  g_autoptr(CspOutboxEntry) entry = NULL;

  if (index >= G_N_ELEMENTS (samples))
    return NULL;
  entry = g_object_new (CSP_TYPE_OUTBOX_ENTRY, "state", samples[index].state, "attended", samples[index].attended,
                        "depends-on", samples[index].depends_on, NULL);
  return csp_outbox_entry_state_label (entry);
}

static void
bind_state (GtkWidget *cell,
            gpointer   record)
{
  gtk_widget_set_visible (cell, record != NULL);
  if (record != NULL)
    csp_pill_set_outbox (CSP_PILL (cell), CSP_OUTBOX_ENTRY (record));
}

static char *
describe_age (gint64 age)
{
  guint minutes = MAX (age / G_TIME_SPAN_MINUTE, 0);
  guint hours = minutes / 60;
  guint days = hours / 24;

  if (days > 0)
    return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
  if (hours > 0)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static const char *
get_age (gpointer  record,
         GString  *buffer)
{
  return take (buffer, describe_age (csp_clock_now () - CSP_OUTBOX_ENTRY (record)->created_at));
}

static const char *
sample_age (guint    index,
            GString *buffer)
{
  static const gint64 ages[] = { 58 * G_TIME_SPAN_MINUTE, 22 * G_TIME_SPAN_HOUR, 88 * G_TIME_SPAN_DAY };

  return index < G_N_ELEMENTS (ages) ? take (buffer, describe_age (ages[index])) : NULL;
}

static const char *
get_attempts (gpointer  record,
              GString  *buffer)
{
  return take (buffer, csp_format_number (CSP_OUTBOX_ENTRY (record)->attempts));
}

/* Nothing is said of what only a person can let go on. */
static const char *
get_next_try (gpointer  record,
              GString  *buffer)
{
  CspOutboxEntry *entry = CSP_OUTBOX_ENTRY (record);

  if (csp_outbox_entry_needs_person (entry) || entry->next_try_at <= csp_clock_now ())
    return NULL;
  return take (buffer, csp_format_instant (entry->next_try_at));
}

static const char *
sample_next_try (guint    index,
                 GString *buffer)
{
  /* Late on a 28th of each month. */
  const gint64 first = G_GINT64_CONSTANT (1769640780000000);

  return index < 12 ? take (buffer, csp_format_instant (first + index * 30 * G_TIME_SPAN_DAY)) : NULL;
}

static const char *
get_error (gpointer  record,
           GString  *buffer)
{
  return CSP_OUTBOX_ENTRY (record)->error_text;
}

const CspTableColumn csp_outbox_columns[] = {
  { "request", "field", NC_("field", "What is sent"), "place", get_request, 30, CSP_COLUMN_EXPAND },
  { "customer", "noun", NC_("noun", "Customer"), NULL, get_customer, 18, CSP_COLUMN_NORMAL },
  { "state", "field", NC_("field", "State"), "state", get_state, 24, CSP_COLUMN_NORMAL, csp_pill_new, bind_state,
    sample_state },
  { "age", "field", NC_("field", "Waiting for"), "created-at", get_age, 12, .sample = sample_age },
  { "attempts", "field", NC_("field", "Attempts"), NULL, get_attempts, 9, CSP_COLUMN_NUMERIC | CSP_COLUMN_OPTIONAL },
  { "next-try", "field", NC_("field", "Next try"), "next-try-at", get_next_try, 20,
    .sample = sample_next_try },
  { "error", "field", NC_("field", "Error"), NULL, get_error, 24, CSP_COLUMN_OPTIONAL },
  { NULL },
};
