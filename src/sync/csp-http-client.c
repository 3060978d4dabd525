/* csp-http-client.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-service-uri.h"
#include "sync/csp-http-answer.h"
#include "sync/csp-http-client.h"
#include "sync/csp-http-message.h"

#define CONNECTIONS_PER_HOST 4
#define IDLE_TIMEOUT 60
#define TOTAL_TIMEOUT 180
#define BODY_LIMIT (64 * 1024 * 1024)
#define CHUNK (64 * 1024)

/**
 * CspHttpClient:
 *
 * Sends requests to the service and to the authority, and tells of each what became of it: answered, certainly not
 * sent, or lost. Never follows a redirect, never accepts a certificate that does not hold, never keeps more of an
 * answer than its limit.
 */
struct _CspHttpClient
{
  GObject      parent_instance;

  SoupSession *session;
  CspHttpLog  *log;
  guint        idle_timeout;
  guint        total_timeout;
  guint64      body_limit;
};

enum
{
  PROP_0,
  PROP_IDLE_TIMEOUT,
  PROP_TOTAL_TIMEOUT,
  PROP_BODY_LIMIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  SoupMessage  *message;
  GInputStream *stream;
  CspSyncReply *reply;
  GCancellable *cancellable;
  GCancellable *outer;
  gulong        outer_handler;
  GSource      *deadline;
  gboolean      is_late;
  gboolean      is_started;           /* the first byte may have left */
  guint64       capacity;
  guint64       log_number;
} Exchange;

G_DEFINE_FINAL_TYPE (CspHttpClient, csp_http_client, G_TYPE_OBJECT)

static void
csp_http_client_constructed (GObject *object)
{
  CspHttpClient *self = CSP_HTTP_CLIENT (object);

  G_OBJECT_CLASS (csp_http_client_parent_class)->constructed (object);
  self->session = soup_session_new_with_options ("user-agent", "Parceria/" CSP_VERSION,
                                                 "timeout", self->idle_timeout,
                                                 "max-conns-per-host", CONNECTIONS_PER_HOST,
                                                 NULL);
  /* A token is the only credential; nothing asks for a password or keeps a cookie. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  if (!soup_session_has_feature (self->session, SOUP_TYPE_CONTENT_DECODER))
    soup_session_add_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

static void
csp_http_client_finalize (GObject *object)
{
  CspHttpClient *self = CSP_HTTP_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (csp_http_client_parent_class)->finalize (object);
}

static void
csp_http_client_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CspHttpClient *self = CSP_HTTP_CLIENT (object);

  switch (prop_id)
    {
    case PROP_IDLE_TIMEOUT:
      self->idle_timeout = g_value_get_uint (value);
      break;
    case PROP_TOTAL_TIMEOUT:
      self->total_timeout = g_value_get_uint (value);
      break;
    case PROP_BODY_LIMIT:
      self->body_limit = g_value_get_uint64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_http_client_class_init (CspHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = csp_http_client_constructed;
  object_class->finalize = csp_http_client_finalize;
  object_class->set_property = csp_http_client_set_property;

  properties[PROP_IDLE_TIMEOUT] =
    g_param_spec_uint ("idle-timeout", NULL, NULL, 1, G_MAXINT, IDLE_TIMEOUT, flags);
  properties[PROP_TOTAL_TIMEOUT] =
    g_param_spec_uint ("total-timeout", NULL, NULL, 1, G_MAXINT, TOTAL_TIMEOUT, flags);
  properties[PROP_BODY_LIMIT] =
    g_param_spec_uint64 ("body-limit", NULL, NULL, 1, G_MAXINT32, BODY_LIMIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_http_client_init (CspHttpClient *self)
{
}

/**
 * csp_http_client_new:
 * @log: (nullable): where requests and answers are told, without what is secret or personal
 *
 * Its answers come in the main context that it was made in.
 *
 * Returns: (transfer full): a client
 */
CspHttpClient *
csp_http_client_new (CspHttpLog *log)
{
  CspHttpClient *self = g_object_new (CSP_TYPE_HTTP_CLIENT, NULL);

  g_set_object (&self->log, log);
  return self;
}

static void
exchange_free (gpointer pointer)
{
  Exchange *self = pointer;

  if (self->outer_handler != 0)
    g_cancellable_disconnect (self->outer, self->outer_handler);
  if (self->deadline != NULL)
    g_source_destroy (self->deadline);
  g_clear_pointer (&self->deadline, g_source_unref);
  g_clear_object (&self->outer);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->reply, csp_sync_reply_free);
  g_free (self);
}

static void
give_back (CspHttpClient *self,
           GTask         *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_object (&exchange->stream);
  if (self->log != NULL && exchange->log_number != 0)
    csp_http_log_answer (self->log, exchange->log_number, exchange->message, exchange->reply);
  g_task_return_pointer (task, g_steal_pointer (&exchange->reply), (GDestroyNotify) csp_sync_reply_free);
}

/* Nothing that came is kept: an answer is whole or none. */
static void
fail (CspHttpClient *self,
      GTask         *task,
      char          *text)
{
  Exchange *exchange = g_task_get_task_data (task);

  exchange->reply->outcome = exchange->is_started ? CSP_SYNC_LOST : CSP_SYNC_NOT_SENT;
  csp_set_str (&exchange->reply->error, text);
  g_free (text);
  g_cancellable_cancel (exchange->cancellable);
  give_back (self, task);
}

/* Answers may hold a password, which must not stay in memory that was given back. */
static void
make_room (Exchange *exchange)
{
  CspSyncReply *reply = exchange->reply;
  char *larger;

  if (exchange->capacity - reply->length > CHUNK)
    return;
  exchange->capacity = MAX (exchange->capacity * 2, 2 * CHUNK);
  larger = g_malloc (exchange->capacity);
  if (reply->length > 0)
    {
      memcpy (larger, reply->body, reply->length);
      explicit_bzero (reply->body, reply->length);
    }
  g_free (reply->body);
  reply->body = larger;
}

static void read_on (CspHttpClient *self,
                     GTask         *task);

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  if (length < 0)
    {
      fail (self, task, csp_http_answer_describe_failure (error, exchange->is_late));
      return;
    }
  exchange->reply->length += length;
  exchange->reply->body[exchange->reply->length] = '\0';
  if (exchange->reply->length > self->body_limit)
    fail (self, task, g_strdup (_("The answer of the service is too large.")));
  else if (length > 0)
    read_on (self, task);
  else
    {
      csp_http_answer_judge (exchange->message, exchange->reply);
      give_back (self, task);
    }
}

static void
read_on (CspHttpClient *self,
         GTask         *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  make_room (exchange);
  g_input_stream_read_async (exchange->stream, exchange->reply->body + exchange->reply->length, CHUNK,
                             G_PRIORITY_DEFAULT, exchange->cancellable, read_cb, g_object_ref (task));
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspHttpClient *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  goffset announced;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (exchange->stream == NULL)
    {
      fail (self, task, csp_http_answer_describe_failure (error, exchange->is_late));
      return;
    }
  csp_http_answer_read_headers (exchange->message, exchange->reply);
  announced = soup_message_headers_get_content_length (soup_message_get_response_headers (exchange->message));
  if (announced > 0 && (guint64) announced > self->body_limit)
    fail (self, task, g_strdup (_("The answer of the service is too large.")));
  else
    read_on (self, task);
}

static void
starting_cb (SoupMessage *message,
             gpointer     user_data)
{
  Exchange *exchange = user_data;

  exchange->is_started = TRUE;
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->is_late = TRUE;
  g_cancellable_cancel (exchange->cancellable);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer,
                    gpointer      inner)
{
  g_cancellable_cancel (inner);
}

static void
arm (CspHttpClient *self,
     Exchange      *exchange,
     GCancellable  *outer)
{
  exchange->cancellable = g_cancellable_new ();
  if (outer != NULL)
    {
      exchange->outer = g_object_ref (outer);
      exchange->outer_handler = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), exchange->cancellable,
                                                       NULL);
    }
  exchange->deadline = g_timeout_source_new_seconds (self->total_timeout);
  g_source_set_callback (exchange->deadline, deadline_cb, exchange, NULL);
  g_source_attach (exchange->deadline, g_main_context_get_thread_default ());
  g_signal_connect (exchange->message, "starting", G_CALLBACK (starting_cb), exchange);
}

static void
wipe_body (gpointer body)
{
  explicit_bzero (body, strlen (body));
  g_free (body);
}

/* Takes over @message. */
static void
send (CspHttpClient *self,
      GTask         *task,
      SoupMessage   *message,
      const char    *type,
      const char    *body,
      GCancellable  *cancellable)
{
  Exchange *exchange = g_task_get_task_data (task);

  exchange->message = message;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "application/json");
  if (body != NULL)
    {
      char *copy = g_strdup (body);
      g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (copy, strlen (copy), wipe_body, copy);

      soup_message_set_request_body_from_bytes (message, type, bytes);
    }
  arm (self, exchange, cancellable);
  if (self->log != NULL)
    exchange->log_number = csp_http_log_request (self->log, message, body);
  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, exchange->cancellable, sent_cb,
                           g_object_ref (task));
}

static GTask *
start_task (CspHttpClient       *self,
            gpointer             tag,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->reply = csp_sync_reply_new (CSP_SYNC_NOT_SENT, 0);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, exchange, exchange_free);
  return task;
}

/**
 * csp_http_client_send_async:
 * @self: a client
 * @base_uri: base address of the service
 * @request: what to send
 * @token: an access token
 * @cancellable: (nullable): gives up; what may have arrived by then counts as lost
 * @callback: called with the reply
 * @user_data: for @callback
 *
 * Sends a request of the synchronization.
 */
void
csp_http_client_send_async (CspHttpClient        *self,
                            const char           *base_uri,
                            const CspSyncRequest *request,
                            CspSecret            *token,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr(GTask) task = start_task (self, csp_http_client_send_async, callback, user_data);
  g_autoptr(SoupMessage) message = csp_http_message_new (base_uri, request, token);

  if (message == NULL)
    {
      fail (self, task, g_strdup (_("The request cannot be sent to this address.")));
      return;
    }
  send (self, task, g_steal_pointer (&message), "application/json; charset=utf-8", request->body, cancellable);
}

/**
 * csp_http_client_post_form_async:
 * @self: a client
 * @uri: an endpoint of the authority
 * @form: application/x-www-form-urlencoded
 * @cancellable: (nullable): gives up
 * @callback: called with the reply
 * @user_data: for @callback
 *
 * Sends a request of the sign-in.
 */
void
csp_http_client_post_form_async (CspHttpClient       *self,
                                 const char          *uri,
                                 const char          *form,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = start_task (self, csp_http_client_post_form_async, callback, user_data);
  g_autoptr(SoupMessage) message = csp_service_uri_is_allowed (uri) ? soup_message_new ("POST", uri) : NULL;

  if (message == NULL)
    {
      fail (self, task, g_strdup (_("The request cannot be sent to this address.")));
      return;
    }
  send (self, task, g_steal_pointer (&message), "application/x-www-form-urlencoded", form, cancellable);
}

/**
 * csp_http_client_send_finish:
 * @self: a client
 * @result: what the callback was given
 *
 * Returns: (transfer full): what became of the request; never %NULL
 */
CspSyncReply *
csp_http_client_send_finish (CspHttpClient *self,
                             GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
