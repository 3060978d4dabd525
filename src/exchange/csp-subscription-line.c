/* csp-subscription-line.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-subscription-rules.h"
#include "exchange/csp-subscription-line.h"

#define MAX_NAME 256            /* as of a nickname (functional-spec §4.7) */

static gboolean
read_id (CspImportOperation  *self,
         const CspCsvRow     *row,
         GHashTable          *seen,
         CspSubscriptionLine *line)
{
  const char *text = row->values[SUBSCRIPTION_ID];
  g_autofree char *key = NULL;
  gpointer first;

  if (!csp_guid_parse (text, &line->id))
    {
      csp_import_operation_reject (self, row, SUBSCRIPTION_ID, _("“%s” is not a GUID."), text);
      return FALSE;
    }
  key = csp_guid_key (line->id);
  first = g_hash_table_lookup (seen, key);
  if (first != NULL)
    {
      csp_import_operation_reject (self, row, SUBSCRIPTION_ID, _("The file has this ID already, in row %u."),
                                   GPOINTER_TO_UINT (first));
      return FALSE;
    }
  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (row->number));
  return TRUE;
}

static gboolean
read_quantity (CspImportOperation  *self,
               const CspCsvRow     *row,
               CspSubscriptionLine *line)
{
  const char *text = row->values[QUANTITY];

  if (g_ascii_string_to_signed (text, 10, 0, CSP_QUANTITY_MAX, &line->quantity, NULL))
    return TRUE;
  csp_import_operation_reject (self, row, QUANTITY, _("“%s” is not a number of licenses."), text);
  return FALSE;
}

static gboolean
read_status (CspImportOperation  *self,
             const CspCsvRow     *row,
             CspSubscriptionLine *line)
{
  if (!csp_import_operation_read_word (self, row, STATUS, CSP_WORD_STATUS, &line->status))
    return FALSE;
  if (line->status != NULL)
    return TRUE;
  csp_import_operation_reject (self, row, STATUS, _("It is missing."));
  return FALSE;
}

static gboolean
read_dates (CspImportOperation *self,
            const CspCsvRow    *row)
{
  static const guint dates[] = { START_DATE, END_DATE };
  gboolean is_good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *text = row->values[dates[i]];

      if (csp_is_empty (text) || csp_date_is_valid (text))
        continue;
      csp_import_operation_reject (self, row, dates[i], _("“%s” is not a date like 2026-12-31."), text);
      is_good = FALSE;
    }
  return is_good;
}

/* What is kept as it stands. */
static gboolean
read_texts (CspImportOperation *self,
            const CspCsvRow    *row)
{
  static const guint texts[] = { SUBSCRIPTION, OFFER_ID, TERM, BILLING_CYCLE, NICKNAME, SUPPORT_CONTACT };
  gboolean is_good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = row->values[texts[i]];

      if (text == NULL || g_utf8_strlen (text, -1) <= MAX_NAME)
        continue;
      csp_import_operation_reject (self, row, texts[i], _("It has more than %d characters."), MAX_NAME);
      is_good = FALSE;
    }
  if (!csp_is_empty (row->values[SUBSCRIPTION]))
    return is_good;
  csp_import_operation_reject (self, row, SUBSCRIPTION, _("It is missing."));
  return FALSE;
}

/* Looks at every field, so that all that is wrong with a row is told. */
gboolean
_csp_subscription_line_read (CspImportOperation  *self,
                             const CspCsvRow     *row,
                             GHashTable          *seen,
                             CspSubscriptionLine *line)
{
  gboolean is_good = read_id (self, row, seen, line);

  is_good &= read_quantity (self, row, line);
  is_good &= read_status (self, row, line);
  is_good &= read_dates (self, row);
  is_good &= read_texts (self, row);
  line->reseller = row->values[RESELLER];
  return is_good;
}
