/* test-wire-error.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/test-suite.h"
#include "wire/csp-wire-error.h"

/* partner-center-api §6, §7; a code of NULL means none. */
static const struct
{
  guint        status;
  const char  *body;
  const char  *code;
  CspReaction  reaction;
  const char  *part;            /* of what is shown; NULL when any sentence of ours will do */
} answers[] = {
  /* shapes */
  { 400, "{\"code\":2002,\"description\":\"Too many.\",\"data\":[],\"source\":\"PartnerFD\"}", "2002",
    CSP_REACTION_FIX, "Too many." },
  { 400, "{\"code\":\"2002\",\"description\":\"Too many.\"}", "2002", CSP_REACTION_FIX, "Too many." },
  { 400, "{\"Code\":\" 2002 \",\"Description\":\"Too many.\"}", "2002", CSP_REACTION_FIX, "Too many." },
  { 400, "\xef\xbb\xbf{\"code\":2002,\"description\":\"Too many.\"}", "2002", CSP_REACTION_FIX, "Too many." },
  { 400, "{\"Message\":\"The request is invalid.\"}", NULL, CSP_REACTION_STOP, "The request is invalid." },
  { 409, "{\"code\":600061,\"message\":\"m\",\"errorName\":\"n\",\"isRetryable\":false}", "600061",
    CSP_REACTION_DONE, "m" },
  { 429, "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in 57 seconds.\" }", NULL,
    CSP_REACTION_SLOW_DOWN, "57 seconds" },
  { 404, "{\"error\":{\"code\":\"itemNotFound\",\"message\":\"Gone.\"}}", "itemNotFound", CSP_REACTION_GONE, "Gone." },
  { 400, "{\"code\":\"words\",\"description\":\"Unknown.\"}", "words", CSP_REACTION_STOP, "Unknown." },
  { 400, "{\"code\":123456789,\"description\":\"Unknown.\"}", "123456789", CSP_REACTION_STOP, "Unknown." },
  { 400, "{\"code\":[2002],\"description\":{}}", NULL, CSP_REACTION_STOP, NULL },
  { 400, "[]", NULL, CSP_REACTION_STOP, NULL },
  { 400, "\"text\"", NULL, CSP_REACTION_STOP, NULL },
  { 502, "<html><body>Bad Gateway</body></html>", NULL, CSP_REACTION_RETRY, NULL },
  { 503, "", NULL, CSP_REACTION_RETRY, NULL },
  { 500, "{\"code\":80000", NULL, CSP_REACTION_RETRY, NULL },
  /* by status */
  { 401, "", NULL, CSP_REACTION_SIGN_IN, NULL },
  { 403, "", NULL, CSP_REACTION_STOP, NULL },
  { 404, "", NULL, CSP_REACTION_GONE, NULL },
  { 405, "", NULL, CSP_REACTION_STOP, NULL },
  { 408, "", NULL, CSP_REACTION_RETRY, NULL },
  { 409, "", NULL, CSP_REACTION_CONFLICT, NULL },
  { 412, "", NULL, CSP_REACTION_CONFLICT, NULL },
  { 417, "", NULL, CSP_REACTION_STOP, NULL },
  { 501, "", NULL, CSP_REACTION_STOP, NULL },
  { 504, "", NULL, CSP_REACTION_RETRY, NULL },
  { 302, "", NULL, CSP_REACTION_STOP, "302" },
  /* by code, whatever the status */
  { 400, "{\"code\":2055}", "2055", CSP_REACTION_CONFLICT, NULL },
  { 400, "{\"code\":2001}", "2001", CSP_REACTION_FIX, NULL },
  { 400, "{\"code\":800082}", "800082", CSP_REACTION_LATER, NULL },
  { 500, "{\"code\":800003}", "800003", CSP_REACTION_LATER, NULL },
  { 500, "{\"code\":\"800005\"}", "800005", CSP_REACTION_LATER, NULL },
  { 409, "{\"code\":800014}", "800014", CSP_REACTION_LATER, NULL },
  { 409, "{\"code\":800060}", "800060", CSP_REACTION_RETRY, NULL },
  { 403, "{\"code\":20002}", "20002", CSP_REACTION_STOP, NULL },
  { 404, "{\"code\":20003}", "20003", CSP_REACTION_GONE, NULL },
  { 403, "{\"code\":900150}", "900150", CSP_REACTION_SIGN_IN, NULL },
  { 403, "{\"code\":13605,\"description\":\"x\"}", "13605", CSP_REACTION_STOP, "Microsoft Customer Agreement" },
  { 400, "{\"code\":2007,\"description\":\"{\\\"reason\\\":1}\"}", "2007", CSP_REACTION_FIX, "address" },
  /* what the person can mend is named */
  { 400, "{\"code\":600002,\"description\":\"x\"}", "600002", CSP_REACTION_FIX, "registration number" },
  { 400, "{\"code\":600049}", "600049", CSP_REACTION_FIX, "registration number" },
  { 400, "{\"code\":600050,\"description\":\"Must match [0-9]{12}\"}", "600050", CSP_REACTION_FIX,
    "company. Must match [0-9]{12}" },
  { 400, "{\"code\":600050}", "600050", CSP_REACTION_FIX, "registration number" },
  { 400, "{\"code\":600051}", "600051", CSP_REACTION_FIX, "phone number" },
  /* a token without the second factor, or without consent, is of no use, whatever the status */
  { 403, "{\"code\":\"403\",\"description\":\"MFA required!\"}", "403", CSP_REACTION_NEW_SIGN_IN, "second factor" },
  { 401, "{\"code\":800001,\"description\":\"Multi-factor authentication is missing.\"}", "800001",
    CSP_REACTION_NEW_SIGN_IN, "second factor" },
  { 403, "{\"code\":2032,\"description\":\"AADSTS50076: you must use multifactor authentication\"}", "2032",
    CSP_REACTION_NEW_SIGN_IN, "second factor" },
  { 403, "{\"error\":{\"code\":\"interaction_required\"}}", "interaction_required", CSP_REACTION_NEW_SIGN_IN,
    "second factor" },
  { 403, "{\"code\":400,\"description\":\"AADSTS65001: consent is missing\"}", "400", CSP_REACTION_NEW_SIGN_IN,
    "administrator" },
  { 401, "{\"error\":\"consent_required\"}", NULL, CSP_REACTION_NEW_SIGN_IN, "administrator" },
  { 403, "{\"code\":20002,\"description\":\"The customer MFA Ltd. is not yours.\"}", "20002", CSP_REACTION_STOP, NULL },
  { 400, "{\"code\":2000,\"description\":\"MFA\"}", "2000", CSP_REACTION_FIX, "MFA" },
  { 403, "{\"description\":\"Comfaria\"}", NULL, CSP_REACTION_STOP, "Comfaria" },
  /* a page is no answer of this service (partner-center-api §3.2) */
  { 400, "<html><body>Bad Request</body></html>", NULL, CSP_REACTION_RETRY, "in its place" },
  { 403, "<!doctype html><title>Blocked by policy</title>", NULL, CSP_REACTION_RETRY, "in its place" },
  { 404, "Not here", NULL, CSP_REACTION_RETRY, "in its place" },
  { 412, "{\"code\":20", NULL, CSP_REACTION_RETRY, "in its place" },
  { 401, "<html>Unauthorized</html>", NULL, CSP_REACTION_SIGN_IN, NULL },
  { 429, "<html>Slow down</html>", NULL, CSP_REACTION_SLOW_DOWN, NULL },
  { 403, " \r\n", NULL, CSP_REACTION_STOP, NULL },
  /* a limit is a limit, whatever the code says */
  { 429, "{\"code\":2002}", "2002", CSP_REACTION_SLOW_DOWN, NULL },
};

START_TEST (an_answer_is_judged_by_its_code_or_its_status)
{
  g_autoptr(CspWireError) error = csp_wire_error_read (answers[_i].status, answers[_i].body, strlen (answers[_i].body));

  ck_assert_pstr_eq (error->code, answers[_i].code);
  ck_assert_msg (error->reaction == answers[_i].reaction, "%u %s: %d", answers[_i].status, answers[_i].body,
                 error->reaction);
  ck_assert_ptr_nonnull (error->text);
  ck_assert_str_ne (error->text, "");
  if (answers[_i].part != NULL)
    ck_assert_msg (strstr (error->text, answers[_i].part) != NULL, "%s", error->text);
}
END_TEST

START_TEST (a_long_text_of_the_service_is_cut_between_characters)
{
  g_autoptr(GString) body = g_string_new ("{\"code\":1,\"description\":\"");
  g_autoptr(CspWireError) error = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (body, "ж");
  g_string_append (body, "\"}");
  error = csp_wire_error_read (400, body->str, body->len);
  ck_assert_int_eq (g_utf8_strlen (error->text, -1), 1024);
  ck_assert (g_utf8_validate (error->text, -1, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-error");
  TCase *tcase = tcase_create ("error");

  tcase_add_loop_test (tcase, an_answer_is_judged_by_its_code_or_its_status, 0, G_N_ELEMENTS (answers));
  tcase_add_test (tcase, a_long_text_of_the_service_is_cut_between_characters);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
