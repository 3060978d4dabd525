/* csp-token-store.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/csp-secret.h"

G_BEGIN_DECLS

/**
 * CspTokenKey:
 * @authority: where it was issued, so that it is never sent anywhere else
 * @tenant: the partner's tenant id
 * @client_id: the application's registration
 * @account: (nullable): user name of who signed in
 *
 * What a sign-in belongs to.
 */
typedef struct
{
  const char *authority;
  const char *tenant;
  const char *client_id;
  const char *account;
} CspTokenKey;

#define CSP_TYPE_TOKEN_STORE (csp_token_store_get_type ())
G_DECLARE_FINAL_TYPE (CspTokenStore, csp_token_store, CSP, TOKEN_STORE, GObject)

CspTokenStore *csp_token_store_new           (void);
gboolean       csp_token_store_is_persistent (CspTokenStore        *self);
void           csp_token_store_load_async    (CspTokenStore        *self,
                                              const CspTokenKey    *key,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
CspSecret     *csp_token_store_load_finish   (CspTokenStore        *self,
                                              GAsyncResult         *result);
void           csp_token_store_save_async    (CspTokenStore        *self,
                                              const CspTokenKey    *key,
                                              CspSecret            *token,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void           csp_token_store_save_finish   (CspTokenStore        *self,
                                              GAsyncResult         *result);
void           csp_token_store_list_async    (CspTokenStore        *self,
                                              const CspTokenKey    *key,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray     *csp_token_store_list_finish   (CspTokenStore        *self,
                                              GAsyncResult         *result);

G_END_DECLS
