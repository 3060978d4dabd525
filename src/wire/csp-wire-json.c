/* csp-wire-json.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n.h>

#include "base/csp-error.h"
#include "wire/csp-wire-json.h"

/* json-glib's parser calls itself for every level; the service's answers have fewer than ten. */
#define DEPTH_MAX 64
/* Every whole number of so many digits fits 64 bits. */
#define INTEGER_DIGITS_MAX 18

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint       depth;
} Scan;

static gboolean
refuse (const Scan  *scan,
        const char  *sentence,
        GError     **error)
{
  guint line = 1;

  for (const char *p = scan->start; p < scan->p; p++)
    line += *p == '\n';
  /* translators: %1$u is a line number, %2$s says what is wrong there */
  g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("Line %1$u of the JSON text: %2$s"), line, sentence);
  return FALSE;
}

static gboolean
scan_hex (Scan  *scan,
          guint *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++, scan->p++)
    {
      if (scan->p == scan->end || !g_ascii_isxdigit (*scan->p))
        return FALSE;
      *value = *value * 16 + g_ascii_xdigit_value (*scan->p);
    }
  return TRUE;
}

/* What stands after \u: a character that text can hold, the upper half of a pair followed by the lower. */
static gboolean
scan_unicode_escape (Scan *scan)
{
  guint value, low;

  if (!scan_hex (scan, &value) || value == 0 || (value >= 0xdc00 && value <= 0xdfff))
    return FALSE;
  if (value < 0xd800 || value > 0xdbff)
    return TRUE;
  if (scan->end - scan->p < 6 || scan->p[0] != '\\' || scan->p[1] != 'u')
    return FALSE;
  scan->p += 2;
  return scan_hex (scan, &low) && low >= 0xdc00 && low <= 0xdfff;
}

static gboolean
scan_string (Scan    *scan,
             GError **error)
{
  for (scan->p++; scan->p < scan->end && *scan->p != '"';)
    {
      if ((guchar) *scan->p < 0x20)
        return refuse (scan, _("a text is not closed, or contains a control character."), error);
      if (*scan->p++ != '\\')
        continue;
      if (scan->p < scan->end && *scan->p == 'u')
        {
          scan->p++;
          if (!scan_unicode_escape (scan))
            return refuse (scan, _("a text contains a character that does not exist."), error);
        }
      else if (scan->p == scan->end || strchr ("\"\\/bfnrt", *scan->p++) == NULL)
        return refuse (scan, _("a text contains an escape sequence that does not exist."), error);
    }
  if (scan->p == scan->end)
    return refuse (scan, _("a text is not closed."), error);
  scan->p++;
  return TRUE;
}

static guint
scan_digits (Scan *scan)
{
  const char *start = scan->p;

  while (scan->p < scan->end && g_ascii_isdigit (*scan->p))
    scan->p++;
  return scan->p - start;
}

static gboolean
is_finite (const char *start,
           const char *end)
{
  g_autofree char *number = g_strndup (start, end - start);

  return isfinite (g_ascii_strtod (number, NULL));
}

static gboolean
scan_number (Scan    *scan,
             GError **error)
{
  const char *start = scan->p;
  gboolean is_whole = TRUE;
  guint digits;
  char first;

  scan->p += *scan->p == '-';
  first = scan->p < scan->end ? *scan->p : '\0';
  digits = scan_digits (scan);
  if (digits == 0 || (digits > 1 && first == '0'))
    return refuse (scan, _("a number is not written as JSON wants it."), error);
  if (scan->p < scan->end && *scan->p == '.')
    {
      is_whole = FALSE;
      scan->p++;
      if (scan_digits (scan) == 0)
        return refuse (scan, _("a number is not written as JSON wants it."), error);
    }
  if (scan->p < scan->end && (*scan->p == 'e' || *scan->p == 'E'))
    {
      is_whole = FALSE;
      scan->p++;
      scan->p += scan->p < scan->end && (*scan->p == '+' || *scan->p == '-');
      if (scan_digits (scan) == 0)
        return refuse (scan, _("a number is not written as JSON wants it."), error);
    }
  if (is_whole ? digits > INTEGER_DIGITS_MAX : !is_finite (start, scan->p))
    return refuse (scan, _("a number is out of range."), error);
  return TRUE;
}

static gboolean
scan_word (Scan    *scan,
           GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (scan->end - scan->p) >= length && memcmp (scan->p, words[i], length) == 0)
        {
          scan->p += length;
          return TRUE;
        }
    }
  return refuse (scan, _("this is not JSON."), error);
}

static gboolean
scan_bracket (Scan    *scan,
              GError **error)
{
  if (*scan->p == '{' || *scan->p == '[')
    {
      if (++scan->depth > DEPTH_MAX)
        return refuse (scan, _("objects or lists are nested too deeply."), error);
    }
  else if (scan->depth-- == 0)
    return refuse (scan, _("a bracket is closed that was not opened."), error);
  scan->p++;
  return TRUE;
}

/* Admits JSON's own tokens only, since json-glib also takes comments, octal numbers and more than one
 * value, and limits what could exhaust the stack. The order of the tokens is left to json-glib. */
static gboolean
scan_text (Scan    *scan,
           GError **error)
{
  while (scan->p < scan->end)
    {
      gboolean good = TRUE;

      if (strchr (" \t\r\n", *scan->p) != NULL)
        {
          scan->p++;
          continue;
        }
      if (scan->depth == 0 && *scan->p != '{' && *scan->p != '[')
        return refuse (scan, _("this is not JSON."), error);
      if (strchr ("{}[]", *scan->p) != NULL)
        good = scan_bracket (scan, error);
      else if (*scan->p == '"')
        good = scan_string (scan, error);
      else if (*scan->p == '-' || g_ascii_isdigit (*scan->p))
        good = scan_number (scan, error);
      else if (*scan->p == ',' || *scan->p == ':')
        scan->p++;
      else
        good = scan_word (scan, error);
      if (!good)
        return FALSE;
      if (scan->depth == 0)
        break;
    }
  while (scan->p < scan->end && strchr (" \t\r\n", *scan->p) != NULL)
    scan->p++;
  if (scan->depth > 0)
    return refuse (scan, _("the text ends too early."), error);
  if (scan->p < scan->end)
    return refuse (scan, _("there is more text after the end."), error);
  return TRUE;
}

/**
 * csp_wire_json_parse:
 * @text: JSON text from anywhere, also hostile
 * @length: its length in bytes, -1 when it ends with a zero byte
 * @error: return location; %CSP_ERROR_INVALID says the line
 *
 * Reads an object or a list. A byte order mark is skipped; anything that is not strictly JSON, numbers
 * beyond 64 bits, zero characters and deep nesting are refused.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
csp_wire_json_parse (const char  *text,
                     gssize       length,
                     GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) parse_error = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  Scan scan = { 0 };

  if (!g_utf8_validate_len (text, size, NULL))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("The text is not encoded in UTF-8."));
      return NULL;
    }
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  scan.start = scan.p = text;
  scan.end = text + size;
  if (!scan_text (&scan, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, size, &parse_error))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("Line %1$u of the JSON text: %2$s"),
                   json_parser_get_current_line (parser), _("this is not JSON."));
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("There is no JSON text."));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/**
 * csp_wire_json_find_member:
 * @object: an object
 * @name: a member's name in camelCase
 *
 * The service's names are read without case (partner-center-api §4), and null is the same as absent.
 *
 * Returns: (transfer none) (nullable): its value
 */
JsonNode *
csp_wire_json_find_member (JsonObject *object,
                           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (node == NULL)
    {
      json_object_iter_init (&iter, object);
      while (node == NULL && json_object_iter_next (&iter, &key, &value))
        if (g_ascii_strcasecmp (key, name) == 0)
          node = value;
    }
  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static void
append_string (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (text, "\\u%04x", *p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, '"');
}

static void
append_value (GString  *text,
              JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      append_string (text, json_node_get_string (node));
      break;

    case G_TYPE_BOOLEAN:
      g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
      break;

    case G_TYPE_DOUBLE:
      g_string_append (text, g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
      if (strpbrk (number, ".e") == NULL)
        g_string_append (text, ".0");
      break;

    default:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    }
}

static void append_node (GString  *text,
                         JsonNode *node);

static void
append_object (GString    *text,
               JsonObject *object)
{
  const char *separator = "";
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_string_append (text, separator);
      append_string (text, name);
      g_string_append_c (text, ':');
      append_node (text, value);
      separator = ",";
    }
  g_string_append_c (text, '}');
}

static void
append_array (GString   *text,
              JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_node (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

static void
append_node (GString  *text,
             JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (text, node);
  else
    g_string_append (text, "null");
}

/**
 * csp_wire_json_to_text:
 * @node: a JSON value
 *
 * Written here because json-glib 1.6 spells large numbers wrongly, as 1e+92.0.
 *
 * Returns: (transfer full): it as compact JSON text
 */
char *
csp_wire_json_to_text (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node);
  return g_string_free (text, FALSE);
}
