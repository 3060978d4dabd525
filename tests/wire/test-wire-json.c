/* test-wire-json.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-error.h"
#include "tests/lib/test-suite.h"
#include "wire/csp-wire-json.h"

START_TEST (json_is_read_as_it_is)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " [1,-2,0,1.5,1e3,-1.5E-3,true,false,null,\"\"]\n",
    "\xef\xbb\xbf{\"a\":{\"b\":[{}]}}",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e7\\ud83d\\ude00\"]",
    "[999999999999999999]",
    "[\"é 日本\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = csp_wire_json_parse (texts[i], -1, &error);

      ck_no_error (error);
      ck_assert_ptr_nonnull (node);
    }
}
END_TEST

START_TEST (what_is_not_strictly_json_is_refused)
{
  static const char *const texts[] = {
    "",
    " ",
    "x",
    "1",
    "\"a\"",
    "null",
    "<html></html>",
    "{",
    "[",
    "]",
    "{}}",
    "{} {}",
    "[1] 2",
    "[1,]x",
    "[1 2]",
    "{\"a\"}",
    "{\"a\":}",
    "{a:1}",
    "['a']",
    "[01]",
    "[0x10]",
    "[1.]",
    "[.5]",
    "[-]",
    "[1e]",
    "[+1]",
    "[1e999]",
    "[1000000000000000000]",
    "[99999999999999999999999]",
    "[NaN]",
    "[True]",
    "[nul]",
    "[\"a]",
    "[\"\\x\"]",
    "[\"\\u12\"]",
    "[\"\\u0000\"]",
    "[\"\\ud800\"]",
    "[\"\\ud800\\u0041\"]",
    "[\"\\udc00\"]",
    "[\"a\nb\"]",
    "/* [ */ []",
    "[] // [",
    "var a = [];",
    "[\"\xff\"]",
    "\xff\xfe[",
    "[\"\\",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = csp_wire_json_parse (texts[i], -1, &error);

      ck_assert_msg (node == NULL, "%s", texts[i]);
      ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
    }
}
END_TEST

START_TEST (deep_nesting_is_refused_before_it_costs_anything)
{
  static const char *const openings[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GError) error = NULL;

      for (guint depth = 0; depth < 200000; depth++)
        g_string_append (text, openings[i]);
      ck_assert_ptr_null (csp_wire_json_parse (text->str, text->len, &error));
      ck_assert (g_error_matches (error, CSP_ERROR, CSP_ERROR_INVALID));
    }
}
END_TEST

START_TEST (only_the_given_length_is_read)
{
  g_autoptr(JsonNode) node = csp_wire_json_parse ("[1]garbage", 3, NULL);

  ck_assert_ptr_nonnull (node);
  ck_assert_ptr_null (csp_wire_json_parse ("[1]\0[", 5, NULL));
  ck_assert_ptr_null (csp_wire_json_parse ("[1]", 2, NULL));
}
END_TEST

START_TEST (an_error_names_the_line)
{
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_null (csp_wire_json_parse ("[\n1,\n2,\n'x']", -1, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "4"));
}
END_TEST

START_TEST (members_are_found_without_case_and_null_is_absent)
{
  g_autoptr(JsonNode) node = csp_wire_json_parse ("{\"TotalCount\":1,\"totalcount\":2,\"items\":null}", -1, NULL);
  JsonObject *object = json_node_get_object (node);

  ck_assert_ptr_nonnull (csp_wire_json_find_member (object, "totalCount"));
  ck_assert_int_eq (json_node_get_int (csp_wire_json_find_member (object, "totalcount")), 2);
  ck_assert_ptr_null (csp_wire_json_find_member (object, "items"));
  ck_assert_ptr_null (csp_wire_json_find_member (object, "links"));
}
END_TEST

START_TEST (what_is_written_reads_as_the_same_value)
{
  static const char *const texts[] = {
    "[]",
    "{}",
    "[1e92,-1.5e-300,0.1,12.5,100.0,-0.0,1e15,1e16,123456789012345678,-7]",
    "{\"a\":{\"b\":[true,false,null,[],{}]},\"\\\"\":\"\\u0001\\n\\\\/\\u00e7 日本\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonNode) before = csp_wire_json_parse (texts[i], -1, NULL);
      g_autofree char *text = csp_wire_json_to_text (before);
      g_autoptr(JsonNode) after = csp_wire_json_parse (text, -1, NULL);

      ck_assert_msg (after != NULL && json_node_equal (before, after), "%s", text);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-json");
  TCase *tcase = tcase_create ("wire-json");

  tcase_add_test (tcase, json_is_read_as_it_is);
  tcase_add_test (tcase, what_is_not_strictly_json_is_refused);
  tcase_add_test (tcase, deep_nesting_is_refused_before_it_costs_anything);
  tcase_add_test (tcase, only_the_given_length_is_read);
  tcase_add_test (tcase, an_error_names_the_line);
  tcase_add_test (tcase, members_are_found_without_case_and_null_is_absent);
  tcase_add_test (tcase, what_is_written_reads_as_the_same_value);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
