/* csp-http-client.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/csp-secret.h"
#include "sync/csp-http-log.h"
#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

#define CSP_TYPE_HTTP_CLIENT (csp_http_client_get_type ())
G_DECLARE_FINAL_TYPE (CspHttpClient, csp_http_client, CSP, HTTP_CLIENT, GObject)

CspHttpClient *csp_http_client_new             (CspHttpLog            *log);
void           csp_http_client_send_async      (CspHttpClient         *self,
                                                const char            *base_uri,
                                                const CspSyncRequest  *request,
                                                CspSecret             *token,
                                                GCancellable          *cancellable,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);
void           csp_http_client_post_form_async (CspHttpClient         *self,
                                                const char            *uri,
                                                const char            *form,
                                                GCancellable          *cancellable,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);
CspSyncReply  *csp_http_client_send_finish     (CspHttpClient         *self,
                                                GAsyncResult          *result);

G_END_DECLS
