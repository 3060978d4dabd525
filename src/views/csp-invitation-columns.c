/* csp-invitation-columns.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "domain/csp-invitation-rules.h"
#include "views/csp-invitation-columns.h"
#include "widgets/csp-format.h"
#include "widgets/csp-pill.h"

static const char *
get_recipient (gpointer  record,
               GString  *buffer)
{
  return csp_invitation_name (CSP_INVITATION (record));
}

static const char *
get_kind (gpointer  record,
          GString  *buffer)
{
  return csp_invitation_kind_label (CSP_INVITATION (record)->kind);
}

static const char *
sample_kind (guint    index,
             GString *buffer)
{
  static const char *const words[] = { "partnership", "relationship", "joint" };

  return index < G_N_ELEMENTS (words) ? csp_invitation_kind_label (words[index]) : NULL;
}

static const char *
get_provider (gpointer  record,
              GString  *buffer)
{
  return CSP_INVITATION (record)->provider;
}

static const char *
format_day (gint64   instant,
            GString *buffer)
{
  g_autofree char *date = instant != 0 ? csp_format_instant_date (instant) : NULL;

  return date != NULL ? g_string_assign (buffer, date)->str : NULL;
}

static const char *
sample_day (guint    index,
            GString *buffer)
{
  g_autofree char *date = csp_format_sample_date (index);

  return date != NULL ? g_string_assign (buffer, date)->str : NULL;
}

static const char *
get_created (gpointer  record,
             GString  *buffer)
{
  return format_day (CSP_INVITATION (record)->created_at, buffer);
}

static const char *
get_sent (gpointer  record,
          GString  *buffer)
{
  return format_day (CSP_INVITATION (record)->sent_at, buffer);
}

static const char *
get_reminded (gpointer  record,
              GString  *buffer)
{
  return format_day (CSP_INVITATION (record)->reminded_at, buffer);
}

static const char *
get_state (gpointer  record,
           GString  *buffer)
{
  return csp_invitation_state_label (CSP_INVITATION (record)->state);
}

static const char *
sample_state (guint    index,
              GString *buffer)
{
  static const char *const words[] = { "draft", "prepared", "sent", "accepted", "declined", "expired", "withdrawn" };

  return index < G_N_ELEMENTS (words) ? csp_invitation_state_label (words[index]) : NULL;
}

static void
bind_state (GtkWidget *cell,
            gpointer   record)
{
  gtk_widget_set_visible (cell, record != NULL);
  if (record != NULL)
    csp_pill_set_invitation (CSP_PILL (cell), CSP_INVITATION (record)->state);
}

/* For how long somebody has been waiting, or waited. */
static const char *
get_age (gpointer  record,
         GString  *buffer)
{
  CspInvitation *invitation = CSP_INVITATION (record);
  gint64 until = invitation->closed_at != 0 ? invitation->closed_at : csp_clock_now ();
  gint64 since = invitation->sent_at != 0 ? invitation->sent_at : invitation->created_at;
  guint days = MAX (until / G_TIME_SPAN_DAY - since / G_TIME_SPAN_DAY, 0);

  g_string_printf (buffer, ngettext ("%u day", "%u days", days), days);
  return buffer->str;
}

static const char *
get_linked (gpointer  record,
            GString  *buffer)
{
  return CSP_INVITATION (record)->linked_name;
}

/* Columns of the list of invitations (functional-spec §4.8). */
const CspTableColumn csp_invitation_columns[] = {
  { "recipient", "field", NC_("field", "Recipient"), "recipient", get_recipient, 18, CSP_COLUMN_EXPAND },
  { "kind", "field", NC_("field", "Kind"), "kind", get_kind, 26, .sample = sample_kind },
  { "provider", "noun", NC_("noun", "Provider"), NULL, get_provider, 14, CSP_COLUMN_EXPAND | CSP_COLUMN_OPTIONAL },
  { "state", "field", NC_("field", "State"), "state", get_state, 18, CSP_COLUMN_NORMAL, csp_pill_new, bind_state,
    sample_state },
  { "created", "field", NC_("field", "Created"), "created-at", get_created, 18,
    CSP_COLUMN_OPTIONAL, .sample = sample_day },
  { "sent", "field", NC_("field", "Sent"), "sent-at", get_sent, 18, .sample = sample_day },
  { "age", "field", NC_("field", "Age"), NULL, get_age, 7, CSP_COLUMN_NUMERIC },
  { "reminded", "field", NC_("field", "Last reminder"), "reminded-at", get_reminded, 18,
    CSP_COLUMN_OPTIONAL, .sample = sample_day },
  { "linked", "field", NC_("field", "Linked to"), NULL, get_linked, 18, CSP_COLUMN_EXPAND },
  { NULL },
};
