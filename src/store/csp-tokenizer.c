/* csp-tokenizer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-error.h"
#include "base/csp-fold.h"
#include "store/csp-tokenizer.h"

#define GUID_LENGTH 36
#define GUID_DIGITS 32

typedef int (*TokenFunc) (void       *context,
                          int         flags,
                          const char *token,
                          int         length,
                          int         start,
                          int         end);

/* What FTS5 calls a tokenizer is one per table and connection, hence used on one thread. */
typedef struct
{
  GString *folded;
} Tokenizer;

static int
tokenizer_create (void            *context,
                  const char     **arguments,
                  int              n_arguments,
                  Fts5Tokenizer  **tokenizer)
{
  Tokenizer *self = g_new0 (Tokenizer, 1);

  self->folded = g_string_sized_new (256);
  *tokenizer = (Fts5Tokenizer *) self;
  return SQLITE_OK;
}

static void
tokenizer_delete (Fts5Tokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  g_string_free (self->folded, TRUE);
  g_free (self);
}

/* Whether @word is a GUID in its canonical form; if so, its digits without dashes. */
static gboolean
read_guid (const char *word,
           const char *word_end,
           char        digits[static GUID_DIGITS])
{
  guint n = 0;

  if (word_end - word != GUID_LENGTH)
    return FALSE;
  for (guint i = 0; i < GUID_LENGTH; i++)
    {
      gboolean is_dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (is_dash ? word[i] != '-' : !g_ascii_isxdigit (word[i]))
        return FALSE;
      if (!is_dash)
        digits[n++] = word[i];
    }
  return TRUE;
}

static int
emit_guid (const char  digits[static GUID_DIGITS],
           TokenFunc   token,
           void       *context)
{
  int rc = SQLITE_OK;

  for (int i = 0; rc == SQLITE_OK && i < GUID_DIGITS; i += CSP_GUID_STEP)
    rc = token (context, 0, digits + i, MIN (CSP_GRAM, GUID_DIGITS - i), 0, 0);
  return rc;
}

/* Every code point starts a token that ends two code points later or where its word ends: thus the
 * ends of words give the short tokens that make each piece of a word the prefix of some token. */
static int
emit_word (const char *word,
           const char *word_end,
           TokenFunc   token,
           void       *context)
{
  const char *end = word;
  int n = 0;
  int rc = SQLITE_OK;

  for (const char *start = word; rc == SQLITE_OK && start < word_end; start = g_utf8_next_char (start))
    {
      for (; n < CSP_GRAM && end < word_end; n++)
        end = g_utf8_next_char (end);
      rc = token (context, 0, start, end - start, 0, 0);
      n--;
    }
  return rc;
}

static int
emit_words (const char *text,
            const char *text_end,
            TokenFunc   token,
            void       *context)
{
  char digits[GUID_DIGITS];
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK && text < text_end)
    {
      const char *blank = memchr (text, ' ', text_end - text);
      const char *word_end = blank != NULL ? blank : text_end;

      if (read_guid (text, word_end, digits))
        rc = emit_guid (digits, token, context);
      else
        rc = emit_word (text, word_end, token, context);
      text = word_end + 1;
    }
  return rc;
}

/* A query names one token, folded by #CspSearch. */
static int
tokenizer_tokenize (Fts5Tokenizer *tokenizer,
                    void          *context,
                    int            flags,
                    const char    *text,
                    int            length,
                    TokenFunc      token)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (length <= 0)
    return SQLITE_OK;
  if (flags & FTS5_TOKENIZE_QUERY)
    return token (context, 0, text, length, 0, length);
  g_string_truncate (self->folded, 0);
  csp_fold_append (self->folded, text, length);
  return emit_words (self->folded->str, self->folded->str + self->folded->len, token, context);
}

static fts5_api *
find_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

/**
 * csp_tokenizer_register:
 * @db: a connection, just opened
 *
 * Makes the FTS5 tokenizer "parceria" known to @db. It indexes every three successive code points of
 * each word, folded by csp_fold(), so that any part of a word is found in any script, and every
 * other three digits of GUIDs. It is for tables with `detail=none` and tells no offsets; ask it with
 * csp_search_get_match().
 *
 * Errors: %CSP_ERROR_FAILED when this SQLite was built without FTS5.
 *
 * Returns: whether that worked
 */
gboolean
csp_tokenizer_register (sqlite3  *db,
                        GError  **error)
{
  fts5_tokenizer tokenizer = {
    .xCreate = tokenizer_create,
    .xDelete = tokenizer_delete,
    .xTokenize = tokenizer_tokenize,
  };
  fts5_api *api = find_api (db);

  if (api == NULL
      || api->xCreateTokenizer (api, "parceria", NULL, &tokenizer, NULL) != SQLITE_OK)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_FAILED,
                           _("The database library on this system has no full-text search."));
      return FALSE;
    }
  return TRUE;
}
