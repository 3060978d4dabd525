/* csp-http-mask.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CSP_HTTP_MASK "***"

char       *csp_http_mask_text   (const char *text);
char       *csp_http_mask_json   (const char *text,
                                  gsize       length);
char       *csp_http_mask_form   (const char *form);
char       *csp_http_mask_uri    (const char *uri);
char       *csp_http_mask_header (const char *name,
                                  const char *value);

G_END_DECLS
