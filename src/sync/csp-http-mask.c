/* csp-http-mask.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sync/csp-http-mask.h"
#include "wire/csp-wire-json.h"

/* JSON inside the text of JSON, as in audit records and address errors, and again in that. */
#define NESTED_MAX 3

/* A member whose name contains one of these is hidden, with all that is in it. */
static const char * const hidden_parts[] = {
  "account", "address", "birth", "city", "company", "contact", "credential", "domain", "email", "mail", "name", "note",
  "organization", "password", "phone", "postal", "principal", "proof", "secret", "street", "taxid", "token",
  "registrationnumber", "verifier", "website", "zip",
};

/* Whole names, likewise. */
static const char * const hidden_names[] = {
  "assertion", "claims", "data", "device_code", "user_code", "code_verifier", "parameters", "region", "title",
};

/* What those would hide, and tells nobody's secret. */
static const char * const shown_names[] = {
  "credential_type", "errorname", "offername", "productname", "token_type",
};

/* Of a form and of a query only these are shown, of headers only those below. */
static const char * const shown_parameters[] = {
  "grant_type", "client_id", "scope", "resource", "size", "offset", "seekOperation", "country", "locale",
  "relationship_type", "agreementType", "licenseGroupIds", "startDate", "endDate", "vettingVersion", "type",
};

static const char * const shown_headers[] = {
  "Accept", "Accept-Encoding", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type",
  "Date", "ETag", "Host", "If-Match", "MS-Contract-Version", "MS-CorrelationId", "MS-CV",
  "MS-PartnerCenter-Application", "MS-RequestId", "MS-ServerId", "Request-Context", "Retry-After", "Server",
  "Transfer-Encoding", "User-Agent", "X-Locale", "client-request-id", "request-id", "x-ms-request-id",
};

static gboolean
is_among (const char * const *names,
          gsize               n_names,
          const char         *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (is_among (shown_names, G_N_ELEMENTS (shown_names), lower))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hidden_parts); i++)
    if (strstr (lower, hidden_parts[i]) != NULL)
      return TRUE;
  return is_among (hidden_names, G_N_ELEMENTS (hidden_names), lower);
}

/**
 * csp_http_mask_text:
 * @text: what is meant for people, as the description of an error
 *
 * Returns: (transfer full): @text without e-mail addresses, domains, phone numbers and tokens
 */
char *
csp_http_mask_text (const char *text)
{
  static const char pattern[] =
    "[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+"
    "|[\\w-]+(?:\\.[\\w-]+)*\\.onm(?:icrosoft|schina)\\.\\w+"
    "|eyJ[\\w-]{6,}[\\w.-]*"
    "|(?i:bearer)\\s+[^\\s\"']+"
    "|(?<!\\w)\\+\\d[\\d ()./-]{5,}\\d";
  static gsize made = 0;
  static GRegex *regex;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *masked;

  if (g_once_init_enter (&made))
    {
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  masked = g_regex_replace_literal (regex, valid, -1, 0, CSP_HTTP_MASK, 0, NULL);
  return masked ? masked : g_strdup (CSP_HTTP_MASK);
}

static JsonNode *mask_node (JsonNode   *node,
                            const char *name,
                            guint       nested);

static JsonNode *
new_text (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static char *
mask_string (const char *text,
             const char *name,
             guint       nested)
{
  g_autoptr(JsonNode) inner = NULL;
  g_autoptr(JsonNode) masked = NULL;

  if (nested < NESTED_MAX && (text[0] == '{' || text[0] == '[') &&
      (inner = csp_wire_json_parse (text, -1, NULL)) != NULL)
    {
      masked = mask_node (inner, name, nested + 1);
      return csp_wire_json_to_text (masked);
    }
  if ((text[0] == '/' || strstr (text, "://") != NULL) && strpbrk (text, " \r\n") == NULL)
    return csp_http_mask_uri (text);
  return csp_http_mask_text (text);
}

/* What a pair of key and value is about stands in its key: "CustomerName", "MS-ContinuationToken". */
static const char *
name_of_member (JsonObject *object,
                const char *name)
{
  JsonNode *key = g_ascii_strcasecmp (name, "value") == 0 ? csp_wire_json_find_member (object, "key") : NULL;

  if (key != NULL && JSON_NODE_HOLDS_VALUE (key) && json_node_get_value_type (key) == G_TYPE_STRING)
    return json_node_get_string (key);
  /* The sentence that comes with a device code has the code in it. */
  if (g_ascii_strcasecmp (name, "message") == 0 && csp_wire_json_find_member (object, "user_code") != NULL)
    return "user_code";
  return name;
}

static JsonNode *
mask_object (JsonObject *object,
             guint       nested)
{
  JsonObject *masked = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *shown = csp_http_mask_text (name);

      json_object_set_member (masked, shown, mask_node (member, name_of_member (object, name), nested));
    }
  json_node_take_object (node, masked);
  return node;
}

static JsonNode *
mask_array (JsonArray  *array,
            const char *name,
            guint       nested)
{
  JsonArray *masked = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (masked, mask_node (json_array_get_element (array, i), name, nested));
  json_node_take_array (node, masked);
  return node;
}

static JsonNode *
mask_node (JsonNode   *node,
           const char *name,
           guint       nested)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return json_node_copy (node);
  if (is_hidden (name))
    return new_text (CSP_HTTP_MASK);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return mask_object (json_node_get_object (node), nested);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return mask_array (json_node_get_array (node), name, nested);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_copy (node);
  text = mask_string (json_node_get_string (node), name, nested);
  return new_text (text);
}

/**
 * csp_http_mask_json:
 * @text: a body
 * @length: its length in bytes
 *
 * Returns: (transfer full): the same JSON without what is secret or personal; of anything else only how much there is
 */
char *
csp_http_mask_json (const char *text,
                    gsize       length)
{
  g_autoptr(JsonNode) root = length > 0 ? csp_wire_json_parse (text, length, NULL) : NULL;
  g_autoptr(JsonNode) masked = root ? mask_node (root, "", 0) : NULL;

  if (length == 0)
    return g_strdup ("");
  return masked ? json_to_string (masked, TRUE)
                : g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes that are not JSON)", length);
}

/**
 * csp_http_mask_form:
 * @form: (nullable): application/x-www-form-urlencoded, or the query of an address
 *
 * Returns: (transfer full): @form without values that are not known to be harmless
 */
char *
csp_http_mask_form (const char *form)
{
  g_auto(GStrv) pairs = g_strsplit (form ? form : "", "&", -1);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *equals = strchr (*pair, '=');
      g_autofree char *name = equals ? g_strndup (*pair, equals - *pair) : NULL;
      char *masked;

      if (name != NULL && is_among (shown_parameters, G_N_ELEMENTS (shown_parameters), name))
        continue;
      masked = name ? g_strconcat (name, "=" CSP_HTTP_MASK, NULL) : g_strdup (CSP_HTTP_MASK);
      g_free (*pair);
      *pair = masked;
    }
  return g_strjoinv ("&", pairs);
}

/* Domains and user names stand in paths too: /v1/domains/contoso.com, /contoso.com/oauth2/token. */
static char *
mask_path (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);

  for (char **part = parts; *part != NULL; part++)
    if ((strpbrk (*part, ".@") != NULL && !(g_str_has_prefix (*part, "v") && g_ascii_isdigit ((*part)[1]))) ||
        strstr (*part, "%40") != NULL)
      {
        g_free (*part);
        *part = g_strdup (CSP_HTTP_MASK);
      }
  return g_strjoinv ("/", parts);
}

/**
 * csp_http_mask_uri:
 * @uri: an address, absolute or not
 *
 * Returns: (transfer full): @uri without what is secret or personal in its path and query
 */
char *
csp_http_mask_uri (const char *uri)
{
  g_autofree char *valid = g_utf8_make_valid (uri, -1);
  const char *scheme_end = strstr (valid, "://");
  const char *path = scheme_end ? strchr (scheme_end + 3, '/') : valid;
  const char *query = strchr (path ? path : valid, '?');
  g_autofree char *host = g_strndup (valid, path ? (gsize) (path - valid) : strlen (valid));
  g_autofree char *plain_path = path ? g_strndup (path, query ? (gsize) (query - path) : strlen (path)) : g_strdup ("");
  g_autofree char *masked_path = mask_path (plain_path);
  g_autofree char *masked_query = query ? csp_http_mask_form (query + 1) : NULL;

  if (strchr (host, '@') != NULL || strchr (host, '?') != NULL)
    return g_strdup (CSP_HTTP_MASK);
  return g_strconcat (host, masked_path, query ? "?" : NULL, masked_query, NULL);
}

/**
 * csp_http_mask_header:
 * @name: name of a header
 * @value: its value
 *
 * Returns: (transfer full): what is shown of the value
 */
char *
csp_http_mask_header (const char *name,
                      const char *value)
{
  if (is_among (shown_headers, G_N_ELEMENTS (shown_headers), name))
    return csp_http_mask_text (value);
  if (g_ascii_strcasecmp (name, "Location") == 0)
    return csp_http_mask_uri (value);
  return g_strdup (CSP_HTTP_MASK);
}
