/* test-http-log.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sync/csp-http-client.h"
#include "sync/csp-http-mask.h"
#include "tests/lib/test-service.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

/* Nothing that contains one of these may be left of an input; "Zx" marks what is secret or personal. */
#define MARK "Zx"

START_TEST (no_member_that_is_secret_or_personal_is_shown)
{
  static const char * const bodies[] = {
    "{\"access_token\":\"Zx\",\"refresh_token\":\"Zx\",\"id_token\":\"Zx\"}",
    "{\"device_code\":\"Zx\",\"user_code\":\"Zx\",\"message\":\"open the page and enter Zx\"}",
    "{\"userCredentials\":{\"userName\":\"Zx\",\"password\":\"Zx\"}}",
    "{\"USERCREDENTIALS\":{\"Password\":\"Zx\"},\"passwordProfile\":[\"Zx\"]}",
    "{\"companyProfile\":{\"tenantId\":\"1\",\"domain\":\"Zx.example\",\"companyName\":\"Zx\"}}",
    "{\"billingProfile\":{\"firstName\":\"Zx\",\"lastName\":\"Zx\",\"email\":\"Zx@example.com\","
    "\"defaultAddress\":{\"addressLine1\":\"Zx\",\"city\":\"Zx\",\"phoneNumber\":\"Zx\"}}}",
    "{\"items\":[{\"customerName\":\"Zx\",\"userPrincipalName\":\"Zx@a.b\"},{\"city\":\"Zx\"}]}",
    "{\"links\":{\"next\":{\"uri\":\"/customers?filter=Zx&size=5\","
    "\"headers\":[{\"key\":\"MS-ContinuationToken\",\"value\":\"Zx\"}]}}}",
    "{\"customizedData\":[{\"key\":\"CustomerName\",\"value\":\"Zx\"}]}",
    "{\"resourceNewValue\":\"{\\\"CompanyProfile\\\":{\\\"CompanyName\\\":\\\"Zx\\\"}}\"}",
    "{\"x\":\"{\\\"y\\\":\\\"{\\\\\\\"Email\\\\\\\":\\\\\\\"Zx\\\\\\\"}\\\"}\"}",
    "{\"description\":\"The user Zx.Silva@contoso.example has no license\"}",
    "{\"error_description\":\"AADSTS50034: Zx@contoso.example\\r\\nTrace ID: 1\"}",
    "{\"description\":\"domain Zx.onmicrosoft.com is taken\"}",
    "{\"detail\":\"Authorization: Bearer Zxabc\",\"other\":\"eyJ0eXAiZx.eyJhdWQiOiZx.Zx\"}",
    "{\"Zx@example.com\":1}",
    "{\"a\":1,\"name\":\"ok\",\"name\":\"Zx\"}",
    "[{\"notes\":\"Zx\"}]",
    "\"Zx@example.com\"",
    "{\"verification_uri_complete\":\"https://microsoft.com/devicelogin?otc=Zx\"}",
    "{\"contextNode\":{\"taxId\":\"Zx\",\"registrationNumber\":\"Zx\"}}",
    "{\"data\":[\"Zx\",{\"a\":\"Zx\"}]}",
    "{\"password\":\"Zx\\u0022, \\u0022shown\\u0022: \\u0022Zx\"}",
    "{\"password\":\"Zx\"",
    "<html>Zx</html>",
    "password=Zx",
  };
  g_autofree char *masked = csp_http_mask_json (bodies[_i], strlen (bodies[_i]));

  ck_assert_msg (strstr (masked, MARK) == NULL, "%s", masked);
}
END_TEST

START_TEST (what_helps_to_find_a_fault_is_shown)
{
  static const char body[] =
    "{\"code\":800002,\"description\":\"The quantity is invalid\",\"source\":\"PartnerFD\",\"id\":"
    "\"0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10\",\"error\":\"invalid_grant\",\"error_codes\":[50076],\"quantity\":25,"
    "\"offerName\":\"Office\",\"nothing\":null}";
  static const char * const shown[] = {
    "800002", "The quantity is invalid", "PartnerFD", "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10", "invalid_grant", "50076",
    "25", "Office", "null",
  };
  g_autofree char *masked = csp_http_mask_json (body, strlen (body));

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    ck_assert_msg (strstr (masked, shown[i]) != NULL, "%s is missing from %s", shown[i], masked);
}
END_TEST

START_TEST (forms_addresses_and_headers_show_only_what_is_known_to_be_harmless)
{
  g_autofree char *form = csp_http_mask_form ("grant_type=refresh_token&refresh_token=Zx&client_id=1&code=Zx&Zx");
  g_autofree char *filter = csp_http_mask_uri ("https://api.example/v1/customers?size=500&filter=%7BZx%7D&Zx");
  g_autofree char *domain = csp_http_mask_uri ("https://api.example/v1/domains/Zx.onmicrosoft.com?x=Zx");
  g_autofree char *user = csp_http_mask_uri ("https://Zx:Zx@api.example/v1");
  g_autofree char *encoded = csp_http_mask_uri ("/v1/users/Zx%40contoso");
  g_autofree char *bearer = csp_http_mask_header ("authorization", "Bearer Zx");
  g_autofree char *cookie = csp_http_mask_header ("Set-Cookie", "Zx");
  g_autofree char *location = csp_http_mask_header ("Location", "/v1/a?token=Zx");
  g_autofree char *id = csp_http_mask_header ("ms-requestid", "11111111");

  ck_assert_str_eq (form, "grant_type=refresh_token&refresh_token=***&client_id=1&code=***&***");
  ck_assert_str_eq (filter, "https://api.example/v1/customers?size=500&filter=***&***");
  ck_assert_str_eq (domain, "https://api.example/v1/domains/***?x=***");
  ck_assert_str_eq (user, "***");
  ck_assert_str_eq (encoded, "/v1/users/***");
  ck_assert_str_eq (bearer, "***");
  ck_assert_str_eq (cookie, "***");
  ck_assert_str_eq (location, "/v1/a?token=***");
  ck_assert_str_eq (id, "11111111");
}
END_TEST

START_TEST (bytes_that_are_no_text_do_not_stop_the_mask)
{
  g_autofree char *text = csp_http_mask_text ("\xff\xfe Zx@a.b \x80");
  g_autofree char *uri = csp_http_mask_uri ("\xff?Zx\xff");
  g_autofree char *json = csp_http_mask_json ("{\"a\":\"\xff\"}", 9);
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *masked = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  masked = csp_http_mask_json (deep->str, deep->len);
  ck_assert_ptr_null (strstr (text, MARK));
  ck_assert_ptr_null (strstr (uri, MARK));
  ck_assert_ptr_nonnull (json);
  ck_assert_str_eq (masked, "(100000 bytes that are not JSON)");
}
END_TEST

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  exchange->answer = g_strdup ("{\"id\":\"42\",\"password\":\"Zx\"}");
  soup_message_headers_replace (exchange->answer_headers, "Set-Cookie", "Zx");
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(CspSyncReply **) user_data = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);
}

static void
exchange_with_log (const char *path)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CspHttpLog) log = csp_http_log_new (path, &error);
  g_autoptr(CspHttpClient) client = csp_http_client_new (log);
  g_autofree char *uri = g_strconcat (test_service_get_uri (service), "/common/oauth2/v2.0/token", NULL);
  g_autoptr(CspSyncReply) reply = NULL;

  ck_no_error (error);
  csp_http_client_post_form_async (client, uri, "grant_type=x&refresh_token=Zx", NULL, answered_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  test_service_stop (service);
}

START_TEST (the_file_is_the_owners_alone_and_holds_both_sides)
{
  g_autofree char *folder = g_dir_make_tmp ("parceria-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "http.log", NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  ck_assert (g_file_set_contents (path, "before\n", -1, NULL));
  g_chmod (path, 0644);
  exchange_with_log (path);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_int_eq (g_stat (path, &status), 0);
  test_remove_folder (folder);

  ck_assert_int_eq (status.st_mode & 0777, 0600);
  ck_assert (g_str_has_prefix (text, "before\n#1 "));
  ck_assert_ptr_null (strstr (text, MARK));
  ck_assert_ptr_nonnull (strstr (text, "POST http://127.0.0.1:"));
  ck_assert_ptr_nonnull (strstr (text, "/common/oauth2/v2.0/token\n"));
  ck_assert_ptr_nonnull (strstr (text, "grant_type=x&refresh_token=***"));
  ck_assert_ptr_nonnull (strstr (text, "answered 200\n"));
  ck_assert_ptr_nonnull (strstr (text, "\"42\""));
}
END_TEST

START_TEST (what_is_no_file_is_not_written_to)
{
  g_autofree char *folder = g_dir_make_tmp ("parceria-test-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *target = g_build_filename (folder, "target", NULL);
  const char *paths[] = { folder, link, "/dev/null" };

  ck_assert_int_eq (symlink (target, link), 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      ck_assert_ptr_null (csp_http_log_new (paths[i], &error));
      ck_assert_ptr_nonnull (error);
    }
  ck_assert (!g_file_test (target, G_FILE_TEST_EXISTS));
  test_remove_folder (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("http-log");
  TCase *tcase = tcase_create ("log");

  tcase_add_loop_test (tcase, no_member_that_is_secret_or_personal_is_shown, 0, 26);
  tcase_add_test (tcase, what_helps_to_find_a_fault_is_shown);
  tcase_add_test (tcase, forms_addresses_and_headers_show_only_what_is_known_to_be_harmless);
  tcase_add_test (tcase, bytes_that_are_no_text_do_not_stop_the_mask);
  tcase_add_test (tcase, the_file_is_the_owners_alone_and_holds_both_sides);
  tcase_add_test (tcase, what_is_no_file_is_not_written_to);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
