/* csp-words.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/csp-words.h"

typedef struct
{
  CspWordKind  kind;
  const char  *word;            /* as it is stored: the service's */
  const char  *in_file;         /* as it is written to files: English in every locale (design.md, CSV) */
} WordRow;

static const WordRow words[] = {
  { CSP_WORD_RELATIONSHIP, "reseller", "Cloud Reseller" },
  { CSP_WORD_RELATIONSHIP, "advisor", "Advisor" },
  { CSP_WORD_RELATIONSHIP, "syndication", "Syndication" },
  { CSP_WORD_RELATIONSHIP, "microsoft_support", "Microsoft Support" },
  { CSP_WORD_RELATIONSHIP, "none", "None" },
  { CSP_WORD_RELATIONSHIP, "unknown", "Unknown" },
  { CSP_WORD_DELEGATED_ACCESS, "granted", "Granted" },
  { CSP_WORD_DELEGATED_ACCESS, "denied", "Denied" },
  { CSP_WORD_DELEGATED_ACCESS, "unknown", "Unknown" },
  { CSP_WORD_AGREEMENT, "accepted", "Accepted" },
  { CSP_WORD_AGREEMENT, "customer-signs", "Customer signs" },
  { CSP_WORD_AGREEMENT, "not-yet", "Not yet" },
  { CSP_WORD_AGREEMENT, "unknown", "Unknown" },
  { CSP_WORD_STATUS, "active", "Active" },
  { CSP_WORD_STATUS, "suspended", "Suspended" },
  { CSP_WORD_STATUS, "deleted", "Deleted" },
  { CSP_WORD_STATUS, "expired", "Expired" },
  { CSP_WORD_STATUS, "disabled", "Disabled" },
  { CSP_WORD_STATUS, "pending", "Pending" },
  { CSP_WORD_STATUS, "none", "None" },
  { CSP_WORD_RESELLER_STATE, "active", "Active" },
  { CSP_WORD_RESELLER_STATE, "requested", "Requested" },
  { CSP_WORD_RESELLER_STATE, "removed", "Removed" },
};

/**
 * csp_word_from_file:
 * @kind: which set
 * @text: a word as files have it, or as it is stored; in any case
 *
 * Returns: (transfer none) (nullable): the word as it is stored, %NULL when the set has none such
 */
const char *
csp_word_from_file (CspWordKind  kind,
                    const char  *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind &&
        (g_ascii_strcasecmp (words[i].in_file, text) == 0 || g_ascii_strcasecmp (words[i].word, text) == 0))
      return words[i].word;
  return NULL;
}

/**
 * csp_word_to_file:
 * @kind: which set
 * @word: (nullable): a word as it is stored
 *
 * Returns: (transfer none) (nullable): the word for a file; @word itself when the set does not know it
 */
const char *
csp_word_to_file (CspWordKind  kind,
                  const char  *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind && g_strcmp0 (words[i].word, word) == 0)
      return words[i].in_file;
  return word;
}

/**
 * csp_words_list:
 * @kind: which set
 *
 * Returns: (transfer full): its words as files have them, for a message
 */
char *
csp_words_list (CspWordKind kind)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", words[i].in_file);
  return g_string_free (list, FALSE);
}
