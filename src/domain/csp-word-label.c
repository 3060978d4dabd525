/* csp-word-label.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/csp-word-label.h"

/**
 * csp_word_label:
 * @rows: (array length=n_rows): a table of words
 * @n_rows: rows in @rows
 * @word: (nullable): a word
 *
 * Returns: (transfer none): the translated label of @word; a word that is not in the table as it is
 */
const char *
csp_word_label (const CspWordLabel *rows,
                guint               n_rows,
                const char         *word)
{
  for (guint i = 0; i < n_rows; i++)
    if (g_strcmp0 (rows[i].word, word) == 0)
      return g_dpgettext2 (NULL, rows[i].context, rows[i].label);
  return word ? word : "";
}
