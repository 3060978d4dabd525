/* service-model-shape.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tests/lib/service-model-private.h"

/* Words of enums, in the order of their numbers, by the type of the object that has the member. */
static const struct
{
  const char *type;
  const char *member;
  const char *words[8];
} enums[] = {
  { "Customer", "relationshipToPartner", { "unknown", "reseller", "advisor", "syndication", "microsoft_support", "none" } },
  { "Subscription", "status", { "none", "active", "suspended", "deleted", "expired", "pending", "disabled" } },
  { "Subscription", "billingType", { "none", "usage", "license" } },
  { "Subscription", "billingCycle", { "unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial" } },
  { "Order", "billingCycle", { "unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial" } },
  { "Order", "status", { "unknown", "completed", "pending", "cancelled" } },
  { "PartnerRelationship", "state", { "none", "active", "pending" } },
};

static JsonNode *
find_member (JsonObject *object,
             const char *name)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &value))
    if (g_ascii_strcasecmp (key, name) == 0)
      return value;
  return NULL;
}

/* Member names have no case (partner-center-api §4); null is absent. */
JsonNode *
service_find (JsonObject *object,
              const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      node = find_member (object, names[i]);
      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        return NULL;
      if (names[i + 1] == NULL)
        return node;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_node_get_object (node);
    }
  return NULL;
}

const char *
service_get_text (JsonObject *object,
                  const char *path)
{
  JsonNode *node = service_find (object, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gboolean
service_get_int (JsonObject *object,
                 const char *path,
                 gint64     *value)
{
  JsonNode *node = service_find (object, path);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/* A client may send an enum as it came: in either spelling or as a number. */
char *
service_get_word (JsonObject *object,
                  const char *path)
{
  const char *text = service_get_text (object, path);
  GString *word = g_string_new (NULL);
  gint64 number;

  if (text == NULL && service_get_int (object, path, &number))
    {
      g_string_free (word, TRUE);
      return number >= 0 && number < 7 ? g_strdup (enums[1].words[number]) : NULL;
    }
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && p > text)
        g_string_append_c (word, '_');
      g_string_append_c (word, g_ascii_tolower (*p));
    }
  return g_string_free (word, text == NULL);
}

/* The first of the members that is missing or empty. */
const char *
service_missing_of (JsonObject         *body,
                    const char * const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *text = service_get_text (body, paths[i]);

      if (text == NULL || *text == '\0')
        return paths[i];
    }
  return NULL;
}

void
service_set_text (JsonObject *object,
                  const char *path,
                  const char *value)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  guint i;

  for (i = 0; names[i + 1] != NULL; i++)
    {
      if (!json_object_has_member (object, names[i]))
        json_object_set_object_member (object, names[i], json_object_new ());
      object = json_object_get_object_member (object, names[i]);
    }
  if (value != NULL)
    json_object_set_string_member (object, names[i], value);
  else
    json_object_remove_member (object, names[i]);
}

/* A copy that shares nothing. */
JsonObject *
service_copy (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (JSON_NODE_HOLDS_OBJECT (value))
      json_object_set_object_member (copy, name, service_copy (json_node_get_object (value)));
    else if (JSON_NODE_HOLDS_ARRAY (value))
      {
        JsonArray *from = json_node_get_array (value);
        JsonArray *items = json_array_new ();

        for (guint i = 0; i < json_array_get_length (from); i++)
          json_array_add_object_element (items, service_copy (json_array_get_object_element (from, i)));
        json_object_set_array_member (copy, name, items);
      }
    else
      json_object_set_member (copy, name, json_node_copy (value));
  return copy;
}

static char *
spell_name (ServiceModel *self,
            const char   *name)
{
  char *spelled = g_strdup (name);

  if (self->traits.pascal_case)
    spelled[0] = g_ascii_toupper (spelled[0]);
  return spelled;
}

static char *
pascal_of (const char *word)
{
  GString *text = g_string_new (NULL);
  gboolean raises = TRUE;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '_')
        raises = TRUE;
      else
        g_string_append_c (text, raises ? g_ascii_toupper (*p) : *p);
      raises = *p == '_';
    }
  return g_string_free (text, FALSE);
}

static JsonNode *
spell_word (ServiceModel *self,
            guint         row,
            JsonNode     *value)
{
  const char *word = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
  g_autofree char *pascal = word != NULL ? pascal_of (word) : NULL;

  if (self->traits.enum_style == 1 && word != NULL)
    return json_node_init_string (json_node_alloc (), pascal);
  for (guint i = 0; self->traits.enum_style == 2 && word != NULL && i < 8 && enums[row].words[i] != NULL; i++)
    if (g_str_equal (enums[row].words[i], word))
      return json_node_init_int (json_node_alloc (), i);
  return json_node_copy (value);
}

static JsonNode *
present_member (ServiceModel *self,
                const char   *type,
                const char   *name,
                JsonNode     *value)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (enums); i++)
    if (g_str_equal (enums[i].type, type) && g_str_equal (enums[i].member, name))
      return spell_word (self, i, value);
  return service_present (self, value);
}

static JsonNode *
present_object (ServiceModel *self,
                JsonObject   *object)
{
  g_autoptr(JsonObject) presented = json_object_new ();
  const char *type = service_get_text (object, "attributes/objectType");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *spelled = spell_name (self, name);

      json_object_set_member (presented, spelled, present_member (self, type, name, value));
    }
  if (self->traits.pascal_case && !json_object_has_member (presented, "Links"))
    json_object_set_null_member (presented, "Links");
  return json_node_init_object (json_node_alloc (), presented);
}

/* The same resource as some server of the service would print it. */
JsonNode *
service_present (ServiceModel *self,
                 JsonNode     *node)
{
  g_autoptr(JsonArray) presented = NULL;
  JsonArray *items;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return present_object (self, json_node_get_object (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_copy (node);
  items = json_node_get_array (node);
  presented = json_array_new ();
  for (guint i = 0; i < json_array_get_length (items); i++)
    json_array_add_element (presented, service_present (self, json_array_get_element (items, i)));
  return json_node_init_array (json_node_alloc (), presented);
}
