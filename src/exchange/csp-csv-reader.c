/* csp-csv-reader.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csp-error.h"
#include "base/csp-text.h"
#include "exchange/csp-csv-reader.h"
#include "exchange/csp-file-kind.h"

#define CHUNK (256 * 1024)
#define MAX_FIELD (1024 * 1024)
#define MAX_ROW (4 * MAX_FIELD)
#define BUFFER_STEP 16384
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  const CspCsvColumn  *columns;
  guint                n_columns;
  const CspCsvHandler *handler;
  gpointer             user_data;

  struct csv_parser    parser;
  char                 delimiter;
  char                 terminator;
  guint64              number;          /* of the row being read */
  guint                n_header;        /* fields of the header, 0 before it was read */

  GString             *texts;           /* of the row's fields, each ended by a zero byte */
  gsize                starts[CSP_CSV_MAX_COLUMNS];
  guint                n_fields;        /* may be more than there are starts */
  gboolean             is_too_long;
  gboolean             has_zero;

  const char          *fields[CSP_CSV_MAX_COLUMNS];
  const char          *values[CSP_CSV_MAX_COLUMNS];
  guint                positions[CSP_CSV_MAX_COLUMNS];
  GError              *error;           /* ends the reading */
} Reader;

/**
 * csp_csv_row_get:
 * @self: a row
 * @column: which column of the reader's table, from 0
 *
 * Returns: (transfer none) (nullable): its text; %NULL where the file lacks the column or it is empty
 */
const char *
csp_csv_row_get (const CspCsvRow *self,
                 guint            column)
{
  const char *value = self->values[column];

  return value != NULL && value[0] != '\0' ? value : NULL;
}

/* A field without end must not take all memory: libcsv then stops with CSV_ENOMEM. */
static void *
bounded_realloc (void   *memory,
                 size_t  size)
{
  return size > MAX_FIELD ? NULL : realloc (memory, size);
}

/* The only white space to be dropped is what stands before the line feed of a CRLF. */
static int
is_return (unsigned char c)
{
  return c == '\r';
}

static int
is_never (unsigned char c)
{
  return 0;
}

static int
is_line_feed (unsigned char c)
{
  return c == '\n';
}

static void
reader_init_parser (Reader *self)
{
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_delim (&self->parser, self->delimiter);
  csv_set_realloc_func (&self->parser, bounded_realloc);
  csv_set_blk_size (&self->parser, BUFFER_STEP);
  csv_set_term_func (&self->parser, self->terminator == '\n' ? is_line_feed : is_return);
  csv_set_space_func (&self->parser, self->terminator == '\n' ? is_return : is_never);
}

static void
reader_start_row (Reader *self)
{
  g_string_truncate (self->texts, 0);
  self->n_fields = 0;
  self->is_too_long = FALSE;
  self->has_zero = FALSE;
}

static void
field_read_cb (void   *text,
               size_t  length,
               void   *user_data)
{
  Reader *self = user_data;

  self->n_fields++;
  if (self->texts->len + length > MAX_ROW)
    self->is_too_long = TRUE;
  if (self->n_fields > CSP_CSV_MAX_COLUMNS || self->is_too_long)
    return;
  self->starts[self->n_fields - 1] = self->texts->len;
  self->has_zero |= length > 0 && memchr (text, '\0', length) != NULL;
  g_string_append_len (self->texts, text ? text : "", length);
  g_string_append_c (self->texts, '\0');
}

static CspCsvRow
reader_get_row (Reader *self)
{
  guint n_kept = MIN (self->n_fields, CSP_CSV_MAX_COLUMNS);

  for (guint i = 0; i < n_kept; i++)
    self->fields[i] = self->texts->str + self->starts[i];
  for (guint i = 0; i < self->n_columns; i++)
    self->values[i] = self->positions[i] > 0 && self->positions[i] <= n_kept
                      ? self->fields[self->positions[i] - 1] : NULL;
  return (CspCsvRow) { self->number, self->values, self->positions, self->fields, n_kept };
}

static void
report (Reader     *self,
        guint       column,
        const char *message)
{
  CspCsvRow row;

  if (self->n_header == 0 || self->is_too_long)
    {
      self->handler->problem (self->number, column, NULL, message, self->user_data);
      return;
    }
  row = reader_get_row (self);
  self->handler->problem (self->number, column, &row, message, self->user_data);
}

static int
find_column (Reader     *self,
             const char *header)
{
  g_autofree char *name = csp_strip (header);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_ascii_strcasecmp (self->columns[i].name, name) == 0)
      return i;
  return -1;
}

static guint
match_header (Reader          *self,
              const CspCsvRow *row)
{
  guint n_problems = 0;

  for (guint i = 0; i < row->n_fields; i++)
    {
      int column = find_column (self, row->fields[i]);
      g_autofree char *message = NULL;

      if (column >= 0 && self->positions[column] == 0)
        {
          self->positions[column] = i + 1;
          continue;
        }
      message = column < 0 ? g_strdup_printf (_("There is no column of the name “%s” in such a file."), row->fields[i])
                           : g_strdup_printf (_("The column “%s” occurs twice."), row->fields[i]);
      self->handler->problem (row->number, i + 1, NULL, message, self->user_data);
      n_problems++;
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (self->positions[i] == 0 && !self->columns[i].is_optional)
      {
        g_autofree char *message = g_strdup_printf (_("The column “%s” is missing."), self->columns[i].name);

        self->handler->problem (row->number, row->n_fields + 1, NULL, message, self->user_data);
        n_problems++;
      }
  return n_problems;
}

static void
read_header (Reader *self)
{
  CspCsvRow row = reader_get_row (self);

  if (self->n_fields > CSP_CSV_MAX_COLUMNS || self->is_too_long)
    g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_INVALID,
                         _("This is not a CSV file with a header: its first line is too long."));
  else if (match_header (self, &row) > 0)
    g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_INVALID, _("The columns are not those of such a file."));
  else if (self->handler->header == NULL || self->handler->header (&row, self->user_data, &self->error))
    self->n_header = row.n_fields;
}

static gboolean
is_blank (const CspCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (row->fields[i][0] != '\0')
      return FALSE;
  return TRUE;
}

static guint
find_invalid_field (const CspCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (!g_utf8_validate (row->fields[i], -1, NULL))
      return i + 1;
  return 0;
}

static void
read_row (Reader *self)
{
  CspCsvRow row = reader_get_row (self);
  guint invalid;

  if (self->is_too_long)
    report (self, 1, _("The row is too long for such a file."));
  else if (self->has_zero)
    report (self, 1, _("The row has bytes that are not text."));
  else if (is_blank (&row) && self->n_fields <= self->n_header)
    return;
  else if (self->n_fields != self->n_header)
    {
      g_autofree char *message = g_strdup_printf (_("The row has %1$u fields, the header %2$u."), self->n_fields,
                                                  self->n_header);

      report (self, MIN (self->n_fields, self->n_header) + 1, message);
    }
  else if ((invalid = find_invalid_field (&row)) > 0)
    report (self, invalid, _("The text is not UTF-8."));
  else
    self->handler->row (&row, self->user_data, &self->error);
}

static void
row_ended_cb (int   terminator,
              void *user_data)
{
  Reader *self = user_data;

  self->number++;
  if (self->error == NULL && self->n_fields > 0)
    {
      if (self->n_header == 0)
        read_header (self);
      else
        read_row (self);
    }
  reader_start_row (self);
}

static void
report_unreadable (Reader *self,
                   int     code)
{
  const char *message = code == CSV_ENOMEM ? _("The field is too long for such a file.")
                                           : _("A quote stands alone: a field with quotes needs one at both ends.");

  self->number++;
  if (self->n_header == 0)
    g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_INVALID,
                         _("This is not a CSV file with a header: its first line cannot be read."));
  else
    self->handler->problem (self->number, self->n_fields + 1, NULL, message, self->user_data);
  reader_start_row (self);
  csv_free (&self->parser);
  reader_init_parser (self);
}

/* Reads a chunk; after what cannot be read it goes on at the next line. */
static void
read_chunk (Reader     *self,
            const char *bytes,
            gsize       length,
            gboolean   *skips_line)
{
  const char *end = bytes + length;

  while (bytes < end && self->error == NULL)
    {
      if (*skips_line)
        {
          const char *line_end = memchr (bytes, self->terminator, end - bytes);

          if (line_end == NULL)
            return;
          *skips_line = FALSE;
          bytes = line_end + 1;
        }
      bytes += csv_parse (&self->parser, bytes, end - bytes, field_read_cb, row_ended_cb, self);
      if (bytes < end && self->error == NULL)
        {
          report_unreadable (self, csv_error (&self->parser));
          *skips_line = TRUE;
        }
    }
}

static void
finish (Reader   *self,
        gboolean  skips_line)
{
  if (self->error != NULL || skips_line)
    return;
  if (csv_fini (&self->parser, field_read_cb, row_ended_cb, self) != 0)
    report_unreadable (self, csv_error (&self->parser));
  if (self->error == NULL && self->n_header == 0)
    g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_INVALID, _("The file is empty: not even a header is in it."));
}

/* Looks at the header line outside of quotes. */
static char
guess_delimiter (const char *bytes,
                 gsize       length)
{
  gboolean is_quoted = FALSE;
  guint n_commas = 0;
  guint n_semicolons = 0;

  for (gsize i = 0; i < length && (is_quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++)
    {
      is_quoted ^= bytes[i] == '"';
      n_commas += !is_quoted && bytes[i] == ',';
      n_semicolons += !is_quoted && bytes[i] == ';';
    }
  return n_semicolons > n_commas ? ';' : ',';
}

/* Returns how many bytes the byte order mark takes, -1 when the file is no text. */
static gssize
look_at_beginning (Reader     *self,
                   const char *bytes,
                   gsize       length)
{
  g_autofree char *kind = csp_file_kind_describe (bytes, length, length < CHUNK, self->handler->needed);
  gsize mark = length >= 3 && memcmp (bytes, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;

  if (kind != NULL)
    {
      g_set_error_literal (&self->error, CSP_ERROR, CSP_ERROR_INVALID, kind);
      return -1;
    }
  self->delimiter = guess_delimiter (bytes + mark, length - mark);
  self->terminator = memchr (bytes, '\n', length) == NULL && memchr (bytes, '\r', length) != NULL ? '\r' : '\n';
  reader_init_parser (self);
  return mark;
}

static void
read_file (Reader       *self,
           int           fd,
           goffset       size,
           GCancellable *cancellable)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gboolean skips_line = FALSE;
  gboolean has_begun = FALSE;
  goffset done = 0;
  gssize length;

  while (self->error == NULL && (length = read (fd, chunk, CHUNK)) > 0)
    {
      gssize mark = has_begun ? 0 : look_at_beginning (self, chunk, length);

      has_begun = TRUE;
      if (mark < 0 || g_cancellable_set_error_if_cancelled (cancellable, &self->error))
        return;
      read_chunk (self, chunk + mark, length - mark, &skips_line);
      done += length;
      if (self->handler->progress != NULL && size > 0)
        self->handler->progress (MIN (1.0, (double) done / size), self->user_data);
    }
  if (self->error == NULL && length < 0)
    g_set_error (&self->error, CSP_ERROR, CSP_ERROR_FAILED, _("The file cannot be read: %s"), g_strerror (errno));
  if (!has_begun)
    reader_init_parser (self);
  finish (self, skips_line);
}

/**
 * csp_csv_read:
 * @path: a CSV file after RFC 4180 in UTF-8, with commas or semicolons, its first row a header
 * @columns: (array length=n_columns): the columns such a file has, matched by name in any order
 * @n_columns: how many
 * @handler: what is called for its rows
 * @user_data: for @handler
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Reads the file in one pass with bounded memory, whatever it is. Rows that cannot be used are told to the
 * handler and do not end the reading.
 *
 * Returns: whether the end was reached; #CSP_ERROR_INVALID when this is no such file, #CSP_ERROR_NOT_FOUND when
 *   there is none
 */
gboolean
csp_csv_read (const char           *path,
              const CspCsvColumn   *columns,
              guint                 n_columns,
              const CspCsvHandler  *handler,
              gpointer              user_data,
              GCancellable         *cancellable,
              GError              **error)
{
  Reader self = { .columns = columns, .n_columns = n_columns, .handler = handler, .user_data = user_data,
                  .delimiter = ',', .terminator = '\n' };
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  g_return_val_if_fail (n_columns <= CSP_CSV_MAX_COLUMNS, FALSE);

  if (fd < 0 || fstat (fd, &info) != 0 || S_ISDIR (info.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);
      int code = fd < 0 ? errno : EISDIR;

      if (fd >= 0)
        g_close (fd, NULL);
      g_set_error (error, CSP_ERROR, code == ENOENT ? CSP_ERROR_NOT_FOUND : CSP_ERROR_FAILED,
                   _("“%1$s” cannot be read: %2$s"), name, g_strerror (code));
      return FALSE;
    }
  self.texts = g_string_sized_new (BUFFER_STEP);
  read_file (&self, fd, S_ISREG (info.st_mode) ? info.st_size : 0, cancellable);
  g_close (fd, NULL);
  if (self.parser.realloc_func != NULL)
    csv_free (&self.parser);
  g_string_free (self.texts, TRUE);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}
