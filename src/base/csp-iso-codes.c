/* csp-iso-codes.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <libintl.h>
#include <string.h>

#include "base/csp-iso-codes.h"

typedef enum
{
  STANDARD_COUNTRY,
  STANDARD_LANGUAGE,
  STANDARD_LANGUAGE_3,
  STANDARD_SUBDIVISION,
  N_STANDARDS,
} Standard;

/* Files and gettext domains of the package iso-codes. */
static const struct
{
  const char *file;
  const char *member;
  const char *domain;
  const char *keys[2];
} standards[N_STANDARDS] = {
  [STANDARD_COUNTRY] = { "iso_3166-1.json", "3166-1", "iso_3166-1", { "alpha_2", NULL } },
  [STANDARD_LANGUAGE] = { "iso_639-2.json", "639-2", "iso_639-2", { "alpha_2", "alpha_3" } },
  [STANDARD_LANGUAGE_3] = { "iso_639-3.json", "639-3", "iso_639-3", { "alpha_3", NULL } },
  [STANDARD_SUBDIVISION] = { "iso_3166-2.json", "3166-2", "iso_3166-2", { "code", NULL } },
};

/* Countries that the service knows and ISO 3166 does not (functional-spec 7.5). */
static const struct
{
  char        iso2[3];
  const char *name;
} other_countries[] = {
  { "XE", NC_("country", "Sint Eustatius") },
  { "XK", NC_("country", "Kosovo") },
  { "XS", NC_("country", "Saba") },
};

static JsonNode *
load_file (Standard standard)
{
  const char * const *dirs = g_get_system_data_dirs ();

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dirs[i], "iso-codes", "json",
                                                standards[standard].file, NULL);
      g_autofree char *locale_dir = g_build_filename (dirs[i], "locale", NULL);
      g_autoptr(JsonParser) parser = json_parser_new_immutable ();

      if (!json_parser_load_from_file (parser, path, NULL))
        continue;
      bindtextdomain (standards[standard].domain, locale_dir);
      bind_textdomain_codeset (standards[standard].domain, "UTF-8");
      return json_parser_steal_root (parser);
    }
  return NULL;
}

static void
add_entry (JsonArray *array,
           guint      index,
           JsonNode  *node,
           gpointer   user_data)
{
  GHashTable *names = ((gpointer *) user_data)[0];
  const char * const *keys = ((gpointer *) user_data)[1];
  const char *name;
  JsonObject *entry;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  entry = json_node_get_object (node);
  name = json_object_get_string_member_with_default (entry, "common_name", NULL);
  if (name == NULL)
    name = json_object_get_string_member_with_default (entry, "name", NULL);
  for (guint i = 0; i < 2 && keys[i] != NULL && name != NULL; i++)
    {
      const char *code = json_object_get_string_member_with_default (entry, keys[i], NULL);

      if (code != NULL)
        g_hash_table_insert (names, g_strdup (code), g_strdup (name));
    }
}

static GHashTable *
load_names (Standard standard)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(JsonNode) root = load_file (standard);
  gpointer data[] = { names, (gpointer) standards[standard].keys };
  JsonNode *list = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    list = json_object_get_member (json_node_get_object (root), standards[standard].member);
  if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
    json_array_foreach_element (json_node_get_array (list), add_entry, data);
  return names;
}

/* The tables are made at their first use and live as long as the process, so that what they hold may
 * be handed out. Only English names are kept: gettext follows the language in force at each call.
 */
static const char *
find_name (Standard    standard,
           const char *code)
{
  static GHashTable *names[N_STANDARDS];
  const char *english;

  if (g_once_init_enter (&names[standard]))
    g_once_init_leave (&names[standard], load_names (standard));
  english = g_hash_table_lookup (names[standard], code);
  return english != NULL ? g_dgettext (standards[standard].domain, english) : NULL;
}

/**
 * csp_country_name:
 * @iso2: (nullable): ISO 3166-1 alpha-2 code
 *
 * Returns: (transfer none): its name in the language of the window; the code itself when it is
 *   unknown, "" for %NULL
 */
const char *
csp_country_name (const char *iso2)
{
  const char *name;

  if (iso2 == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (other_countries); i++)
    if (g_str_equal (other_countries[i].iso2, iso2))
      return g_dpgettext2 (NULL, "country", other_countries[i].name);
  name = find_name (STANDARD_COUNTRY, iso2);
  return name != NULL ? name : g_intern_string (iso2);
}

static const char *
language_name (const char *code)
{
  const char *name = find_name (STANDARD_LANGUAGE, code);

  return name != NULL ? name : find_name (STANDARD_LANGUAGE_3, code);
}

/**
 * csp_language_exists:
 * @code: (nullable): a code
 *
 * Returns: whether @code is an ISO 639 code of a language
 */
gboolean
csp_language_exists (const char *code)
{
  return code != NULL && language_name (code) != NULL;
}

/**
 * csp_language_name:
 * @code: (nullable): ISO 639 code of two or three letters
 *
 * Returns: (transfer none): its name in the language of the window, the first one where ISO 639 has
 *   several; the code itself when it is unknown, "" for %NULL
 */
const char *
csp_language_name (const char *code)
{
  g_autofree char *first = NULL;
  const char *name;

  if (code == NULL)
    return "";
  name = language_name (code);
  if (name == NULL)
    return g_intern_string (code);
  if (strchr (name, ';') == NULL)
    return name;
  first = g_strndup (name, strcspn (name, ";"));
  return g_intern_string (first);
}

/**
 * csp_culture_name:
 * @culture: (nullable): language, script where needed, and country, as "az-Latn-AZ"
 *
 * Returns: (transfer full): its name in the language of the window; the culture itself when it has
 *   another form
 */
char *
csp_culture_name (const char *culture)
{
  g_auto(GStrv) parts = g_strsplit (culture != NULL ? culture : "", "-", 3);
  guint n_parts = g_strv_length (parts);

  if (n_parts == 2)
    /* Translators: a language as spoken in a country: Portuguese (Brazil) */
    return g_strdup_printf (C_("culture", "%1$s (%2$s)"),
                            csp_language_name (parts[0]), csp_country_name (parts[1]));
  if (n_parts == 3)
    /* Translators: a language, the code of its script, a country: Serbian (Cyrl, Serbia) */
    return g_strdup_printf (C_("culture", "%1$s (%2$s, %3$s)"),
                            csp_language_name (parts[0]), parts[1], csp_country_name (parts[2]));
  return g_strdup (culture != NULL ? culture : "");
}

/**
 * csp_state_label:
 * @iso2: ISO 3166-1 alpha-2 code of a country
 * @state: a state or province, as the service writes it: an ISO 3166-2 code without the country or an
 *   English name
 *
 * Returns: (transfer full): its name in the language of the window, followed by the code where it has one
 */
char *
csp_state_label (const char *iso2,
                 const char *state)
{
  g_autofree char *code = g_strdup_printf ("%s-%s", iso2, state);
  const char *name = find_name (STANDARD_SUBDIVISION, code);

  if (name != NULL)
    return g_strdup_printf ("%s (%s)", name, state);
  return g_strdup (*state != '\0' ? g_dgettext (standards[STANDARD_SUBDIVISION].domain, state) : "");
}
