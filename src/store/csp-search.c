/* csp-search.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-fold.h"
#include "store/csp-search.h"

/* Code points in a token of the index; what csp-tokenizer.c makes. */
#define GRAM 3

/* Terms of one MATCH expression: more narrow the hits no further, and pasted text may be long. */
#define MAX_TERMS 48

/**
 * CspSearch:
 *
 * What a person typed into a search field: every word of it must occur in some field, as any part of
 * it and folded by csp_fold(). Immutable, hence usable on any thread.
 */
struct _CspSearch
{
  gatomicrefcount ref_count;
  char      **words;         /* folded, none empty */
  char       *match;         /* an FTS5 expression, NULL without words */
};

G_DEFINE_BOXED_TYPE (CspSearch, csp_search, csp_search_ref, csp_search_unref)

static char **
split_words (const char *text)
{
  g_autofree char *folded = csp_fold (text, -1, NULL);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static void
append_term (GString    *match,
             const char *term,
             const char *term_end,
             gboolean    prefix)
{
  g_string_append (match, match->len > 0 ? " AND \"" : "\"");
  for (const char *p = term; p < term_end; p++)
    {
      g_string_append_c (match, *p);
      if (*p == '"')
        g_string_append_c (match, '"');
    }
  g_string_append (match, prefix ? "\"*" : "\"");
}

static guint
append_grams (GString    *match,
              const char *word,
              glong       length,
              guint       n_terms)
{
  for (glong i = 0; i + GRAM <= length && n_terms < MAX_TERMS; i++)
    {
      append_term (match, word, g_utf8_offset_to_pointer (word, GRAM), FALSE);
      word = g_utf8_next_char (word);
      n_terms++;
    }
  return n_terms;
}

static char *
make_match (char **words)
{
  g_autoptr(GString) match = g_string_new (NULL);
  guint n_terms = 0;

  for (guint i = 0; words[i] != NULL && n_terms < MAX_TERMS; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (length >= GRAM)
        {
          n_terms = append_grams (match, words[i], length, n_terms);
          continue;
        }
      append_term (match, words[i], words[i] + strlen (words[i]), TRUE);
      n_terms++;
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
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

  g_atomic_ref_count_init (&self->ref_count);
  self->words = split_words (text != NULL ? text : "");
  self->match = make_match (self->words);
  return self;
}

/**
 * csp_search_ref:
 * @self: a search
 *
 * Returns: (transfer full): @self
 */
CspSearch *
csp_search_ref (CspSearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * csp_search_unref:
 * @self: (transfer full): a search
 */
void
csp_search_unref (CspSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
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
 * csp_search_equal:
 * @self: a search
 * @other: another one
 *
 * Returns: whether both find the same
 */
gboolean
csp_search_equal (const CspSearch *self,
                  const CspSearch *other)
{
  return g_strv_equal ((const char * const *) self->words, (const char * const *) other->words);
}

/**
 * csp_search_get_match:
 * @self: a search
 *
 * The expression for `MATCH` on a table with the "parceria" tokenizer. Its hits are all that
 * csp_search_matches() accepts and a few more: the pieces of a word may occur apart from each other.
 *
 * Returns: (nullable): an FTS5 expression, %NULL when the search is empty
 */
const char *
csp_search_get_match (const CspSearch *self)
{
  return self->match;
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
  GPtrArray *searches = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_search_unref);

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

/**
 * csp_search_is_exact:
 * @self: a search
 *
 * Returns: whether the index finds just the records that contain the words; longer words need
 *   csp_search_matches() too, since their parts may occur apart from each other
 */
gboolean
csp_search_is_exact (const CspSearch *self)
{
  for (guint i = 0; self->words[i] != NULL; i++)
    if (g_utf8_strlen (self->words[i], -1) > GRAM)
      return FALSE;
  return TRUE;
}
