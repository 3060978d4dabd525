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
  gboolean    is_foreign;       /* cannot be saved as something better */
} Signature;

#define SIGNATURE(bytes, sentence) { bytes, sizeof bytes - 1, sentence, FALSE }
#define FOREIGN(bytes, sentence) { bytes, sizeof bytes - 1, sentence, TRUE }

/* Files that people take for a table of text, by their first bytes. */
static const Signature signatures[] = {
  SIGNATURE ("\xff\xfe", N_("This is UTF-16 text; save it as CSV in UTF-8.")),
  SIGNATURE ("\xfe\xff", N_("This is UTF-16 text; save it as CSV in UTF-8.")),
  SIGNATURE ("PK\x03\x04", N_("This is a spreadsheet or ZIP archive; save it as CSV in UTF-8.")),
  SIGNATURE ("\xd0\xcf\x11\xe0", N_("This is an old office document; save it as CSV in UTF-8.")),
  FOREIGN ("%PDF", N_("This is a PDF document.")),
  SIGNATURE ("\x1f\x8b", N_("This is a compressed file; unpack it first.")),
  FOREIGN ("SQLite format 3", N_("This is a database.")),
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

/* Files that cannot be saved as what is needed: text of another kind, and bytes that are no text at all. */
static const char *
find_foreign (const char *bytes,
              gsize       length,
              gboolean    is_utf8)
{
  gsize mark = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  char first = length > mark ? bytes[mark] : '\0';

  if (is_utf8 && first == '<')
    return _("This is an HTML or XML file.");
  if (is_utf8 && (first == '{' || first == '['))
    return _("This is a JSON file.");
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0' ||
        (!is_utf8 && g_ascii_iscntrl (bytes[i]) && !g_ascii_isspace (bytes[i]) && (guchar) bytes[i] < 0x20))
      return _("This is a binary file.");
  return NULL;
}

static char *
add_needed (const char *sentence,
            const char *needed)
{
  return g_strjoin (" ", sentence, needed != NULL ? needed : _("A CSV file in UTF-8 is needed."), NULL);
}

/**
 * csp_file_kind_describe:
 * @bytes: (array length=length): the beginning of a file
 * @length: how much of it
 * @is_whole: whether that is the whole file
 * @needed: (nullable): a translated sentence on what is needed instead, %NULL for that on CSV
 *
 * Returns: (transfer full) (nullable): translated sentences that say what the file is when it is no table of text
 *   in UTF-8; %NULL when it may be one
 */
char *
csp_file_kind_describe (const char *bytes,
                        gsize       length,
                        gboolean    is_whole,
                        const char *needed)
{
  const char *invalid = find_invalid (bytes, length, is_whole);
  const char *foreign;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].is_foreign ? add_needed (_(signatures[i].sentence), needed)
                                      : g_strdup (_(signatures[i].sentence));
  if (memchr (bytes, '\0', length) != NULL && looks_like_utf16 (bytes, length))
    return g_strdup (_("This is UTF-16 text; save it as CSV in UTF-8."));
  foreign = find_foreign (bytes, length, invalid == NULL);
  if (foreign != NULL)
    return add_needed (foreign, needed);
  if (invalid == NULL)
    return NULL;
  /* translators: %02X is the value of a byte in hexadecimal, as E9 */
  return g_strdup_printf (_("This text is not UTF-8: it has a byte %02X, probably of Latin-1 (Windows-1252). "
                            "Save it as CSV in UTF-8."), (guchar) *invalid);
}
