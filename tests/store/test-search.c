/* test-search.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "base/csp-fold.h"
#include "store/csp-search.h"
#include "store/csp-tokenizer.h"
#include "tests/lib/test-suite.h"

#define N_ROWS    200
#define N_FIELDS  3
#define N_QUERIES 1000

static const char *alphabets[] = {
  "abcABC0-\"'*. ",
  "аёЁйМос ",
  "áãçÇßøŁæı",
  "日本株式会社",
  "かガｶﾞｱか",
  "مُحَمَّدـ ",
  "שָׁלוֹם",
  "กินน้ำ",
  "한국ᄒ",
  "Ｃ１　👍\u200b",
};

static sqlite3 *db;
static GRand *source;
static char *rows[N_ROWS][N_FIELDS + 1];

static void
execute (const char *sql)
{
  char *message = NULL;
  int rc = sqlite3_exec (db, sql, NULL, NULL, &message);

  ck_assert_msg (rc == SQLITE_OK, "%s", message);
}

static char *
random_guid (void)
{
  return g_strdup_printf ("%08X-%04x-%04x-%04x-%012" G_GINT64_MODIFIER "x", g_rand_int (source),
                          g_rand_int_range (source, 0, 0x10000), g_rand_int_range (source, 0, 0x10000),
                          g_rand_int_range (source, 0, 0x10000), ((gint64) g_rand_int (source) << 16) ^ g_rand_int (source));
}

static char *
random_text (void)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (source, 0, 14);

  if (g_rand_int_range (source, 0, 6) == 0)
    g_string_append_printf (text, "abc%x-%x ", g_rand_int_range (source, 0, 300),
                            g_rand_int_range (source, 0, 300));
  for (guint i = 0; i < n; i++)
    {
      const char *alphabet = alphabets[g_rand_int_range (source, 0, G_N_ELEMENTS (alphabets))];
      glong at = g_rand_int_range (source, 0, g_utf8_strlen (alphabet, -1));

      for (guint repeat = g_rand_int_range (source, 1, 4); repeat > 0; repeat--)
        g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (alphabet, at)));
    }
  return g_string_free (text, FALSE);
}

static void
write_row (const char *sql,
           guint       row)
{
  sqlite3_stmt *stmt = NULL;

  ck_assert_int_eq (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), SQLITE_OK);
  sqlite3_bind_int (stmt, 1, row);
  for (guint i = 0; i < N_FIELDS; i++)
    sqlite3_bind_text (stmt, 2 + i, rows[row][i], -1, SQLITE_STATIC);
  ck_assert_int_eq (sqlite3_step (stmt), SQLITE_DONE);
  sqlite3_finalize (stmt);
}

static void
setup (void)
{
  g_autoptr(GError) error = NULL;

  source = g_rand_new_with_seed (20260);
  ck_assert_int_eq (sqlite3_open (":memory:", &db), SQLITE_OK);
  ck_assert (csp_tokenizer_register (db, &error));
  ck_no_error (error);
  execute ("CREATE VIRTUAL TABLE ft USING fts5 (a, b, c, content='', columnsize=0, detail=none, "
           "tokenize='parceria')");
  execute ("CREATE TABLE every (id INTEGER PRIMARY KEY)");
  for (guint row = 0; row < N_ROWS; row++)
    {
      for (guint i = 0; i < N_FIELDS; i++)
        rows[row][i] = i == 2 ? random_guid () : random_text ();
      write_row ("INSERT INTO ft (rowid, a, b, c) VALUES (?1, ?2, ?3, ?4)", row);
      write_row ("INSERT INTO every (id) SELECT ?1 WHERE ?2 || ?3 || ?4 NOT NULL", row);
    }
}

static void
teardown (void)
{
  for (guint row = 0; row < N_ROWS; row++)
    for (guint i = 0; i < N_FIELDS; i++)
      g_free (rows[row][i]);
  ck_assert_int_eq (sqlite3_close (db), SQLITE_OK);
  g_rand_free (source);
}

/* The row IDs that the index gives and the verification accepts. */
static GArray *
find (const CspSearch *search)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));
  sqlite3_stmt *stmt = NULL;
  int rc;

  ck_assert_int_eq (sqlite3_prepare_v2 (db, csp_search_get_match (search) != NULL
                                            ? "SELECT rowid FROM ft WHERE ft MATCH ?1 ORDER BY rowid"
                                            : "SELECT id FROM every WHERE ?1 IS NULL",
                                        -1, &stmt, NULL), SQLITE_OK);
  sqlite3_bind_text (stmt, 1, csp_search_get_match (search), -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      int row = sqlite3_column_int (stmt, 0);

      if (csp_search_matches (search, (const char * const *) rows[row]))
        g_array_append_val (found, row);
      else
        ck_assert_msg (!csp_search_is_exact (search), "%s", csp_search_get_match (search));
    }
  ck_assert_msg (rc == SQLITE_DONE, "%s: %s", csp_search_get_match (search), sqlite3_errmsg (db));
  sqlite3_finalize (stmt);
  return found;
}

static gboolean
contains_naively (guint       row,
                  const char *text)
{
  g_autofree char *query = csp_fold (text, -1, NULL);
  g_auto(GStrv) words = g_strsplit (query, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint field = 0; field < N_FIELDS; field++)
        {
          g_autofree char *folded = csp_fold (rows[row][field], -1, NULL);

          found |= strstr (folded, words[i]) != NULL;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static void
check_search (const char *text)
{
  g_autoptr(CspSearch) search = csp_search_new (text);
  g_autoptr(GArray) found = NULL;
  guint n = 0;

  if (csp_search_is_empty (search))
    return;
  found = find (search);
  for (guint row = 0; row < N_ROWS; row++)
    if (contains_naively (row, text))
      {
        ck_assert_msg (n < found->len && g_array_index (found, int, n) == (int) row,
                       "row %u not found by “%s”: %s", row, text, csp_search_get_match (search));
        n++;
      }
  ck_assert_uint_eq (n, found->len);
}

/* A piece of a field in its folded form: an unfolded cut may fall between a letter and its marks. */
static char *
random_piece (void)
{
  const char *field = rows[g_rand_int_range (source, 0, N_ROWS)][g_rand_int_range (source, 0, N_FIELDS)];
  g_autofree char *folded = csp_fold (field, -1, NULL);
  glong length = g_utf8_strlen (folded, -1);
  glong start = length > 0 ? g_rand_int_range (source, 0, length) : 0;

  return g_utf8_substring (folded, start, MIN (length, start + g_rand_int_range (source, 1, 12)));
}

START_TEST (every_piece_of_every_field_is_found_and_nothing_else)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *piece = random_piece ();

      check_search (piece);
    }
}
END_TEST

START_TEST (texts_of_several_words_find_what_has_all_of_them)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *one = random_piece ();
      g_autofree char *other = random_piece ();
      g_autofree char *both = g_strconcat (one, " ", other, NULL);

      check_search (both);
    }
}
END_TEST

START_TEST (random_texts_are_no_syntax_errors)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *text = random_text ();

      check_search (text);
    }
}
END_TEST

START_TEST (deleted_rows_leave_nothing_behind)
{
  sqlite3_stmt *stmt = NULL;

  for (guint row = 0; row < N_ROWS; row++)
    write_row ("INSERT INTO ft (ft, rowid, a, b, c) VALUES ('delete', ?1, ?2, ?3, ?4)", row);
  execute ("CREATE VIRTUAL TABLE terms USING fts5vocab (ft, row)");
  ck_assert_int_eq (sqlite3_prepare_v2 (db, "SELECT count (*) FROM terms", -1, &stmt, NULL), SQLITE_OK);
  ck_assert_int_eq (sqlite3_step (stmt), SQLITE_ROW);
  ck_assert_int_eq (sqlite3_column_int (stmt, 0), 0);
  sqlite3_finalize (stmt);
}
END_TEST

START_TEST (blanks_and_ignored_characters_search_for_nothing)
{
  g_autoptr(CspSearch) nothing = csp_search_new (NULL);
  g_autoptr(CspSearch) blanks = csp_search_new (" \t\u3000\u0640\u0301 ");
  const char * const texts[] = { "Contoso", NULL };

  ck_assert (csp_search_is_empty (nothing));
  ck_assert (csp_search_is_empty (blanks));
  ck_assert_ptr_null (csp_search_get_match (blanks));
  ck_assert (csp_search_matches (blanks, texts));
}
END_TEST

START_TEST (guids_are_found_as_people_paste_them)
{
  g_autofree char *with_braces = g_strdup_printf (" {%s} ", rows[5][2]);
  g_autofree char *lower_case = g_ascii_strdown (rows[5][2], -1);
  const char *texts[] = { rows[5][2], with_braces, lower_case };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CspSearch) search = csp_search_new (texts[i]);
      g_autoptr(GArray) found = find (search);

      ck_assert_uint_eq (found->len, 1);
      ck_assert_int_eq (g_array_index (found, int, 0), 5);
    }
}
END_TEST

START_TEST (every_piece_of_a_guid_is_found)
{
  for (guint start = 0; start < 36; start++)
    for (guint length = 1; start + length <= 36; length++)
      {
        g_autofree char *piece = g_strndup (rows[5][2] + start, length);

        check_search (piece);
      }
}
END_TEST

START_TEST (short_words_are_left_to_the_verification)
{
  static const struct
  {
    const char *text;
    const char *match;
    gboolean    exact;
  } cases[] = {
    { "ltd", "\"ltd\"", TRUE },
    { "Co", "\"co\"*", TRUE },
    { "日本", "\"日本\"*", TRUE },
    { "日本 ltd", "\"日本\"* AND \"ltd\"", TRUE },
    { "o co ltd", "\"ltd\"", FALSE },
    { "Contoso", "\"con\" AND \"ont\" AND \"nto\" AND \"tos\" AND \"oso\"", FALSE },
    { "a", NULL, FALSE },
    { "a-1", NULL, FALSE },
    { "abc", "((\"abc\") OR (\"bc\"*))", FALSE },
    { "a4f3", "((\"a4f\") OR (\"4f3\"))", FALSE },
    { "4-f3a", "((\"4-f\" AND \"-f3\" AND \"f3a\") OR (\"f3a\"))", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CspSearch) search = csp_search_new (cases[i].text);

      ck_assert_pstr_eq (csp_search_get_match (search), cases[i].match);
      ck_assert_int_eq (csp_search_is_exact (search), cases[i].exact);
    }
}
END_TEST

START_TEST (a_word_does_not_reach_over_two_fields)
{
  g_autoptr(CspSearch) search = csp_search_new ("oa");
  const char * const texts[] = { "Contoso", "a.example", NULL };

  ck_assert (!csp_search_matches (search, texts));
}
END_TEST

START_TEST (very_long_text_still_finds)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CspSearch) search = NULL;
  g_autoptr(GArray) found = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "word%u ", i);
  g_free (rows[7][1]);
  rows[7][1] = g_strdup (text->str);
  write_row ("INSERT INTO ft (rowid, a, b, c) VALUES (?1, ?2, ?3, ?4)", 7);
  search = csp_search_new (text->str);
  found = find (search);
  ck_assert_uint_eq (found->len, 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("search");
  TCase *tcase = tcase_create ("search");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, every_piece_of_every_field_is_found_and_nothing_else);
  tcase_add_test (tcase, texts_of_several_words_find_what_has_all_of_them);
  tcase_add_test (tcase, random_texts_are_no_syntax_errors);
  tcase_add_test (tcase, deleted_rows_leave_nothing_behind);
  tcase_add_test (tcase, blanks_and_ignored_characters_search_for_nothing);
  tcase_add_test (tcase, guids_are_found_as_people_paste_them);
  tcase_add_test (tcase, every_piece_of_a_guid_is_found);
  tcase_add_test (tcase, short_words_are_left_to_the_verification);
  tcase_add_test (tcase, a_word_does_not_reach_over_two_fields);
  tcase_add_test (tcase, very_long_text_still_finds);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
