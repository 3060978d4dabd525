/* csp-sign-in.c
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
#include "domain/csp-cloud.h"
#include "sync/csp-sign-in-private.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

#define MARGIN 30
#define DEFAULT_TOKEN_LIFE 3600

enum
{
  PROP_0,
  PROP_SECOND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspSignIn, csp_sign_in, G_TYPE_OBJECT)

static void
csp_sign_in_finalize (GObject *object)
{
  CspSignIn *self = CSP_SIGN_IN (object);

  g_clear_object (&self->client);
  g_clear_object (&self->tokens);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->token, csp_secret_unref);
  g_free (self->claims);
  g_ptr_array_unref (self->refreshing);

  G_OBJECT_CLASS (csp_sign_in_parent_class)->finalize (object);
}

static void
csp_sign_in_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CspSignIn *self = CSP_SIGN_IN (object);

  switch (prop_id)
    {
    case PROP_SECOND:
      self->second = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_sign_in_class_init (CspSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = csp_sign_in_finalize;
  object_class->set_property = csp_sign_in_set_property;

  properties[PROP_SECOND] = g_param_spec_uint ("second", NULL, NULL, 1, 1000, 1000,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
csp_sign_in_init (CspSignIn *self)
{
  self->second = 1000;
  self->refreshing = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * csp_sign_in_new:
 * @client: sends the requests
 * @tokens: keeps the refresh tokens
 * @profile: whose tenant, client id and account
 *
 * Returns: (transfer full): a sign-in
 */
CspSignIn *
csp_sign_in_new (CspHttpClient *client,
                 CspTokenStore *tokens,
                 CspProfile    *profile)
{
  CspSignIn *self = g_object_new (CSP_TYPE_SIGN_IN, NULL);

  self->client = g_object_ref (client);
  self->tokens = g_object_ref (tokens);
  self->profile = g_object_ref (profile);
  return self;
}

/**
 * csp_sign_in_set_profile:
 * @self: a sign-in
 * @profile: the profile as it is now
 *
 * Another account or client needs another token.
 */
void
csp_sign_in_set_profile (CspSignIn  *self,
                         CspProfile *profile)
{
  if (g_strcmp0 (self->profile->account, profile->account) != 0 ||
      g_strcmp0 (self->profile->client_id, profile->client_id) != 0 ||
      g_strcmp0 (self->profile->tenant_id, profile->tenant_id) != 0 ||
      g_strcmp0 (self->profile->authority, profile->authority) != 0)
    csp_sign_in_set_token (self, NULL);
  g_set_object (&self->profile, profile);
}

/**
 * csp_sign_in_is_persistent:
 * @self: a sign-in
 *
 * Returns: whether it outlives the process
 */
gboolean
csp_sign_in_is_persistent (CspSignIn *self)
{
  return csp_token_store_is_persistent (self->tokens);
}

/**
 * csp_sign_in_get_token:
 * @self: a sign-in
 *
 * Returns: (transfer none) (nullable): the access token; %NULL when there is none that is good for a while
 */
CspSecret *
csp_sign_in_get_token (CspSignIn *self)
{
  return self->token != NULL && self->token_expires_at > g_get_monotonic_time () ? self->token : NULL;
}

void
csp_sign_in_take_token (CspSignIn *self,
                        CspSecret *token,
                        gint64     expires_in)
{
  g_clear_pointer (&self->token, csp_secret_unref);
  self->token = token ? csp_secret_ref (token) : NULL;
  self->token_expires_at = g_get_monotonic_time () + MAX (expires_in - MARGIN, 1) * G_USEC_PER_SEC;
}

/**
 * csp_sign_in_set_token:
 * @self: a sign-in
 * @token: (nullable): an access token; %NULL when the service refused the one there is
 */
void
csp_sign_in_set_token (CspSignIn *self,
                       CspSecret *token)
{
  csp_sign_in_take_token (self, token, G_MAXINT32);
}

/**
 * csp_sign_in_set_fixed_token:
 * @self: a sign-in
 * @token: an access token from elsewhere
 *
 * When it is over nobody asks for another.
 */
void
csp_sign_in_set_fixed_token (CspSignIn *self,
                             CspSecret *token)
{
  self->is_fixed = TRUE;
  csp_sign_in_set_token (self, token);
}

void
csp_sign_in_flow_free (gpointer pointer)
{
  CspSignInFlow *self = pointer;

  g_clear_pointer (&self->access, csp_secret_unref);
  g_free (self->account);
  g_free (self);
}

static const char *
get_authority (CspSignIn *self)
{
  return csp_is_empty (self->profile->authority) ? csp_cloud_authority (self->profile->cloud)
                                                 : self->profile->authority;
}

CspTokenKey
csp_sign_in_get_key (CspSignIn  *self,
                     const char *account)
{
  const CspTokenKey key = { get_authority (self), self->profile->tenant_id, self->profile->client_id, account };

  return key;
}

static char *
make_uri (CspSignIn  *self,
          const char *endpoint)
{
  g_autofree char *authority = g_strdup (get_authority (self));
  g_autofree char *tenant = g_uri_escape_string (csp_is_empty (self->profile->tenant_id) ? "organizations"
                                                                                         : self->profile->tenant_id,
                                                 NULL, FALSE);

  while (g_str_has_suffix (authority, "/"))
    authority[strlen (authority) - 1] = '\0';
  return g_strconcat (authority, "/", tenant, "/oauth2/v2.0/", endpoint, NULL);
}

static void
append_field (GString    *form,
              const char *name,
              const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (form, "%s%s=", form->len > 0 ? "&" : "", name);
  g_string_append_uri_escaped (form, value, NULL, FALSE);
}

/* What every request to the authority says; @secret is the code or token that @secret_name says it is. */
void
csp_sign_in_post (CspSignIn           *self,
                  const char          *endpoint,
                  const char          *grant,
                  const char          *secret_name,
                  CspSecret           *secret,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autofree char *uri = make_uri (self, endpoint);
  g_autofree char *scope = g_strconcat (csp_cloud_endpoint (self->profile->cloud),
                                        "/user_impersonation offline_access openid profile", NULL);
  GString *form = g_string_sized_new (16 * 1024);

  append_field (form, "grant_type", grant);
  append_field (form, "client_id", self->profile->client_id);
  append_field (form, "scope", scope);
  append_field (form, "claims", self->claims);
  if (secret != NULL)
    append_field (form, secret_name, csp_secret_get_text (secret));
  csp_http_client_post_form_async (self->client, uri, form->str, cancellable, callback, user_data);
  explicit_bzero (form->str, form->allocated_len);
  g_string_free (form, TRUE);
}

/* v1 answers have numbers in strings. */
gint64
csp_sign_in_get_number (JsonObject *object,
                        const char *name,
                        gint64      fallback)
{
  JsonNode *node = csp_wire_json_find_member (object, name);
  gint64 number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return fallback;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, 0, G_MAXINT32, &number, NULL) ? number
                                                                                                  : fallback;
  return CLAMP (json_node_get_int (node), 0, G_MAXINT32);
}

/* Returns the answer's object when it is a success; sets @error when it is not. */
JsonNode *
csp_sign_in_read_answer (CspSyncReply  *reply,
                         GError       **error)
{
  g_autoptr(JsonNode) root = reply->length > 0 ? csp_wire_json_parse (reply->body, reply->length, NULL) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (reply->outcome != CSP_SYNC_ANSWERED)
    {
      g_set_error_literal (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_OFFLINE, reply->error);
      return NULL;
    }
  if (reply->status == 200 && object != NULL)
    return g_steal_pointer (&root);
  g_propagate_error (error, csp_sign_in_error_read (reply->status, object));
  return NULL;
}

/* The authority is at fault, not the person: what it says makes no sense. */
void
csp_sign_in_set_nonsense (GError **error)
{
  g_propagate_error (error, csp_sign_in_error_read (500, NULL));
}

static void
wipe_member (JsonObject *answer,
             const char *name)
{
  const char *text = csp_wire_get_text (answer, name);

  if (text != NULL)
    explicit_bzero ((char *) text, strlen (text));
}

/* Reads the tokens of an answer and hands them to the store; @kept_cb is called when they are safe. */
gboolean
csp_sign_in_keep_tokens (CspSignIn            *self,
                         GTask                *task,
                         JsonObject           *answer,
                         const char           *account,
                         GAsyncReadyCallback   kept_cb,
                         GError              **error)
{
  CspSignInFlow *flow = g_task_get_task_data (task);
  const char *access = csp_wire_get_text (answer, "access_token");
  const char *refresh = csp_wire_get_text (answer, "refresh_token");
  const char *type = csp_wire_get_text (answer, "token_type");
  g_autoptr(CspSecret) kept = NULL;
  CspTokenKey key = csp_sign_in_get_key (self, account);

  if (csp_is_empty (access) || (type != NULL && g_ascii_strcasecmp (type, "Bearer") != 0))
    {
      csp_sign_in_set_nonsense (error);
      return FALSE;
    }
  flow->access = csp_secret_new (access);
  flow->expires_in = csp_sign_in_get_number (answer, "expires_in", DEFAULT_TOKEN_LIFE);
  kept = csp_is_empty (refresh) ? NULL : csp_secret_new (refresh);
  wipe_member (answer, "access_token");
  wipe_member (answer, "refresh_token");
  if (kept != NULL)
    csp_token_store_save_async (self->tokens, &key, kept, NULL, kept_cb, task);
  return kept != NULL;
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);

  csp_token_store_save_finish (CSP_TOKEN_STORE (object), result);
  g_task_return_boolean (task, TRUE);
}

/**
 * csp_sign_in_forget_async:
 * @self: a sign-in
 * @account: (nullable): who signs out; %NULL for a profile in which nobody is named
 * @callback: called when nothing is left of it here
 * @user_data: for @callback
 *
 * Signs out: the refresh token is forgotten, and the access token if it is that account's.
 */
void
csp_sign_in_forget_async (CspSignIn           *self,
                          const char          *account,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  CspTokenKey key = csp_sign_in_get_key (self, account);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, csp_sign_in_forget_async);
  if (csp_sign_in_is_account (self, account))
    csp_sign_in_set_token (self, NULL);
  csp_token_store_save_async (self->tokens, &key, NULL, NULL, forgotten_cb, task);
}

/**
 * csp_sign_in_forget_finish:
 * @self: a sign-in
 * @result: what the callback was given
 */
void
csp_sign_in_forget_finish (CspSignIn    *self,
                           GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * csp_sign_in_is_account:
 * @self: a sign-in
 * @account: (nullable): a user name
 *
 * Returns: whether it is that of the profile, in whatever case it is written
 */
gboolean
csp_sign_in_is_account (CspSignIn  *self,
                        const char *account)
{
  g_autofree char *ours = g_utf8_casefold (self->profile->account ? self->profile->account : "", -1);
  g_autofree char *other = g_utf8_casefold (account ? account : "", -1);

  return g_str_equal (ours, other);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_pointer (task, csp_token_store_list_finish (CSP_TOKEN_STORE (object), result),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * csp_sign_in_list_async:
 * @self: a sign-in
 * @cancellable: (nullable): gives up
 * @callback: called with the accounts that need not sign in again
 * @user_data: for @callback
 */
void
csp_sign_in_list_async (CspSignIn           *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  CspTokenKey key = csp_sign_in_get_key (self, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, csp_sign_in_list_async);
  g_task_set_check_cancellable (task, FALSE);
  csp_token_store_list_async (self->tokens, &key, cancellable, listed_cb, task);
}

/**
 * csp_sign_in_list_finish:
 * @self: a sign-in
 * @result: the result
 *
 * Returns: (transfer full) (element-type utf8): user names
 */
GPtrArray *
csp_sign_in_list_finish (CspSignIn    *self,
                         GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
