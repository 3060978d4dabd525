/* csp-word-label.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspWordLabel:
 * @word: a word as it is stored and sent
 * @context: message context of its label
 * @label: its name for people, marked with NC_()
 */
typedef struct
{
  const char *word;
  const char *context;
  const char *label;
} CspWordLabel;

const char *csp_word_label (const CspWordLabel *rows,
                            guint               n_rows,
                            const char         *word);

G_END_DECLS
