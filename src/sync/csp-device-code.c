/* csp-device-code.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "sync/csp-sign-in-private.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

#define DEVICE_GRANT "urn:ietf:params:oauth:grant-type:device_code"
#define DEFAULT_INTERVAL 5
#define DEFAULT_LIFE 900
#define SLOW_DOWN 5
#define MAX_INTERVAL 60

/**
 * csp_device_code_free:
 * @self: a code
 *
 * Frees it.
 */
void
csp_device_code_free (CspDeviceCode *self)
{
  g_free (self->user_code);
  g_free (self->uri);
  g_free (self->whole_uri);
  g_clear_pointer (&self->device_code, csp_secret_unref);
  g_free (self);
}

static CspDeviceCode *
read_code (JsonObject  *answer,
           GError     **error)
{
  const char *user_code = csp_wire_get_text (answer, "user_code");
  const char *device_code = csp_wire_get_text (answer, "device_code");
  const char *uri = csp_wire_get_text (answer, "verification_uri");
  CspDeviceCode *code;

  if (uri == NULL)
    uri = csp_wire_get_text (answer, "verification_url");
  /* The link is opened in the browser and shown as a code to photograph. */
  if (csp_is_empty (user_code) || csp_is_empty (device_code) || uri == NULL ||
      (!g_str_has_prefix (uri, "https://") && !g_str_has_prefix (uri, "http://127.0.0.1:")))
    {
      csp_sign_in_set_nonsense (error);
      return NULL;
    }
  code = g_new0 (CspDeviceCode, 1);
  code->user_code = g_strdup (user_code);
  code->uri = g_strdup (uri);
  code->whole_uri = g_strdup (csp_wire_get_text (answer, "verification_uri_complete"));
  code->device_code = csp_secret_new (device_code);
  code->expires_in = csp_sign_in_get_number (answer, "expires_in", DEFAULT_LIFE);
  code->interval = CLAMP (csp_sign_in_get_number (answer, "interval", DEFAULT_INTERVAL), 1, MAX_INTERVAL);
  return code;
}

static void
code_asked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspSignIn *self = g_task_get_source_object (task);
  g_autoptr(CspSyncReply) reply = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);
  GError *error = NULL;
  g_autoptr(JsonNode) root = csp_sign_in_read_answer (reply, &error);
  CspDeviceCode *code = root ? read_code (json_node_get_object (root), &error) : NULL;

  if (code == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  code->expires_at = g_get_monotonic_time () + (gint64) code->expires_in * self->second * 1000;
  g_task_return_pointer (task, code, (GDestroyNotify) csp_device_code_free);
}

/**
 * csp_sign_in_ask_code_async:
 * @self: a sign-in
 * @cancellable: (nullable): gives up
 * @callback: called when there is a code
 * @user_data: for @callback
 */
void
csp_sign_in_ask_code_async (CspSignIn           *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_sign_in_ask_code_async);
  csp_sign_in_post (self, "devicecode", NULL, NULL, NULL, cancellable, code_asked_cb, task);
}

/**
 * csp_sign_in_ask_code_finish:
 * @self: a sign-in
 * @result: what the callback was given
 * @error: return location for a #CspSignInError
 *
 * Returns: (transfer full): what to show
 */
CspDeviceCode *
csp_sign_in_ask_code_finish (CspSignIn     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The middle part of an id token says who signed in; it came from the authority itself, so its signature is not
 * asked for. */
static char *
read_account (JsonObject *answer)
{
  static const char * const names[] = { "preferred_username", "upn", "unique_name", "email" };
  static const char * const paddings[] = { "", "===", "==", "=" };
  const char *id_token = csp_wire_get_text (answer, "id_token");
  g_auto(GStrv) parts = g_strsplit (id_token ? id_token : "", ".", 3);
  g_autofree guchar *json = NULL;
  g_autofree char *base64 = NULL;
  g_autoptr(JsonNode) root = NULL;
  gsize length;

  if (g_strv_length (parts) != 3)
    return NULL;
  base64 = g_strconcat (g_strdelimit (g_strdelimit (parts[1], "-", '+'), "_", '/'),
                        paddings[strlen (parts[1]) % 4], NULL);
  json = g_base64_decode (base64, &length);
  root = csp_wire_json_parse ((char *) json, length, NULL);
  for (guint i = 0; root != NULL && JSON_NODE_HOLDS_OBJECT (root) && i < G_N_ELEMENTS (names); i++)
    {
      const char *account = csp_wire_get_text (json_node_get_object (root), names[i]);

      if (!csp_is_empty (account))
        return g_strdup (account);
    }
  return NULL;
}

static void
signed_in (CspSignIn *self,
           GTask     *task)
{
  CspSignInFlow *flow = g_task_get_task_data (task);

  csp_sign_in_take_token (self, flow->access, flow->expires_in);
  g_clear_pointer (&self->claims, g_free);
  g_task_return_pointer (task, g_strdup (flow->account ? flow->account : ""), g_free);
}

static void
first_kept_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);

  csp_token_store_save_finish (CSP_TOKEN_STORE (object), result);
  signed_in (g_task_get_source_object (task), task);
}

static void poll_later (CspSignIn *self,
                        GTask     *task,
                        guint      seconds);

/* What is no answer is asked again, less and less often; what is one ends the flow unless it says to wait. */
static void
take_poll (CspSignIn    *self,
           GTask        *task,
           CspSyncReply *reply)
{
  CspSignInFlow *flow = g_task_get_task_data (task);
  g_autoptr(JsonNode) root = reply->length > 0 ? csp_wire_json_parse (reply->body, reply->length, NULL) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *word = object ? csp_wire_get_text (object, "error") : NULL;
  GError *error = NULL;

  if (g_strcmp0 (word, "slow_down") == 0)
    flow->interval += SLOW_DOWN;
  if (g_strcmp0 (word, "slow_down") == 0 || g_strcmp0 (word, "authorization_pending") == 0)
    {
      flow->pause = flow->interval;
      poll_later (self, g_object_ref (task), flow->pause);
      return;
    }
  if (reply->outcome == CSP_SYNC_ANSWERED && reply->status == 200 && object != NULL)
    {
      flow->account = read_account (object);
      if (csp_sign_in_keep_tokens (self, g_object_ref (task), object, flow->account, first_kept_cb, &error))
        return;
      g_object_unref (task);
      if (error == NULL)
        signed_in (self, task);
      else
        g_task_return_error (task, error);
      return;
    }
  error = csp_sign_in_error_read (reply->outcome == CSP_SYNC_ANSWERED ? reply->status : 500, object);
  if (!g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_TEMPORARY))
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  flow->pause = MIN (flow->pause * 2, MAX_INTERVAL);
  poll_later (self, g_object_ref (task), flow->pause);
}

static void
polled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  g_autoptr(CspSyncReply) reply = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);

  if (!g_task_return_error_if_cancelled (task))
    take_poll (g_task_get_source_object (task), task, reply);
}

static gboolean
poll_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  CspSignIn *self = g_task_get_source_object (task);
  CspSignInFlow *flow = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (g_get_monotonic_time () >= flow->code->expires_at)
    {
      g_task_return_new_error (task, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_CODE_EXPIRED, "%s",
                               _("The code has expired. Sign in again to get a new one."));
      return G_SOURCE_REMOVE;
    }
  csp_sign_in_post (self, "token", DEVICE_GRANT, "device_code", flow->code->device_code, g_task_get_cancellable (task), polled_cb,
                    g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* Takes over @task. Whoever gives up is told at once, not at the next poll. */
static void
poll_later (CspSignIn *self,
            GTask     *task,
            guint      seconds)
{
  g_autoptr(GSource) source = g_timeout_source_new (seconds * self->second);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      g_autoptr(GSource) given_up = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (given_up);
      g_source_add_child_source (source, given_up);
    }
  g_source_set_callback (source, poll_cb, task, g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/**
 * csp_sign_in_await_async:
 * @self: a sign-in
 * @code: a code that the person sees, to be kept until @callback
 * @cancellable: (nullable): gives up
 * @callback: called when the person has signed in, or not
 * @user_data: for @callback
 */
void
csp_sign_in_await_async (CspSignIn           *self,
                         CspDeviceCode       *code,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  CspSignInFlow *flow = g_new0 (CspSignInFlow, 1);

  flow->code = code;
  flow->interval = flow->pause = code->interval;
  g_task_set_source_tag (task, csp_sign_in_await_async);
  g_task_set_task_data (task, flow, csp_sign_in_flow_free);
  poll_later (self, task, flow->interval);
}

/**
 * csp_sign_in_await_finish:
 * @self: a sign-in
 * @result: what the callback was given
 * @error: return location for a #CspSignInError
 *
 * Returns: (transfer full): user name of who signed in, to be stored in the profile; empty when it is not told
 */
char *
csp_sign_in_await_finish (CspSignIn     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
