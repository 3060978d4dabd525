/* csp-list-reader.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-id-set.h"
#include "store/csp-list-definition.h"
#include "store/csp-list-reader.h"
#include "store/csp-search.h"
#include "store/csp-table.h"

/* To look at a row takes as long as to read so many hits of the index. */
#define LOOK_HITS 8

#define CANCEL_ROWS 64

/* The ids read so far, and how many rows had to be looked at for them. */
typedef struct
{
  GArray *ids;
  guint   limit;
  guint   n_rows;
  gboolean given_up;            /* the filters let too few through for walking */
} Reading;

/* Walks at least this far before it says that the filters let too few rows through, fewer than one in RARE. */
#define WALK_ROWS 25000
#define RARE      20

static gboolean
take_row (Reading  *self,
          CspStmt  *stmt,
          GError  **error)
{
  gint64 id = csp_stmt_get_integer (stmt, 0);
  guint32 narrow = (guint32) id;

  self->n_rows++;
  if (csp_stmt_get_integer (stmt, 1) == 0)
    {
      self->given_up = self->n_rows >= WALK_ROWS && self->ids->len < self->n_rows / RARE;
      return TRUE;
    }
  if (id != narrow)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_CORRUPT, "row id %" G_GINT64_FORMAT " is out of range", id);
      return FALSE;
    }
  g_array_append_val (self->ids, narrow);
  return TRUE;
}

static gboolean
read_rows (Reading  *self,
           CspStmt  *stmt,
           GError  **error)
{
  gboolean has_row;

  while (self->ids->len < self->limit && !self->given_up)
    {
      if (!csp_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!take_row (self, stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk (Reading             *self,
      CspConn             *conn,
      const CspListQuery  *query,
      GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  for (guint part = 0; self->ids->len < self->limit && !self->given_up; part++)
    {
      g_autoptr(CspStmt) stmt = csp_list_prepare_part (conn, query, part, &local_error);

      if (stmt == NULL && local_error == NULL)
        return TRUE;
      if (stmt == NULL || !read_rows (self, stmt, &local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
find_filtered (Reading             *self,
               CspConn             *conn,
               const CspListQuery  *query,
               GError             **error)
{
  g_autoptr(CspStmt) stmt = csp_list_prepare_filtered (conn, query, self->limit, error);

  g_array_set_size (self->ids, 0);
  self->given_up = FALSE;
  return stmt != NULL && read_rows (self, stmt, error);
}

/**
 * csp_list_read_ids:
 * @conn: the connection
 * @query: what to list; its search is not looked at
 * @limit: how many ids at the most; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32): local ids in the query's order
 */
GArray *
csp_list_read_ids (CspConn             *conn,
                   const CspListQuery  *query,
                   guint                limit,
                   GError             **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reading reading = { ids, limit != 0 ? limit : G_MAXUINT32, 0, FALSE };

  if (csp_list_filter_is_quick (query))
    reading.given_up = TRUE;
  else if (!walk (&reading, conn, query, error))
    return NULL;
  if (reading.given_up && !find_filtered (&reading, conn, query, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * csp_list_pick_ids:
 * @conn: the connection
 * @query: of which list; its search and filters are not looked at
 * @chosen: (element-type guint32): local ids
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32): those of @chosen that are in the list, in the query's order
 */
GArray *
csp_list_pick_ids (CspConn             *conn,
                   const CspListQuery  *query,
                   GArray              *chosen,
                   GError             **error)
{
  g_autoptr(CspListQuery) whole = csp_list_query_new (query->kind);
  g_autoptr(CspIdSet) wanted = csp_id_set_new ();
  g_autoptr(GArray) ids = NULL;
  guint n = 0;

  whole->sort = g_strdup (query->sort);
  whole->descending = query->descending;
  whole->customer_id = query->customer_id;
  for (guint i = 0; i < chosen->len; i++)
    csp_id_set_add (wanted, g_array_index (chosen, guint32, i));
  if (!(ids = csp_list_read_ids (conn, whole, 0, error)))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (csp_id_set_contains (wanted, g_array_index (ids, guint32, i)))
      g_array_index (ids, guint32, n++) = g_array_index (ids, guint32, i);
  return g_array_set_size (g_steal_pointer (&ids), n);
}

/* Looks whether a record really contains what was typed. */
typedef struct
{
  const CspListSearch *fields;
  guint                n_texts;
  GPtrArray           *words;           /* CspSearch of one word each */
  CspStmt             *stmt;
  gboolean             has_index;       /* that finds some of the words */
  gboolean             is_exact;        /* and leaves nothing to check */
} Verifier;

static gboolean
verifier_init (Verifier            *self,
               CspConn             *conn,
               const CspListQuery  *query,
               CspSearch           *search,
               GError             **error)
{
  const CspListDefinition *definition = csp_list_definition_get (query->kind);
  const CspTable *table = csp_table_for (definition->get_type ());
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  self->fields = &definition->search;
  self->words = csp_search_split (search);
  self->has_index = csp_list_search_has_index (self->fields) && csp_search_get_match (search) != NULL;
  self->is_exact = self->has_index && csp_search_is_exact (search) && self->fields->beginning == NULL;
  self->n_texts = 0;
  while (self->n_texts < G_N_ELEMENTS (self->fields->texts) && self->fields->texts[self->n_texts] != NULL)
    g_string_append_printf (sql, "%s, ", self->fields->texts[self->n_texts++]);
  g_string_append_printf (sql, "%s FROM %s WHERE %s.id = ?1",
                          self->fields->beginning ? self->fields->beginning : "NULL", table->from, table->name);
  self->stmt = csp_conn_prepare (conn, sql->str, error);
  return self->stmt != NULL;
}

static void
verifier_clear (Verifier *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->stmt, csp_stmt_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verifier, verifier_clear)

static gboolean
word_matches (CspSearch          *word,
              const char * const *texts,
              const char         *beginning)
{
  return csp_search_matches (word, texts) ||
         (beginning != NULL && g_str_has_prefix (beginning, csp_search_get_first_word (word)));
}

static gboolean
verifier_check (Verifier  *self,
                guint32    id,
                gboolean  *matches,
                GError   **error)
{
  const char *texts[G_N_ELEMENTS (self->fields->texts) + 1];
  const char *beginning;
  guint n = 0;

  *matches = FALSE;
  csp_stmt_reset (self->stmt);
  csp_stmt_bind_integer (self->stmt, 1, id);
  if (!csp_stmt_step (self->stmt, matches, error))
    return FALSE;
  if (!*matches)
    return TRUE;
  for (guint i = 0; i < self->n_texts; i++)
    if (!csp_stmt_is_null (self->stmt, i))
      texts[n++] = csp_stmt_get_text (self->stmt, i);
  texts[n] = NULL;
  beginning = csp_stmt_get_text (self->stmt, self->n_texts);
  for (guint i = 0; *matches && i < self->words->len; i++)
    *matches = word_matches (g_ptr_array_index (self->words, i), texts, beginning);
  return TRUE;
}

static CspIdSet *
read_hits (CspConn              *conn,
           const CspListSearch  *fields,
           CspSearch            *search,
           GError              **error)
{
  g_autoptr(CspIdSet) hits = csp_id_set_new ();
  g_autoptr(CspStmt) stmt = csp_conn_prepare (conn, fields->hits, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  csp_stmt_bind_text (stmt, 1, csp_search_get_match (search));
  csp_stmt_bind_text (stmt, 2, csp_search_get_first_word (search));
  while (csp_stmt_step (stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&hits);
      csp_id_set_add (hits, csp_stmt_get_integer (stmt, 0));
    }
  return NULL;
}

/* What the words that narrow best leave, each found in a place of its own; the verification sees to the others.
 * @all stays %NULL when the index cannot narrow. */
static gboolean
read_hits_of_words (CspConn              *conn,
                    const CspListSearch  *fields,
                    GPtrArray            *words,
                    CspIdSet            **all,
                    GError              **error)
{
  guint best = 1;

  for (guint i = 0; i < words->len; i++)
    best = MAX (best, csp_search_get_worth (g_ptr_array_index (words, i)));
  for (guint i = 0; i < words->len; i++)
    {
      CspSearch *word = g_ptr_array_index (words, i);
      g_autoptr(CspIdSet) hits = NULL;

      if (csp_search_get_worth (word) < best)
        continue;
      if (!(hits = read_hits (conn, fields, word, error)))
        return FALSE;
      if (*all == NULL)
        *all = g_steal_pointer (&hits);
      else
        csp_id_set_intersect (*all, hits);
    }
  return TRUE;
}

static gboolean
find_hits (CspConn              *conn,
           const CspListSearch  *fields,
           CspSearch            *search,
           GPtrArray            *words,
           CspIdSet            **all,
           GError              **error)
{
  /* Subscriptions are found by way of others, a word by its product and the next by its customer. */
  if (fields->beginning != NULL)
    return read_hits_of_words (conn, fields, words, all, error);
  if (csp_search_get_match (search) == NULL)
    return TRUE;
  *all = read_hits (conn, fields, search, error);
  return *all != NULL;
}

/* Those of @base that are among @hits, where given, and contain what was typed. */
static GArray *
pick_hits (CspConn         *conn,
           Verifier        *verifier,
           GArray          *base,
           const CspIdSet  *hits,
           guint            limit,
           GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_checked = 0;

  for (guint i = 0; i < base->len && (limit == 0 || ids->len < limit); i++)
    {
      guint32 id = g_array_index (base, guint32, i);
      gboolean matches = TRUE;

      if (hits != NULL && !csp_id_set_contains (hits, id))
        continue;
      /* Each check is too short to be interrupted. */
      if (++n_checked % CANCEL_ROWS == 0 &&
          g_cancellable_set_error_if_cancelled (csp_conn_get_cancellable (conn), error))
        return NULL;
      if (!verifier->is_exact && !verifier_check (verifier, id, &matches, error))
        return NULL;
      if (matches)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Whether the index would find a page later than looking at the rows one by one, if what comes is like @n_looked rows
 * with @n_hits among them. */
static gboolean
looking_pays (guint n_looked,
              guint n_hits,
              guint n_rows,
              guint limit)
{
  double rows_per_hit = (n_looked + 1.0) / (n_hits + 1.0);
  double n_left = MIN ((limit - n_hits) * rows_per_hit, n_rows - n_looked);

  return n_left * LOOK_HITS <= n_rows / rows_per_hit;
}

/* Looks at the rows from the first one; @is_whole is %FALSE afterwards where the index is quicker. */
static GArray *
look_at_rows (CspConn   *conn,
              Verifier  *verifier,
              GArray    *base,
              guint      limit,
              gboolean  *is_whole,
              GError   **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  *is_whole = TRUE;
  for (guint i = 0; *is_whole && i < base->len && ids->len < limit; i++)
    {
      guint32 id = g_array_index (base, guint32, i);
      gboolean matches;

      if (!verifier_check (verifier, id, &matches, error))
        return NULL;
      if (matches)
        g_array_append_val (ids, id);
      if ((i + 1) % CANCEL_ROWS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (csp_conn_get_cancellable (conn), error))
        return NULL;
      *is_whole = !verifier->has_index || looking_pays (i + 1, ids->len, base->len, limit);
    }
  return g_steal_pointer (&ids);
}

static GArray *
search_base (CspConn             *conn,
             const CspListQuery  *query,
             GArray              *base,
             guint                limit,
             gboolean             looks,
             GError             **error)
{
  const CspListSearch *fields = &csp_list_definition_get (query->kind)->search;
  g_autoptr(CspSearch) search = csp_search_new (query->search);
  g_autoptr(CspIdSet) hits = NULL;
  g_auto(Verifier) verifier = { NULL };

  if (!verifier_init (&verifier, conn, query, search, error))
    return NULL;
  if (looks)
    {
      gboolean is_whole;
      g_autoptr(GArray) ids = look_at_rows (conn, &verifier, base, limit, &is_whole, error);

      if (ids == NULL || is_whole)
        return g_steal_pointer (&ids);
    }
  if (!find_hits (conn, fields, search, verifier.words, &hits, error))
    return NULL;
  return pick_hits (conn, &verifier, base, hits, limit, error);
}

/**
 * csp_list_search_first:
 * @conn: the connection
 * @query: what to list, with a search that is not empty
 * @base: (element-type guint32): the ids of the same query without its search, in order
 * @limit: how many hits make a page
 * @error: return location
 *
 * Finds the first page of what is rare by the index, and of what is frequent by looking at the first rows.
 *
 * Returns: (transfer full) (element-type guint32): the first @limit hits in order, fewer when these are all
 */
GArray *
csp_list_search_first (CspConn             *conn,
                       const CspListQuery  *query,
                       GArray              *base,
                       guint                limit,
                       GError             **error)
{
  return search_base (conn, query, base, limit, TRUE, error);
}

/**
 * csp_list_search_ids:
 * @conn: the connection
 * @query: what to list, with a search that is not empty
 * @base: (element-type guint32): the ids of the same query without its search, in order
 * @limit: how many hits at the most; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32): the hits in order
 */
GArray *
csp_list_search_ids (CspConn             *conn,
                     const CspListQuery  *query,
                     GArray              *base,
                     guint                limit,
                     GError             **error)
{
  return search_base (conn, query, base, limit, FALSE, error);
}
