/* csp-history.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <json-glib/json-glib.h>

#include "domain/csp-customer-account.h"
#include "domain/csp-customer.h"
#include "domain/csp-draft.h"
#include "domain/csp-history-entry.h"
#include "domain/csp-invitation.h"
#include "domain/csp-order-line.h"
#include "domain/csp-order.h"
#include "domain/csp-reseller.h"
#include "domain/csp-subscription.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"

typedef struct
{
  GType      (*get_type) (void);
  const char  *subject_type;
  const char  *name_fields[2];          /* what the record is called, the first that is not empty */
  CspChanges   changes;
} SubjectRow;

static const SubjectRow subjects[] = {
  { csp_customer_get_type, "customer", { "company-name" }, CSP_CHANGED_CUSTOMERS },
  { csp_customer_account_get_type, "account", { "bill-to-name" }, CSP_CHANGED_CUSTOMERS },
  { csp_reseller_get_type, "reseller", { "name" }, CSP_CHANGED_RESELLERS },
  { csp_subscription_get_type, "subscription", { "friendly-name", "offer-name" }, CSP_CHANGED_SUBSCRIPTIONS },
  { csp_order_get_type, "order", { "order-id" }, CSP_CHANGED_ORDERS },
  { csp_order_line_get_type, "order-line", { "friendly-name", "offer-name" }, CSP_CHANGED_ORDERS },
  { csp_invitation_get_type, "invitation", { "recipient", "email" }, CSP_CHANGED_INVITATIONS },
  { csp_profile_get_type, "profile", { "name" }, CSP_CHANGED_PROFILE },
  { csp_draft_get_type, "draft", { "title" }, CSP_CHANGED_DRAFTS },
};

static const SubjectRow *
find_subject (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i].get_type () == type)
      return &subjects[i];
  g_return_val_if_reached (NULL);
}

/**
 * csp_history_subject_to_type:
 * @subject_type: what history calls a type of record, as "customer"
 *
 * Returns: the type; %G_TYPE_INVALID when there is none of that name
 */
GType
csp_history_subject_to_type (const char *subject_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_strcmp0 (subjects[i].subject_type, subject_type) == 0)
      return subjects[i].get_type ();
  return G_TYPE_INVALID;
}

/**
 * csp_history_type_to_subject:
 * @type: a record type that has history
 *
 * Returns: (transfer none): what history calls it, as "customer"
 */
const char *
csp_history_type_to_subject (GType type)
{
  return find_subject (type)->subject_type;
}

/**
 * csp_history_subject_name:
 * @record: (type CspRecord): a record
 *
 * Returns: (transfer full): what people call it
 */
char *
csp_history_subject_name (gpointer record)
{
  const SubjectRow *row = find_subject (G_OBJECT_TYPE (record));

  for (guint i = 0; i < G_N_ELEMENTS (row->name_fields) && row->name_fields[i] != NULL; i++)
    {
      const char *name = csp_record_get_text (record, csp_record_find_field (record, row->name_fields[i]));

      if (name != NULL && name[0] != '\0')
        return g_strdup (name);
    }
  return g_strdup ("");
}

/* History keeps what is stored, local references too since it never leaves the file; when a row was written is
 * no change of it. */
static gboolean
is_kept (const CspField *field)
{
  return (field->flags & CSP_FIELD_JOINED) == 0 && !g_str_equal (field->name, "updated-at");
}

static void
add_member (JsonBuilder    *builder,
            CspRecord      *record,
            const CspField *field)
{
  json_builder_set_member_name (builder, field->name);
  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    json_builder_add_string_value (builder, csp_record_get_text (record, field));
  else if (field->type == CSP_FIELD_BOOLEAN)
    json_builder_add_boolean_value (builder, csp_record_get_integer (record, field) != 0);
  else
    json_builder_add_int_value (builder, csp_record_get_integer (record, field));
}

/* The fields of @record that differ from @other, all of them without @other; NULL when none do. */
static char *
to_json (CspRecord *record,
         CspRecord *other)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  guint n_fields;
  guint n_members = 0;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  json_builder_begin_object (builder);
  for (guint i = 0; i < n_fields; i++)
    if (is_kept (&fields[i]) && (other == NULL || !csp_record_field_equal (record, other, &fields[i])))
      {
        add_member (builder, record, &fields[i]);
        n_members++;
      }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return n_members > 0 ? json_to_string (root, FALSE) : NULL;
}

static void
set_updated_at (gpointer record,
                gint64   now)
{
  const CspField *field = csp_record_find_field (record, "updated-at");

  if (field != NULL)
    csp_record_set_integer (record, field, now);
}

static gboolean
write_entry (CspOperationContext  *context,
             const char           *kind,
             gpointer              record,
             const char           *before,
             const char           *after,
             GError              **error)
{
  static const char * const origins[] = { "person", "file", "service", "clock" };
  const SubjectRow *row = record ? find_subject (G_OBJECT_TYPE (record)) : NULL;
  g_autofree char *name = record ? csp_history_subject_name (record) : NULL;
  guint n_fields;
  g_autoptr(CspHistoryEntry) entry =
    g_object_new (CSP_TYPE_HISTORY_ENTRY,
                  "operation-id", context->operation_id,
                  "at", context->now,
                  "actor", context->actor,
                  "origin", origins[context->origin],
                  "kind", kind,
                  "subject-type", row ? row->subject_type : "",
                  "subject-id", record ? csp_record_get_integer (record, csp_record_get_fields (record, &n_fields))
                                       : G_GINT64_CONSTANT (0),
                  "subject-name", name,
                  "before", before,
                  "after", after,
                  NULL);

  if (row != NULL)
    context->changes |= row->changes;
  context->changes |= CSP_CHANGED_HISTORY;
  return csp_repo_insert (context->conn, entry, error);
}

/**
 * csp_history_insert:
 * @context: of the running operation
 * @kind: the operation's kind
 * @record: (type CspRecord): a new record; it gets its local id
 * @error: return location
 *
 * Stores @record and the history of it.
 *
 * Returns: whether both are stored
 */
gboolean
csp_history_insert (CspOperationContext  *context,
                    const char           *kind,
                    gpointer              record,
                    GError              **error)
{
  g_autofree char *after = NULL;

  set_updated_at (record, context->now);
  if (!csp_repo_insert (context->conn, record, error))
    return FALSE;
  after = to_json (record, NULL);
  return write_entry (context, kind, record, NULL, after, error);
}

/**
 * csp_history_update:
 * @context: of the running operation
 * @kind: the operation's kind
 * @before: (type CspRecord): the record as it is stored
 * @after: (type CspRecord): the record as it shall be
 * @error: return location
 *
 * Stores @after and the history of what changed. When nothing differs nothing is written.
 *
 * Returns: whether the record is stored as @after says
 */
gboolean
csp_history_update (CspOperationContext  *context,
                    const char           *kind,
                    gpointer              before,
                    gpointer              after,
                    GError              **error)
{
  g_autofree char *old_values = to_json (before, after);
  g_autofree char *new_values = to_json (after, before);

  if (old_values == NULL)
    return TRUE;
  set_updated_at (after, context->now);
  return csp_repo_update (context->conn, after, error) &&
         write_entry (context, kind, after, old_values, new_values, error);
}

/**
 * csp_history_delete:
 * @context: of the running operation
 * @kind: the operation's kind
 * @record: (type CspRecord): the record as it is stored
 * @error: return location
 *
 * Deletes @record; its values stay in history, so that it can come back.
 *
 * Returns: whether it is gone
 */
gboolean
csp_history_delete (CspOperationContext  *context,
                    const char           *kind,
                    gpointer              record,
                    GError              **error)
{
  g_autofree char *before = to_json (record, NULL);
  guint n_fields;
  gint64 id = csp_record_get_integer (record, csp_record_get_fields (record, &n_fields));

  return csp_repo_delete (context->conn, G_OBJECT_TYPE (record), id, error) &&
         write_entry (context, kind, record, before, NULL, error);
}

/**
 * csp_history_note:
 * @context: of the running operation
 * @kind: the operation's kind
 * @subject_name: (nullable): what it was about, as a file's name
 * @details: (nullable): a JSON object
 * @error: return location
 *
 * Writes history that belongs to no single record, as that of an import.
 *
 * Returns: local id of the history record, 0 on error
 */
gint64
csp_history_note (CspOperationContext  *context,
                  const char           *kind,
                  const char           *subject_name,
                  const char           *details,
                  GError              **error)
{
  if (!write_entry (context, kind, NULL, NULL, details, error))
    return 0;
  if (!csp_conn_run (context->conn, error, "UPDATE history SET subject_name = ?2 WHERE id = ?1", "it",
                     csp_conn_last_insert_id (context->conn), subject_name))
    return 0;
  return csp_conn_last_insert_id (context->conn);
}

static JsonNode *
parse_object (const char  *json,
              GError     **error)
{
  JsonNode *node = json_from_string (json, error);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;
  g_clear_pointer (&node, json_node_unref);
  if (error == NULL || *error == NULL)
    g_set_error (error, CSP_ERROR, CSP_ERROR_CORRUPT, "history is not a JSON object");
  return NULL;
}

static void
set_from_json (CspRecord      *record,
               const CspField *field,
               JsonNode       *value)
{
  if (field->type == CSP_FIELD_TEXT || field->type == CSP_FIELD_DATE)
    csp_record_set_text (record, field, JSON_NODE_HOLDS_NULL (value) ? NULL : json_node_get_string (value));
  else if (field->type == CSP_FIELD_BOOLEAN)
    csp_record_set_integer (record, field, json_node_get_boolean (value));
  else
    csp_record_set_integer (record, field, json_node_get_int (value));
}

/**
 * csp_history_apply:
 * @record: (type CspRecord): a record that is still being made
 * @json: before or after values of a history record
 * @error: return location
 *
 * Gives @record the values.
 *
 * Returns: whether @json could be read
 */
gboolean
csp_history_apply (gpointer     record,
                   const char  *json,
                   GError     **error)
{
  g_autoptr(JsonNode) node = parse_object (json, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      const CspField *field = csp_record_find_field (record, name);

      if (field != NULL && is_kept (field))
        set_from_json (record, field, value);
    }
  return TRUE;
}

/**
 * csp_history_is_still:
 * @record: (type CspRecord): a record as it is stored
 * @json: after values of a history record
 * @error: return location
 *
 * Returns: whether @record still has the values; %FALSE with @error set when @json could not be read
 */
gboolean
csp_history_is_still (gpointer     record,
                      const char  *json,
                      GError     **error)
{
  g_autoptr(CspRecord) expected = csp_record_copy (record);
  guint n_fields;
  const CspField *fields = csp_record_get_fields (record, &n_fields);

  if (!csp_history_apply (expected, json, error))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (is_kept (&fields[i]) && !csp_record_field_equal (record, expected, &fields[i]))
      return FALSE;
  return TRUE;
}
