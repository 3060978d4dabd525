/* csp-cli-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/csp-clock.h"
#include "cli/csp-cli-command.h"
#include "cli/csp-cli-table.h"
#include "domain/csp-invitation-rules.h"
#include "domain/csp-outbox-entry.h"
#include "domain/csp-subscription-rules.h"

#define MAX_COLUMNS 6
#define ROWS_MEASURED 500
#define MAX_WIDTH 60
#define GAP 2

typedef struct
{
  const char *context;
  const char *title;
  const char *field;
  const char *(*to_label) (const char *word);       /* NULL for texts that stand for themselves */
} ColumnRow;

static const ColumnRow customer_columns[] = {
  { "field", NC_("field", "Company name"), "company-name" },
  { "field", NC_("field", "Primary domain name"), "domain" },
  { "field", NC_("field", "Microsoft ID"), "microsoft-id" },
  { "field", NC_("field", "Indirect reseller"), "reseller-name" },
  { NULL },
};

static const ColumnRow reseller_columns[] = {
  { "field", NC_("field", "Reseller name"), "name" },
  { "field", NC_("field", "MPN ID"), "mpn-id" },
  { "field", NC_("field", "Country"), "country" },
  { "field", NC_("field", "Status"), "state" },
  { "field", NC_("field", "Microsoft ID"), "microsoft-id" },
  { NULL },
};

static const ColumnRow subscription_columns[] = {
  { "field", NC_("field", "Subscription"), "label" },
  { "field", NC_("field", "Quantity"), "quantity" },
  { "field", NC_("field", "Status"), "status", csp_subscription_status_label },
  { "field", NC_("field", "Reseller (MPN ID)"), "reseller-mpn-id" },
  { "field", NC_("field", "Subscription ID"), "subscription-id" },
  { "field", NC_("field", "Customer"), "customer-name" },
  { NULL },
};

static const ColumnRow offer_columns[] = {
  { "field", NC_("field", "Offer"), "name" },
  { "field", NC_("field", "Offer ID"), "offer-id" },
  { "field", NC_("field", "Minimum quantity"), "minimum-quantity" },
  { "field", NC_("field", "Maximum quantity"), "maximum-quantity" },
  { NULL },
};

static const ColumnRow invitation_columns[] = {
  { "field", NC_("field", "Recipient"), "recipient" },
  { "field", NC_("field", "Email address"), "email" },
  { "field", NC_("field", "Type"), "kind", csp_invitation_kind_label },
  { "field", NC_("field", "Status"), "state", csp_invitation_state_label },
  { "field", NC_("field", "Created"), "created-at" },
  { NULL },
};

static const ColumnRow outbox_columns[] = {
  { "field", NC_("field", "Number"), "id" },
  { "field", NC_("field", "Request"), "request" },
  { "field", NC_("field", "Record"), "subject-name" },
  { "field", NC_("field", "State"), "state", csp_outbox_state_label },
  { "field", NC_("field", "Attempts"), "attempts" },
  { "field", NC_("field", "Error"), "error-text" },
  { NULL },
};

static const struct
{
  CspListKind      kind;
  const ColumnRow *columns;
} tables[] = {
  { CSP_LIST_CUSTOMERS, customer_columns },
  { CSP_LIST_RESELLERS, reseller_columns },
  { CSP_LIST_SUBSCRIPTIONS, subscription_columns },
  { CSP_LIST_OFFERS, offer_columns },
  { CSP_LIST_INVITATIONS, invitation_columns },
  { CSP_LIST_OUTBOX, outbox_columns },
};

struct _CspCliTable
{
  const ColumnRow *columns;
  guint            n_columns;
  guint            widths[MAX_COLUMNS];
  GPtrArray       *waiting;         /* char ** of rows that are measured before they are printed; NULL afterwards */
};

/* Cells of a terminal that a text takes. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
measure (CspCliTable  *self,
         char        **row)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->widths[i] = MAX (self->widths[i], MIN (text_width (row[i]), MAX_WIDTH));
}

static void
print_row (CspCliTable  *self,
           char        **row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint width = text_width (row[i]);

      fputs (row[i], stdout);
      if (i + 1 < self->n_columns)
        printf ("%*s", (int) (width < self->widths[i] ? self->widths[i] - width + GAP : GAP), "");
    }
  fputc ('\n', stdout);
}

static void
print_waiting (CspCliTable *self)
{
  for (guint i = 0; self->waiting != NULL && i < self->waiting->len; i++)
    print_row (self, g_ptr_array_index (self->waiting, i));
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

static void
add_row (CspCliTable  *self,
         char        **row)
{
  if (self->waiting == NULL)
    {
      print_row (self, row);
      g_strfreev (row);
      return;
    }
  measure (self, row);
  g_ptr_array_add (self->waiting, row);
  if (self->waiting->len == ROWS_MEASURED)
    print_waiting (self);
}

static char *
cell_text (CspRecord       *record,
           const ColumnRow *column)
{
  const CspField *field = csp_record_find_field (record, column->field);

  if (field->type == CSP_FIELD_INSTANT)
    return csp_record_get_integer (record, field) != 0 ? csp_instant_to_iso (csp_record_get_integer (record, field))
                                                       : g_strdup ("");
  if (field->type != CSP_FIELD_TEXT && field->type != CSP_FIELD_DATE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, csp_record_get_integer (record, field));
  if (column->to_label != NULL)
    return csp_cli_printable (column->to_label (csp_record_get_text (record, field)));
  return csp_cli_printable (csp_record_get_text (record, field));
}

/**
 * csp_cli_table_new:
 * @kind: which list
 *
 * Returns: (transfer full): an empty table, to be freed by csp_cli_table_finish()
 */
CspCliTable *
csp_cli_table_new (CspListKind kind)
{
  CspCliTable *self = g_new0 (CspCliTable, 1);
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].kind == kind)
      self->columns = tables[i].columns;
  for (; self->columns[self->n_columns].field != NULL; self->n_columns++)
    g_strv_builder_add (titles, g_dpgettext2 (GETTEXT_PACKAGE, self->columns[self->n_columns].context,
                                              self->columns[self->n_columns].title));
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  add_row (self, g_strv_builder_end (titles));
  return self;
}

/**
 * csp_cli_table_add:
 * @self: the table
 * @record: (type CspRecord): its next row
 */
void
csp_cli_table_add (CspCliTable *self,
                   gpointer     record)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = cell_text (record, &self->columns[i]);
  add_row (self, row);
}

/**
 * csp_cli_table_finish:
 * @self: (transfer full): the table
 *
 * Prints what was not printed yet.
 */
void
csp_cli_table_finish (CspCliTable *self)
{
  print_waiting (self);
  g_free (self);
}
