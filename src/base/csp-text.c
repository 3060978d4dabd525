/* csp-text.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-text.h"

/**
 * csp_set_str:
 * @field: the owned string to replace
 * @value: (nullable): its new value, copied
 *
 * Returns: whether the value changed
 */
gboolean
csp_set_str (char       **field,
             const char  *value)
{
  char *copy;

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  return TRUE;
}

/**
 * csp_is_empty:
 * @text: (nullable): UTF-8 text
 *
 * Returns: whether @text is missing or has nothing but white space
 */
gboolean
csp_is_empty (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * csp_strip:
 * @text: (nullable): UTF-8 text
 *
 * Returns: (transfer full): @text without white space at its ends, "" for %NULL
 */
char *
csp_strip (const char *text)
{
  const char *end;

  if (text == NULL)
    return g_strdup ("");
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  return g_strndup (text, end - text);
}

/**
 * csp_guid_parse:
 * @text: (nullable): a GUID as people paste it: any case, with or without braces and blanks around
 * @guid: (out) (optional) (transfer full): the GUID in the form 8-4-4-4-12, its case kept
 *
 * Returns: whether @text is a GUID
 */
gboolean
csp_guid_parse (const char  *text,
                char       **guid)
{
  g_autofree char *bare = csp_strip (text);
  gsize length = strlen (bare);

  if (length == 38 && bare[0] == '{' && bare[37] == '}')
    {
      memmove (bare, bare + 1, 36);
      bare[36] = '\0';
      length = 36;
    }
  if (length != 36)
    return FALSE;
  for (guint i = 0; i < 36; i++)
    {
      gboolean is_dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (is_dash ? bare[i] != '-' : !g_ascii_isxdigit (bare[i]))
        return FALSE;
    }
  if (guid != NULL)
    *guid = g_steal_pointer (&bare);
  return TRUE;
}

/**
 * csp_guid_key:
 * @guid: (nullable): a service identifier, kept verbatim elsewhere
 *
 * The form that identifiers are looked up by: GUIDs in lower case, everything else unchanged, since
 * only GUIDs compare without case (design.md, Identity).
 *
 * Returns: (transfer full) (nullable): the lookup key
 */
char *
csp_guid_key (const char *guid)
{
  g_autofree char *parsed = NULL;

  if (guid == NULL)
    return NULL;
  if (csp_guid_parse (guid, &parsed))
    return g_ascii_strdown (parsed, -1);
  return g_strdup (guid);
}
