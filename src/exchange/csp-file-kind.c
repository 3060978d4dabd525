/* csp-file-kind.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/csp-file-kind.h"

typedef struct
{
  const char *bytes;
  gsize       length;
  const char *sentence;
} Signature;

#define SIGNATURE(bytes, sentence) { bytes, sizeof bytes - 1, sentence }

/* Files that people take for a table of text, by their first bytes. */
static const Signature signatures[] = {
  SIGNATURE ("\xff\xfe", N_("This is UTF-16 text; save it as CSV in UTF-8.")),
  SIGNATURE ("\xfe\xff", N_("This is UTF-16 text; save it as CSV in UTF-8.")),
  SIGNATURE ("PK\x03\x04", N_("This is a spreadsheet or ZIP archive; save it as CSV in UTF-8.")),
  SIGNATURE ("\xd0\xcf\x11\xe0", N_("This is an old office document; save it as CSV in UTF-8.")),
  SIGNATURE ("%PDF", N_("This is a PDF document; a CSV file in UTF-8 is needed.")),
  SIGNATURE ("\x1f\x8b", N_("This is a compressed file; unpack it first.")),
  SIGNATURE ("SQLite format 3", N_("This is a database; a CSV file in UTF-8 is needed.")),
};

static gboolean
looks_like_utf16 (const char *bytes,
                  gsize       length)
{
  gsize n_even = 0;
  gsize n_odd = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      *(i % 2 == 0 ? &n_even : &n_odd) += 1;
  return MAX (n_even, n_odd) > length / 4 && MIN (n_even, n_odd) <= length / 64;
}

/* Where the first character that is no UTF-8 stands; a character cut off by the end of the sample is fine. */
static const char *
find_invalid (const char *bytes,
              gsize       length,
              gboolean    is_whole)
{
  const char *end;

  if (g_utf8_validate_len (bytes, length, &end))
    return NULL;
  if (!is_whole && g_utf8_get_char_validated (end, bytes + length - end) == (gunichar) -2)
    return NULL;
  return end;
}

/**
 * csp_file_kind_describe:
 * @bytes: (array length=length): the beginning of a file
 * @length: how much of it
 * @is_whole: whether that is the whole file
 *
 * Returns: (transfer full) (nullable): one translated sentence that says what the file is when it is no text
 *   in UTF-8; %NULL when it may be one
 */
char *
csp_file_kind_describe (const char *bytes,
                        gsize       length,
                        gboolean    is_whole)
{
  const char *invalid;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return g_strdup (_(signatures[i].sentence));
  if (memchr (bytes, '\0', length) != NULL)
    return g_strdup (looks_like_utf16 (bytes, length)
                     ? _("This is UTF-16 text; save it as CSV in UTF-8.")
                     : _("This is a binary file; a CSV file in UTF-8 is needed."));
  invalid = find_invalid (bytes, length, is_whole);
  if (invalid == NULL)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (bytes[i]) && !g_ascii_isspace (bytes[i]) && (guchar) bytes[i] < 0x20)
      return g_strdup (_("This is a binary file; a CSV file in UTF-8 is needed."));
  /* translators: %02X is the value of a byte in hexadecimal, as E9 */
  return g_strdup_printf (_("This text is not UTF-8: it has a byte %02X, probably of Latin-1 (Windows-1252). "
                            "Save it as CSV in UTF-8."), (guchar) *invalid);
}
