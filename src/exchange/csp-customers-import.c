/* csp-customers-import.c
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
#include "domain/csp-customer.h"
#include "domain/csp-name-rules.h"
#include "exchange/csp-customers-import.h"
#include "exchange/csp-words.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"

#define KIND "customers-import"
#define MIN_NAME 2
#define MAX_NAME 255
#define MAX_DOMAIN 253
#define MAX_LABEL 63
#define MAX_TEXT 1000           /* of tags and alias */

enum
{
  MICROSOFT_ID,
  COMPANY_NAME,
  DOMAIN_NAME,
  RELATIONSHIP,
  RESELLER_NAME,
  RESELLER_MPN_ID,
  COUNTRY,
  DELEGATED_ACCESS,
  AGREEMENT,
  TAGS,
  ALIAS,
};

/* functional-spec §6.1, "All columns" from the fifth on. */
static const CspCsvColumn columns[] = {
  [MICROSOFT_ID] = { "Microsoft ID" },
  [COMPANY_NAME] = { "Company name" },
  [DOMAIN_NAME] = { "Primary domain name" },
  [RELATIONSHIP] = { "Relationship" },
  [RESELLER_NAME] = { "Indirect reseller", TRUE },
  [RESELLER_MPN_ID] = { "Reseller MPN ID", TRUE },
  [COUNTRY] = { "Country", TRUE },
  [DELEGATED_ACCESS] = { "DAP", TRUE },
  [AGREEMENT] = { "MCA", TRUE },
  [TAGS] = { "Tags", TRUE },
  [ALIAS] = { "Alias", TRUE },
  { NULL },
};

struct _CspCustomersImportOperation
{
  CspImportOperation  parent_instance;

  CspCustomerBulk    *bulk;
  GArray             *new_rows;         /* number of the row of each added customer, as guint32 */
  GHashTable         *seen;             /* local id of a customer that was there before → number of its row */
  char               *guid;             /* of the row, where it had to be put in form */
};

G_DEFINE_FINAL_TYPE (CspCustomersImportOperation, csp_customers_import_operation, CSP_TYPE_IMPORT_OPERATION)

static void
csp_customers_import_operation_finalize (GObject *object)
{
  CspCustomersImportOperation *self = CSP_CUSTOMERS_IMPORT_OPERATION (object);

  g_clear_pointer (&self->bulk, csp_customer_bulk_free);
  g_array_unref (self->new_rows);
  g_hash_table_unref (self->seen);
  g_free (self->guid);

  G_OBJECT_CLASS (csp_customers_import_operation_parent_class)->finalize (object);
}

static gboolean
csp_customers_import_operation_begin (CspImportOperation   *import,
                                      CspOperationContext  *context,
                                      GError              **error)
{
  CspCustomersImportOperation *self = CSP_CUSTOMERS_IMPORT_OPERATION (import);

  self->bulk = csp_customer_bulk_new (context->conn, import->n_expected, import->imported_in, context->now, error);
  return self->bulk != NULL && csp_import_operation_read_resellers (import, context->conn, error);
}

static const char *
value_of (const CspCsvRow *row,
          guint            column)
{
  const char *value = row->values[column];

  return value != NULL && value[0] != '\0' ? value : NULL;
}

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
read_microsoft_id (CspCustomersImportOperation *self,
                   const CspCsvRow             *row,
                   CspCustomerLine             *line)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  const char *text = row->values[MICROSOFT_ID];

  line->microsoft_id = text;
  if (is_plain_guid (text))
    return TRUE;
  g_clear_pointer (&self->guid, g_free);
  if (csp_guid_parse (text, &self->guid))
    {
      line->microsoft_id = self->guid;
      return TRUE;
    }
  if (csp_is_empty (text))
    csp_import_operation_reject (import, row, MICROSOFT_ID, _("It is missing."));
  else
    csp_import_operation_reject (import, row, MICROSOFT_ID, _("“%s” is not a GUID."), text);
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

      if (is_dot ? label == 0 || text[length - 1] == '-' : !(g_ascii_isalnum (c) || c >= 0x80 || (c == '-' && label > 0)))
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
read_word (CspImportOperation  *self,
           const CspCsvRow     *row,
           guint                column,
           CspWordKind          kind,
           const char         **word)
{
  const char *text = value_of (row, column);
  g_autofree char *known = NULL;

  *word = text ? csp_word_from_file (kind, text) : NULL;
  if (text == NULL || *word != NULL)
    return TRUE;
  known = csp_words_list (kind);
  /* translators: %1$s is what stands in a file, %2$s a list of the words that may */
  csp_import_operation_reject (self, row, column, _("“%1$s” is none of %2$s."), text, known);
  return FALSE;
}

static gboolean
read_relationship (CspImportOperation *self,
                   const CspCsvRow    *row,
                   CspCustomerLine    *line)
{
  if (!read_word (self, row, RELATIONSHIP, CSP_WORD_RELATIONSHIP, &line->relationship))
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
  const char *mpn_id = value_of (row, RESELLER_MPN_ID);
  const char *name = value_of (row, RESELLER_NAME);

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
  const char *text = value_of (row, COUNTRY);

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
  *text = value_of (row, column);
  if (*text == NULL || g_utf8_strlen (*text, -1) <= MAX_TEXT)
    return TRUE;
  csp_import_operation_reject (self, row, column, _("It has more than %d characters."), MAX_TEXT);
  return FALSE;
}

/* Looks at every field, so that all that is wrong with a row is told. */
static gboolean
read_line (CspCustomersImportOperation *self,
           const CspCsvRow             *row,
           CspCustomerLine             *line)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  gboolean is_good = read_microsoft_id (self, row, line);

  is_good &= read_company_name (import, row, line);
  is_good &= read_domain (import, row, line);
  is_good &= read_relationship (import, row, line);
  is_good &= read_reseller (import, row, line);
  is_good &= read_country (import, row, line);
  is_good &= read_word (import, row, DELEGATED_ACCESS, CSP_WORD_DELEGATED_ACCESS, &line->delegated_access);
  is_good &= read_word (import, row, AGREEMENT, CSP_WORD_AGREEMENT, &line->agreement);
  is_good &= read_text (import, row, TAGS, &line->tags);
  is_good &= read_text (import, row, ALIAS, &line->alias);
  return is_good;
}

static gboolean
is_same_text (const CspCsvRow *row,
              guint            column,
              const char      *text,
              const char      *stored)
{
  return row->values[column] == NULL || g_strcmp0 (text ? text : "", stored ? stored : "") == 0;
}

/* A column that the file lacks changes nothing. */
static gboolean
is_unchanged (const CspCsvRow       *row,
              const CspCustomerLine *line,
              const CspCustomerLine *stored)
{
  return is_same_text (row, COMPANY_NAME, line->company_name, stored->company_name) &&
         is_same_text (row, DOMAIN_NAME, line->domain, stored->domain) &&
         is_same_text (row, RELATIONSHIP, line->relationship, stored->relationship) &&
         (row->values[RESELLER_MPN_ID] == NULL || line->reseller_id == stored->reseller_id) &&
         is_same_text (row, COUNTRY, line->country, stored->country) &&
         is_same_text (row, DELEGATED_ACCESS, line->delegated_access, stored->delegated_access) &&
         is_same_text (row, AGREEMENT, line->agreement, stored->agreement) &&
         is_same_text (row, TAGS, line->tags, stored->tags) &&
         is_same_text (row, ALIAS, line->alias, stored->alias);
}

static void
set_text (const CspCsvRow  *row,
          guint             column,
          char            **field,
          const char       *text)
{
  if (row->values[column] != NULL)
    csp_set_str (field, text);
}

static gboolean
change_customer (CspImportOperation     *self,
                 CspOperationContext    *context,
                 const CspCsvRow        *row,
                 const CspCustomerLine  *line,
                 gint64                  id,
                 GError                **error)
{
  g_autoptr(CspCustomer) before = csp_repo_find (context->conn, CSP_TYPE_CUSTOMER, id, error);
  g_autoptr(CspCustomer) after = NULL;

  if (before == NULL)
    return FALSE;
  after = csp_record_copy (before);
  csp_set_str (&after->company_name, line->company_name);
  csp_set_str (&after->domain, line->domain);
  csp_set_str (&after->relationship, line->relationship);
  if (row->values[RESELLER_MPN_ID] != NULL)
    after->reseller_id = line->reseller_id;
  set_text (row, COUNTRY, &after->country, line->country);
  set_text (row, DELEGATED_ACCESS, &after->delegated_access, line->delegated_access);
  set_text (row, AGREEMENT, &after->agreement, line->agreement);
  set_text (row, TAGS, &after->tags, line->tags);
  set_text (row, ALIAS, &after->alias, line->alias);
  /* A list of one's customers says that somebody is one. */
  after->former_at = 0;
  csp_set_str (&after->former_by, NULL);
  self->changed++;
  return csp_history_update (context, KIND, before, after, error);
}

static void
reject_twice (CspImportOperation *self,
              const CspCsvRow    *row,
              guint               first)
{
  csp_import_operation_reject (self, row, MICROSOFT_ID, _("The file has this ID already, in row %u."), first);
}

static gboolean
take_known (CspCustomersImportOperation  *self,
            CspOperationContext          *context,
            const CspCsvRow              *row,
            const CspCustomerLine        *line,
            const CspCustomerLine        *stored,
            gint64                        id,
            gboolean                      is_former,
            GError                      **error)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  gpointer first = g_hash_table_lookup (self->seen, GSIZE_TO_POINTER (id));

  if (first != NULL)
    {
      reject_twice (import, row, GPOINTER_TO_UINT (first));
      return TRUE;
    }
  g_hash_table_insert (self->seen, GSIZE_TO_POINTER (id), GUINT_TO_POINTER (row->number));
  if (is_former || !is_unchanged (row, line, stored))
    return change_customer (import, context, row, line, id, error);
  import->unchanged++;
  return TRUE;
}

static gboolean
csp_customers_import_operation_row (CspImportOperation   *import,
                                    CspOperationContext  *context,
                                    const CspCsvRow      *row,
                                    GError              **error)
{
  CspCustomersImportOperation *self = CSP_CUSTOMERS_IMPORT_OPERATION (import);
  CspCustomerLine line = { NULL };
  CspCustomerLine stored;
  gint64 last_id = csp_customer_bulk_get_last_id (self->bulk);
  gboolean is_former;
  guint32 number = row->number;
  gint64 id = 0;

  if (!read_line (self, row, &line))
    return TRUE;
  if (last_id > 0 && !csp_customer_bulk_find (self->bulk, line.microsoft_id, &stored, &id, &is_former, error))
    return FALSE;
  if (id > 0 && id <= last_id)
    return take_known (self, context, row, &line, &stored, id, is_former, error);
  if (id == 0 && !csp_customer_bulk_insert (self->bulk, &line, &id, error))
    return FALSE;
  if (id == last_id + self->new_rows->len + 1)
    {
      g_array_append_val (self->new_rows, number);
      import->added++;
      return TRUE;
    }
  if (id == 0 && !csp_customer_bulk_find (self->bulk, line.microsoft_id, &stored, &id, &is_former, error))
    return FALSE;
  reject_twice (import, row, g_array_index (self->new_rows, guint32, id - last_id - 1));
  return TRUE;
}

static gboolean
csp_customers_import_operation_end (CspImportOperation   *import,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  context->changes |= CSP_CHANGED_CUSTOMERS;
  return csp_customer_bulk_finish (CSP_CUSTOMERS_IMPORT_OPERATION (import)->bulk, error);
}

/* What belongs to the transaction goes with it, on the thread of the connection. */
static gboolean
csp_customers_import_operation_apply (CspOperation         *operation,
                                      CspOperationContext  *context,
                                      GError              **error)
{
  gboolean done = CSP_OPERATION_CLASS (csp_customers_import_operation_parent_class)->apply (operation, context, error);

  g_clear_pointer (&CSP_CUSTOMERS_IMPORT_OPERATION (operation)->bulk, csp_customer_bulk_free);
  return done;
}

static void
csp_customers_import_operation_class_init (CspCustomersImportOperationClass *klass)
{
  CspImportOperationClass *import_class = CSP_IMPORT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_customers_import_operation_finalize;
  CSP_OPERATION_CLASS (klass)->kind = KIND;
  CSP_OPERATION_CLASS (klass)->apply = csp_customers_import_operation_apply;
  import_class->columns = columns;
  import_class->begin = csp_customers_import_operation_begin;
  import_class->row = csp_customers_import_operation_row;
  import_class->end = csp_customers_import_operation_end;
}

static void
csp_customers_import_operation_init (CspCustomersImportOperation *self)
{
  self->new_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->seen = g_hash_table_new (NULL, NULL);
}

/**
 * csp_customers_import_operation_new:
 * @path: a CSV file of customers, with the four columns of functional-spec §6.1 or all of them
 *
 * New customers are added, those whose Microsoft ID is known are updated, none is removed.
 *
 * Returns: (transfer full): the import
 */
CspImportOperation *
csp_customers_import_operation_new (const char *path)
{
  CspImportOperation *self = g_object_new (CSP_TYPE_CUSTOMERS_IMPORT_OPERATION, NULL);

  self->path = g_strdup (path);
  return self;
}
