/* csp-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/csp-text.h"
#include "exchange/csp-csv-writer.h"
#include "exchange/csp-import.h"
#include "operations/csp-history.h"

/* Shorter rows than this are rare; how the indexes are built depends on it. */
#define BYTES_PER_ROW 90
#define PROGRESS_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  CspOutput    *output;         /* of the report; NULL when none is wanted */
  CspCsvWriter *report;
  guint         n_columns;      /* of the file */
  guint64       last_rejected;  /* row that was counted last */
  gint64        last_progress;
} CspImportOperationPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CspImportOperation, csp_import_operation, CSP_TYPE_OPERATION)

static void
problem_free (gpointer pointer)
{
  CspImportProblem *problem = pointer;

  g_free (problem->message);
  g_free (problem);
}

static void
csp_import_operation_finalize (GObject *object)
{
  CspImportOperation *self = CSP_IMPORT_OPERATION (object);
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);

  g_clear_pointer (&priv->report, csp_csv_writer_free);
  g_clear_pointer (&priv->output, csp_output_free);
  g_clear_pointer (&self->resellers, g_hash_table_unref);
  g_ptr_array_unref (self->problems);
  g_free (self->report_path);
  g_free (self->path);

  G_OBJECT_CLASS (csp_import_operation_parent_class)->finalize (object);
}

static gboolean
csp_import_operation_load (CspOperation         *operation,
                           CspOperationContext  *context,
                           GError              **error)
{
  CspImportOperation *self = CSP_IMPORT_OPERATION (operation);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *display_name = g_filename_display_name (name);
  GStatBuf info;

  csp_operation_set_subject (operation, display_name);
  self->n_expected = g_stat (self->path, &info) == 0 ? info.st_size / BYTES_PER_ROW : 0;
  return TRUE;
}

/* A rejected row goes into the report as it stands in the file, so that it can be corrected there. */
static void
write_report (CspImportOperation *self,
              const CspCsvRow    *row,
              const char         *message)
{
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);

  if (priv->report == NULL)
    return;
  for (guint i = 0; i < priv->n_columns; i++)
    csp_csv_writer_add (priv->report, row && i < row->n_fields ? row->fields[i] : NULL);
  csp_csv_writer_add (priv->report, message);
  csp_csv_writer_end_row (priv->report, NULL);
}

static void
add_problem (CspImportOperation *self,
             guint64             number,
             guint               column,
             const CspCsvRow    *row,
             const char         *message)
{
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);
  CspImportProblem *problem = g_new (CspImportProblem, 1);

  *problem = (CspImportProblem) { number, column, g_strdup (message) };
  if (priv->last_rejected != number)
    self->rejected++;
  priv->last_rejected = number;
  write_report (self, row, message);
  if (self->funcs.problem != NULL)
    self->funcs.problem (problem, self->funcs.user_data);
  if (self->problems->len < CSP_IMPORT_MAX_KEPT_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    problem_free (problem);
}

/**
 * csp_import_operation_reject:
 * @self: the import
 * @row: a row that has an error
 * @column: which column of the class's table, from 0
 * @format: what is wrong
 * @...: for @format
 *
 * For row() of subclasses.
 */
void
csp_import_operation_reject (CspImportOperation *self,
                             const CspCsvRow    *row,
                             guint               column,
                             const char         *format,
                             ...)
{
  const CspCsvColumn *columns = CSP_IMPORT_OPERATION_GET_CLASS (self)->columns;
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* translators: %1$s is the header of a column, %2$s a sentence that says what is wrong */
  message = g_strdup_printf (_("%1$s: %2$s"), columns[column].name, reason);
  add_problem (self, row->number, MAX (row->positions[column], 1), row, message);
}

/**
 * csp_import_operation_read_word:
 * @self: the import
 * @row: a row
 * @column: which column of the class's table, from 0
 * @kind: what words stand there
 * @word: (out) (nullable): the word as it is stored; %NULL where the column is empty or missing
 *
 * For row() of subclasses. Rejects @row when there is another word.
 *
 * Returns: whether the column has nothing but such words
 */
gboolean
csp_import_operation_read_word (CspImportOperation  *self,
                                const CspCsvRow     *row,
                                guint                column,
                                CspWordKind          kind,
                                const char         **word)
{
  const char *text = csp_csv_row_get (row, column);
  g_autofree char *known = NULL;

  *word = text ? csp_word_from_file (kind, text) : NULL;
  if (text == NULL || *word != NULL)
    return TRUE;
  known = csp_words_list (kind);
  /* translators: %1$s is what stands in a file, %2$s a list of the words that may */
  csp_import_operation_reject (self, row, column, _("“%1$s” is none of %2$s."), text, known);
  return FALSE;
}

/**
 * csp_import_operation_read_resellers:
 * @self: the import
 * @conn: the connection
 * @error: return location
 *
 * Makes csp_import_operation_find_reseller() work.
 *
 * Returns: whether they could be read
 */
gboolean
csp_import_operation_read_resellers (CspImportOperation  *self,
                                     CspConn             *conn,
                                     GError             **error)
{
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, "SELECT id, coalesce(mpn_id, name) FROM reseller", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  g_clear_pointer (&self->resellers, g_hash_table_unref);
  self->resellers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (csp_stmt_step (stmt, &has_row, error) && has_row)
    {
      gint64 id = csp_stmt_get_integer (stmt, 0);

      g_hash_table_insert (self->resellers, g_strdup (csp_stmt_get_text (stmt, 1)), g_memdup2 (&id, sizeof id));
    }
  return !has_row;
}

/**
 * csp_import_operation_find_reseller:
 * @self: the import
 * @key: MPN ID of a reseller, or the name of one that has none
 * @id: (out): its local id
 *
 * Returns: whether there is one
 */
gboolean
csp_import_operation_find_reseller (CspImportOperation *self,
                                    const char         *key,
                                    gint64             *id)
{
  gint64 *found = g_hash_table_lookup (self->resellers, key);

  *id = found ? *found : 0;
  return found != NULL;
}

typedef struct
{
  CspImportOperation  *self;
  CspOperationContext *context;
} Reading;

static gboolean
header_cb (const CspCsvRow  *row,
           gpointer          user_data,
           GError          **error)
{
  CspImportOperation *self = ((Reading *) user_data)->self;
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);

  if (self->report_path == NULL)
    return TRUE;
  if (!(priv->output = csp_output_new_for_path (self->report_path, NULL, error)))
    return FALSE;
  priv->report = csp_csv_writer_new (priv->output, FALSE);
  priv->n_columns = row->n_fields;
  for (guint i = 0; i < row->n_fields; i++)
    csp_csv_writer_add (priv->report, row->fields[i]);
  csp_csv_writer_add (priv->report, "Reason");
  return csp_csv_writer_end_row (priv->report, error);
}

static gboolean
row_cb (const CspCsvRow  *row,
        gpointer          user_data,
        GError          **error)
{
  Reading *reading = user_data;

  return CSP_IMPORT_OPERATION_GET_CLASS (reading->self)->row (reading->self, reading->context, row, error);
}

static void
problem_cb (guint64          number,
            guint            column,
            const CspCsvRow *row,
            const char      *message,
            gpointer         user_data)
{
  add_problem (((Reading *) user_data)->self, number, column, row, message);
}

static void
progress_cb (double   share,
             gpointer user_data)
{
  CspImportOperation *self = ((Reading *) user_data)->self;
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);
  gint64 now = g_get_monotonic_time ();

  if (self->funcs.progress == NULL || now - priv->last_progress < PROGRESS_INTERVAL)
    return;
  priv->last_progress = now;
  self->funcs.progress (share, self->funcs.user_data);
}

static gboolean
read_rows (CspImportOperation   *self,
           CspOperationContext  *context,
           GError              **error)
{
  const CspImportOperationClass *klass = CSP_IMPORT_OPERATION_GET_CLASS (self);
  const CspCsvColumn *columns = klass->columns;
  const CspCsvHandler handler = { header_cb, row_cb, problem_cb, progress_cb, klass->needed ? _(klass->needed) : NULL };
  Reading reading = { self, context };
  guint n_columns = 0;

  while (columns[n_columns].name != NULL)
    n_columns++;
  return csp_csv_read (self->path, columns, n_columns, &handler, &reading,
                       csp_conn_get_cancellable (context->conn), error);
}

static gboolean
refuse_rejected (CspImportOperation  *self,
                 GError             **error)
{
  if (self->rejected == 0 || self->good_rows)
    return FALSE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "%lu row has errors; nothing was imported.",
                            "%lu rows have errors; nothing was imported.", self->rejected),
               (gulong) self->rejected);
  return TRUE;
}

/* An import that changed nothing leaves no history. */
static gboolean
finish_history (CspImportOperation   *self,
                CspOperationContext  *context,
                GError              **error)
{
  g_autofree char *counts =
    g_strdup_printf ("{\"added\":%" G_GUINT64_FORMAT ",\"changed\":%" G_GUINT64_FORMAT ",\"unchanged\":%"
                     G_GUINT64_FORMAT ",\"rejected\":%" G_GUINT64_FORMAT "}",
                     self->added, self->changed, self->unchanged, self->rejected);

  if (self->added + self->changed == 0)
    return csp_conn_run (context->conn, error, "DELETE FROM history WHERE id = ?1", "i", self->imported_in);
  return csp_conn_run (context->conn, error, "UPDATE history SET after = ?2 WHERE id = ?1", "it",
                       self->imported_in, counts);
}

static gboolean
finish_report (CspImportOperation  *self,
               GError             **error)
{
  CspImportOperationPrivate *priv = csp_import_operation_get_instance_private (self);

  return priv->output == NULL || csp_output_finish (priv->output, error);
}

static gboolean
csp_import_operation_apply (CspOperation         *operation,
                            CspOperationContext  *context,
                            GError              **error)
{
  CspImportOperation *self = CSP_IMPORT_OPERATION (operation);
  CspImportOperationClass *klass = CSP_IMPORT_OPERATION_GET_CLASS (self);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *display_name = g_filename_display_name (name);

  self->imported_in = csp_history_note (context, csp_operation_get_kind (operation), display_name, NULL, error);
  if (self->imported_in == 0 || !klass->begin (self, context, error) || !read_rows (self, context, error) ||
      !finish_report (self, error) || refuse_rejected (self, error))
    return FALSE;
  return (klass->end == NULL || klass->end (self, context, error)) && finish_history (self, context, error);
}

static void
csp_import_operation_class_init (CspImportOperationClass *klass)
{
  CspOperationClass *operation_class = CSP_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_import_operation_finalize;
  operation_class->load = csp_import_operation_load;
  operation_class->apply = csp_import_operation_apply;
}

static void
csp_import_operation_init (CspImportOperation *self)
{
  self->problems = g_ptr_array_new_with_free_func (problem_free);
}

/**
 * csp_import_operation_summarize:
 * @self: an import that has run
 *
 * Returns: (transfer full): how many rows were added, changed, unchanged and rejected, as one translated sentence
 */
char *
csp_import_operation_summarize (CspImportOperation *self)
{
  g_return_val_if_fail (CSP_IS_IMPORT_OPERATION (self), NULL);

  return g_strdup_printf (/* translators: numbers of rows of a file that was imported */
                          _("Added: %1$lu, changed: %2$lu, unchanged: %3$lu, rejected: %4$lu"),
                          (gulong) self->added, (gulong) self->changed, (gulong) self->unchanged,
                          (gulong) self->rejected);
}
