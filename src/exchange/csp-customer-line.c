/* csp-customer-line.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "domain/csp-name-rules.h"
#include "exchange/csp-customer-line.h"

#define MIN_NAME 2
#define MAX_NAME 255
#define MAX_DOMAIN 253
#define MAX_LABEL 63
#define MAX_TEXT 1000           /* of tags and alias */

static gboolean
is_plain_guid (const char *text)
{
  guint i;

  for (i = 0; i < 36 && text[i] != '\0'; i++)
    if (i == 8 || i == 13 || i == 18 || i == 23 ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;
  return i == 36 && text[36] == '\0';
}

static gboolean
read_microsoft_id (CspImportOperation  *self,
                   const CspCsvRow     *row,
                   char               **guid,
                   CspCustomerLine     *line)
{
  const char *text = row->values[MICROSOFT_ID];

  line->microsoft_id = text;
  if (is_plain_guid (text))
    return TRUE;
  g_clear_pointer (guid, g_free);
  if (csp_guid_parse (text, guid))
    {
      line->microsoft_id = *guid;
      return TRUE;
    }
  if (csp_is_empty (text))
    csp_import_operation_reject (self, row, MICROSOFT_ID, _("It is missing."));
  else
    csp_import_operation_reject (self, row, MICROSOFT_ID, _("“%s” is not a GUID."), text);
  return FALSE;
}

/* Nearly all names are: the rules are asked only for the others, since they take longer than storing the row. */
static gboolean
is_surely_a_name (const char *text)
{
  guint n_characters = 0;
  gboolean has_letter = FALSE;

  if (g_ascii_isspace (text[0]))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return FALSE;
      has_letter = has_letter || (c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c));
      n_characters++;
    }
  return has_letter && n_characters >= MIN_NAME && n_characters <= MAX_NAME &&
         !g_ascii_isspace (text[strlen (text) - 1]);
}

static gboolean
read_company_name (CspImportOperation *self,
                   const CspCsvRow    *row,
                   CspCustomerLine    *line)
{
  g_autoptr(CspProblems) problems = NULL;

  line->company_name = row->values[COMPANY_NAME];
  if (is_surely_a_name (line->company_name))
    return TRUE;
  problems = csp_problems_new ();
  csp_company_name_check (line->company_name, "company-name", problems);
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    if (csp_problems_get (problems, i)->severity == CSP_SEVERITY_ERROR)
      {
        csp_import_operation_reject (self, row, COMPANY_NAME, "%s", csp_problems_get (problems, i)->message);
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_domain (const char *text)
{
  gsize label = 0;
  gboolean has_dot = FALSE;
  gsize length;

  for (length = 0; text[length] != '\0'; length++)
    {
      guchar c = text[length];
      gboolean is_dot = c == '.';

      if (is_dot ? label == 0 || text[length - 1] == '-'
                 : !(g_ascii_isalnum (c) || c >= 0x80 || (c == '-' && label > 0)))
        return FALSE;
      label = is_dot ? 0 : label + 1;
      has_dot |= is_dot;
      if (label > MAX_LABEL)
        return FALSE;
    }
  return has_dot && label > 0 && text[length - 1] != '-' && length <= MAX_DOMAIN;
}

static gboolean
read_domain (CspImportOperation *self,
             const CspCsvRow    *row,
             CspCustomerLine    *line)
{
  line->domain = row->values[DOMAIN_NAME];
  if (is_domain (line->domain))
    return TRUE;
  if (csp_is_empty (line->domain))
    csp_import_operation_reject (self, row, DOMAIN_NAME, _("It is missing."));
  else
    csp_import_operation_reject (self, row, DOMAIN_NAME, _("“%s” is not a domain name."), line->domain);
  return FALSE;
}

static gboolean
read_relationship (CspImportOperation *self,
                   const CspCsvRow    *row,
                   CspCustomerLine    *line)
{
  if (!csp_import_operation_read_word (self, row, RELATIONSHIP, CSP_WORD_RELATIONSHIP, &line->relationship))
    return FALSE;
  if (line->relationship != NULL)
    return TRUE;
  csp_import_operation_reject (self, row, RELATIONSHIP, _("It is missing."));
  return FALSE;
}

static gboolean
read_reseller (CspImportOperation *self,
               const CspCsvRow    *row,
               CspCustomerLine    *line)
{
  const char *mpn_id = csp_csv_row_get (row, RESELLER_MPN_ID);
  const char *name = csp_csv_row_get (row, RESELLER_NAME);

  if (mpn_id != NULL && !csp_import_operation_find_reseller (self, mpn_id, &line->reseller_id))
    csp_import_operation_reject (self, row, RESELLER_MPN_ID,
                                 _("There is no indirect reseller with the MPN ID “%s”."), mpn_id);
  else if (mpn_id == NULL && name != NULL && !csp_import_operation_find_reseller (self, name, &line->reseller_id))
    csp_import_operation_reject (self, row, RESELLER_NAME,
                                 _("There is no indirect reseller “%s” without MPN ID; give the MPN ID."), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_country (CspImportOperation *self,
              const CspCsvRow    *row,
              CspCustomerLine    *line)
{
  const char *text = csp_csv_row_get (row, COUNTRY);

  if (text != NULL && csp_country_find (text) == NULL)
    {
      csp_import_operation_reject (self, row, COUNTRY, _("“%s” is not the two-letter code of a country."), text);
      return FALSE;
    }
  line->country = text;
  return TRUE;
}

static gboolean
read_text (CspImportOperation  *self,
           const CspCsvRow     *row,
           guint                column,
           const char         **text)
{
  *text = csp_csv_row_get (row, column);
  if (*text == NULL || g_utf8_strlen (*text, -1) <= MAX_TEXT)
    return TRUE;
  csp_import_operation_reject (self, row, column, _("It has more than %d characters."), MAX_TEXT);
  return FALSE;
}

/* Looks at every field, so that all that is wrong with a row is told. An ID that had to be put in form is kept in
 * @guid, as long as the line. */
gboolean
_csp_customer_line_read (CspImportOperation  *self,
                         const CspCsvRow     *row,
                         char               **guid,
                         CspCustomerLine     *line)
{
  gboolean is_good = read_microsoft_id (self, row, guid, line);

  is_good &= read_company_name (self, row, line);
  is_good &= read_domain (self, row, line);
  is_good &= read_relationship (self, row, line);
  is_good &= read_reseller (self, row, line);
  is_good &= read_country (self, row, line);
  is_good &= csp_import_operation_read_word (self, row, DELEGATED_ACCESS, CSP_WORD_DELEGATED_ACCESS,
                                             &line->delegated_access);
  is_good &= csp_import_operation_read_word (self, row, AGREEMENT, CSP_WORD_AGREEMENT, &line->agreement);
  is_good &= read_text (self, row, TAGS, &line->tags);
  is_good &= read_text (self, row, ALIAS, &line->alias);
  return is_good;
}
