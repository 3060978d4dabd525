/* test-service.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/test-service.h"
#include "tests/lib/test-suite.h"

struct _TestService
{
  GThread            *thread;
  GMainContext       *context;
  GMainLoop          *loop;
  TestServiceHandler  handler;
  TestServiceTalk     talk;
  gpointer            user_data;
  gboolean            is_tls;
  char               *uri;
  GMutex              mutex;
  GCond               cond;
};

static void
drop (SoupServerMessage *message)
{
  g_autoptr(GIOStream) connection = soup_server_message_steal_connection (message);

  g_io_stream_close (connection, NULL, NULL);
}

static void
handle (SoupServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           user_data)
{
  TestService *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  TestExchange exchange = {
    .method = soup_server_message_get_method (message),
    .path = g_strconcat (g_uri_get_path (uri), g_uri_get_query (uri) ? "?" : NULL, g_uri_get_query (uri), NULL),
    .headers = soup_server_message_get_request_headers (message),
    .body = body->data,
    .length = body->length,
    .status = 200,
    .type = "application/json; charset=utf-8",
    .answer_length = -1,
    .answer_headers = soup_server_message_get_response_headers (message),
  };

  self->handler (&exchange, self->user_data);
  if (exchange.is_dropped)
    drop (message);
  else
    soup_server_message_set_status (message, exchange.status, NULL);
  if (exchange.answer != NULL && !exchange.is_dropped)
    soup_server_message_set_response (message, exchange.type, SOUP_MEMORY_COPY, exchange.answer,
                                      exchange.answer_length < 0 ? strlen (exchange.answer)
                                                                 : (gsize) exchange.answer_length);
  g_free (exchange.answer);
  g_free (exchange.path);
}

static gboolean
talk_cb (GThreadedSocketService *service,
         GSocketConnection      *connection,
         GObject                *source,
         gpointer                user_data)
{
  TestService *self = user_data;

  self->talk (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
              g_io_stream_get_output_stream (G_IO_STREAM (connection)), self->user_data);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
announce (TestService *self,
          char        *uri)
{
  g_mutex_lock (&self->mutex);
  self->uri = uri;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
serve_talk (TestService *self)
{
  g_autoptr(GSocketService) service = g_threaded_socket_service_new (16);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) got = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &got, NULL);
  g_signal_connect (service, "run", G_CALLBACK (talk_cb), self);
  announce (self, g_strdup_printf ("http://127.0.0.1:%u",
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got))));
  g_main_loop_run (self->loop);
  g_socket_service_stop (service);
}

static void
serve_http (TestService *self)
{
  g_autoptr(SoupServer) server = soup_server_new ("server-header", "test", NULL);
  g_autofree char *pem = g_build_filename (g_getenv ("CSP_TEST_DATA"), "self-signed.pem", NULL);
  g_autoptr(GTlsCertificate) certificate = self->is_tls ? g_tls_certificate_new_from_file (pem, NULL) : NULL;
  g_autoptr(GError) error = NULL;
  GSList *uris;

  if (certificate != NULL)
    soup_server_set_tls_certificate (server, certificate);
  soup_server_add_handler (server, NULL, handle, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (self->is_tls ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  announce (self, g_strdup_printf ("%s://127.0.0.1:%d", self->is_tls ? "https" : "http", g_uri_get_port (uris->data)));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
}

static gpointer
serve (gpointer user_data)
{
  TestService *self = user_data;

  g_main_context_push_thread_default (self->context);
  if (self->talk != NULL)
    serve_talk (self);
  else
    serve_http (self);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static TestService *
start (TestServiceHandler handler,
       TestServiceTalk    talk,
       gboolean           is_tls,
       gpointer           user_data)
{
  TestService *self = g_new0 (TestService, 1);

  self->handler = handler;
  self->talk = talk;
  self->is_tls = is_tls;
  self->user_data = user_data;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("service", serve, self);
  g_mutex_lock (&self->mutex);
  while (self->uri == NULL)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

TestService *
test_service_start (TestServiceHandler handler,
                    gpointer           user_data)
{
  return start (handler, NULL, FALSE, user_data);
}

/* With a certificate that nobody vouches for. */
TestService *
test_service_start_tls (TestServiceHandler handler,
                        gpointer           user_data)
{
  return start (handler, NULL, TRUE, user_data);
}

TestService *
test_service_start_talk (TestServiceTalk talk,
                         gpointer        user_data)
{
  return start (NULL, talk, FALSE, user_data);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
test_service_stop (TestService *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->uri);
  g_free (self);
}

const char *
test_service_get_uri (TestService *self)
{
  return self->uri;
}

/* Reads up to the end of a request's headers; returns whether there was a request. */
gboolean
test_service_read_head (GInputStream *from)
{
  g_autoptr(GString) head = g_string_new (NULL);
  char c;

  while (!g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      if (g_input_stream_read (from, &c, 1, NULL, NULL) != 1)
        return FALSE;
      g_string_append_c (head, c);
    }
  return TRUE;
}

/* Returns whether the other side still listens. */
gboolean
test_service_write (GOutputStream *to,
                    const char    *text)
{
  return g_output_stream_write_all (to, text, strlen (text), NULL, NULL, NULL);
}
