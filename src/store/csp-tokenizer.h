/* csp-tokenizer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Code points in a token, fewer at the end of a word. */
#define CSP_GRAM 3

/* In a GUID tokens start at every other digit only: random digits are what an index costs most. */
#define CSP_GUID_STEP 2

gboolean csp_tokenizer_register (sqlite3  *db,
                                 GError  **error);

G_END_DECLS
