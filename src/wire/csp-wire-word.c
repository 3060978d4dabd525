/* csp-wire-word.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "wire/csp-wire-word.h"

/* An unknown word is shown as it is, so it must be one that can be. */
#define WORD_MAX 128

/**
 * csp_wire_is_word:
 * @text: text of the service
 *
 * Returns: whether it is one visible word of at most 128 bytes, as an id or a state is
 */
gboolean
csp_wire_is_word (const char *text)
{
  if (*text == '\0' || strlen (text) > WORD_MAX)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * csp_wire_word_match:
 * @text: a word of the service
 * @words: known words, ended by %NULL
 *
 * Returns: (transfer none) (nullable): the known word that @text spells in another way, as OneTime for one_time
 */
const char *
csp_wire_word_match (const char         *text,
                     const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *a = text;
      const char *b = words[i];

      for (; *a != '\0' && *b != '\0'; a++, b++)
        {
          b += *b == '_' && *a != '_';
          if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
            break;
        }
      if (*a == '\0' && *b == '\0')
        return words[i];
    }
  return NULL;
}

/**
 * csp_wire_word_read:
 * @node: a value
 * @words: (nullable): known words in the order of their numbers, ended by %NULL
 *
 * Enums come in two spellings or as numbers; unknown words are kept (partner-center-api §4).
 *
 * Returns: (transfer none) (nullable): the word; %NULL when @node holds none
 */
const char *
csp_wire_word_read (JsonNode           *node,
                    const char * const *words)
{
  const char *text, *known;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64 && words != NULL)
    {
      gint64 position = json_node_get_int (node);

      return position >= 0 && position < g_strv_length ((char **) words) ? words[position] : NULL;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  known = words ? csp_wire_word_match (text, words) : NULL;
  if (known != NULL)
    return known;
  return csp_wire_is_word (text) ? text : NULL;
}
