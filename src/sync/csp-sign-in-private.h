/* csp-sign-in-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/csp-sign-in.h"

G_BEGIN_DECLS

/**
 * CspSignIn:
 *
 * Gets access tokens for a profile: by a code that a person types on any device, then with the refresh token, which
 * is replaced at every use (partner-center-api §1). Access tokens are only in memory.
 */
struct _CspSignIn
{
  GObject        parent_instance;

  CspHttpClient *client;
  CspTokenStore *tokens;
  CspProfile    *profile;
  guint          second;              /* milliseconds; tests have shorter ones */
  CspSecret     *token;
  gboolean       is_fixed;            /* the token came from elsewhere and is the only one there will be */
  gint64         token_expires_at;    /* monotonic */
  char          *claims;              /* what a refused refresh asks the next sign-in for */
  GPtrArray     *refreshing;          /* GTask of everybody who waits for the one refresh */
};

/* A sign-in that waits for the person, or a refresh, until its tokens are kept. */
typedef struct
{
  CspDeviceCode *code;                /* borrowed */
  guint          interval;
  guint          pause;
  CspSecret     *access;
  gint64         expires_in;
  char          *account;
} CspSignInFlow;

CspTokenKey csp_sign_in_get_key    (CspSignIn            *self,
                                    const char           *account);
void      csp_sign_in_post         (CspSignIn            *self,
                                    const char           *endpoint,
                                    const char           *grant,
                                    const char           *secret_name,
                                    CspSecret            *secret,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
JsonNode *csp_sign_in_read_answer  (CspSyncReply         *reply,
                                    GError              **error);
gint64    csp_sign_in_get_number   (JsonObject           *object,
                                    const char           *name,
                                    gint64                fallback);
void      csp_sign_in_set_nonsense (GError              **error);
gboolean  csp_sign_in_keep_tokens  (CspSignIn            *self,
                                    GTask                *task,
                                    JsonObject           *answer,
                                    const char           *account,
                                    GAsyncReadyCallback   kept_cb,
                                    GError              **error);
void      csp_sign_in_take_token   (CspSignIn            *self,
                                    CspSecret            *token,
                                    gint64                expires_in);
void      csp_sign_in_flow_free    (gpointer              pointer);

G_END_DECLS
