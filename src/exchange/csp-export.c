/* csp-export.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "domain/csp-permission.h"
#include "exchange/csp-csv-reader.h"
#include "exchange/csp-csv-writer.h"
#include "exchange/csp-export.h"
#include "exchange/csp-words.h"
#include "store/csp-list-reader.h"
#include "store/csp-profile-repo.h"

#define PROGRESS_ROWS 4096
#define VERBATIM -1

/* Which variants of a file have a column. */
typedef enum
{
  ALWAYS,
  ALL_COLUMNS,
  ALL_CUSTOMERS,
} Variant;

typedef struct
{
  const char *header;
  const char *sql;
  int         words;            /* CspWordKind, or VERBATIM */
  Variant     variant;
} ColumnRow;

typedef struct
{
  const char      *name;        /* in file names */
  const char      *table;
  const char      *from;
  const char      *where;
  CspListKind      list;        /* which shows, when nothing narrows it, all that @where takes */
  const ColumnRow *columns;
} KindRow;

static const ColumnRow customer_columns[] = {
  { "Microsoft ID", "customer.microsoft_id", VERBATIM, ALWAYS },
  { "Company name", "customer.company_name", VERBATIM, ALWAYS },
  { "Primary domain name", "customer.domain", VERBATIM, ALWAYS },
  { "Relationship", "customer.relationship", CSP_WORD_RELATIONSHIP, ALWAYS },
  { "Indirect reseller", "reseller.name", VERBATIM, ALL_COLUMNS },
  { "Reseller MPN ID", "reseller.mpn_id", VERBATIM, ALL_COLUMNS },
  { "Country", "customer.country", VERBATIM, ALL_COLUMNS },
  { "DAP", "customer.delegated_access", CSP_WORD_DELEGATED_ACCESS, ALL_COLUMNS },
  { "MCA", "customer.agreement", CSP_WORD_AGREEMENT, ALL_COLUMNS },
  { "Tags", "customer.tags", VERBATIM, ALL_COLUMNS },
  { "Alias", "customer.alias", VERBATIM, ALL_COLUMNS },
  { NULL },
};

static const ColumnRow reseller_columns[] = {
  { "Reseller name", "reseller.name", VERBATIM, ALWAYS },
  { "MPN ID", "reseller.mpn_id", VERBATIM, ALWAYS },
  { "Microsoft ID", "reseller.microsoft_id", VERBATIM, ALWAYS },
  { "Country", "reseller.country", VERBATIM, ALWAYS },
  { "State", "reseller.state", CSP_WORD_RESELLER_STATE, ALWAYS },
  { NULL },
};

static const ColumnRow subscription_columns[] = {
  { "Microsoft ID", "customer.microsoft_id", VERBATIM, ALL_CUSTOMERS },
  { "Company name", "customer.company_name", VERBATIM, ALL_CUSTOMERS },
  { "Subscription ID", "subscription.subscription_id", VERBATIM, ALWAYS },
  { "Subscription", "coalesce(subscription.offer_name, subscription.friendly_name)", VERBATIM, ALWAYS },
  { "Quantity", "subscription.quantity", VERBATIM, ALWAYS },
  { "Status", "subscription.status", CSP_WORD_STATUS, ALWAYS },
  { "Reseller", "subscription.reseller_mpn_id", VERBATIM, ALWAYS },
  { "Offer ID", "subscription.offer_id", VERBATIM, ALL_COLUMNS },
  { "Term", "subscription.term_duration", VERBATIM, ALL_COLUMNS },
  { "Billing cycle", "subscription.billing_cycle", VERBATIM, ALL_COLUMNS },
  { "Start date", "subscription.effective_start", VERBATIM, ALL_COLUMNS },
  { "Commitment end date", "subscription.commitment_end", VERBATIM, ALL_COLUMNS },
  { "Nickname", "subscription.friendly_name", VERBATIM, ALL_COLUMNS },
  { "Support contact", "subscription.support_name", VERBATIM, ALL_COLUMNS },
  { NULL },
};

static const ColumnRow offer_columns[] = {
  { "Offer ID", "offer.offer_id", VERBATIM, ALWAYS },
  { "Offer", "offer.name", VERBATIM, ALWAYS },
  { "Country", "offer.country", VERBATIM, ALWAYS },
  { "Product", "offer.product_name", VERBATIM, ALWAYS },
  { "Category", "offer.category_name", VERBATIM, ALWAYS },
  { "Minimum quantity", "offer.minimum_quantity", VERBATIM, ALWAYS },
  { "Maximum quantity", "offer.maximum_quantity", VERBATIM, ALWAYS },
  { "Term", "offer.term", VERBATIM, ALWAYS },
  { "Term unit", "offer.term_unit", VERBATIM, ALWAYS },
  { "Unit", "offer.unit_type", VERBATIM, ALWAYS },
  { "Billing", "offer.billing", VERBATIM, ALWAYS },
  { "Billing cycles", "offer.billing_cycles", VERBATIM, ALWAYS },
  { "Add-on", "iif(offer.is_add_on, 'Yes', 'No')", VERBATIM, ALWAYS },
  { "Trial", "iif(offer.is_trial, 'Yes', 'No')", VERBATIM, ALWAYS },
  { "Prerequisites", "offer.prerequisites", VERBATIM, ALWAYS },
  { "Description", "offer.description", VERBATIM, ALWAYS },
  { NULL },
};

static const KindRow kinds[] = {
  [CSP_EXPORT_CUSTOMERS] = { "customers", "customer",
                             "customer LEFT JOIN reseller ON reseller.id = customer.reseller_id",
                             "customer.former_at = 0", CSP_LIST_CUSTOMERS, customer_columns },
  [CSP_EXPORT_RESELLERS] = { "resellers", "reseller", "reseller", "reseller.state <> 'removed'",
                             CSP_LIST_RESELLERS, reseller_columns },
  [CSP_EXPORT_SUBSCRIPTIONS] = { "subscriptions", "subscription",
                                 "subscription JOIN customer ON customer.id = subscription.customer_id",
                                 "customer.former_at = 0", CSP_LIST_SUBSCRIPTIONS, subscription_columns },
  [CSP_EXPORT_OFFERS] = { "offers", "offer", "offer", "TRUE", CSP_LIST_OFFERS, offer_columns },
};

typedef struct
{
  const CspExport *export;
  const KindRow   *kind;
  CspStmt         *stmt;
  CspCsvWriter    *writer;
  int              words[CSP_CSV_MAX_COLUMNS];          /* of each column written */
  guint            n_columns;
  guint64          n_rows;
  guint64          n_expected;
} Writing;

static void
writing_clear (Writing *self)
{
  g_clear_pointer (&self->stmt, csp_stmt_release);
  g_clear_pointer (&self->writer, csp_csv_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
has_column (const CspExport *self,
            const ColumnRow *column)
{
  switch (column->variant)
    {
    case ALL_COLUMNS:
      return self->all_columns;
    case ALL_CUSTOMERS:
      return self->query == NULL || self->query->customer_id == 0;
    case ALWAYS:
    default:
      return TRUE;
    }
}

/* Writes the header and returns the list of SQL expressions. */
static char *
begin_columns (Writing  *self,
               GError  **error)
{
  GString *sql = g_string_new (NULL);

  for (const ColumnRow *column = self->kind->columns; column->header != NULL; column++)
    if (has_column (self->export, column))
      {
        g_string_append_printf (sql, "%s%s", self->n_columns > 0 ? ", " : "", column->sql);
        self->words[self->n_columns++] = column->words;
        csp_csv_writer_add (self->writer, column->header);
      }
  if (csp_csv_writer_end_row (self->writer, error))
    return g_string_free (sql, FALSE);
  g_string_free (sql, TRUE);
  return NULL;
}

static gboolean
write_row (Writing  *self,
           GError  **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = csp_stmt_get_text (self->stmt, i);

      csp_csv_writer_add (self->writer, self->words[i] == VERBATIM ? text : csp_word_to_file (self->words[i], text));
    }
  if (++self->n_rows % PROGRESS_ROWS == 0 && self->export->progress != NULL && self->n_expected > 0)
    self->export->progress (MIN (1.0, (double) self->n_rows / self->n_expected), self->export->user_data);
  return csp_csv_writer_end_row (self->writer, error);
}

static gboolean
write_all (Writing     *self,
           CspConn     *conn,
           const char  *select,
           GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s ORDER BY %s.id", select, self->kind->from,
                                          self->kind->where, self->kind->table);
  g_autofree char *count = g_strdup_printf ("SELECT max(id) FROM %s", self->kind->table);
  gint64 n_expected;
  gboolean has_row = TRUE;

  if (!csp_conn_get_integer (conn, &n_expected, error, count, "") ||
      !(self->stmt = csp_conn_prepare (conn, sql, error)))
    return FALSE;
  self->n_expected = n_expected;
  while (csp_stmt_step (self->stmt, &has_row, error) && has_row)
    if (!write_row (self, error))
      return FALSE;
  return !has_row;
}

static GArray *
read_ids (CspConn       *conn,
          CspListQuery  *query,
          GError       **error)
{
  g_autoptr(GArray) base = csp_list_read_ids (conn, query, 0, error);

  if (base == NULL || query->search == NULL)
    return g_steal_pointer (&base);
  return csp_list_search_ids (conn, query, base, 0, error);
}

static gboolean
write_some (Writing     *self,
            CspConn     *conn,
            const char  *select,
            GError     **error)
{
  const CspExport *export = self->export;
  g_autoptr(GArray) ids = export->ids != NULL ? csp_list_pick_ids (conn, export->query, export->ids, error)
                                              : read_ids (conn, export->query, error);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s.id = ?1", select, self->kind->from,
                                          self->kind->table);

  if (ids == NULL || !(self->stmt = csp_conn_prepare (conn, sql, error)))
    return FALSE;
  self->n_expected = ids->len;
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean has_row;

      csp_stmt_bind_integer (self->stmt, 1, g_array_index (ids, guint32, i));
      if (!csp_stmt_step (self->stmt, &has_row, error) || (has_row && !write_row (self, error)))
        return FALSE;
      csp_stmt_reset (self->stmt);
    }
  return TRUE;
}

static gboolean
is_of_everything (const CspExport *self)
{
  const CspListQuery *query = self->query;

  return self->ids == NULL &&
         (query == NULL || (query->kind == kinds[self->kind].list && !csp_list_query_is_narrowed (query)));
}

static gboolean
check_permission (CspConn  *conn,
                  GError  **error)
{
  g_autoptr(CspProfile) profile = csp_profile_repo_load (conn, error);
  g_autofree char *reason = NULL;

  if (profile == NULL)
    return FALSE;
  if (csp_permission_check (profile, CSP_ACTION_EXPORT, &reason))
    return TRUE;
  g_set_error_literal (error, CSP_ERROR, CSP_ERROR_FORBIDDEN, reason);
  return FALSE;
}

/**
 * csp_export_write:
 * @conn: the connection, on its thread
 * @self: what to export
 * @output: where to; it is not finished here
 * @n_rows: (out) (optional): how many rows were written, without the header
 * @error: return location
 *
 * Writes one consistent state, row by row. Cancelled with the connection's job.
 *
 * Returns: whether all rows were written
 */
gboolean
csp_export_write (CspConn          *conn,
                  const CspExport  *self,
                  CspOutput        *output,
                  guint64          *n_rows,
                  GError          **error)
{
  g_auto(Writing) writing = { .export = self, .kind = &kinds[self->kind] };
  g_autofree char *select = NULL;
  gboolean done;

  if (!check_permission (conn, error))
    return FALSE;
  writing.writer = csp_csv_writer_new (output, self->protects_formulas);
  if (!(select = begin_columns (&writing, error)) || !csp_conn_begin_read (conn, error))
    return FALSE;
  done = is_of_everything (self) ? write_all (&writing, conn, select, error)
                                 : write_some (&writing, conn, select, error);
  g_clear_pointer (&writing.stmt, csp_stmt_release);
  csp_conn_rollback (conn);
  if (n_rows != NULL)
    *n_rows = writing.n_rows;
  return done;
}

typedef struct
{
  CspExport  export;
  char      *path;
  guint64    n_rows;
} Job;

static void
job_free (gpointer pointer)
{
  Job *job = pointer;

  g_clear_pointer (&job->export.query, csp_list_query_free);
  g_clear_pointer (&job->export.ids, g_array_unref);
  g_free (job->path);
  g_free (job);
}

static gpointer
run_job (CspConn   *conn,
         gpointer   user_data,
         GError   **error)
{
  Job *job = user_data;
  g_autoptr(CspOutput) output = csp_output_new_for_path (job->path, csp_conn_get_cancellable (conn), error);

  if (output == NULL || !csp_export_write (conn, &job->export, output, &job->n_rows, error) ||
      !csp_output_finish (output, error))
    return NULL;
  return g_memdup2 (&job->n_rows, sizeof job->n_rows);
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;
  guint64 *n_rows = csp_db_run_finish (CSP_DB (object), result, &error);

  if (n_rows != NULL)
    g_task_return_pointer (task, n_rows, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * csp_export_async:
 * @store: the profile
 * @self: what to export
 * @path: the file to write; one of that name is replaced when the new one is complete
 * @cancellable: (nullable): to give up; nothing is left of the file then, as when the profile is closed meanwhile
 * @callback: called when the file is there, or why it is not
 * @user_data: for @callback
 */
void
csp_export_async (CspStore            *store,
                  const CspExport     *self,
                  const char          *path,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (store, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->export = *self;
  job->export.query = self->query ? csp_list_query_copy (self->query) : NULL;
  job->export.ids = self->ids ? g_array_copy (self->ids) : NULL;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, csp_export_async);
  csp_db_run_async (csp_store_get_db (store), CSP_DB_EXPORT, "export", run_job, job, job_free, g_free,
                    cancellable, job_done_cb, g_steal_pointer (&task));
}

/**
 * csp_export_finish:
 * @result: what the callback was given
 * @n_rows: (out) (optional): how many rows the file has, without the header
 * @error: return location
 *
 * Returns: whether the file is complete
 */
gboolean
csp_export_finish (GAsyncResult  *result,
                   guint64       *n_rows,
                   GError       **error)
{
  g_autofree guint64 *written = g_task_propagate_pointer (G_TASK (result), error);

  if (written != NULL && n_rows != NULL)
    *n_rows = *written;
  return written != NULL;
}

/**
 * csp_export_default_name:
 * @kind: what is exported
 * @profile: of which profile
 *
 * Returns: (transfer full): a file name after functional-spec §6: <what>_<profile>_<yyyymmdd-hhmm>Z.csv
 */
char *
csp_export_default_name (CspExportKind  kind,
                         CspProfile    *profile)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (csp_clock_now () / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M");
  g_autofree char *name = g_strdup (profile->name);

  return g_strdup_printf ("%s_%s_%sZ.csv", kinds[kind].name, g_strdelimit (name, "/ \t\n\\:", '-'), stamp);
}
