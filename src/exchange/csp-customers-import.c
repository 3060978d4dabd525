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
#include "domain/csp-customer.h"
#include "exchange/csp-customer-line.h"
#include "exchange/csp-customers-import.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"

#define KIND "customers-import"

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

  if (!_csp_customer_line_read (import, row, &self->guid, &line))
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
