/* csp-csv-writer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/csp-output.h"

G_BEGIN_DECLS

/**
 * CspCsvWriter:
 * @output: where the file goes
 * @protects_formulas: whether texts that a spreadsheet would compute get an apostrophe
 * @row: the row being made
 * @n_fields: how many fields it has so far
 *
 * Writes CSV as spreadsheets like it: UTF-8 with a byte order mark, commas, CRLF.
 */
typedef struct
{
  CspOutput *output;
  gboolean   protects_formulas;
  GString   *row;
  guint      n_fields;
} CspCsvWriter;

CspCsvWriter *csp_csv_writer_new       (CspOutput     *output,
                                        gboolean       protects_formulas);
void          csp_csv_writer_free      (CspCsvWriter  *self);
void          csp_csv_writer_add       (CspCsvWriter  *self,
                                        const char    *text);
gboolean      csp_csv_writer_end_row   (CspCsvWriter  *self,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspCsvWriter, csp_csv_writer_free)

G_END_DECLS
