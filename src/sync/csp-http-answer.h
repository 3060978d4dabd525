/* csp-http-answer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "sync/csp-sync-request.h"

G_BEGIN_DECLS

void  csp_http_answer_read_headers     (SoupMessage   *message,
                                        CspSyncReply  *reply);
void  csp_http_answer_judge            (SoupMessage   *message,
                                        CspSyncReply  *reply);
char *csp_http_answer_describe_failure (const GError  *error,
                                        gboolean       is_late);

G_END_DECLS
