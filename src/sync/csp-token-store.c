/* csp-token-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <string.h>

#include "base/csp-text.h"
#include "sync/csp-token-store.h"

/**
 * CspTokenStore:
 *
 * Keeps refresh tokens in the Secret Service of the session. Where none runs, or it refuses, they last as long as
 * the process.
 */
struct _CspTokenStore
{
  GObject     parent_instance;

  GHashTable *kept;                   /* CspSecret by key, for want of the service */
  gboolean    is_persistent;
};

static const SecretSchema schema = {
  CSP_APPLICATION_ID ".SignIn", SECRET_SCHEMA_NONE,
  {
    { "authority", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "tenant", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "client-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct
{
  GHashTable *attributes;
  char       *name;
  CspSecret  *token;                  /* NULL forgets */
} Wish;

G_DEFINE_FINAL_TYPE (CspTokenStore, csp_token_store, G_TYPE_OBJECT)

static void
csp_token_store_finalize (GObject *object)
{
  CspTokenStore *self = CSP_TOKEN_STORE (object);

  g_hash_table_unref (self->kept);

  G_OBJECT_CLASS (csp_token_store_parent_class)->finalize (object);
}

static void
csp_token_store_class_init (CspTokenStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = csp_token_store_finalize;
}

static void
csp_token_store_init (CspTokenStore *self)
{
  self->is_persistent = TRUE;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) csp_secret_unref);
}

/**
 * csp_token_store_new:
 *
 * Returns: (transfer full): a store
 */
CspTokenStore *
csp_token_store_new (void)
{
  return g_object_new (CSP_TYPE_TOKEN_STORE, NULL);
}

/**
 * csp_token_store_is_persistent:
 * @self: a store
 *
 * Returns: whether what was stored last outlives the process
 */
gboolean
csp_token_store_is_persistent (CspTokenStore *self)
{
  return self->is_persistent;
}

static void
wish_free (gpointer pointer)
{
  Wish *self = pointer;

  g_hash_table_unref (self->attributes);
  g_clear_pointer (&self->token, csp_secret_unref);
  g_free (self->name);
  g_free (self);
}

static char *
lower (const char *text)
{
  return g_utf8_strdown (text ? text : "", -1);
}

static Wish *
wish_new (const CspTokenKey *key,
          CspSecret         *token)
{
  Wish *self = g_new0 (Wish, 1);
  char *authority = lower (key->authority);
  char *tenant = lower (key->tenant);
  char *client_id = lower (key->client_id);
  char *account = lower (key->account);

  self->name = g_strjoin ("\n", authority, tenant, client_id, account, NULL);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (self->attributes, (char *) "authority", authority);
  g_hash_table_insert (self->attributes, (char *) "tenant", tenant);
  g_hash_table_insert (self->attributes, (char *) "client-id", client_id);
  g_hash_table_insert (self->attributes, (char *) "account", account);
  self->token = token ? csp_secret_ref (token) : NULL;
  return self;
}

static void
note_failure (CspTokenStore *self,
              const GError  *error)
{
  if (error == NULL)
    return;
  g_info ("the keyring cannot be used: %s", error->message);
  self->is_persistent = FALSE;
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspTokenStore *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  char *text = secret_password_lookup_nonpageable_finish (result, &error);
  CspSecret *token = text ? csp_secret_new (text) : NULL;

  secret_password_free (text);
  note_failure (self, error);
  g_task_return_pointer (task, token, (GDestroyNotify) csp_secret_unref);
}

/**
 * csp_token_store_load_async:
 * @self: a store
 * @key: whose sign-in
 * @cancellable: (nullable): gives up
 * @callback: called with the token
 * @user_data: for @callback
 */
void
csp_token_store_load_async (CspTokenStore       *self,
                            const CspTokenKey   *key,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = wish_new (key, NULL);
  CspSecret *kept = g_hash_table_lookup (self->kept, wish->name);

  g_task_set_source_tag (task, csp_token_store_load_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wish, wish_free);
  if (kept == NULL)
    {
      secret_password_lookupv (&schema, wish->attributes, cancellable, looked_up_cb, task);
      return;
    }
  g_task_return_pointer (task, csp_secret_ref (kept), (GDestroyNotify) csp_secret_unref);
  g_object_unref (task);
}

/**
 * csp_token_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the refresh token; %NULL when nobody has signed in
 */
CspSecret *
csp_token_store_load_finish (CspTokenStore *self,
                             GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspTokenStore *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    {
      self->is_persistent = TRUE;
      g_hash_table_remove (self->kept, wish->name);
    }
  note_failure (self, error);
  g_task_return_boolean (task, TRUE);
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  g_autoptr(GError) error = NULL;

  secret_password_clear_finish (result, &error);
  note_failure (g_task_get_source_object (task), error);
  g_task_return_boolean (task, TRUE);
}

/**
 * csp_token_store_save_async:
 * @self: a store
 * @key: whose sign-in
 * @token: (nullable): the refresh token that takes the place of any other; %NULL forgets
 * @cancellable: (nullable): gives up
 * @callback: called when it is kept, wherever
 * @user_data: for @callback
 */
void
csp_token_store_save_async (CspTokenStore       *self,
                            const CspTokenKey   *key,
                            CspSecret           *token,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = wish_new (key, token);
  /* translators: how a sign-in is named in the list of passwords; %s is a user name */
  g_autofree char *label = g_strdup_printf (_("Parceria: sign-in of %s"), key->account ? key->account : "");

  g_task_set_source_tag (task, csp_token_store_save_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wish, wish_free);
  if (token == NULL)
    {
      g_hash_table_remove (self->kept, wish->name);
      secret_password_clearv (&schema, wish->attributes, cancellable, cleared_cb, task);
      return;
    }
  g_hash_table_insert (self->kept, g_strdup (wish->name), csp_secret_ref (token));
  secret_password_storev (&schema, wish->attributes, SECRET_COLLECTION_DEFAULT, label, csp_secret_get_text (token),
                          cancellable, stored_cb, task);
}

/**
 * csp_token_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 */
void
csp_token_store_save_finish (CspTokenStore *self,
                             GAsyncResult  *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* The accounts that are kept for want of the service, of the same application. */
static void
add_kept (CspTokenStore *self,
          const Wish    *wish,
          GPtrArray     *accounts)
{
  /* The account is the last part of a name. */
  gsize length = strrchr (wish->name, '\n') + 1 - wish->name;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (strncmp (name, wish->name, length) == 0 && ((const char *) name)[length] != '\0')
      g_ptr_array_add (accounts, g_strdup ((const char *) name + length));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspTokenStore *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autolist(GObject) items = secret_password_search_finish (result, &error);
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_free);

  note_failure (self, error);
  for (GList *l = items; l != NULL; l = l->next)
    {
      g_autoptr(GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *account = g_hash_table_lookup (attributes, "account");

      if (!csp_is_empty (account))
        g_ptr_array_add (accounts, g_strdup (account));
    }
  add_kept (self, g_task_get_task_data (task), accounts);
  g_ptr_array_sort (accounts, compare_texts);
  g_task_return_pointer (task, accounts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * csp_token_store_list_async:
 * @self: a store
 * @key: of which application, by whatever account
 * @cancellable: (nullable): gives up
 * @callback: called with the accounts
 * @user_data: for @callback
 */
void
csp_token_store_list_async (CspTokenStore       *self,
                            const CspTokenKey   *key,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const CspTokenKey any = { key->authority, key->tenant, key->client_id, NULL };
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = wish_new (&any, NULL);

  g_task_set_source_tag (task, csp_token_store_list_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wish, wish_free);
  g_hash_table_remove (wish->attributes, "account");
  secret_password_searchv (&schema, wish->attributes, SECRET_SEARCH_ALL, cancellable, searched_cb, task);
}

/**
 * csp_token_store_list_finish:
 * @self: a store
 * @result: what the callback was given
 *
 * Returns: (transfer full) (element-type utf8): user names of who has signed in, in order
 */
GPtrArray *
csp_token_store_list_finish (CspTokenStore *self,
                             GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
