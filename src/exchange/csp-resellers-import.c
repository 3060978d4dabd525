/* csp-resellers-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-reseller.h"
#include "exchange/csp-resellers-import.h"
#include "operations/csp-history.h"
#include "operations/csp-reseller-check.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"

#define KIND "resellers-import"

enum
{
  NAME,
  MPN_ID,
  MICROSOFT_ID,
  COUNTRY,
  STATE,
};

/* functional-spec §6. */
static const CspCsvColumn columns[] = {
  [NAME] = { "Reseller name" },
  [MPN_ID] = { "MPN ID" },
  [MICROSOFT_ID] = { "Microsoft ID" },
  [COUNTRY] = { "Country" },
  [STATE] = { "State" },
  { NULL },
};

/* Where the problems of csp_reseller_check() stand in the file. */
static const struct
{
  const char *field;
  guint       column;
} field_columns[] = {
  { "name", NAME },
  { "mpn-id", MPN_ID },
  { "tenant-id", MICROSOFT_ID },
  { "microsoft-id", MICROSOFT_ID },
  { "country", COUNTRY },
};

struct _CspResellersImportOperation
{
  CspImportOperation  parent_instance;

  GHashTable         *seen;             /* local id → number of the row */
};

G_DEFINE_FINAL_TYPE (CspResellersImportOperation, csp_resellers_import_operation, CSP_TYPE_IMPORT_OPERATION)

static void
csp_resellers_import_operation_finalize (GObject *object)
{
  g_hash_table_unref (CSP_RESELLERS_IMPORT_OPERATION (object)->seen);

  G_OBJECT_CLASS (csp_resellers_import_operation_parent_class)->finalize (object);
}

static gboolean
csp_resellers_import_operation_begin (CspImportOperation   *import,
                                      CspOperationContext  *context,
                                      GError              **error)
{
  context->changes |= CSP_CHANGED_RESELLERS;
  return TRUE;
}

/* The reseller that the row is about: by MPN ID, by tenant, or, when the row has neither, by name. */
static gboolean
find_reseller (CspOperationContext  *context,
               const CspCsvRow      *row,
               CspReseller         **reseller,
               GError              **error)
{
  g_autofree char *key = csp_guid_key (row->values[MICROSOFT_ID]);
  GError *local_error = NULL;

  *reseller = csp_repo_find_where (context->conn, CSP_TYPE_RESELLER, &local_error,
                                   "(?1 <> '' AND reseller.mpn_id = ?1)"
                                   " OR (?1 = '' AND ?2 <> '' AND reseller.microsoft_key = ?2)"
                                   " OR (?1 = '' AND ?2 = '' AND reseller.mpn_id IS NULL AND reseller.name = ?3)",
                                   "ttt", row->values[MPN_ID], key, row->values[NAME]);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
set_text (char       **field,
          const char  *value)
{
  g_autofree char *bare = csp_strip (value);

  csp_set_str (field, bare[0] != '\0' ? bare : NULL);
}

static gboolean
fill (CspImportOperation *self,
      const CspCsvRow    *row,
      CspReseller        *reseller)
{
  const char *state;

  set_text (&reseller->name, row->values[NAME]);
  set_text (&reseller->mpn_id, row->values[MPN_ID]);
  set_text (&reseller->microsoft_id, row->values[MICROSOFT_ID]);
  set_text (&reseller->country, row->values[COUNTRY]);
  if (!csp_import_operation_read_word (self, row, STATE, CSP_WORD_RESELLER_STATE, &state))
    return FALSE;
  if (state != NULL || reseller->state == NULL)
    csp_set_str (&reseller->state, state ? state : "active");
  return TRUE;
}

static guint
column_of (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_columns); i++)
    if (g_str_equal (field_columns[i].field, field))
      return field_columns[i].column;
  return NAME;
}

static gboolean
check (CspImportOperation  *self,
       CspOperationContext *context,
       const CspCsvRow     *row,
       CspReseller         *reseller)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_reseller_check (context, reseller, problems);
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (problem->severity == CSP_SEVERITY_ERROR)
        csp_import_operation_reject (self, row, column_of (problem->field), "%s", problem->message);
    }
  return !csp_problems_has_errors (problems);
}

static gboolean
is_first (CspResellersImportOperation *self,
          const CspCsvRow             *row,
          gint64                       id)
{
  gpointer first = g_hash_table_lookup (self->seen, GSIZE_TO_POINTER (id));

  if (first == NULL)
    g_hash_table_insert (self->seen, GSIZE_TO_POINTER (id), GUINT_TO_POINTER (row->number));
  else
    csp_import_operation_reject (CSP_IMPORT_OPERATION (self), row, MPN_ID,
                                 _("The file has this ID already, in row %u."), GPOINTER_TO_UINT (first));
  return first == NULL;
}

static gboolean
add_reseller (CspImportOperation   *import,
              CspOperationContext  *context,
              CspReseller          *reseller,
              GError              **error)
{
  reseller->created_at = context->now;
  reseller->updated_at = context->now;
  csp_set_str (&reseller->mpa_state, "unknown");
  import->added++;
  return csp_repo_insert (context->conn, reseller, error) &&
         csp_conn_run (context->conn, error, "UPDATE reseller SET imported_in = ?2 WHERE id = ?1", "ii",
                       reseller->id, import->imported_in);
}

static gboolean
change_reseller (CspImportOperation   *import,
                 CspOperationContext  *context,
                 CspReseller          *before,
                 CspReseller          *after,
                 GError              **error)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (CSP_RECORD (before), &n_fields);
  gboolean is_same = TRUE;

  for (guint i = 0; i < n_fields; i++)
    is_same = is_same && csp_record_field_equal (CSP_RECORD (before), CSP_RECORD (after), &fields[i]);
  *(is_same ? &import->unchanged : &import->changed) += 1;
  return csp_history_update (context, KIND, before, after, error);
}

static gboolean
csp_resellers_import_operation_row (CspImportOperation   *import,
                                    CspOperationContext  *context,
                                    const CspCsvRow      *row,
                                    GError              **error)
{
  CspResellersImportOperation *self = CSP_RESELLERS_IMPORT_OPERATION (import);
  g_autoptr(CspReseller) before = NULL;
  g_autoptr(CspReseller) reseller = NULL;
  gboolean is_filled;

  if (!find_reseller (context, row, &before, error))
    return FALSE;
  if (before != NULL && !is_first (self, row, before->id))
    return TRUE;
  reseller = before ? csp_record_copy (before) : g_object_new (CSP_TYPE_RESELLER, NULL);
  is_filled = fill (import, row, reseller);
  if (!check (import, context, row, reseller) || !is_filled)
    return TRUE;
  if (before != NULL)
    return change_reseller (import, context, before, reseller, error);
  return add_reseller (import, context, reseller, error) && is_first (self, row, reseller->id);
}

static void
csp_resellers_import_operation_class_init (CspResellersImportOperationClass *klass)
{
  CspImportOperationClass *import_class = CSP_IMPORT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_resellers_import_operation_finalize;
  CSP_OPERATION_CLASS (klass)->kind = KIND;
  import_class->columns = columns;
  import_class->begin = csp_resellers_import_operation_begin;
  import_class->row = csp_resellers_import_operation_row;
}

static void
csp_resellers_import_operation_init (CspResellersImportOperation *self)
{
  self->seen = g_hash_table_new (NULL, NULL);
}

/**
 * csp_resellers_import_operation_new:
 * @path: a CSV file of indirect resellers (functional-spec §6)
 *
 * New resellers are added, those whose ID is known are updated, none is removed.
 *
 * Returns: (transfer full): the import
 */
CspImportOperation *
csp_resellers_import_operation_new (const char *path)
{
  CspImportOperation *self = g_object_new (CSP_TYPE_RESELLERS_IMPORT_OPERATION, NULL);

  self->path = g_strdup (path);
  return self;
}
