/* csp-import.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-csv-reader.h"
#include "exchange/csp-words.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

/**
 * CspImportProblem:
 * @row: number of the row in the file, the header being 1
 * @column: number of the column, from 1
 * @message: what is wrong
 */
typedef struct
{
  guint64  row;
  guint    column;
  char    *message;
} CspImportProblem;

/**
 * CspImportFuncs:
 * @problem: (nullable): called with each problem as it is found
 * @progress: (nullable): called now and then with the share of the file that has been read
 * @user_data: for both
 *
 * What the caller wants to know while the import runs; called on the database's thread.
 */
typedef struct
{
  void     (*problem)  (const CspImportProblem *problem,
                        gpointer                user_data);
  void     (*progress) (double                  share,
                        gpointer                user_data);
  gpointer   user_data;
} CspImportFuncs;

#define CSP_TYPE_IMPORT_OPERATION (csp_import_operation_get_type ())

typedef struct _CspImportOperation      CspImportOperation;
typedef struct _CspImportOperationClass CspImportOperationClass;

/* Not G_DECLARE_DERIVABLE_TYPE, which hides the fields. */
GType csp_import_operation_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspImportOperation, g_object_unref)

#define CSP_IMPORT_OPERATION(object) \
  (G_TYPE_CHECK_INSTANCE_CAST ((object), CSP_TYPE_IMPORT_OPERATION, CspImportOperation))
#define CSP_IMPORT_OPERATION_CLASS(klass) \
  (G_TYPE_CHECK_CLASS_CAST ((klass), CSP_TYPE_IMPORT_OPERATION, CspImportOperationClass))
#define CSP_IS_IMPORT_OPERATION(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), CSP_TYPE_IMPORT_OPERATION))
#define CSP_IMPORT_OPERATION_GET_CLASS(object) \
  (G_TYPE_INSTANCE_GET_CLASS ((object), CSP_TYPE_IMPORT_OPERATION, CspImportOperationClass))

/* Problems beyond so many are counted and told to the caller's function, but not kept. */
#define CSP_IMPORT_MAX_KEPT_PROBLEMS 10000

struct _CspImportOperation
{
  CspOperation    parent_instance;

  char           *path;             /* owned: the file */
  char           *report_path;      /* owned, nullable: file that rejected rows are written to, with the reason */
  gboolean        good_rows;        /* rows with errors do not keep the good ones out */
  CspImportFuncs  funcs;

  guint64         added;
  guint64         changed;
  guint64         unchanged;
  guint64         rejected;
  GPtrArray      *problems;         /* CspImportProblem */

  gint64          imported_in;      /* local id of the import's history record */
  gint64          n_expected;       /* about how many rows the file has */
  GHashTable     *resellers;        /* MPN ID or, for those without, name → local id as gint64 */
};

/**
 * CspImportOperationClass:
 * @columns: what the file may have, ended by a row without name
 * @needed: (nullable): the sentence on what files it takes, to be translated; %NULL when only CSV will do
 * @begin: called before the first row
 * @row: reads a row: counts it, or calls csp_import_operation_reject()
 * @end: called after the last row, not when the import is given up
 *
 * An import from CSV. Everything is done in one transaction, which is rolled back when a row has an error and only
 * all rows will do.
 */
struct _CspImportOperationClass
{
  CspOperationClass parent_class;

  const CspCsvColumn *columns;
  const char         *needed;
  gboolean          (*begin) (CspImportOperation   *self,
                              CspOperationContext  *context,
                              GError              **error);
  gboolean          (*row)   (CspImportOperation   *self,
                              CspOperationContext  *context,
                              const CspCsvRow      *row,
                              GError              **error);
  gboolean          (*end)   (CspImportOperation   *self,
                              CspOperationContext  *context,
                              GError              **error);
};

void     csp_import_operation_reject         (CspImportOperation  *self,
                                              const CspCsvRow     *row,
                                              guint                column,
                                              const char          *format,
                                              ...) G_GNUC_PRINTF (4, 5);
gboolean csp_import_operation_read_word      (CspImportOperation  *self,
                                              const CspCsvRow     *row,
                                              guint                column,
                                              CspWordKind          kind,
                                              const char         **word);
gboolean csp_import_operation_read_resellers (CspImportOperation  *self,
                                              CspConn             *conn,
                                              GError             **error);
gboolean csp_import_operation_find_reseller  (CspImportOperation  *self,
                                              const char          *key,
                                              gint64              *id);
char    *csp_import_operation_summarize      (CspImportOperation  *self);

G_END_DECLS
