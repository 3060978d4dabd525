/* test-http-client.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sync/csp-http-client.h"
#include "tests/lib/test-service.h"
#include "tests/lib/test-suite.h"

#define JSON_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* What the service saw; written on its thread, read after the answer. */
typedef struct
{
  int         n_requests;
  GHashTable *headers;
  char       *body;
  const char *location;
  const char *retry_after;
  const char *date;
  const char *type;
  const char *answer;
  guint       status;
  gboolean    is_dropped;
} Script;

static Script script;
static CspSecret *token;

static void
set_up (void)
{
  memset (&script, 0, sizeof script);
  script.status = 200;
  script.answer = "{}";
  script.headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  token = csp_secret_new ("very-secret");
}

static void
tear_down (void)
{
  g_clear_pointer (&script.headers, g_hash_table_unref);
  g_clear_pointer (&script.body, g_free);
  g_clear_pointer (&token, csp_secret_unref);
}

static void
keep_header (const char *name,
             const char *value,
             gpointer    headers)
{
  g_hash_table_insert (headers, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
answer (TestExchange *exchange,
        gpointer      user_data)
{
  g_atomic_int_inc (&script.n_requests);
  soup_message_headers_foreach (exchange->headers, keep_header, script.headers);
  g_free (script.body);
  script.body = g_strndup (exchange->body ? exchange->body : "", exchange->length);
  exchange->status = script.status;
  exchange->answer = g_strdup (script.answer);
  exchange->is_dropped = script.is_dropped;
  if (script.type != NULL)
    exchange->type = script.type;
  if (script.location != NULL)
    soup_message_headers_replace (exchange->answer_headers, "Location", script.location);
  if (script.retry_after != NULL)
    soup_message_headers_replace (exchange->answer_headers, "Retry-After", script.retry_after);
  if (script.date != NULL)
    soup_message_headers_replace (exchange->answer_headers, "Date", script.date);
}

static CspSyncRequest *
new_request (const char *method,
             const char *path,
             const char *body)
{
  CspSyncRequest *request = g_new0 (CspSyncRequest, 1);

  request->method = method;
  request->path = g_strdup (path);
  request->body = g_strdup (body);
  request->request_id = g_strdup ("11111111-1111-4111-8111-111111111111");
  request->correlation_id = g_strdup ("22222222-2222-4222-8222-222222222222");
  return request;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(CspSyncReply **) user_data = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);
}

static CspSyncReply *
send_with (CspHttpClient  *client,
           const char     *base,
           CspSyncRequest *request,
           GCancellable   *cancellable)
{
  CspSyncReply *reply = NULL;

  csp_http_client_send_async (client, base, request, token, cancellable, answered_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  return reply;
}

static CspSyncReply *
ask (const char *base,
     const char *method,
     const char *path)
{
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspSyncRequest) request = new_request (method, path, g_str_equal (method, "GET") ? NULL : "{\"a\":1}");

  return send_with (client, base, request, NULL);
}

/* Asks a service that talks as it likes. */
static CspSyncReply *
ask_talk (TestServiceTalk talk,
          guint           idle_timeout,
          guint           total_timeout,
          guint64         body_limit)
{
  TestService *service = test_service_start_talk (talk, NULL);
  g_autoptr(CspHttpClient) client = g_object_new (CSP_TYPE_HTTP_CLIENT, "idle-timeout", idle_timeout, "total-timeout",
                                                  total_timeout, "body-limit", body_limit, NULL);
  g_autoptr(CspSyncRequest) request = new_request ("GET", "/v1/customers", NULL);
  CspSyncReply *reply = send_with (client, test_service_get_uri (service), request, NULL);

  g_clear_object (&client);
  test_service_stop (service);
  return reply;
}

static const char *
seen (const char *header)
{
  return g_hash_table_lookup (script.headers, header);
}

START_TEST (every_request_carries_the_headers_of_the_contract)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspSyncRequest) request = new_request ("PATCH", "/v1/customers/1?x=%22a%22", "{\"name\":\"Ä\"}");
  g_autoptr(CspSyncReply) reply = NULL;

  request->if_match = g_strdup ("e\\tag+/=");
  request->continuation = g_strdup ("a+/=,:b");
  request->locale = g_strdup ("pt-BR");
  reply = send_with (client, test_service_get_uri (service), request, NULL);
  test_service_stop (service);

  ck_assert_int_eq (reply->outcome, CSP_SYNC_ANSWERED);
  ck_assert_str_eq (seen ("authorization"), "Bearer very-secret");
  ck_assert_str_eq (seen ("ms-requestid"), request->request_id);
  ck_assert_str_eq (seen ("ms-correlationid"), request->correlation_id);
  ck_assert_str_eq (seen ("ms-contract-version"), "v1");
  ck_assert_str_eq (seen ("ms-partnercenter-application"), "Parceria");
  ck_assert_str_eq (seen ("x-locale"), "pt-BR");
  ck_assert_str_eq (seen ("if-match"), "\"e\\tag+/=\"");
  ck_assert_str_eq (seen ("ms-continuationtoken"), "a+/=,:b");
  ck_assert_str_eq (seen ("accept"), "application/json");
  ck_assert_str_eq (seen ("content-type"), "application/json; charset=utf-8");
  ck_assert_str_eq (script.body, "{\"name\":\"Ä\"}");
  ck_assert_ptr_nonnull (strstr (seen ("accept-encoding"), "gzip"));
}
END_TEST

START_TEST (nothing_from_the_service_makes_a_second_header_or_another_address)
{
  static const char * const paths[] = { "v1/customers", "/v1/a/../../b", "/v1/a b", "/v1/a\r\nX: y", "/v1/a#b", "/v1/\\x" };
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspSyncRequest) request = new_request ("GET", "/v1/customers", NULL);
  g_autoptr(CspSyncReply) reply = NULL;

  request->continuation = g_strdup ("token\r\nAuthorization: none");
  reply = send_with (client, test_service_get_uri (service), request, NULL);
  ck_assert_int_eq (reply->outcome, CSP_SYNC_NOT_SENT);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(CspSyncReply) refused = ask (test_service_get_uri (service), "GET", paths[i]);

      ck_assert_int_eq (refused->outcome, CSP_SYNC_NOT_SENT);
      ck_assert_ptr_nonnull (refused->error);
    }
  test_service_stop (service);
  ck_assert_int_eq (script.n_requests, 0);
}
END_TEST

START_TEST (a_token_goes_through_plain_http_only_inside_this_computer)
{
  static const char * const bases[] = {
    "http://api.partnercenter.example", "http://127.0.0.1.evil.example", "http://user@127.0.0.1", "ftp://127.0.0.1",
    "http://10.0.0.1", "https://", "", "http://localhost.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr(CspSyncReply) reply = ask (bases[i], "GET", "/v1/customers");

      ck_assert_int_eq (reply->outcome, CSP_SYNC_NOT_SENT);
      ck_assert_str_eq (reply->error, "The request cannot be sent to this address.");
    }
}
END_TEST

START_TEST (a_redirect_is_not_followed)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  TestService *service = test_service_start (answer, NULL);
  g_autofree char *elsewhere = g_strconcat (test_service_get_uri (service), "/v1/elsewhere", NULL);

  script.location = elsewhere;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(CspSyncReply) reply = NULL;

      script.status = statuses[i];
      reply = ask (test_service_get_uri (service), i % 2 ? "GET" : "POST", "/v1/customers");
      ck_assert_int_eq (reply->outcome, CSP_SYNC_LOST);
      ck_assert_uint_eq (reply->status, statuses[i]);
      ck_assert_ptr_nonnull (reply->error);
    }
  test_service_stop (service);
  ck_assert_int_eq (script.n_requests, G_N_ELEMENTS (statuses));
}
END_TEST

START_TEST (what_the_answer_says_about_going_on_is_kept)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspSyncReply) reply = NULL;

  script.status = 202;
  script.location = "/v1/customers/1/operations/2";
  script.retry_after = "57";
  reply = ask (test_service_get_uri (service), "PATCH", "/v1/customers/1");
  test_service_stop (service);
  ck_assert_int_eq (reply->outcome, CSP_SYNC_ANSWERED);
  ck_assert_uint_eq (reply->status, 202);
  ck_assert_str_eq (reply->location, "/v1/customers/1/operations/2");
  ck_assert_str_eq (reply->retry_after, "57");
  ck_assert_str_eq (reply->body, "{}");
}
END_TEST

START_TEST (a_date_to_wait_for_is_counted_from_the_services_clock)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspSyncReply) later = NULL;
  g_autoptr(CspSyncReply) past = NULL;
  g_autoptr(CspSyncReply) nonsense = NULL;

  script.status = 429;
  script.date = "Sat, 01 Jan 2000 00:00:00 GMT";
  script.retry_after = "Sat, 01 Jan 2000 00:02:03 GMT";
  later = ask (test_service_get_uri (service), "GET", "/v1/customers");
  script.retry_after = "Fri, 31 Dec 1999 00:00:00 GMT";
  past = ask (test_service_get_uri (service), "GET", "/v1/customers");
  script.retry_after = "soon";
  nonsense = ask (test_service_get_uri (service), "GET", "/v1/customers");
  test_service_stop (service);
  ck_assert_str_eq (later->retry_after, "123");
  ck_assert_str_eq (past->retry_after, "0");
  ck_assert_ptr_null (nonsense->retry_after);
}
END_TEST

START_TEST (a_page_of_html_is_no_answer_to_a_write)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspSyncReply) read = NULL;
  g_autoptr(CspSyncReply) write = NULL;

  script.type = "text/html";
  script.answer = "<html>Welcome to the hotel</html>";
  read = ask (test_service_get_uri (service), "GET", "/v1/customers");
  write = ask (test_service_get_uri (service), "POST", "/v1/customers");
  test_service_stop (service);
  ck_assert_int_eq (read->outcome, CSP_SYNC_ANSWERED);
  ck_assert_str_eq (read->body, script.answer);
  ck_assert_int_eq (write->outcome, CSP_SYNC_LOST);
}
END_TEST

START_TEST (a_certificate_nobody_vouches_for_ends_the_connection_before_the_token)
{
  TestService *service = test_service_start_tls (answer, NULL);
  g_autoptr(CspSyncReply) reply = ask (test_service_get_uri (service), "POST", "/v1/customers");

  test_service_stop (service);
  ck_assert_int_eq (reply->outcome, CSP_SYNC_NOT_SENT);
  ck_assert_msg (g_str_has_prefix (reply->error, "The connection to the service is not safe"), "%s", reply->error);
  ck_assert_int_eq (script.n_requests, 0);
}
END_TEST

START_TEST (a_service_that_is_not_there_was_not_sent_anything)
{
  TestService *service = test_service_start (answer, NULL);
  g_autofree char *base = g_strdup (test_service_get_uri (service));
  g_autoptr(CspSyncReply) refused = NULL;
  g_autoptr(CspSyncReply) unknown = NULL;

  test_service_stop (service);
  refused = ask (base, "POST", "/v1/customers");
  unknown = ask ("https://api.partnercenter.invalid", "POST", "/v1/customers");
  ck_assert_int_eq (refused->outcome, CSP_SYNC_NOT_SENT);
  ck_assert_int_eq (unknown->outcome, CSP_SYNC_NOT_SENT);
  ck_assert_ptr_nonnull (unknown->error);
}
END_TEST

START_TEST (a_connection_that_closes_without_an_answer_leaves_the_outcome_open)
{
  TestService *service = test_service_start (answer, NULL);
  g_autoptr(CspSyncReply) reply = NULL;

  script.is_dropped = TRUE;
  reply = ask (test_service_get_uri (service), "POST", "/v1/customers");
  test_service_stop (service);
  ck_assert_int_eq (reply->outcome, CSP_SYNC_LOST);
  ck_assert_int_eq (script.n_requests, 1);
}
END_TEST

static void
wait_cb (TestExchange *exchange,
         gpointer      cancellable)
{
  g_cancellable_cancel (cancellable);
  exchange->is_dropped = TRUE;
}

START_TEST (giving_up_while_the_service_is_at_it_leaves_the_outcome_open)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  TestService *service = test_service_start (wait_cb, cancellable);
  g_autoptr(CspHttpClient) client = csp_http_client_new (NULL);
  g_autoptr(CspSyncRequest) request = new_request ("POST", "/v1/customers", "{}");
  g_autoptr(CspSyncReply) during = send_with (client, test_service_get_uri (service), request, cancellable);
  g_autoptr(CspSyncReply) before = send_with (client, test_service_get_uri (service), request, cancellable);

  test_service_stop (service);
  ck_assert_int_eq (during->outcome, CSP_SYNC_LOST);
  ck_assert_int_eq (before->outcome, CSP_SYNC_NOT_SENT);
}
END_TEST

static void
talk_truncated (GInputStream  *from,
                GOutputStream *to,
                gpointer       user_data)
{
  if (test_service_read_head (from))
    test_service_write (to, JSON_HEAD "Content-Length: 100\r\n\r\n{\"items\":[");
}

static void
talk_ten_gigabytes (GInputStream  *from,
                    GOutputStream *to,
                    gpointer       user_data)
{
  if (test_service_read_head (from) && test_service_write (to, JSON_HEAD "Content-Length: 10737418240\r\n\r\n"))
    while (test_service_write (to, "[[[[[[[[[[[[[[[["))
      ;
}

static void
talk_endless_chunks (GInputStream  *from,
                     GOutputStream *to,
                     gpointer       user_data)
{
  g_autofree char *zeros = g_strnfill (4096, '0');
  g_autofree char *chunk = g_strconcat ("1000\r\n", zeros, "\r\n", NULL);

  if (test_service_read_head (from) && test_service_write (to, JSON_HEAD "Transfer-Encoding: chunked\r\n\r\n"))
    while (test_service_write (to, chunk))
      ;
}

static void
talk_endless_headers (GInputStream  *from,
                      GOutputStream *to,
                      gpointer       user_data)
{
  if (test_service_read_head (from) && test_service_write (to, JSON_HEAD))
    while (test_service_write (to, "X-More: and more and more and more and more and more and more\r\n"))
      ;
}

static void
talk_garbage (GInputStream  *from,
              GOutputStream *to,
              gpointer       user_data)
{
  if (test_service_read_head (from))
    test_service_write (to, "\x16\x03\x01 this is no HTTP at all\r\n\r\n");
}

static void
talk_silence (GInputStream  *from,
              GOutputStream *to,
              gpointer       user_data)
{
  char c;

  if (test_service_read_head (from))
    g_input_stream_read (from, &c, 1, NULL, NULL);
}

static void
talk_trickle (GInputStream  *from,
              GOutputStream *to,
              gpointer       user_data)
{
  if (test_service_read_head (from) && test_service_write (to, JSON_HEAD "Content-Length: 1000000\r\n\r\n"))
    while (test_service_write (to, "["))
      g_usleep (50 * 1000);
}

START_TEST (an_answer_that_breaks_off_or_never_ends_is_lost)
{
  static const struct { TestServiceTalk talk; guint64 limit; const char *error; } rows[] = {
    { talk_truncated, 1000, NULL },
    { talk_ten_gigabytes, 64 << 20, "The answer of the service is too large." },
    { talk_endless_chunks, 1 << 20, "The answer of the service is too large." },
    { talk_endless_headers, 1 << 20, NULL },
    { talk_garbage, 1 << 20, NULL },
    { talk_silence, 1 << 20, "The service did not answer in time." },
    { talk_trickle, 1 << 20, "The service did not answer in time." },
  };
  const guint total = rows[_i].talk == talk_trickle ? 1 : 30;
  g_autoptr(CspSyncReply) reply = ask_talk (rows[_i].talk, total == 1 ? 30 : 1, total, rows[_i].limit);

  ck_assert_int_eq (reply->outcome, CSP_SYNC_LOST);
  ck_assert_uint_le (reply->length, rows[_i].limit + 128 * 1024);
  ck_assert_ptr_nonnull (reply->error);
  if (rows[_i].error != NULL)
    ck_assert_str_eq (reply->error, rows[_i].error);
}
END_TEST

static void
talk_compressed (GInputStream  *from,
                 GOutputStream *to,
                 gpointer       size)
{
  g_autoptr(GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) packer = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  g_autofree char *text = g_strnfill (GPOINTER_TO_SIZE (size), '1');
  g_autofree char *head = NULL;

  g_output_stream_write_all (packer, text, strlen (text), NULL, NULL, NULL);
  g_output_stream_close (packer, NULL, NULL);
  head = g_strdup_printf (JSON_HEAD "Content-Encoding: gzip\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  if (test_service_read_head (from) && test_service_write (to, head))
    g_output_stream_write_all (to, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                               g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)), NULL, NULL,
                               NULL);
}

START_TEST (compressed_answers_are_unpacked_up_to_the_limit)
{
  static const gsize sizes[] = { 5000, 8 << 20 };
  TestService *service = test_service_start_talk (talk_compressed, GSIZE_TO_POINTER (sizes[_i]));
  g_autoptr(CspHttpClient) client = g_object_new (CSP_TYPE_HTTP_CLIENT, "body-limit", (guint64) 1 << 20, NULL);
  g_autoptr(CspSyncRequest) request = new_request ("GET", "/v1/customers", NULL);
  g_autoptr(CspSyncReply) reply = send_with (client, test_service_get_uri (service), request, NULL);

  test_service_stop (service);
  if (_i == 0)
    {
      ck_assert_int_eq (reply->outcome, CSP_SYNC_ANSWERED);
      ck_assert_uint_eq (reply->length, sizes[_i]);
    }
  else
    {
      ck_assert_int_eq (reply->outcome, CSP_SYNC_LOST);
      ck_assert_str_eq (reply->error, "The answer of the service is too large.");
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("http-client");
  TCase *tcase = tcase_create ("client");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, every_request_carries_the_headers_of_the_contract);
  tcase_add_test (tcase, nothing_from_the_service_makes_a_second_header_or_another_address);
  tcase_add_test (tcase, a_token_goes_through_plain_http_only_inside_this_computer);
  tcase_add_test (tcase, a_redirect_is_not_followed);
  tcase_add_test (tcase, what_the_answer_says_about_going_on_is_kept);
  tcase_add_test (tcase, a_date_to_wait_for_is_counted_from_the_services_clock);
  tcase_add_test (tcase, a_page_of_html_is_no_answer_to_a_write);
  tcase_add_test (tcase, a_certificate_nobody_vouches_for_ends_the_connection_before_the_token);
  tcase_add_test (tcase, a_service_that_is_not_there_was_not_sent_anything);
  tcase_add_test (tcase, a_connection_that_closes_without_an_answer_leaves_the_outcome_open);
  tcase_add_test (tcase, giving_up_while_the_service_is_at_it_leaves_the_outcome_open);
  tcase_add_loop_test (tcase, an_answer_that_breaks_off_or_never_ends_is_lost, 0, 7);
  tcase_add_loop_test (tcase, compressed_answers_are_unpacked_up_to_the_limit, 0, 2);
  suite_add_tcase (suite, tcase);
  return run_suite (suite);
}
