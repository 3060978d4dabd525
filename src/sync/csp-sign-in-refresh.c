/* csp-sign-in-refresh.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "sync/csp-sign-in-private.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

/* Takes over @error; everybody who waits for the refresh gets the same. */
static void
end_refresh (CspSignIn *self,
             GError    *error)
{
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->refreshing);

  self->refreshing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    {
      if (error != NULL)
        g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
    }
  g_clear_error (&error);
}

static void
new_one_kept_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspSignIn *self = g_task_get_source_object (task);
  CspSignInFlow *flow = g_task_get_task_data (task);

  csp_token_store_save_finish (CSP_TOKEN_STORE (object), result);
  csp_sign_in_take_token (self, flow->access, flow->expires_in);
  end_refresh (self, NULL);
}

static void
old_one_forgotten_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  csp_token_store_save_finish (CSP_TOKEN_STORE (object), result);
}

/* A refresh token that is no longer good is dropped; one that could not be asked for is not. */
static void
refuse_refresh (CspSignIn    *self,
                CspSyncReply *reply,
                GError       *error)
{
  CspTokenKey key = csp_sign_in_get_key (self, self->profile->account);
  g_autoptr(JsonNode) root = reply->length > 0 ? csp_wire_json_parse (reply->body, reply->length, NULL) : NULL;

  if (g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_NEEDED))
    {
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        csp_set_str (&self->claims, csp_wire_get_text (json_node_get_object (root), "claims"));
      csp_token_store_save_async (self->tokens, &key, NULL, NULL, old_one_forgotten_cb, NULL);
    }
  end_refresh (self, error);
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspSignIn *self = g_task_get_source_object (task);
  g_autoptr(CspSyncReply) reply = csp_http_client_send_finish (CSP_HTTP_CLIENT (object), result);
  CspSignInFlow *flow = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(JsonNode) root = csp_sign_in_read_answer (reply, &error);

  if (root != NULL &&
      csp_sign_in_keep_tokens (self, g_object_ref (task), json_node_get_object (root), self->profile->account,
                               new_one_kept_cb, &error))
    return;
  if (root != NULL)
    g_object_unref (task);
  if (error != NULL)
    {
      refuse_refresh (self, reply, error);
      return;
    }
  csp_sign_in_take_token (self, flow->access, flow->expires_in);
  end_refresh (self, NULL);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspSignIn *self = g_task_get_source_object (task);
  g_autoptr(CspSecret) token = csp_token_store_load_finish (CSP_TOKEN_STORE (object), result);

  if (token == NULL)
    end_refresh (self, g_error_new_literal (CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_NEEDED,
                                            _("Sign in to synchronize with Partner Center.")));
  else
    csp_sign_in_post (self, "token", "refresh_token", "refresh_token", token, NULL, refreshed_cb,
                      g_steal_pointer (&task));
}

/**
 * csp_sign_in_refresh_async:
 * @self: a sign-in
 * @callback: called when there is an access token, or cannot be
 * @user_data: for @callback
 *
 * Gets a new access token. Who asks while another does waits for the same one.
 */
void
csp_sign_in_refresh_async (CspSignIn           *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  CspTokenKey key = csp_sign_in_get_key (self, self->profile->account);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, csp_sign_in_refresh_async);
  if (self->is_fixed)
    {
      g_task_return_new_error (task, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_NEEDED, "%s",
                               _("The service does not accept the access token. Get a new one."));
      g_object_unref (task);
      return;
    }
  g_ptr_array_add (self->refreshing, task);
  if (self->refreshing->len > 1)
    return;
  g_task_set_task_data (task, g_new0 (CspSignInFlow, 1), csp_sign_in_flow_free);
  csp_token_store_load_async (self->tokens, &key, NULL, loaded_cb, g_object_ref (task));
}

/**
 * csp_sign_in_refresh_finish:
 * @self: a sign-in
 * @result: what the callback was given
 * @error: return location for a #CspSignInError
 *
 * Returns: whether there is an access token
 */
gboolean
csp_sign_in_refresh_finish (CspSignIn     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
