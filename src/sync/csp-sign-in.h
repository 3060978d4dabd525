/* csp-sign-in.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"
#include "sync/csp-http-client.h"
#include "sync/csp-sign-in-error.h"
#include "sync/csp-token-store.h"

G_BEGIN_DECLS

/**
 * CspDeviceCode:
 * @user_code: what the person types
 * @uri: where
 * @whole_uri: (nullable): the same with the code in it, for a QR code
 * @expires_in: for how many seconds it is good
 *
 * What a person needs to sign in on any device.
 */
typedef struct
{
  char      *user_code;
  char      *uri;
  char      *whole_uri;
  guint      expires_in;

  /*< private >*/
  CspSecret *device_code;
  guint      interval;
  gint64     expires_at;
} CspDeviceCode;

void           csp_device_code_free            (CspDeviceCode        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspDeviceCode, csp_device_code_free)

#define CSP_TYPE_SIGN_IN (csp_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (CspSignIn, csp_sign_in, CSP, SIGN_IN, GObject)

CspSignIn     *csp_sign_in_new                 (CspHttpClient        *client,
                                                CspTokenStore        *tokens,
                                                CspProfile           *profile);
void           csp_sign_in_set_profile         (CspSignIn            *self,
                                                CspProfile           *profile);
gboolean       csp_sign_in_is_persistent       (CspSignIn            *self);
gboolean       csp_sign_in_is_account          (CspSignIn            *self,
                                                const char           *account);
CspSecret     *csp_sign_in_get_token           (CspSignIn            *self);
void           csp_sign_in_set_token           (CspSignIn            *self,
                                                CspSecret            *token);
void           csp_sign_in_set_fixed_token     (CspSignIn            *self,
                                                CspSecret            *token);
void           csp_sign_in_ask_code_async      (CspSignIn            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CspDeviceCode *csp_sign_in_ask_code_finish     (CspSignIn            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           csp_sign_in_await_async         (CspSignIn            *self,
                                                CspDeviceCode        *code,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char          *csp_sign_in_await_finish        (CspSignIn            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           csp_sign_in_refresh_async       (CspSignIn            *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       csp_sign_in_refresh_finish      (CspSignIn            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           csp_sign_in_list_async          (CspSignIn            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *csp_sign_in_list_finish         (CspSignIn            *self,
                                                GAsyncResult         *result);
void           csp_sign_in_forget_async        (CspSignIn            *self,
                                                const char           *account,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           csp_sign_in_forget_finish       (CspSignIn            *self,
                                                GAsyncResult         *result);

G_END_DECLS
