/* csp-csv-reader.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More columns than any file of ours has. */
#define CSP_CSV_MAX_COLUMNS 64

/**
 * CspCsvColumn:
 * @name: its header; English in every locale (design.md, CSV)
 * @is_optional: whether files may lack it
 *
 * A column that a kind of file has.
 */
typedef struct
{
  const char *name;
  gboolean    is_optional;
} CspCsvColumn;

/**
 * CspCsvRow:
 * @number: of the row in the file, the header being 1
 * @values: one a column of the reader's table; %NULL where the file lacks the column
 * @positions: in which column of the file each value stands, from 1; 0 where it lacks the column
 * @fields: (array length=n_fields): the row as it stands in the file
 * @n_fields: how many fields it has
 */
typedef struct
{
  guint64             number;
  const char * const *values;
  const guint        *positions;
  const char * const *fields;
  guint               n_fields;
} CspCsvRow;

/**
 * CspCsvHandler:
 * @header: (nullable): called with the first row
 * @row: called with each row that could be read; the texts live until it returns; %FALSE with error set stops
 * @problem: called with what is wrong with a row; the row is %NULL when the file cannot be split there
 * @progress: (nullable): called now and then with the share of the file that has been read
 * @needed: (nullable): a translated sentence on what kind of file this must be; %NULL for that on CSV alone
 */
typedef struct
{
  gboolean (*header)   (const CspCsvRow  *row,
                        gpointer          user_data,
                        GError          **error);
  gboolean (*row)      (const CspCsvRow  *row,
                        gpointer          user_data,
                        GError          **error);
  void     (*problem)  (guint64           number,
                        guint             column,
                        const CspCsvRow  *row,
                        const char       *message,
                        gpointer          user_data);
  void     (*progress) (double            share,
                        gpointer          user_data);
  const char *needed;
} CspCsvHandler;

gboolean csp_csv_read (const char           *path,
                       const CspCsvColumn   *columns,
                       guint                 n_columns,
                       const CspCsvHandler  *handler,
                       gpointer              user_data,
                       GCancellable         *cancellable,
                       GError              **error);

const char *csp_csv_row_get (const CspCsvRow *self,
                             guint            column);

G_END_DECLS
