/* csp-wire-offers.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-offer.h"
#include "wire/csp-wire-offers.h"
#include "wire/csp-wire-resources.h"

#define STARTER_PATH "/org/parceria/Parceria/starter/offers.json"
#define STARTER_COUNTRY "US"

static GPtrArray *
offers_from_array (JsonArray  *items,
                   GError    **error)
{
  g_autoptr(GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      CspOffer *offer = csp_wire_offer_from_node (json_array_get_element (items, i), i + 1, error);
      char *key;

      if (offer == NULL)
        return NULL;
      g_ptr_array_add (offers, offer);
      key = g_ascii_strdown (offer->offer_id, -1);
      if (g_hash_table_contains (numbers, key))
        {
          g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("Item %1$u has the same id as item %2$u: %3$s."), i + 1,
                       GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key)), offer->offer_id);
          g_free (key);
          return NULL;
        }
      g_hash_table_insert (numbers, key, GUINT_TO_POINTER (i + 1));
    }
  return g_steal_pointer (&offers);
}

/* Everything of a collection but its items; NULL for a bare list. */
static char *
envelope_of (JsonNode *root)
{
  g_autoptr(JsonNode) copy = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  json_node_take_object (copy, json_object_new ());
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "items") != 0)
      json_object_set_member (json_node_get_object (copy), name, json_node_copy (value));
  return csp_wire_json_to_text (copy);
}

/**
 * csp_wire_offers_parse:
 * @text: a collection of offers as the service answers it (partner-center-api §13), or a bare list
 * @length: its length in bytes, -1 when it ends with a zero byte
 * @offers: (out) (transfer full) (element-type CspOffer): the offers in their order, each with the JSON
 *   it came from
 * @envelope: (out) (optional) (nullable) (transfer full): the collection without its items, as JSON
 *   text; %NULL for a bare list
 * @error: return location; %CSP_ERROR_INVALID names the item and the field
 *
 * Members that are not known are kept in the offer's JSON; a known one of another type, an offer
 * without id or name and one that occurs twice refuse the whole collection.
 *
 * Returns: whether it could be read; otherwise nothing is returned
 */
gboolean
csp_wire_offers_parse (const char  *text,
                       gssize       length,
                       GPtrArray  **offers,
                       char       **envelope,
                       GError     **error)
{
  g_autoptr(JsonNode) root = csp_wire_json_parse (text, length, error);
  g_autoptr(JsonArray) none = json_array_new ();
  JsonNode *items;

  *offers = NULL;
  if (root == NULL)
    return FALSE;
  items = JSON_NODE_HOLDS_OBJECT (root) ? csp_wire_json_find_member (json_node_get_object (root), "items") : root;
  if (items == NULL ? csp_wire_json_find_member (json_node_get_object (root), "totalCount") == NULL
                    : !JSON_NODE_HOLDS_ARRAY (items))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID,
                           _("This is not a collection of offers: it has no list named “items”."));
      return FALSE;
    }
  *offers = offers_from_array (items ? json_node_get_array (items) : none, error);
  if (*offers == NULL)
    return FALSE;
  if (envelope != NULL)
    *envelope = envelope_of (root);
  return TRUE;
}

/**
 * csp_wire_offers_write:
 * @envelope: (nullable): what csp_wire_offers_parse() returned
 * @offers_json: (element-type utf8): the JSON of each offer
 * @error: return location; %CSP_ERROR_INVALID when @envelope is no object
 *
 * Puts the collection together again.
 *
 * Returns: (transfer full) (nullable): its JSON text, one line for each offer
 */
char *
csp_wire_offers_write (const char  *envelope,
                       GPtrArray   *offers_json,
                       GError     **error)
{
  g_autoptr(JsonNode) outer = envelope ? csp_wire_json_parse (envelope, -1, error) : NULL;
  g_autofree char *head = NULL;
  GString *text;

  if (envelope != NULL && outer == NULL)
    return NULL;
  head = outer ? csp_wire_json_to_text (outer) : NULL;
  if (head != NULL && !JSON_NODE_HOLDS_OBJECT (outer))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("This is not a collection of offers."));
      return NULL;
    }
  text = g_string_new (head);
  if (head != NULL)
    {
      g_string_truncate (text, text->len - 1);
      g_string_append (text, json_object_get_size (json_node_get_object (outer)) > 0 ? ",\"items\":" : "\"items\":");
    }
  for (guint i = 0; i < offers_json->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "[\n" : ",\n", (const char *) g_ptr_array_index (offers_json, i));
  g_string_append (text, offers_json->len > 0 ? "\n]" : "[]");
  g_string_append (text, head ? "}\n" : "\n");
  return g_string_free (text, FALSE);
}

/**
 * csp_wire_offers_starter:
 * @country: an ISO 3166-1 alpha-2 code
 * @envelope: (out) (optional) (transfer full): the collection without its items
 *
 * The catalogue that new local profiles and sample data begin with, until a real one is imported.
 *
 * Returns: (transfer full) (element-type CspOffer): offers for @country
 */
GPtrArray *
csp_wire_offers_starter (const char  *country,
                         char       **envelope)
{
  GResource *resource = csp_wire_get_resource ();
  g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, STARTER_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(GString) text = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *member = g_strdup_printf ("\"%s\"", country);
  g_autofree char *query = g_strdup_printf ("?country=%s", country);
  GPtrArray *offers;

  g_return_val_if_fail (strlen (country) == 2 && g_ascii_isalpha (country[0]) && g_ascii_isalpha (country[1]), NULL);

  text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_string_replace (text, "\"" STARTER_COUNTRY "\"", member, 0);
  g_string_replace (text, "?country=" STARTER_COUNTRY, query, 0);
  if (!csp_wire_offers_parse (text->str, text->len, &offers, envelope, &error))
    g_error ("The starter offers of the program cannot be read: %s", error->message);
  return offers;
}
