/* csp-fold.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/csp-fold.h"
#include "base/csp-icu.h"

/* Raise it with every change of what folding yields: search indexes are rebuilt when it differs. */
#define FOLD_VERSION "1"

/* The longest decomposition in Unicode, U+FDFA, has 18 units. */
#define MAX_DECOMPOSITION 32

/* Latin, Greek, Cyrillic, Hebrew and Arabic: folded once, then looked up. */
#define TABLE_SIZE 0x800
#define TABLE_DROP 0xfffe
#define TABLE_SLOW 0xffff

#define VOICED_SOUND_MARK      0x3099
#define SEMI_VOICED_SOUND_MARK 0x309a

typedef struct
{
  guint16 code_point;
  char    folded[6];
} Replacement;

/* What neither case folding nor decomposition equates, but people type for one another. Sorted. */
static const Replacement replacements[] = {
  { 0x00b4, "'" },        /* acute accent used as an apostrophe */
  { 0x00e6, "ae" },
  { 0x00f0, "d" },        /* eth */
  { 0x00f8, "o" },
  { 0x00fe, "th" },       /* thorn */
  { 0x0111, "d" },
  { 0x0127, "h" },
  { 0x0131, "i" },        /* dotless i */
  { 0x0142, "l" },
  { 0x014b, "n" },        /* eng */
  { 0x0153, "oe" },
  { 0x0167, "t" },
  { 0x02b9, "'" },
  { 0x02bb, "'" },
  { 0x02bc, "'" },
  { 0x05be, "-" },        /* maqaf */
  { 0x05f3, "'" },        /* geresh */
  { 0x05f4, "\"" },       /* gershayim */
  { 0x0629, "\u0647" },   /* teh marbuta, heh */
  { 0x0640, "" },         /* tatweel */
  { 0x0649, "\u064a" },   /* alef maksura, yeh */
  { 0x06a9, "\u0643" },   /* Persian and Arabic kaf */
  { 0x06cc, "\u064a" },   /* Persian and Arabic yeh */
  { 0x1ffd, "'" },        /* oxia, canonically the acute accent */
  { 0x2010, "-" },
  { 0x2012, "-" },
  { 0x2013, "-" },
  { 0x2014, "-" },
  { 0x2015, "-" },
  { 0x2018, "'" },
  { 0x2019, "'" },
  { 0x201b, "'" },
  { 0x201c, "\"" },
  { 0x201d, "\"" },
  { 0x201f, "\"" },
  { 0x2032, "'" },
  { 0x2044, "/" },
  { 0x2212, "-" },
};

static guint16 table[TABLE_SIZE];

static const char *
find_replacement (UChar32 code_point)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (replacements);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (replacements[middle].code_point == code_point)
        return replacements[middle].folded;
      if ((UChar32) replacements[middle].code_point < code_point)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
is_sound_mark (UChar32 code_point)
{
  return code_point == VOICED_SOUND_MARK || code_point == SEMI_VOICED_SOUND_MARK;
}

/* Vowels and consonants that follow another one in a Hangul syllable. */
static gboolean
is_medial_or_final_jamo (UChar32 code_point)
{
  return code_point >= 0x1161 && code_point <= 0x11c2;
}

/* Hangul syllables and full-width kana: their decomposition is spelling, not decoration. */
static gboolean
is_kept_whole (UChar32 code_point)
{
  return (code_point >= 0xac00 && code_point <= 0xd7a3)
         || (code_point >= 0x3041 && code_point <= 0x30ff && !is_sound_mark (code_point));
}

/* Accents, points and harakat only: in Thai or Devanagari the marks are vowels that make words differ. */
static gboolean
is_dropped_mark (UChar32 code_point)
{
  UErrorCode status = U_ZERO_ERROR;

  if (!(U_MASK (csp_icu ()->u_charType (code_point)) & (U_GC_MN_MASK | U_GC_ME_MASK)) || is_sound_mark (code_point))
    return FALSE;
  switch (csp_icu ()->uscript_getScript (code_point, &status))
    {
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_code_point (GString *folded,
                   UChar32  code_point)
{
  guint8 bytes[U8_MAX_LENGTH];
  gsize n = 0;

  U8_APPEND_UNSAFE (bytes, n, code_point);
  g_string_append_len (folded, (const char *) bytes, n);
}

/* か and a sound mark are が, jamo are a syllable, whichever way they were typed. */
static void
append_composing (GString *folded,
                  UChar32  code_point)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = csp_icu ()->unorm2_getNFCInstance (&status);
  const char *end = folded->str + folded->len;
  const char *previous = g_utf8_find_prev_char (folded->str, end);

  if (previous != NULL)
    {
      UChar32 composed = csp_icu ()->unorm2_composePair (nfc, g_utf8_get_char (previous), code_point);

      if (composed >= 0)
        {
          g_string_truncate (folded, previous - folded->str);
          code_point = composed;
        }
    }
  append_code_point (folded, code_point);
}

static void
append_decomposed (GString *folded,
                   UChar32  code_point)
{
  const char *replacement = find_replacement (code_point);

  if (replacement != NULL)
    g_string_append (folded, replacement);
  else if (csp_icu ()->u_isUWhiteSpace (code_point) || csp_icu ()->u_iscntrl (code_point))
    g_string_append_c (folded, ' ');
  else if (is_sound_mark (code_point) || is_medial_or_final_jamo (code_point))
    append_composing (folded, code_point);
  else if (!is_dropped_mark (code_point))
    append_code_point (folded, code_point);
}

static void
append_slowly (GString *folded,
               UChar32  code_point)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkc_casefold = csp_icu ()->unorm2_getNFKCCasefoldInstance (&status);
  UChar units[MAX_DECOMPOSITION];
  int n_units;

  if (is_kept_whole (code_point))
    {
      append_code_point (folded, code_point);
      return;
    }
  n_units = find_replacement (code_point) != NULL
            ? -1
            : csp_icu ()->unorm2_getDecomposition (nfkc_casefold, code_point, units, G_N_ELEMENTS (units), &status);
  if (n_units < 0 || U_FAILURE (status))
    {
      append_decomposed (folded, code_point);
      return;
    }
  for (int i = 0; i < n_units;)
    {
      UChar32 part;

      U16_NEXT (units, i, n_units, part);
      append_decomposed (folded, part);
    }
}

static guint16
table_entry (UChar32  code_point,
             GString *scratch)
{
  gsize n = 0;
  UChar32 folded;

  g_string_truncate (scratch, 0);
  append_slowly (scratch, code_point);
  if (scratch->len == 0)
    return TABLE_DROP;
  U8_NEXT_OR_FFFD ((const guint8 *) scratch->str, n, scratch->len, folded);
  return n == scratch->len && folded < TABLE_DROP ? folded : TABLE_SLOW;
}

static void
ensure_table (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr(GString) scratch = g_string_new (NULL);

      for (UChar32 c = 0x80; c < TABLE_SIZE; c++)
        table[c] = table_entry (c, scratch);
      g_once_init_leave (&ready, 1);
    }
}

static void
append_folded (GString *folded,
               UChar32  code_point)
{
  guint16 entry = code_point < TABLE_SIZE ? table[code_point] : TABLE_SLOW;

  if (code_point >= 0x4e00 && code_point <= 0x9fff)
    append_code_point (folded, code_point);
  else if (entry == TABLE_SLOW)
    append_slowly (folded, code_point);
  else if (entry != TABLE_DROP)
    append_code_point (folded, entry);
}

/* Returns the number of ASCII bytes at the start of @text, appended in lower case. */
static gsize
append_ascii (GString      *folded,
              const guint8 *text,
              gsize         length)
{
  gsize old_length = folded->len;
  gsize n = 0;
  guint8 *out;

  while (n < length && text[n] < 0x80)
    n++;
  g_string_set_size (folded, old_length + n);
  out = (guint8 *) folded->str + old_length;
  for (gsize i = 0; i < n; i++)
    {
      guint8 c = text[i] < ' ' ? ' ' : text[i];

      out[i] = c | (guint8) (((guint8) (c - 'A') < 26) << 5);
    }
  return n;
}

/**
 * csp_fold_append:
 * @folded: where the folded text is appended
 * @text: text, UTF-8 by intent
 * @length: its length in bytes, or -1 when it ends with a NUL
 *
 * csp_fold() for loops: one buffer serves many texts.
 */
void
csp_fold_append (GString    *folded,
                 const char *text,
                 gssize      length)
{
  const guint8 *bytes = (const guint8 *) text;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  gsize i = 0;

  while (i < size)
    {
      UChar32 code_point;

      i += append_ascii (folded, bytes + i, size - i);
      if (i == size)
        break;
      ensure_table ();
      while (i < size && bytes[i] >= 0x80)
        {
          U8_NEXT_OR_FFFD (bytes, i, size, code_point);
          append_folded (folded, code_point);
        }
    }
}

/**
 * csp_fold:
 * @text: text, UTF-8 by intent
 * @length: its length in bytes, or -1 when it ends with a NUL
 * @folded_length: (out) (optional): the length of the result in bytes
 *
 * The form in which texts are searched: without case, width, accents, vowel points and typographic
 * variants of quotes and dashes; every white space and control character becomes a blank. Katakana
 * and Hiragana stay apart. Bytes that are no UTF-8 become U+FFFD. May be called on any thread.
 *
 * Returns: (transfer full): the folded text, valid UTF-8
 */
char *
csp_fold (const char *text,
          gssize      length,
          gsize      *folded_length)
{
  GString *folded = g_string_sized_new (length < 0 ? strlen (text) + 1 : (gsize) length + 1);

  csp_fold_append (folded, text, length);
  if (folded_length != NULL)
    *folded_length = folded->len;
  return g_string_free (folded, FALSE);
}

/**
 * csp_fold_get_version:
 *
 * What a search index is built with: kept beside it, and the index rebuilt when it differs, since
 * a newer Unicode may fold more.
 *
 * Returns: the version of the folding rules and of Unicode
 */
const char *
csp_fold_get_version (void)
{
  return FOLD_VERSION ";" U_UNICODE_VERSION;
}
