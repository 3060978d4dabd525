/* csp-wire-record.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-error.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-record.h"

/* What nobody knows is left out, as the service does. */
static JsonNode *
node_for_wire (CspRecord      *record,
               const CspField *field)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *instant = NULL;

  switch (field->type)
    {
    case CSP_FIELD_INTEGER:
      json_node_set_int (node, csp_record_get_integer (record, field));
      return node;

    case CSP_FIELD_BOOLEAN:
      json_node_set_boolean (node, csp_record_get_integer (record, field) != 0);
      return node;

    case CSP_FIELD_INSTANT:
      if (csp_record_get_integer (record, field) != 0)
        instant = csp_instant_to_iso (csp_record_get_integer (record, field));
      json_node_set_string (node, instant);
      break;

    case CSP_FIELD_TEXT:
    case CSP_FIELD_DATE:
    default:
      json_node_set_string (node, csp_record_get_text (record, field));
      break;
    }
  if (json_node_get_string (node) != NULL)
    return node;
  json_node_unref (node);
  return NULL;
}

/**
 * csp_wire_record_to_json:
 * @record: a record
 *
 * Returns: (transfer full): it as an object with the keys of the REST contract: no local fields,
 * nothing that is not known, instants in ISO 8601
 */
JsonNode *
csp_wire_record_to_json (CspRecord *record)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  json_node_take_object (node, json_object_new ());
  for (guint i = 0; i < n_fields; i++)
    {
      JsonNode *value;

      if (fields[i].wire == NULL || (fields[i].flags & CSP_FIELD_LOCAL))
        continue;
      if ((value = node_for_wire (record, &fields[i])) != NULL)
        json_object_set_member (json_node_get_object (node), fields[i].wire, value);
    }
  return node;
}

/**
 * csp_wire_record_to_text:
 * @record: a record
 *
 * Returns: (transfer full): the JSON text of csp_wire_record_to_json()
 */
char *
csp_wire_record_to_text (CspRecord *record)
{
  g_autoptr(JsonNode) node = csp_wire_record_to_json (record);

  return csp_wire_json_to_text (node);
}

/* History keeps instants in microseconds, so that undo restores them exactly. */
static JsonNode *
node_for_history (CspRecord      *record,
                  const CspField *field)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  const char *text;

  if (field->type == CSP_FIELD_BOOLEAN)
    json_node_set_boolean (node, csp_record_get_integer (record, field) != 0);
  else if (field->type == CSP_FIELD_INTEGER || field->type == CSP_FIELD_INSTANT)
    json_node_set_int (node, csp_record_get_integer (record, field));
  else if ((text = csp_record_get_text (record, field)) != NULL)
    json_node_set_string (node, text);
  else
    json_node_init_null (node);
  return node;
}

static gboolean
is_blank (CspRecord      *record,
          const CspField *field)
{
  const char *text;

  if (field->type != CSP_FIELD_TEXT && field->type != CSP_FIELD_DATE)
    return csp_record_get_integer (record, field) == 0;
  text = csp_record_get_text (record, field);
  return text == NULL || *text == '\0';
}

static gboolean
has_changed (CspRecord      *before,
             CspRecord      *after,
             const CspField *field)
{
  if (before != NULL && after != NULL)
    return !csp_record_field_equal (before, after, field);
  return !is_blank (before ? before : after, field);
}

static char *
changes_to_text (CspRecord *record,
                 CspRecord *before,
                 CspRecord *after)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  json_node_take_object (node, json_object_new ());
  for (guint i = 0; i < n_fields; i++)
    if (!(fields[i].flags & (CSP_FIELD_LOCAL | CSP_FIELD_JOINED)) && has_changed (before, after, &fields[i]))
      json_object_set_member (json_node_get_object (node), fields[i].name, node_for_history (record, &fields[i]));
  return csp_wire_json_to_text (node);
}

/**
 * csp_wire_record_diff:
 * @before: (nullable): a record, %NULL when it was created
 * @after: (nullable): the same record later, %NULL when it was deleted
 * @before_json: (out) (nullable) (transfer full): the changed fields as they were, as a JSON object
 *   keyed by field name; %NULL without @before
 * @after_json: (out) (nullable) (transfer full): the same fields as they became; %NULL without @after
 *
 * What history keeps of a change. Fields that never leave the file and those of other tables are not
 * in it. Of a created or deleted record it holds every field that is not empty.
 *
 * Returns: whether anything changed
 */
gboolean
csp_wire_record_diff (CspRecord  *before,
                      CspRecord  *after,
                      char      **before_json,
                      char      **after_json)
{
  *before_json = before ? changes_to_text (before, before, after) : NULL;
  *after_json = after ? changes_to_text (after, before, after) : NULL;
  return before == NULL || after == NULL || !g_str_equal (*after_json, "{}");
}

static gboolean
value_is (JsonNode *node,
          GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
apply_value (CspRecord      *record,
             const CspField *field,
             JsonNode       *node)
{
  gboolean is_text = field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE;

  if (is_text && JSON_NODE_HOLDS_NULL (node))
    csp_record_set_text (record, field, NULL);
  else if (is_text && value_is (node, G_TYPE_STRING))
    csp_record_set_text (record, field, json_node_get_string (node));
  else if (!is_text && JSON_NODE_HOLDS_NULL (node))
    csp_record_set_integer (record, field, 0);
  else if (field->type == CSP_FIELD_BOOLEAN && value_is (node, G_TYPE_BOOLEAN))
    csp_record_set_integer (record, field, json_node_get_boolean (node));
  else if (!is_text && field->type != CSP_FIELD_BOOLEAN && value_is (node, G_TYPE_INT64))
    csp_record_set_integer (record, field, json_node_get_int (node));
  else
    return FALSE;
  return TRUE;
}

/**
 * csp_wire_record_apply_json:
 * @record: a record that is still being made
 * @json: one of the texts of csp_wire_record_diff()
 * @error: return location; %CSP_ERROR_INVALID when @json is not such a text
 *
 * Gives fields of @record the values they have in @json. Names that the record's type does not have
 * (any more) are ignored, and so are fields that are not in history.
 *
 * Returns: whether all values fit; if not, @record is half changed and to be thrown away
 */
gboolean
csp_wire_record_apply_json (CspRecord   *record,
                            const char  *json,
                            GError     **error)
{
  g_autoptr(JsonNode) node = csp_wire_json_parse (json, -1, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID, _("The recorded change is not a JSON object."));
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CspField *field = csp_record_find_field (record, name);

      if (field == NULL || (field->flags & (CSP_FIELD_LOCAL | CSP_FIELD_JOINED)) || apply_value (record, field, value))
        continue;
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The recorded change has a value of another type for “%s”."),
                   name);
      return FALSE;
    }
  return TRUE;
}
