/* csp-server-copy.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"
#include "wire/csp-wire-resource.h"

static char *
to_text (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return csp_wire_json_to_text (node);
}

/**
 * csp_server_copy_put:
 * @conn: a connection in a write transaction
 * @subject_type: what it is of, as "subscription"
 * @subject_id: its local id
 * @object: the resource as the service sent it
 * @now: the instant
 * @pull_id: the pull it was seen in, 0 when in none
 * @error: return location
 *
 * Keeps the last version that the service confirmed, with members that no field knows, to send them back.
 *
 * Returns: whether it is stored
 */
gboolean
csp_server_copy_put (CspConn     *conn,
                     const char  *subject_type,
                     gint64       subject_id,
                     JsonObject  *object,
                     gint64       now,
                     gint64       pull_id,
                     GError     **error)
{
  g_autofree char *json = to_text (object);

  return csp_conn_run (conn, error,
                       "INSERT INTO server_copy (subject_type, subject_id, json, etag, fetched_at, seen_in)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET json = excluded.json,"
                       " etag = excluded.etag, fetched_at = excluded.fetched_at,"
                       " seen_in = CASE WHEN excluded.seen_in <> 0 THEN excluded.seen_in ELSE seen_in END",
                       "tittii", subject_type, subject_id, json, csp_server_copy_etag (object), now, pull_id);
}

/**
 * csp_server_copy_get:
 * @conn: a connection
 * @subject_type: what it is of
 * @subject_id: its local id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a copy that may be changed; %NULL without @error when there is none
 */
JsonObject *
csp_server_copy_get (CspConn     *conn,
                     const char  *subject_type,
                     gint64       subject_id,
                     GError     **error)
{
  g_autofree char *json = csp_conn_get_text (conn, error,
                                             "SELECT json FROM server_copy WHERE subject_type = ?1 AND subject_id = ?2",
                                             "ti", subject_type, subject_id);
  g_autoptr(JsonNode) node = json != NULL ? json_from_string (json, error) : NULL;

  return node != NULL ? json_node_dup_object (node) : NULL;
}

/**
 * csp_server_copy_has:
 * @conn: a connection
 * @subject_type: what it is of
 * @subject_id: its local id
 * @has: (out): whether the service has ever confirmed it
 * @error: return location
 *
 * Returns: whether that could be found out
 */
gboolean
csp_server_copy_has (CspConn     *conn,
                     const char  *subject_type,
                     gint64       subject_id,
                     gboolean    *has,
                     GError     **error)
{
  gint64 exists = 0;
  gboolean known = csp_conn_get_integer (conn, &exists, error,
                                         "SELECT EXISTS (SELECT 1 FROM server_copy"
                                         " WHERE subject_type = ?1 AND subject_id = ?2)",
                                         "ti", subject_type, subject_id);

  *has = exists != 0;
  return known;
}

/**
 * csp_server_copy_etag:
 * @object: a resource
 *
 * Returns: (transfer none) (nullable): its ETag; an empty one counts as none (partner-center-api §9)
 */
const char *
csp_server_copy_etag (JsonObject *object)
{
  const char *etag = csp_wire_get_text (object, "attributes/etag");

  return etag != NULL && *etag != '\0' ? etag : NULL;
}

/**
 * csp_mirror_put:
 * @conn: a connection in a write transaction
 * @kind: what it is, as "user"
 * @owner_id: local id of the customer it belongs to, 0 for the partner's own
 * @key: its id
 * @object: the resource as the service sent it
 * @pull_id: the pull it was seen in
 * @error: return location
 *
 * Keeps a resource that has no record of its own.
 *
 * Returns: whether it is stored
 */
gboolean
csp_mirror_put (CspConn     *conn,
                const char  *kind,
                gint64       owner_id,
                const char  *key,
                JsonObject  *object,
                gint64       pull_id,
                GError     **error)
{
  g_autofree char *json = to_text (object);

  return csp_conn_run (conn, error,
                       "INSERT OR REPLACE INTO mirror (kind, owner_id, key, json, seen_in)"
                       " VALUES (?1, ?2, ?3, ?4, ?5)",
                       "titti", kind, owner_id, key, json, pull_id);
}

/**
 * csp_mirror_sweep:
 * @conn: a connection in a write transaction
 * @kind: what was listed completely
 * @owner_id: of whom
 * @pull_id: in which pull
 * @error: return location
 *
 * Forgets what the service no longer has.
 *
 * Returns: whether it is gone
 */
gboolean
csp_mirror_sweep (CspConn     *conn,
                  const char  *kind,
                  gint64       owner_id,
                  gint64       pull_id,
                  GError     **error)
{
  return csp_conn_run (conn, error, "DELETE FROM mirror WHERE kind = ?1 AND owner_id = ?2 AND seen_in <> ?3", "tii",
                       kind, owner_id, pull_id);
}

/**
 * csp_sync_mark_get:
 * @conn: a connection
 * @name: what is remembered
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
csp_sync_mark_get (CspConn     *conn,
                   const char  *name,
                   GError     **error)
{
  return csp_conn_get_text (conn, error, "SELECT value FROM sync_mark WHERE name = ?1", "t", name);
}

/**
 * csp_sync_mark_set:
 * @conn: a connection in a write transaction
 * @name: what to remember
 * @value: its value
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_sync_mark_set (CspConn     *conn,
                   const char  *name,
                   const char  *value,
                   GError     **error)
{
  return csp_conn_run (conn, error, "INSERT OR REPLACE INTO sync_mark (name, value) VALUES (?1, ?2)", "tt", name,
                       value);
}
