/* csp-http-log.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

#define CSP_TYPE_HTTP_LOG (csp_http_log_get_type ())
G_DECLARE_FINAL_TYPE (CspHttpLog, csp_http_log, CSP, HTTP_LOG, GObject)

CspHttpLog *csp_http_log_new     (const char          *path,
                                  GError             **error);
guint64     csp_http_log_request (CspHttpLog          *self,
                                  SoupMessage         *message,
                                  const char          *body);
void        csp_http_log_answer  (CspHttpLog          *self,
                                  guint64              number,
                                  SoupMessage         *message,
                                  const CspSyncReply  *reply);

G_END_DECLS
