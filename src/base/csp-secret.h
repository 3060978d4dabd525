/* csp-secret.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspSecret:
 *
 * A short text, such as a temporary password, in memory that is never paged out and is wiped when
 * freed. While one exists the process leaves no core dump (design.md, Secrets).
 */
typedef struct _CspSecret CspSecret;

CspSecret  *csp_secret_new      (const char      *text);
CspSecret  *csp_secret_ref      (CspSecret       *self);
void        csp_secret_unref    (CspSecret       *self);
const char *csp_secret_get_text (const CspSecret *self);
CspSecret  *csp_secret_generate_password (void);
guint       csp_random_below    (guint            limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspSecret, csp_secret_unref)

G_END_DECLS
