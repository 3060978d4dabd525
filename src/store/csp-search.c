/* csp-search.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-fold.h"
#include "base/csp-text.h"
#include "store/csp-search.h"
#include "store/csp-tokenizer.h"

/* More narrow the hits no further, and pasted text may be long. */
#define MAX_WORDS           4
#define MAX_TERMS_PER_WORD 16

/**
 * CspSearch:
 *
 * What a person typed into a search field: every word of it must occur in some field, as any part of
 * it and folded by csp_fold(). Immutable, hence usable on any thread.
 */
struct _CspSearch
{
  char     **words;             /* folded, none empty */
  char      *match;             /* an FTS5 expression, NULL where none narrows anything */
  gboolean   exact;             /* the hits of match need no verification */
};

static char **
split_words (const char *text)
{
  g_autofree char *folded = csp_fold (text, -1, NULL);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *guid;

      if (csp_guid_parse (parts[i], &guid))      /* people paste them with braces */
        g_ptr_array_add (words, guid);
      else if (parts[i][0] != '\0')
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static void
append_term (GString    *match,
             const char *term,
             gsize       length,
             gboolean    prefix)
{
  g_string_append_c (match, '"');
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (match, term[i]);
      if (term[i] == '"')
        g_string_append_c (match, '"');
    }
  g_string_append (match, prefix ? "\"*" : "\"");
}

/* Tokens at every code point of @word, or the tokens that it is the start of. */
static void
append_pieces (GString    *match,
               const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  if (length < CSP_GRAM)
    append_term (match, word, strlen (word), TRUE);
  for (glong i = 0; i + CSP_GRAM <= length && i < MAX_TERMS_PER_WORD; i++)
    {
      if (i > 0)
        g_string_append (match, " AND ");
      append_term (match, word, g_utf8_offset_to_pointer (word, CSP_GRAM) - word, FALSE);
      word = g_utf8_next_char (word);
    }
}

/* The tokens of a GUID that has @digits from an even or odd digit on. */
static void
append_guid_pieces (GString    *match,
                    const char *digits,
                    gsize       n_digits,
                    gsize       first)
{
  if (first + CSP_GRAM > n_digits)
    append_term (match, digits + first, n_digits - first, TRUE);
  for (gsize i = first; i + CSP_GRAM <= n_digits; i += CSP_GUID_STEP)
    {
      if (i > first)
        g_string_append (match, " AND ");
      append_term (match, digits + i, CSP_GRAM, FALSE);
    }
}

/* For words that may be part of a GUID. Before a dash there is an even number of digits: one with a
 * dash tells where it lies, and needs the tokens of its own where it is no part of a GUID. Without
 * one, the tokens at every other place are in both. */
static void
append_guid_or_pieces (GString    *match,
                       const char *word)
{
  const char *dash = strchr (word, '-');
  g_auto(GStrv) groups = g_strsplit (word, "-", -1);
  g_autofree char *digits = g_strjoinv (NULL, groups);
  gsize n_digits = MIN (strlen (digits), 2 * MAX_TERMS_PER_WORD);

  g_string_append (match, "((");
  if (dash != NULL)
    append_pieces (match, word);
  else
    append_guid_pieces (match, digits, n_digits, 0);
  g_string_append (match, ") OR (");
  append_guid_pieces (match, digits, n_digits, dash != NULL ? (dash - word) % CSP_GUID_STEP : 1);
  g_string_append (match, "))");
}

/* Hexadecimal digits and dashes. */
static gboolean
may_be_in_guid (const char *word)
{
  return strspn (word, "0123456789abcdef-") == strlen (word);
}

typedef enum
{
  NARROWS_NOTHING,      /* found in nearly every GUID */
  NARROWS_LITTLE,
  NARROWS,
  NARROWS_WELL,
  N_WORTHS,
} Worth;

/* Prefixes of one or two letters read long lists, those of ideographs short ones. */
static Worth
estimate_worth (const char *word)
{
  glong length = g_utf8_strlen (word, -1);
  guint n_digits = 0;

  for (const char *p = word; *p != '\0'; p++)
    n_digits += *p != '-';
  if (may_be_in_guid (word) && n_digits < CSP_GRAM)
    return NARROWS_NOTHING;
  if (length >= CSP_GRAM)
    return NARROWS_WELL;
  if (length == 2)
    return g_str_is_ascii (word) ? NARROWS : NARROWS_WELL;
  return NARROWS_LITTLE;
}

/**
 * csp_search_get_worth:
 * @self: a search of one word, from csp_search_split()
 *
 * Asking the index for words that narrow little costs more than verifying what others leave, so ask
 * only for those of the highest worth.
 *
 * Returns: how well the index narrows the hits of the word; 0 when it cannot
 */
guint
csp_search_get_worth (const CspSearch *self)
{
  return estimate_worth (self->words[0]);
}

/* Only the words that narrow best are asked for. */
static void
make_match (CspSearch *self)
{
  g_autoptr(GString) match = g_string_new (NULL);
  guint n_words = g_strv_length (self->words);
  guint n_asked = 0;

  self->exact = TRUE;
  for (Worth worth = NARROWS_WELL; worth > NARROWS_NOTHING && n_asked == 0; worth--)
    for (guint i = 0; i < n_words && n_asked < MAX_WORDS; i++)
      {
        if (estimate_worth (self->words[i]) != worth)
          continue;
        if (n_asked++ > 0)
          g_string_append (match, " AND ");
        if (may_be_in_guid (self->words[i]))
          append_guid_or_pieces (match, self->words[i]);
        else
          append_pieces (match, self->words[i]);
        self->exact &= !may_be_in_guid (self->words[i])
                       && g_utf8_strlen (self->words[i], -1) <= CSP_GRAM;
      }
  self->exact &= n_asked == n_words;
  if (n_asked > 0)
    self->match = g_string_free (g_steal_pointer (&match), FALSE);
}

/**
 * csp_search_new:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the search it asks for
 */
CspSearch *
csp_search_new (const char *text)
{
  CspSearch *self = g_new0 (CspSearch, 1);

  self->words = split_words (text != NULL ? text : "");
  make_match (self);
  return self;
}

/**
 * csp_search_free:
 * @self: (transfer full): a search
 */
void
csp_search_free (CspSearch *self)
{
  g_strfreev (self->words);
  g_free (self->match);
  g_free (self);
}

/**
 * csp_search_is_empty:
 * @self: a search
 *
 * Returns: whether it asks for nothing, so that everything matches
 */
gboolean
csp_search_is_empty (const CspSearch *self)
{
  return self->words[0] == NULL;
}

/**
 * csp_search_get_match:
 * @self: a search
 *
 * The expression for `MATCH` on a table with the "parceria" tokenizer. Its hits are all that
 * csp_search_matches() accepts and, unless csp_search_is_exact(), a few more: the pieces of a word may
 * occur apart from each other.
 *
 * Returns: (nullable): an FTS5 expression; %NULL when the index cannot help, because the search is
 *   empty or asks for one or two hexadecimal digits only, which nearly every GUID contains
 */
const char *
csp_search_get_match (const CspSearch *self)
{
  return self->match;
}

/**
 * csp_search_is_exact:
 * @self: a search
 *
 * Returns: whether csp_search_get_match() finds what csp_search_matches() accepts and nothing else
 */
gboolean
csp_search_is_exact (const CspSearch *self)
{
  return self->exact;
}

/**
 * csp_search_matches:
 * @self: a search
 * @texts: (array zero-terminated=1): the fields of a record as stored, without %NULL in between
 *
 * Returns: whether every word of the search is part of some field
 */
gboolean
csp_search_matches (const CspSearch    *self,
                    const char * const *texts)
{
  g_autoptr(GString) folded = g_string_sized_new (256);

  /* No word has a blank in it, so none is found across two fields. */
  for (guint i = 0; texts[i] != NULL; i++)
    {
      csp_fold_append (folded, texts[i], -1);
      g_string_append_c (folded, ' ');
    }
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded->str, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * csp_search_split:
 * @self: a search
 *
 * Returns: (transfer full) (element-type CspSearch): one search for each of its words
 */
GPtrArray *
csp_search_split (const CspSearch *self)
{
  GPtrArray *searches = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_search_free);

  for (guint i = 0; self->words[i] != NULL; i++)
    g_ptr_array_add (searches, csp_search_new (self->words[i]));
  return searches;
}

/**
 * csp_search_get_first_word:
 * @self: a search that is not empty
 *
 * Returns: (transfer none): its first word, folded
 */
const char *
csp_search_get_first_word (const CspSearch *self)
{
  return self->words[0];
}
