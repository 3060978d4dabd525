/* test-csv.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/csp-error.h"
#include "exchange/csp-csv-reader.h"
#include "exchange/csp-csv-writer.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

static const CspCsvColumn columns[] = { { "Name" }, { "City" }, { "Note", TRUE } };

static char *folder;
static char *path;

/* What the reader told, as one line a row or problem. */
static GString *told;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("parceria-test-XXXXXX", NULL);
  path = g_build_filename (folder, "file.csv", NULL);
  told = g_string_new (NULL);
}

static void
tear_down (void)
{
  test_remove_folder (folder);
  g_free (folder);
  g_free (path);
  g_string_free (told, TRUE);
}

static gboolean
row_cb (const CspCsvRow  *row,
        gpointer          user_data,
        GError          **error)
{
  g_string_append_printf (told, "%d:[%s|%s|%s]\n", (int) row->number, row->values[0], row->values[1],
                          row->values[2] ? row->values[2] : "-");
  return TRUE;
}

static void
problem_cb (guint64          number,
            guint            column,
            const CspCsvRow *row,
            const char      *message,
            gpointer         user_data)
{
  g_string_append_printf (told, "%d:%u!\n", (int) number, column);
}

static gboolean
read_bytes (const char  *bytes,
            gssize       length,
            GError     **error)
{
  static const CspCsvHandler handler = { NULL, row_cb, problem_cb, NULL };

  g_string_truncate (told, 0);
  ck_assert (g_file_set_contents (path, bytes, length, NULL));
  return csp_csv_read (path, columns, G_N_ELEMENTS (columns), &handler, NULL, NULL, error);
}

static void
assert_read (const char *bytes,
             const char *expected)
{
  g_autoptr(GError) error = NULL;

  ck_assert_msg (read_bytes (bytes, -1, &error), "%s", error ? error->message : "");
  ck_assert_str_eq (told->str, expected);
}

static void
assert_refused (const char *bytes,
                gssize      length,
                const char *part)
{
  g_autoptr(GError) error = NULL;

  ck_assert (!read_bytes (bytes, length, &error));
  ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
  ck_assert_msg (strstr (error->message, part) != NULL, "“%s” lacks “%s”", error->message, part);
}

START_TEST (commas_semicolons_line_ends_and_a_byte_order_mark_are_all_understood)
{
  assert_read ("Name,City\r\nAna,Rio\r\n", "2:[Ana|Rio|-]\n");
  assert_read ("Name;City\nAna;Rio, Brasil\n", "2:[Ana|Rio, Brasil|-]\n");
  assert_read ("\xef\xbb\xbfName,City\nAna,Rio", "2:[Ana|Rio|-]\n");
  assert_read ("Name,City\rAna,Rio\r", "2:[Ana|Rio|-]\n");
}
END_TEST

START_TEST (quoted_fields_keep_delimiters_quotes_line_breaks_and_blanks)
{
  assert_read ("Name,City\n\"A, \"\"B\"\"\nC\",\"  Rio \"\n x , y\n", "2:[A, \"B\"\nC|  Rio |-]\n3:[ x | y|-]\n");
}
END_TEST

START_TEST (columns_are_found_by_name_in_any_order_and_case)
{
  assert_read ("NOTE,city, Name \nhm,Rio,Ana\n", "2:[Ana|Rio|hm]\n");
}
END_TEST

START_TEST (missing_unknown_and_double_columns_are_all_named)
{
  assert_refused ("Nome,City,City\nAna,Rio,x\n", -1, "columns");
  ck_assert_str_eq (told->str, "1:1!\n1:3!\n1:4!\n");
}
END_TEST

START_TEST (rows_that_are_no_rows_do_not_end_the_reading)
{
  assert_read ("Name,City\nAna\nA,B,C\nBea,Rio\n", "2:2!\n3:3!\n4:[Bea|Rio|-]\n");
  assert_read ("Name,City\nAna,R\"io\nBea,Rio\n\"Cy\"x,Rio\nDora,Rio\n", "2:2!\n3:[Bea|Rio|-]\n4:1!\n5:[Dora|Rio|-]\n");
  assert_read ("Name,City\n\nAna,Rio\n,\n\nBea,Rio\n", "3:[Ana|Rio|-]\n6:[Bea|Rio|-]\n");
  assert_read ("Name,City\nBea,Rio\n\"Ana,Rio\nCy,Rio\n", "2:[Bea|Rio|-]\n3:1!\n");
}
END_TEST

START_TEST (files_of_other_kinds_are_called_by_their_name)
{
  assert_refused ("\xff\xfeN\0a\0m\0e\0", 10, "UTF-16");
  assert_refused ("N\0a\0m\0e\0,\0C\0i\0t\0y\0\n\0", 20, "UTF-16");
  assert_refused ("Name,City\nJo\xe3o,Rio\n", -1, "Latin-1");
  assert_refused ("PK\x03\x04rest of it", 14, "spreadsheet");
  assert_refused ("SQLite format 3\0rest", 20, "database");
  assert_refused ("{\"items\": []}", -1, "JSON");
  assert_refused ("<html><body>", -1, "HTML");
  assert_refused ("Name,City\nAn\0a,Rio\n", 19, "binary");
  assert_refused ("", 0, "empty");
}
END_TEST

START_TEST (bad_bytes_far_into_the_file_are_told_with_their_row)
{
  g_autoptr(GString) text = g_string_new ("Name,City\n");

  for (guint i = 0; i < 80000; i++)
    g_string_append (text, ",\n,\n");
  g_string_append (text, "Ana,R\xe3\nBea,Rio\n");
  assert_read (text->str, "160002:2!\n160003:[Bea|Rio|-]\n");
  g_string_append_len (text, "C\0y,Rio\n", 8);
  ck_assert (read_bytes (text->str, text->len, NULL));
  ck_assert_str_eq (told->str, "160002:2!\n160003:[Bea|Rio|-]\n160004:1!\n");
}
END_TEST

START_TEST (an_endless_line_is_told_and_takes_no_memory)
{
  const char *end = "\nBea,Rio\n";
  static const CspCsvHandler handler = { NULL, row_cb, problem_cb, NULL };
  g_autofree char *block = g_malloc (1024 * 1024);
  struct rusage before, after;
  int fd = open (path, O_CREAT | O_WRONLY, 0600);

  memset (block, 'x', 1024 * 1024);
  ck_assert_int_gt (write (fd, "Name,City\nAna,", 14), 0);
  for (guint i = 0; i < 128; i++)
    ck_assert_int_gt (write (fd, block, 1024 * 1024), 0);
  ck_assert_int_gt (write (fd, end, strlen (end)), 0);
  close (fd);

  getrusage (RUSAGE_SELF, &before);
  ck_assert (csp_csv_read (path, columns, G_N_ELEMENTS (columns), &handler, NULL, NULL, NULL));
  getrusage (RUSAGE_SELF, &after);
  /* In KiB, half of the line; without sanitizers it is a fiftieth. */
  ck_assert_str_eq (told->str, "2:2!\n3:[Bea|Rio|-]\n");
  ck_assert_int_lt (after.ru_maxrss - before.ru_maxrss, 64 * 1024);
}
END_TEST

START_TEST (a_first_line_without_end_is_no_header)
{
  g_autofree char *line = g_strnfill (3 * 1024 * 1024, 'x');

  assert_refused (line, -1, "first line");
}
END_TEST

START_TEST (what_is_written_is_read_back_the_same)
{
  static const char * const texts[] = { "plain", "a,b", "say \"hi\"", "two\nlines", " blank ", "=1+1", "日本;語", "" };
  static const CspCsvHandler handler = { NULL, row_cb, problem_cb, NULL };
  g_autoptr(CspOutput) output = csp_output_new_for_path (path, NULL, NULL);
  g_autoptr(CspCsvWriter) writer = csp_csv_writer_new (output, FALSE);
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autofree char *bytes = NULL;

  csp_csv_writer_add (writer, "Name");
  csp_csv_writer_add (writer, "City");
  ck_assert (csp_csv_writer_end_row (writer, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      csp_csv_writer_add (writer, "x");
      csp_csv_writer_add (writer, texts[i]);
      ck_assert (csp_csv_writer_end_row (writer, NULL));
      g_string_append_printf (expected, "%u:[x|%s|-]\n", i + 2, texts[i]);
    }
  ck_assert (csp_output_finish (output, NULL));

  ck_assert (csp_csv_read (path, columns, G_N_ELEMENTS (columns), &handler, NULL, NULL, NULL));
  ck_assert_str_eq (told->str, expected->str);
  ck_assert (g_file_get_contents (path, &bytes, NULL, NULL));
  ck_assert (g_str_has_prefix (bytes, "\xef\xbb\xbfName,City\r\n"));
}
END_TEST

START_TEST (formulas_get_an_apostrophe_only_when_asked)
{
  g_autoptr(CspOutput) output = csp_output_new_for_path (path, NULL, NULL);
  g_autoptr(CspCsvWriter) writer = csp_csv_writer_new (output, TRUE);
  g_autofree char *bytes = NULL;

  csp_csv_writer_add (writer, "=1+1");
  csp_csv_writer_add (writer, "@x");
  csp_csv_writer_add (writer, "1=1");
  ck_assert (csp_csv_writer_end_row (writer, NULL));
  ck_assert (csp_output_finish (output, NULL));
  ck_assert (g_file_get_contents (path, &bytes, NULL, NULL));
  ck_assert_str_eq (bytes, "\xef\xbb\xbf\"'=1+1\",\"'@x\",1=1\r\n");
}
END_TEST

START_TEST (an_output_that_is_not_finished_leaves_the_old_file)
{
  CspOutput *output;
  g_autofree char *bytes = NULL;

  ck_assert (g_file_set_contents (path, "old", -1, NULL));
  output = csp_output_new_for_path (path, NULL, NULL);
  ck_assert (csp_output_write (output, "new", -1, NULL));
  csp_output_free (output);
  ck_assert (g_file_get_contents (path, &bytes, NULL, NULL));
  ck_assert_str_eq (bytes, "old");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("csv");
  TCase *tcase = tcase_create ("csv");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, commas_semicolons_line_ends_and_a_byte_order_mark_are_all_understood);
  tcase_add_test (tcase, quoted_fields_keep_delimiters_quotes_line_breaks_and_blanks);
  tcase_add_test (tcase, columns_are_found_by_name_in_any_order_and_case);
  tcase_add_test (tcase, missing_unknown_and_double_columns_are_all_named);
  tcase_add_test (tcase, rows_that_are_no_rows_do_not_end_the_reading);
  tcase_add_test (tcase, files_of_other_kinds_are_called_by_their_name);
  tcase_add_test (tcase, bad_bytes_far_into_the_file_are_told_with_their_row);
  tcase_add_test (tcase, an_endless_line_is_told_and_takes_no_memory);
  tcase_add_test (tcase, a_first_line_without_end_is_no_header);
  tcase_add_test (tcase, what_is_written_is_read_back_the_same);
  tcase_add_test (tcase, formulas_get_an_apostrophe_only_when_asked);
  tcase_add_test (tcase, an_output_that_is_not_finished_leaves_the_old_file);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
