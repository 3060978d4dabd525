/* csp-words.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspWordKind:
 *
 * Columns of CSV files that hold words of a fixed set.
 */
typedef enum
{
  CSP_WORD_RELATIONSHIP,
  CSP_WORD_DELEGATED_ACCESS,
  CSP_WORD_AGREEMENT,
  CSP_WORD_STATUS,
  CSP_WORD_RESELLER_STATE,
} CspWordKind;

const char *csp_word_from_file (CspWordKind  kind,
                                const char  *text);
const char *csp_word_to_file   (CspWordKind  kind,
                                const char  *word);
char       *csp_words_list     (CspWordKind  kind);

G_END_DECLS
