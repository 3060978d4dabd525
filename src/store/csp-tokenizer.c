/* csp-tokenizer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "base/csp-fold.h"
#include "store/csp-tokenizer.h"

/* Code points in a token; what csp-search.c asks for. */
#define GRAM 3

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

/* Every code point starts a token that ends two code points later or where its word ends: thus the
 * ends of words give the short tokens that make each piece of a word the prefix of some token. */
static int
emit_grams (const char *text,
            const char *text_end,
            TokenFunc   token,
            void       *context)
{
  const char *start = text;
  const char *end = text;
  int n = 0;
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK && start < text_end)
    {
      if (*start == ' ')
        {
          end = ++start;
          n = 0;
          continue;
        }
      for (; n < GRAM && end < text_end && *end != ' '; n++)
        end = g_utf8_next_char (end);
      rc = token (context, 0, start, end - start, start - text, end - text);
      start = g_utf8_next_char (start);
      n--;
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
  return emit_grams (self->folded->str, self->folded->str + self->folded->len, token, context);
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
 * each word, folded by csp_fold(), so that any part of a word is found in any script. It is for
 * tables with `detail=none`; offsets are those in the folded text.
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
