/* csp-merge.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-conflict.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "store/csp-repo.h"
#include "sync/csp-merge.h"

/* Ids are equal also in another case (partner-center-api §4). */
static gboolean
is_equal (gpointer        a,
          gpointer        b,
          const CspField *field)
{
  g_autofree char *key_a = NULL;
  g_autofree char *key_b = NULL;

  if (csp_record_field_equal (a, b, field))
    return TRUE;
  if (field->type != CSP_FIELD_TEXT || !csp_guid_parse (csp_record_get_text (a, field), NULL) ||
      !csp_guid_parse (csp_record_get_text (b, field), NULL))
    return FALSE;
  key_a = csp_guid_key (csp_record_get_text (a, field));
  key_b = csp_guid_key (csp_record_get_text (b, field));
  return g_str_equal (key_a, key_b);
}

static gpointer
copy_with (gpointer     record,
           const char  *json,
           GError     **error)
{
  gpointer copy = csp_record_copy (record);

  if (csp_history_apply (copy, json, error))
    return copy;
  g_object_unref (copy);
  return NULL;
}

/* The names of the fields that entries of the outbox want to have changed, but for one entry. */
static GHashTable *
load_wanted (CspOperationContext  *context,
             const char           *subject_type,
             gint64                subject_id,
             gint64                except_entry,
             GError              **error)
{
  static const char sql[] =
      "SELECT member.key FROM outbox JOIN json_each (outbox.after) AS member"
      " WHERE outbox.subject_type = ?1 AND outbox.subject_id = ?2 AND outbox.id <> ?3";
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CspStmt) stmt = csp_conn_prepare (context->conn, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  csp_stmt_bind_text (stmt, 1, subject_type);
  csp_stmt_bind_integer (stmt, 2, subject_id);
  csp_stmt_bind_integer (stmt, 3, except_entry);
  while (csp_stmt_step (stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&wanted);
      g_hash_table_add (wanted, g_strdup (csp_stmt_get_text (stmt, 0)));
    }
  return NULL;
}

static void
copy_field (gpointer        to,
            gpointer        from,
            const CspField *field)
{
  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    csp_record_set_text (to, field, csp_record_get_text (from, field));
  else
    csp_record_set_integer (to, field, csp_record_get_integer (from, field));
}

/**
 * csp_merge_take_record:
 * @context: of a change that the service brought
 * @record: (type CspRecord): the record as it is stored
 * @theirs: (type CspRecord): the same record as the service has it; it gets what is stored now
 * @except_entry: an outbox entry whose wishes are fulfilled, 0 for none
 * @error: return location
 *
 * Stores what the service says, but for fields that the outbox still wants to have otherwise.
 *
 * Returns: whether it is stored
 */
gboolean
csp_merge_take_record (CspOperationContext  *context,
                       gpointer              record,
                       gpointer              theirs,
                       gint64                except_entry,
                       GError              **error)
{
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);
  g_autoptr(GHashTable) wanted = load_wanted (context, csp_history_type_to_subject (G_OBJECT_TYPE (record)),
                                              csp_record_get_integer (record, &fields[0]), except_entry, error);

  if (wanted == NULL)
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (g_hash_table_contains (wanted, fields[i].name) || is_equal (record, theirs, &fields[i]))
      copy_field (theirs, record, &fields[i]);
  return csp_history_update (context, "service-update", record, theirs, error);
}

/**
 * csp_merge_take:
 * @context: of a change that the service brought
 * @resource: what @theirs is
 * @record: (type CspRecord): the record as it is stored
 * @theirs: the resource as the service has it
 * @except_entry: an outbox entry whose wishes are fulfilled, 0 for none
 * @error: return location
 *
 * As csp_merge_take_record(), for what an answer says of the record.
 *
 * Returns: whether it is stored; #CSP_ERROR_INVALID when @theirs is not what it claims to be
 */
gboolean
csp_merge_take (CspOperationContext    *context,
                const CspWireResource  *resource,
                gpointer                record,
                JsonObject             *theirs,
                gint64                  except_entry,
                GError                **error)
{
  g_autoptr(CspRecord) after = csp_record_copy (record);

  return csp_wire_resource_read (resource, theirs, after, error) &&
         csp_merge_take_record (context, record, after, except_entry, error);
}

static char *
value_of (gpointer        record,
          const CspField *field)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_VALUE);

  if (field->type == CSP_FIELD_BOOLEAN)
    json_node_set_boolean (node, csp_record_get_integer (record, field) != 0);
  else if (field->type == CSP_FIELD_INTEGER || field->type == CSP_FIELD_INSTANT)
    json_node_set_int (node, csp_record_get_integer (record, field));
  else if (csp_record_get_text (record, field) != NULL)
    json_node_set_string (node, csp_record_get_text (record, field));
  else
    json_node_init_null (node);
  return json_to_string (node, FALSE);
}

static gboolean
store_conflict (CspOperationContext  *context,
                CspOutboxEntry       *entry,
                const CspField       *field,
                gpointer              base,
                gpointer              mine,
                gpointer              server,
                GError              **error)
{
  g_autofree char *base_value = value_of (base, field);
  g_autofree char *my_value = value_of (mine, field);
  g_autofree char *their_value = value_of (server, field);
  g_autoptr (CspConflict) conflict =
      g_object_new (CSP_TYPE_CONFLICT, "outbox-id", entry->id, "field", field->name, "base", base_value,
                    "mine", my_value, "theirs", their_value, "found-at", context->now, NULL);

  return csp_repo_insert (context->conn, conflict, error);
}

static GStrv
names_in (const char *json)
{
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autoptr(GList) members = json_object_get_members (json_node_get_object (node));
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (names, l->data);
  return g_strv_builder_end (names);
}

/* Whether both sides changed it, or a part of the same thing. */
static gboolean
is_contested (char       **names,
              const char  *name,
              gpointer     base,
              gpointer     mine,
              gpointer     server)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const CspField *field = csp_record_find_field (mine, names[i]);

      if (field != NULL && csp_conflict_goes_with (name, names[i]) && !is_equal (server, mine, field) &&
          !is_equal (server, base, field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
compare_fields (CspOperationContext  *context,
                CspOutboxEntry       *entry,
                gpointer              base,
                gpointer              mine,
                gpointer              server,
                GStrvBuilder         *satisfied,
                gboolean             *has_conflict,
                GError              **error)
{
  g_auto(GStrv) names = names_in (entry->after);

  *has_conflict = FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const CspField *field = csp_record_find_field (mine, names[i]);

      if (field != NULL && is_contested (names, names[i], base, mine, server))
        {
          *has_conflict = TRUE;
          if (!store_conflict (context, entry, field, base, mine, server, error))
            return FALSE;
        }
      else if (field == NULL || is_equal (server, mine, field))
        g_strv_builder_add (satisfied, names[i]);
    }
  return TRUE;
}

/**
 * csp_merge_compare:
 * @context: of a change that the service brought
 * @resource: what @theirs is
 * @entry: an outbox entry that has not been sent; it is stored
 * @record: (type CspRecord): its subject as it is stored
 * @theirs: the resource as the service has it
 * @has_base: whether the service has ever confirmed what the wish was based on; a base that was only assumed makes no
 *   conflict
 * @result: (out): what to do
 * @error: return location
 *
 * The three-way comparison, field by field: what the wish was based on, what is wanted, what the service holds. The
 * same change on both sides is no conflict (design.md, How data flows).
 *
 * Returns: whether everything is stored
 */
gboolean
csp_merge_compare (CspOperationContext    *context,
                   const CspWireResource  *resource,
                   CspOutboxEntry         *entry,
                   gpointer                record,
                   JsonObject             *theirs,
                   gboolean                has_base,
                   CspMergeResult         *result,
                   GError                **error)
{
  g_autoptr(CspRecord) server = csp_record_copy (record);
  g_autoptr(CspRecord) base = copy_with (record, entry->before, error);
  g_autoptr(CspRecord) mine = base != NULL ? copy_with (record, entry->after, error) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) satisfied = NULL;
  gboolean has_conflict, is_empty;

  if (mine == NULL || !csp_wire_resource_read (resource, theirs, server, error) ||
      !csp_conn_run (context->conn, error, "DELETE FROM conflict WHERE outbox_id = ?1", "i", entry->id) ||
      !compare_fields (context, entry, has_base ? base : server, mine, server, builder, &has_conflict, error))
    return FALSE;
  satisfied = g_strv_builder_end (builder);
  if (has_conflict)
    {
      *result = CSP_MERGE_CONFLICT;
      csp_set_str (&entry->state, CSP_OUTBOX_CONFLICT);
      return csp_repo_update (context->conn, entry, error);
    }
  if (!csp_outbox_drop_fields (context->conn, entry, (const char * const *) satisfied, &is_empty, error))
    return FALSE;
  *result = is_empty ? CSP_MERGE_SATISFIED : CSP_MERGE_WANTED;
  return TRUE;
}

/**
 * csp_merge_holds:
 * @resource: what @theirs is
 * @entry: an outbox entry
 * @json: its "before" or "after"
 * @record: (type CspRecord): its subject as it is stored
 * @theirs: the resource as the service has it
 *
 * Returns: whether the service holds exactly these values
 */
gboolean
csp_merge_holds (const CspWireResource *resource,
                 CspOutboxEntry        *entry,
                 const char            *json,
                 gpointer               record,
                 JsonObject            *theirs)
{
  g_autoptr(CspRecord) server = csp_record_copy (record);
  g_autoptr(CspRecord) expected = copy_with (record, json, NULL);
  g_auto(GStrv) names = names_in (entry->after);

  if (expected == NULL || !csp_wire_resource_read (resource, theirs, server, NULL))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const CspField *field = csp_record_find_field (expected, names[i]);

      if (field != NULL && !is_equal (server, expected, field))
        return FALSE;
    }
  return TRUE;
}
