/* csp-pull-items.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "store/csp-repo.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

/* A collection, or an array where one is expected (partner-center-api §5). */
static JsonArray *
items_of (JsonNode *root)
{
  JsonNode *items;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);
  items = csp_wire_find_path (json_node_get_object (root), "items");
  return items != NULL && JSON_NODE_HOLDS_ARRAY (items) ? json_node_get_array (items) : NULL;
}

static char *
key_of (const CspPullStage *stage,
        JsonObject         *item)
{
  JsonNode *node = stage->key ? csp_wire_find_path (item, stage->key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

static gboolean
store_item (CspPull             *pull,
            const CspPullStage  *stage,
            JsonNode            *item,
            GError             **error)
{
  g_autofree char *key = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (item))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The answer is not what was asked for."));
      return FALSE;
    }
  if (stage->store != NULL)
    return stage->store (pull, json_node_get_object (item), error);
  key = key_of (stage, json_node_get_object (item));
  return csp_mirror_put (pull->context->conn, stage->mirror, pull->customer ? pull->customer->id : 0, key,
                         json_node_get_object (item), pull->id, error);
}

gboolean
_csp_pull_store_items (CspPull             *pull,
                       const CspPullStage  *stage,
                       JsonNode            *root,
                       GError             **error)
{
  JsonArray *items;

  if (stage->paging == CSP_PAGING_ONE)
    return store_item (pull, stage, root, error);
  items = items_of (root);
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (!store_item (pull, stage, json_array_get_element (items, i), error))
      return FALSE;
  return TRUE;
}

/* The number of the item after the last, when the answer says that there are more. */
static char *
next_index (CspPullState *state,
            JsonNode     *root)
{
  gint64 offset = state->cursor != NULL ? g_ascii_strtoll (state->cursor, NULL, 10) : 0;
  JsonArray *items = items_of (root);

  if (!JSON_NODE_HOLDS_OBJECT (root) || items == NULL || json_array_get_length (items) == 0 ||
      csp_wire_find_path (json_node_get_object (root), "links/next") == NULL)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, offset + json_array_get_length (items));
}

/* There is a next page when either sign is present (partner-center-api §5.1); the token is never taken apart. */
static char *
next_cursor (const CspPullStage *stage,
             JsonNode           *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *headers;

  if (stage->paging != CSP_PAGING_SEEK || object == NULL)
    return NULL;
  headers = csp_wire_find_path (object, "links/next/headers");
  if (headers != NULL && JSON_NODE_HOLDS_ARRAY (headers))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (headers)); i++)
      {
        JsonNode *header = json_array_get_element (json_node_get_array (headers), i);
        const char *name = JSON_NODE_HOLDS_OBJECT (header)
                               ? csp_wire_get_text (json_node_get_object (header), "key")
                               : NULL;

        if (name != NULL && g_ascii_strcasecmp (name, "MS-ContinuationToken") == 0)
          return g_strdup (csp_wire_get_text (json_node_get_object (header), "value"));
      }
  return g_strdup (csp_wire_get_text (object, "continuationToken"));
}

/* Where the page after this one begins; NULL after the last. */
char *
_csp_pull_next_cursor (CspPullState       *state,
                       const CspPullStage *stage,
                       JsonNode           *root)
{
  return stage->paging == CSP_PAGING_INDEX ? next_index (state, root) : next_cursor (stage, root);
}

/* Records that a pull adds share one history record, as those of an import do. */
gboolean
_csp_pull_insert_record (CspPull      *pull,
                         gpointer      record,
                         const char   *table,
                         CspChanges    changes,
                         GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET imported_in = ?2, updated_at = ?3 WHERE id = ?1", table);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  pull->context->changes |= changes;
  return csp_repo_insert (pull->context->conn, record, error) &&
         csp_conn_run (pull->context->conn, error, sql, "iii", csp_record_get_integer (record, &fields[0]),
                       pull->note_id, pull->context->now);
}
