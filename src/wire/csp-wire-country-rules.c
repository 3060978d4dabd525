/* csp-wire-country-rules.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/csp-error.h"
#include "base/csp-text.h"
#include "wire/csp-wire-country-rules.h"
#include "wire/csp-wire-resources.h"

#define STARTER_PATH "/org/parceria/Parceria/starter/country-rules.json"

/* The service names its members in camelCase, some of its samples in PascalCase. */
static JsonNode *
find_member (JsonObject *object,
             const char *name)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (g_ascii_strcasecmp (key, name) == 0)
      return node;
  return NULL;
}

static char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = find_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

static gboolean
get_boolean (JsonObject *object,
             const char *name)
{
  JsonNode *node = find_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/* A list of texts in any of its spellings: [ "AK" ], { "value": [ "AK" ] } and [ { "value": "AK" } ]. */
static void
add_texts (GPtrArray *texts,
           JsonNode  *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_ARRAY (element))
            add_texts (texts, element);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *value = find_member (json_node_get_object (node), "value");

      if (value != NULL && !JSON_NODE_HOLDS_OBJECT (value))
        add_texts (texts, value);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_ptr_array_add (texts, json_node_dup_string (node));
}

static void
take_list (char       ***list,
           JsonObject   *object,
           const char   *name,
           const char   *older_name)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  JsonNode *node = find_member (object, name);

  if (node == NULL)
    node = find_member (object, older_name);
  if (node != NULL)
    add_texts (texts, node);
  g_ptr_array_add (texts, NULL);
  g_strfreev (*list);
  *list = (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static CspCountryRules *
rules_from_object (JsonObject *object)
{
  g_autofree char *iso2 = get_text (object, "iso2Code");
  CspCountryRules *rules;

  if (csp_is_empty (iso2))
    return NULL;
  rules = csp_country_rules_new (iso2);
  rules->default_culture = get_text (object, "defaultCulture");
  rules->is_state_required = get_boolean (object, "isStateRequired");
  take_list (&rules->states, object, "supportedStatesList", "states");
  take_list (&rules->languages, object, "supportedLanguagesList", "supportedLanguages");
  take_list (&rules->cultures, object, "supportedCulturesList", "supportedCultures");
  rules->is_postal_code_required = get_boolean (object, "isPostalCodeRequired");
  rules->postal_code_regex = get_text (object, "postalCodeRegex");
  rules->is_city_required = get_boolean (object, "isCityRequired");
  rules->is_vat_id_supported = get_boolean (object, "isVatIdSupported");
  rules->vat_id_regex = get_text (object, "vatIdRegex");
  rules->is_tax_id_supported = get_boolean (object, "isTaxIdSupported");
  rules->is_tax_id_optional = get_boolean (object, "isTaxIdOptional");
  rules->tax_id_format = get_text (object, "taxIdFormat");
  rules->tax_id_sample = get_text (object, "taxIdSample");
  rules->phone_regex = get_text (object, "phoneNumberRegex");
  take_list (&rules->calling_codes, object, "countryCallingCodesList", "countryCallingCodes");
  rules->registration_number_regex = get_text (object, "organizationRegistrationNumberRegex");
  rules->is_complete = find_member (object, "isStateRequired") != NULL &&
                       find_member (object, "isPostalCodeRequired") != NULL &&
                       find_member (object, "isCityRequired") != NULL;
  return rules;
}

/**
 * csp_wire_country_rules_parse:
 * @json: an answer of countryvalidationrules, or text of the same shape
 * @length: its length in bytes, -1 when it ends with a zero byte
 * @error: return location
 *
 * Reads the rules of one country in the newer spelling of the service (`supportedStatesList`) and
 * the older one (`states`). Members it does not know and members of another type are ignored.
 * `organizationRegistrationNumberRegex` is a member of our own, for what the service says only when
 * it refuses a number.
 *
 * Returns: (transfer full): the rules, with the text they came from; %NULL with %CSP_ERROR_INVALID
 *   when @json is not JSON or names no country
 */
CspCountryRules *
csp_wire_country_rules_parse (const char  *json,
                              gssize       length,
                              GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local_error = NULL;
  CspCountryRules *rules = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, length, &local_error))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID,
                   /* Translators: %s is what the JSON parser says */
                   _("The country rules are not JSON: %s"), local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    rules = rules_from_object (json_node_get_object (root));
  if (rules == NULL)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID,
                   _("The country rules do not say which country they are for."));
      return NULL;
    }
  rules->json = length < 0 ? g_strdup (json) : g_strndup (json, length);
  return rules;
}

/**
 * csp_wire_country_rules_starter:
 *
 * The rules that ship with the program, for profiles that have never fetched any: what
 * functional-spec 7.1 and 7.3 document, and no more.
 *
 * Returns: (transfer full) (element-type CspCountryRules): rules of some countries, each with its
 *   JSON text
 */
GPtrArray *
csp_wire_country_rules_starter (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) csp_country_rules_free);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  JsonArray *array;

  bytes = g_resource_lookup_data (csp_wire_get_resource (), STARTER_PATH, 0, &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      CspCountryRules *rules = rules_from_object (json_node_get_object (node));

      g_assert (rules != NULL);
      rules->json = json_to_string (node, FALSE);
      g_ptr_array_add (all, rules);
    }
  return all;
}
