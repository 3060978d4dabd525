/* csp-csv-writer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <csv.h>
#include <string.h>

#include "exchange/csp-csv-writer.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/**
 * csp_csv_writer_new:
 * @output: where the file goes; it must outlive the writer
 * @protects_formulas: whether texts beginning with = + - @ get an apostrophe, so that no spreadsheet computes
 *   them; off for files that shall be read back (functional-spec §6)
 *
 * Returns: (transfer full): a writer at the beginning of its file
 */
CspCsvWriter *
csp_csv_writer_new (CspOutput *output,
                    gboolean   protects_formulas)
{
  CspCsvWriter *self = g_new0 (CspCsvWriter, 1);

  self->output = output;
  self->protects_formulas = protects_formulas;
  self->row = g_string_new (BYTE_ORDER_MARK);
  return self;
}

/**
 * csp_csv_writer_free:
 * @self: (transfer full): the writer
 */
void
csp_csv_writer_free (CspCsvWriter *self)
{
  g_string_free (self->row, TRUE);
  g_free (self);
}

static void
append_quoted (GString    *row,
               const char *text,
               gsize       length)
{
  gsize start = row->len;

  g_string_set_size (row, start + 2 * length + 2);
  g_string_set_size (row, start + csv_write (row->str + start, 2 * length + 2, text, length));
}

/**
 * csp_csv_writer_add:
 * @self: the writer
 * @text: (nullable): the next field of the row
 */
void
csp_csv_writer_add (CspCsvWriter *self,
                    const char   *text)
{
  gsize length = text ? strlen (text) : 0;

  if (self->n_fields++ > 0)
    g_string_append_c (self->row, ',');
  if (length == 0)
    return;
  if (self->protects_formulas && strchr ("=+-@", text[0]) != NULL)
    {
      g_autofree char *plain = g_strconcat ("'", text, NULL);

      append_quoted (self->row, plain, length + 1);
    }
  else if (text[0] == ' ' || text[length - 1] == ' ' || strpbrk (text, ",\"\r\n") != NULL)
    append_quoted (self->row, text, length);
  else
    g_string_append_len (self->row, text, length);
}

/**
 * csp_csv_writer_end_row:
 * @self: the writer
 * @error: return location
 *
 * Returns: whether the row could be written
 */
gboolean
csp_csv_writer_end_row (CspCsvWriter  *self,
                        GError       **error)
{
  gboolean done;

  g_string_append (self->row, "\r\n");
  done = csp_output_write (self->output, self->row->str, self->row->len, error);
  g_string_truncate (self->row, 0);
  self->n_fields = 0;
  return done;
}
