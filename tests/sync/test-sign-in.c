/* test-sign-in.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sync/csp-sign-in.h"
#include "tests/lib/test-service.h"
#include "tests/lib/test-store.h"
#include "tests/lib/test-suite.h"

#define CODE "{\"user_code\":\"ABCD-EFGH\",\"device_code\":\"dc\",\"verification_uri\":\"https://microsoft.com/devicelogin\"," \
             "\"expires_in\":900,\"interval\":1,\"message\":\"…\",\"new\":[]}"
#define PENDING "{\"error\":\"authorization_pending\",\"error_description\":\"AADSTS70016: …\"}"
/* The middle part is {"preferred_username":"ana@contoso.example","tid":"1"}. */
#define TOKENS(access, refresh) \
  "{\"token_type\":\"bearer\",\"expires_in\":3599,\"access_token\":\"" access "\",\"refresh_token\":\"" refresh "\"," \
  "\"id_token\":\"e30.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhbmFAY29udG9zby5leGFtcGxlIiwidGlkIjoiMSJ9.c2ln\"}"
#define DROP "drop"

/* What the authority answers to requests for tokens, one after the other; the last one again and again. */
typedef struct
{
  const char *code;
  const char *answers[8];
  guint       statuses[8];
  guint       n_requests;
  GPtrArray  *forms;
  char       *path;
} Script;

static Script script;
static TestService *service;
static CspHttpClient *client;
static CspTokenStore *tokens;
static CspProfile *profile;
static CspSignIn *sign_in;

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  guint i = script.n_requests;

  g_ptr_array_add (script.forms, g_strndup (exchange->body, exchange->length));
  if (g_str_has_suffix (exchange->path, "/devicecode"))
    {
      g_free (script.path);
      script.path = g_strdup (exchange->path);
      exchange->answer = g_strdup (script.code);
      return;
    }
  script.n_requests++;
  while (i > 0 && script.answers[i] == NULL)
    i--;
  exchange->is_dropped = g_strcmp0 (script.answers[i], DROP) == 0;
  exchange->answer = g_strdup (script.answers[i]);
  exchange->status = script.statuses[i] ? script.statuses[i] : strstr (exchange->answer, "\"error\"") ? 400 : 200;
}

static void
set_up (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  memset (&script, 0, sizeof script);
  script.code = CODE;
  script.forms = g_ptr_array_new_with_free_func (g_free);
  service = test_service_start (answer, NULL);
  client = csp_http_client_new (NULL);
  tokens = csp_token_store_new ();
  profile = test_store_new_profile ();
  g_object_set (profile, "backend", "partner-center", "client-id", "5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11", "authority",
                test_service_get_uri (service), NULL);
  sign_in = csp_sign_in_new (client, tokens, profile);
  g_object_set (sign_in, "second", 20, NULL);
}

static void
tear_down (void)
{
  g_clear_object (&sign_in);
  g_clear_object (&client);
  g_clear_object (&tokens);
  g_clear_object (&profile);
  g_clear_pointer (&service, test_service_stop);
  g_clear_pointer (&script.forms, g_ptr_array_unref);
  g_clear_pointer (&script.path, g_free);
}

static void
keep_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static CspDeviceCode *
ask_code (GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  csp_sign_in_ask_code_async (sign_in, NULL, keep_result_cb, &result);
  return csp_sign_in_ask_code_finish (sign_in, await_result (&result), error);
}

static char *
await_person (GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CspDeviceCode) code = ask_code (error);

  if (code == NULL)
    return NULL;
  csp_sign_in_await_async (sign_in, code, cancellable, keep_result_cb, &result);
  return csp_sign_in_await_finish (sign_in, await_result (&result), error);
}

static gboolean
refresh (GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  csp_sign_in_refresh_async (sign_in, keep_result_cb, &result);
  return csp_sign_in_refresh_finish (sign_in, await_result (&result), error);
}

/* Signs in with the refresh token "R1". */
static void
signed_in (void)
{
  g_autoptr(GError) error = NULL;

  script.answers[0] = TOKENS ("A1", "R1");
  g_free (await_person (NULL, &error));
  ck_no_error (error);
  g_object_set (profile, "account", "ana@contoso.example", NULL);
  csp_sign_in_set_profile (sign_in, profile);
  script.n_requests = 0;
  memset (script.answers, 0, sizeof script.answers);
  g_ptr_array_set_size (script.forms, 0);
}

static gboolean
form_says (guint       i,
           const char *field)
{
  g_auto(GStrv) fields = i < script.forms->len ? g_strsplit (g_ptr_array_index (script.forms, i), "&", -1) : NULL;

  return fields != NULL && g_strv_contains ((const char * const *) fields, field);
}

START_TEST (confirming_the_code_on_any_device_signs_in)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *account = NULL;

  script.answers[0] = PENDING;
  script.answers[1] = PENDING;
  script.answers[2] = TOKENS ("A1", "R1");
  account = await_person (NULL, &error);
  ck_no_error (error);
  ck_assert_str_eq (account, "ana@contoso.example");
  ck_assert_str_eq (csp_secret_get_text (csp_sign_in_get_token (sign_in)), "A1");
  ck_assert_uint_eq (script.n_requests, 3);
  ck_assert_str_eq (script.path, "/0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10/oauth2/v2.0/devicecode");
  ck_assert (form_says (0, "scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access"
                           "%20openid%20profile"));
  ck_assert (form_says (1, "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"));
  ck_assert (form_says (1, "device_code=dc"));
  ck_assert (form_says (1, "client_id=5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11"));
  ck_assert (!csp_sign_in_is_persistent (sign_in));
}
END_TEST

START_TEST (answers_of_the_older_endpoints_are_understood)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CspDeviceCode) code = NULL;

  script.code = "{\"user_code\":\"X\",\"device_code\":\"dc\",\"verification_url\":\"https://aka.ms/devicelogin\","
                "\"expires_in\":\"600\"}";
  code = ask_code (&error);
  ck_no_error (error);
  ck_assert_str_eq (code->uri, "https://aka.ms/devicelogin");
  ck_assert_uint_eq (code->expires_in, 600);
  ck_assert_uint_eq (code->interval, 5);
}
END_TEST

START_TEST (a_code_that_makes_no_sense_is_not_shown)
{
  static const char * const codes[] = {
    "{}", "[]", "", "<html>", "{\"user_code\":\"X\",\"device_code\":\"d\",\"verification_uri\":\"javascript:alert(1)\"}",
    "{\"user_code\":\"X\",\"device_code\":\"d\",\"verification_uri\":\"http://evil.example\"}",
    "{\"user_code\":\"\",\"device_code\":\"d\",\"verification_uri\":\"https://microsoft.com\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GError) error = NULL;

      script.code = codes[i];
      ck_assert_ptr_null (ask_code (&error));
      ck_assert (g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_TEMPORARY));
    }
}
END_TEST

START_TEST (lost_connections_and_slow_down_only_make_the_wait_longer)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  g_autofree char *account = NULL;

  script.answers[0] = "{\"error\":\"slow_down\"}";
  script.answers[1] = DROP;
  script.answers[2] = "<html>";
  script.statuses[2] = 502;
  script.answers[3] = TOKENS ("A1", "R1");
  account = await_person (NULL, &error);
  ck_no_error (error);
  ck_assert_uint_eq (script.n_requests, 4);
  /* 1 s, then 1+5, then twice 6 twice over, at 20 ms a second. */
  ck_assert_int_ge (g_get_monotonic_time () - began, (1 + 6 + 12 + 24) * 20 * 1000);
}
END_TEST

START_TEST (a_code_nobody_confirms_ends)
{
  g_autoptr(GError) error = NULL;

  script.code = "{\"user_code\":\"X\",\"device_code\":\"d\",\"verification_uri\":\"https://microsoft.com\",\"expires_in\":3,"
                "\"interval\":1}";
  script.answers[0] = PENDING;
  ck_assert_ptr_null (await_person (NULL, &error));
  ck_assert (g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_CODE_EXPIRED));
  ck_assert_uint_le (script.n_requests, 3);
}
END_TEST

START_TEST (giving_up_does_not_wait_for_the_next_poll)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  script.code = "{\"user_code\":\"X\",\"device_code\":\"d\",\"verification_uri\":\"https://microsoft.com\","
                "\"interval\":60}";
  g_object_set (sign_in, "second", 1000, NULL);
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (await_person (cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_uint_eq (script.n_requests, 0);
}
END_TEST

static const struct { const char *answer; guint status; CspSignInError error; const char *word; } refusals[] = {
  { "{\"error\":\"authorization_declined\"}", 400, CSP_SIGN_IN_ERROR_DECLINED, "declined" },
  { "{\"error\":\"access_denied\"}", 400, CSP_SIGN_IN_ERROR_DECLINED, "declined" },
  { "{\"error\":\"expired_token\"}", 400, CSP_SIGN_IN_ERROR_CODE_EXPIRED, "new one" },
  { "{\"error\":\"code_expired\"}", 400, CSP_SIGN_IN_ERROR_CODE_EXPIRED, "new one" },
  { "{\"error\":\"bad_verification_code\"}", 400, CSP_SIGN_IN_ERROR_CODE_EXPIRED, "new one" },
  { "{\"error\":\"invalid_grant\",\"error_codes\":[700082]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "expired" },
  { "{\"error\":\"invalid_grant\",\"error_codes\":[70008]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "expired" },
  { "{\"error\":\"invalid_grant\",\"error_codes\":[50173]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "password changed" },
  { "{\"error\":\"invalid_grant\",\"error_codes\":[50076]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "MFA" },
  { "{\"error\":\"invalid_grant\",\"suberror\":\"basic_action\"}", 400, CSP_SIGN_IN_ERROR_NEEDED, "MFA" },
  { "{\"error\":\"interaction_required\",\"error_codes\":[50079]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "MFA" },
  { "{\"error\":\"interaction_required\",\"error_codes\":[53003]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "policy" },
  { "{\"error\":\"interaction_required\",\"error_codes\":[50158]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "policy" },
  { "{\"error\":\"invalid_grant\",\"error_codes\":[65001],\"suberror\":\"consent_required\"}", 400,
    CSP_SIGN_IN_ERROR_ADMINISTRATOR, "admin consent" },
  { "{\"error\":\"consent_required\"}", 400, CSP_SIGN_IN_ERROR_ADMINISTRATOR, "admin consent" },
  { "{\"error\":\"login_required\",\"error_codes\":[50058]}", 400, CSP_SIGN_IN_ERROR_NEEDED, "Sign in again" },
  { "{\"error\":\"unauthorized_client\",\"error_codes\":[700016]}", 400, CSP_SIGN_IN_ERROR_SETTING, "client ID" },
  { "{\"error\":\"invalid_client\",\"error_codes\":[7000218]}", 401, CSP_SIGN_IN_ERROR_SETTING, "public client" },
  { "{\"error\":\"invalid_resource\",\"error_codes\":[500011]}", 400, CSP_SIGN_IN_ERROR_SETTING, "permission" },
  { "{\"error\":\"invalid_scope\",\"error_codes\":[70011]}", 400, CSP_SIGN_IN_ERROR_SETTING, "permission" },
  { "{\"error\":\"unsupported_grant_type\",\"error_codes\":[70003]}", 400, CSP_SIGN_IN_ERROR_SETTING, "public client" },
  { "{\"error\":\"invalid_request\",\"error_codes\":[90002]}", 400, CSP_SIGN_IN_ERROR_SETTING, "tenant ID" },
  { "{\"error\":\"invalid_request\",\"error_codes\":[900144]}", 400, CSP_SIGN_IN_ERROR_SETTING, "not understood" },
  { "{\"error\":\"invalid_request\",\"error_codes\":\"many\"}", 400, CSP_SIGN_IN_ERROR_SETTING, "not understood" },
  { "{\"error\":\"temporarily_unavailable\",\"error_codes\":[90033]}", 400, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
  { "{\"error\":\"invalid_grant\"}", 503, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
  { "{\"error\":\"too_many\"}", 429, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
  { "{\"error\":\"something_new\"}", 400, CSP_SIGN_IN_ERROR_NEEDED, "something_new" },
  { "<html>", 200, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
  { "{\"token_type\":\"mac\",\"access_token\":\"A\"}", 200, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
  { "{\"access_token\":\"\"}", 200, CSP_SIGN_IN_ERROR_TEMPORARY, "kept" },
};

START_TEST (every_refusal_is_told_in_one_sentence_with_what_to_do)
{
  g_autoptr(GError) error = NULL;

  signed_in ();
  script.answers[0] = refusals[_i].answer;
  script.statuses[0] = refusals[_i].status;
  ck_assert (!refresh (&error));
  ck_assert_msg (g_error_matches (error, CSP_SIGN_IN_ERROR, refusals[_i].error), "%s: %d", error->message, error->code);
  ck_assert_msg (strstr (error->message, refusals[_i].word) != NULL, "%s", error->message);

  /* Only what is no longer good is forgotten. */
  script.answers[0] = TOKENS ("A2", "R2");
  script.statuses[0] = 0;
  g_clear_error (&error);
  ck_assert_int_eq (refresh (&error), refusals[_i].error != CSP_SIGN_IN_ERROR_NEEDED);
}
END_TEST

START_TEST (a_refusal_names_the_correlation_id_of_the_authority)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) copy = NULL;

  script.answers[0] = "{\"error\":\"invalid_grant\",\"correlation_id\":\"c0ffee00-0000-4000-8000-000000000001\"}";
  ck_assert_ptr_null (await_person (NULL, &error));
  copy = g_error_copy (error);
  ck_assert_str_eq (csp_sign_in_error_get_correlation_id (copy), "c0ffee00-0000-4000-8000-000000000001");
}
END_TEST

START_TEST (each_refresh_token_is_used_once_and_its_successor_kept_first)
{
  g_autoptr(GError) error = NULL;

  signed_in ();
  script.answers[0] = TOKENS ("A2", "R2");
  script.answers[1] = "{\"access_token\":\"A3\",\"expires_in\":\"3600\"}";
  script.answers[2] = TOKENS ("A4", "R4");
  for (guint i = 0; i < 3; i++)
    {
      ck_assert (refresh (&error));
      ck_no_error (error);
    }
  ck_assert (form_says (0, "refresh_token=R1"));
  ck_assert (form_says (1, "refresh_token=R2"));
  ck_assert (form_says (2, "refresh_token=R2"));
  ck_assert_str_eq (csp_secret_get_text (csp_sign_in_get_token (sign_in)), "A4");
}
END_TEST

START_TEST (everybody_who_needs_a_token_waits_for_one_refresh)
{
  GAsyncResult *results[5] = { NULL };

  signed_in ();
  script.answers[0] = TOKENS ("A2", "R2");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    csp_sign_in_refresh_async (sign_in, keep_result_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      ck_assert (csp_sign_in_refresh_finish (sign_in, await_result (&results[i]), NULL));
      g_object_unref (results[i]);
    }
  ck_assert_uint_eq (script.n_requests, 1);
}
END_TEST

START_TEST (what_a_refusal_asks_for_is_passed_on_when_signing_in)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *account = NULL;

  signed_in ();
  script.answers[0] = "{\"error\":\"interaction_required\",\"error_codes\":[50076],\"claims\":\"{\\\"a\\\":1}\"}";
  ck_assert (!refresh (&error));
  g_clear_error (&error);
  script.answers[0] = TOKENS ("A2", "R2");
  account = await_person (NULL, &error);
  ck_no_error (error);
  ck_assert (form_says (1, "claims=%7B%22a%22%3A1%7D"));
}
END_TEST

START_TEST (a_sign_in_is_never_sent_to_another_authority)
{
  g_autoptr(CspProfile) moved = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = NULL;

  signed_in ();
  moved = csp_record_copy (profile);
  other = g_strconcat (test_service_get_uri (service), "/other", NULL);
  g_object_set (moved, "authority", other, NULL);
  csp_sign_in_set_profile (sign_in, moved);
  ck_assert_ptr_null (csp_sign_in_get_token (sign_in));
  ck_assert (!refresh (&error));
  ck_assert (g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_NEEDED));
  ck_assert_uint_eq (script.n_requests, 0);
}
END_TEST

START_TEST (a_token_that_is_nearly_over_is_not_used)
{
  g_autoptr(GError) error = NULL;

  signed_in ();
  script.answers[0] = "{\"access_token\":\"A2\",\"expires_in\":31}";
  ck_assert (refresh (&error));
  ck_assert_ptr_nonnull (csp_sign_in_get_token (sign_in));
  g_usleep (1200 * 1000);
  ck_assert_ptr_null (csp_sign_in_get_token (sign_in));
}
END_TEST

START_TEST (each_account_has_a_sign_in_of_its_own)
{
  g_autoptr(CspProfile) other = NULL;
  g_autoptr(GError) error = NULL;

  signed_in ();
  other = csp_record_copy (profile);
  g_object_set (other, "account", "bob@contoso.example", NULL);
  csp_sign_in_set_profile (sign_in, other);
  ck_assert (!refresh (&error));
  g_clear_error (&error);
  csp_sign_in_set_profile (sign_in, profile);
  script.answers[0] = TOKENS ("A2", "R2");
  ck_assert (refresh (&error));
  ck_assert_uint_eq (script.n_requests, 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sign-in");
  TCase *tcase = tcase_create ("sign-in");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, confirming_the_code_on_any_device_signs_in);
  tcase_add_test (tcase, answers_of_the_older_endpoints_are_understood);
  tcase_add_test (tcase, a_code_that_makes_no_sense_is_not_shown);
  tcase_add_test (tcase, lost_connections_and_slow_down_only_make_the_wait_longer);
  tcase_add_test (tcase, a_code_nobody_confirms_ends);
  tcase_add_test (tcase, giving_up_does_not_wait_for_the_next_poll);
  tcase_add_loop_test (tcase, every_refusal_is_told_in_one_sentence_with_what_to_do, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, a_refusal_names_the_correlation_id_of_the_authority);
  tcase_add_test (tcase, each_refresh_token_is_used_once_and_its_successor_kept_first);
  tcase_add_test (tcase, everybody_who_needs_a_token_waits_for_one_refresh);
  tcase_add_test (tcase, what_a_refusal_asks_for_is_passed_on_when_signing_in);
  tcase_add_test (tcase, a_sign_in_is_never_sent_to_another_authority);
  tcase_add_test (tcase, a_token_that_is_nearly_over_is_not_used);
  tcase_add_test (tcase, each_account_has_a_sign_in_of_its_own);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
