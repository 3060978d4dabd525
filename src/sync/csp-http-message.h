/* csp-http-message.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "base/csp-secret.h"
#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

SoupMessage *csp_http_message_new (const char            *base_uri,
                                   const CspSyncRequest  *request,
                                   CspSecret             *token);

G_END_DECLS
