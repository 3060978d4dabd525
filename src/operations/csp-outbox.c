/* csp-outbox.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/csp-text.h"
#include "domain/csp-history-entry.h"
#include "domain/csp-order.h"
#include "domain/csp-subscription.h"
#include "operations/csp-outbox.h"
#include "operations/csp-support-contact.h"
#include "store/csp-repo.h"

typedef enum
{
  INSERTED,
  UPDATED,
  DELETED,
} Change;

#define MAX_FIELDS 16

/* Which change of a record asks what of the service (partner-center-api §10, §11, §14, §15). A change that no row
 * names concerns this profile alone. Of @fields any suffices; without, all of the record count. */
typedef struct
{
  const char *subject_type;
  Change      change;
  const char *kind;                     /* only changes made by this kind of operation, NULL for any */
  const char *request;
  gboolean    attended;
  const char *fields[MAX_FIELDS];
} RequestRow;

static const RequestRow rows[] = {
  { "customer", INSERTED, "customer-create", CSP_REQUEST_CUSTOMER_CREATE, TRUE, { NULL } },
  { "account", INSERTED, "customer-create", CSP_REQUEST_AGREEMENT_CONFIRM, FALSE, { "agreement-date", "agreement-first-name", "agreement-last-name", "agreement-email", "agreement-phone" } },
  { "account", UPDATED, NULL, CSP_REQUEST_AGREEMENT_CONFIRM, FALSE, { "agreement-date", "agreement-first-name", "agreement-last-name", "agreement-email", "agreement-phone" } },
  { "account", UPDATED, NULL, CSP_REQUEST_BILLING_UPDATE, FALSE, { "bill-to-name", "address-line1", "address-line2", "city", "state", "postal-code", "country", "first-name", "middle-name", "last-name", "email", "phone", "language", "culture" } },
  { "order", INSERTED, NULL, CSP_REQUEST_ORDER_PLACE, FALSE, { NULL } },
  { "order", DELETED, NULL, CSP_REQUEST_ORDER_PLACE, FALSE, { NULL } },
  { "order-line", INSERTED, NULL, CSP_REQUEST_ADD_ON_BUY, FALSE, { "parent-id" } },
  { "order-line", DELETED, NULL, CSP_REQUEST_ADD_ON_BUY, FALSE, { "parent-id" } },
  { "subscription", UPDATED, NULL, CSP_REQUEST_SUBSCRIPTION_CHANGE, FALSE, { "quantity", "friendly-name", "status", "auto-renew", "reseller-mpn-id" } },
  { "subscription", UPDATED, NULL, CSP_REQUEST_SUPPORT_CONTACT_SET, FALSE, { "support-tenant-id", "support-mpn-id", "support-name" } },
  { "subscription", DELETED, NULL, CSP_REQUEST_SUBSCRIPTION_CHANGE, FALSE, { NULL } },
  { "subscription", DELETED, NULL, CSP_REQUEST_SUPPORT_CONTACT_SET, FALSE, { NULL } },
};

static JsonObject *
parse_object (const char *json)
{
  g_autoptr(JsonNode) node = json ? json_from_string (json, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : json_object_new ();
}

static char *
object_to_text (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static gboolean
is_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return !csp_is_empty (json_node_get_string (node));
  return json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) != 0;
}

/* The members of @object that @row is about; of a whole record only those that say something. */
static JsonObject *
pick_fields (const RequestRow *row,
             JsonObject       *object)
{
  JsonObject *picked = json_object_new ();

  for (guint i = 0; i < MAX_FIELDS && row->fields[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, row->fields[i]);

      if (node != NULL && (row->change == UPDATED || is_value (node)))
        json_object_set_member (picked, row->fields[i], json_node_copy (node));
    }
  return picked;
}

static Change
change_of (const CspHistoryEntry *history)
{
  if (history->before == NULL)
    return INSERTED;
  return history->after == NULL ? DELETED : UPDATED;
}

static gboolean
concerns (const RequestRow      *row,
          const CspHistoryEntry *history,
          JsonObject            *values)
{
  g_autoptr(JsonObject) picked = NULL;

  if (!g_str_equal (row->subject_type, history->subject_type) || row->change != change_of (history) ||
      (row->kind != NULL && !g_str_equal (row->kind, history->kind)))
    return FALSE;
  picked = pick_fields (row, values);
  return row->fields[0] == NULL || json_object_get_size (picked) > 0;
}

/* Whether the order of @history has a line that is no add-on: add-ons are bought by changing the order of their base
 * (partner-center-api §14.2). */
static gboolean
has_line_of_its_own (const CspHistoryEntry *history,
                     GPtrArray             *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      CspHistoryEntry *other = all->pdata[i];
      g_autoptr(JsonObject) line = NULL;

      if (!g_str_equal (other->subject_type, "order-line") || change_of (other) != change_of (history))
        continue;
      line = parse_object (other->after != NULL ? other->after : other->before);
      if (json_object_get_int_member (line, "order-id") == history->subject_id &&
          json_object_get_int_member (line, "parent-id") == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whose a record is, and of which subscription the service must know first, 0 for none. */
static const struct
{
  const char *subject_type;
  const char *customer;
  const char *subscription;
} owners[] = {
  { "subscription", "SELECT customer_id FROM subscription WHERE id = ?1", "SELECT ?1" },
  { "order", "SELECT customer_id FROM purchase_order WHERE id = ?1", "SELECT 0" },
  { "order-line",
    "SELECT customer_id FROM purchase_order WHERE id = (SELECT order_id FROM order_line WHERE id = ?1)",
    "SELECT parent_id FROM order_line WHERE id = ?1" },
  { "customer", "SELECT ?1", "SELECT 0" },
  { "account", "SELECT ?1", "SELECT 0" },
};

/* Whose entries are sent one after the other, and which entry must be confirmed before: the customer's creation,
 * or what buys a subscription that the service does not have yet. */
static gboolean
find_owner (CspOperationContext  *context,
            CspOutboxEntry       *entry,
            GError              **error)
{
  static const char origin[] =
      "SELECT max (id) FROM outbox WHERE (request = '" CSP_REQUEST_CUSTOMER_CREATE "' AND customer_id = ?1)"
      " OR (request = '" CSP_REQUEST_ORDER_PLACE "' AND subject_id ="
      " (SELECT order_id FROM order_line WHERE subscription_id = ?2 AND parent_id IS NULL))"
      " OR (request = '" CSP_REQUEST_ADD_ON_BUY "' AND subject_id ="
      " (SELECT id FROM order_line WHERE subscription_id = ?2 AND parent_id IS NOT NULL))";
  gint64 subscription_id;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i].subject_type, entry->subject_type))
      return csp_conn_get_integer (context->conn, &entry->customer_id, error, owners[i].customer, "i",
                                   entry->subject_id) &&
             csp_conn_get_integer (context->conn, &subscription_id, error, owners[i].subscription, "i",
                                   entry->subject_id) &&
             csp_conn_get_integer (context->conn, &entry->depends_on, error, origin, "ii", entry->customer_id,
                                   subscription_id);
  g_return_val_if_reached (FALSE);
}

/* The service knows no subscription without a support contact: who is nobody's is the own company's
 * (partner-center-api §15.5). */
static void
name_own_company (const CspProfile *profile,
                  JsonObject       *after)
{
  static const char * const fields[] = { "support-tenant-id", "support-mpn-id", "support-name" };
  g_autoptr(CspSubscription) own = g_object_new (CSP_TYPE_SUBSCRIPTION, NULL);

  if (!json_object_has_member (after, "support-name") || is_value (json_object_get_member (after, "support-name")))
    return;
  csp_support_contact_assign (own, profile, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (own, fields[i], &value, NULL);
      json_object_set_string_member (after, fields[i], value);
    }
}

static gboolean
insert_entry (CspOperationContext    *context,
              const RequestRow       *row,
              const CspHistoryEntry  *history,
              JsonObject             *before,
              JsonObject             *after,
              GError                **error)
{
  g_autofree char *request_id = g_uuid_string_random ();
  g_autofree char *old_values = object_to_text (before);
  g_autofree char *new_values = object_to_text (after);
  g_autoptr (CspOutboxEntry) entry =
      g_object_new (CSP_TYPE_OUTBOX_ENTRY, "operation-id", context->operation_id, "request", row->request,
                    "subject-type", row->subject_type, "subject-id", history->subject_id,
                    "subject-name", history->subject_name, "before", old_values, "after", new_values,
                    "state", CSP_OUTBOX_WAITING, "attended", row->attended, "request-id", request_id,
                    "created-at", context->now, "asked-at", context->now, NULL);

  context->changes |= CSP_CHANGED_OUTBOX;
  return find_owner (context, entry, error) && csp_repo_insert (context->conn, entry, error);
}

static gboolean
members_equal (JsonObject *a,
               JsonObject *b,
               const char *name)
{
  JsonNode *left = json_object_get_member (a, name);
  JsonNode *right = json_object_get_member (b, name);

  return left != NULL && right != NULL && json_node_equal (left, right);
}

/* What was wanted first stays the base; what is wanted last counts; what came back to its base is wanted no more, unless
 * the service may have left the base: @is_doubtful. */
static void
join_wishes (JsonObject *before,
             JsonObject *after,
             JsonObject *later_before,
             JsonObject *later_after,
             gboolean    is_doubtful)
{
  g_autoptr(GList) names = json_object_get_members (later_after);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;

      if (!json_object_has_member (before, name))
        json_object_set_member (before, name, json_node_copy (json_object_get_member (later_before, name)));
      json_object_set_member (after, name, json_node_copy (json_object_get_member (later_after, name)));
      if (!is_doubtful && members_equal (before, after, name))
        {
          json_object_remove_member (before, name);
          json_object_remove_member (after, name);
        }
    }
}

/**
 * csp_outbox_start_over:
 * @entry: an entry that has not been sent, or whose request has been answered
 *
 * Lets it be prepared anew: a changed body is a new request (partner-center-api §8). The caller stores it.
 */
void
csp_outbox_start_over (CspOutboxEntry *entry)
{
  g_free (entry->request_id);
  entry->request_id = g_uuid_string_random ();
  csp_set_str (&entry->state, CSP_OUTBOX_WAITING);
  csp_set_str (&entry->body, NULL);
  csp_set_str (&entry->if_match, NULL);
  csp_set_str (&entry->location, NULL);
  csp_set_str (&entry->error_code, NULL);
  csp_set_str (&entry->error_text, NULL);
  csp_set_str (&entry->correlation_id, NULL);
  entry->attempts = 0;
  entry->first_sent_at = 0;
  entry->next_try_at = 0;
}

static gboolean
store_wishes (CspConn         *conn,
              CspOutboxEntry  *entry,
              JsonObject      *before,
              JsonObject      *after,
              GError         **error)
{
  g_free (entry->before);
  g_free (entry->after);
  entry->before = object_to_text (before);
  entry->after = object_to_text (after);
  if (!csp_conn_run (conn, error, "DELETE FROM conflict WHERE outbox_id = ?1", "i", entry->id))
    return FALSE;
  if (json_object_get_size (after) == 0)
    return csp_repo_delete (conn, CSP_TYPE_OUTBOX_ENTRY, entry->id, error);
  return csp_repo_update (conn, entry, error);
}

static gboolean
join_entry (CspOperationContext  *context,
            CspOutboxEntry       *entry,
            JsonObject           *later_before,
            JsonObject           *later_after,
            GError              **error)
{
  g_autoptr(JsonObject) before = parse_object (entry->before);
  g_autoptr(JsonObject) after = parse_object (entry->after);

  join_wishes (before, after, later_before, later_after, g_str_equal (entry->state, CSP_OUTBOX_DOUBTFUL));
  csp_outbox_start_over (entry);
  context->changes |= CSP_CHANGED_OUTBOX;
  return store_wishes (context->conn, entry, before, after, error);
}

static CspOutboxEntry *
find_last (CspOperationContext    *context,
           const RequestRow       *row,
           const CspHistoryEntry  *history,
           GError                **error)
{
  return csp_repo_find_where (context->conn, CSP_TYPE_OUTBOX_ENTRY, error,
                              "outbox.subject_type = ?1 AND outbox.subject_id = ?2 AND outbox.request = ?3"
                              " ORDER BY outbox.id DESC LIMIT 1",
                              "tit", row->subject_type, history->subject_id, row->request);
}

static gboolean
withdraw (CspOperationContext  *context,
          CspOutboxEntry       *entry,
          GError              **error)
{
  if (csp_outbox_entry_may_have_acted (entry) || g_str_equal (entry->state, CSP_OUTBOX_DOUBTFUL))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_CONFLICT,
                   /* translators: %s is what was ordered or changed */
                   _("“%s” is being sent to Partner Center and cannot be taken back now."), entry->subject_name);
      return FALSE;
    }
  context->changes |= CSP_CHANGED_OUTBOX;
  return csp_repo_delete (context->conn, CSP_TYPE_OUTBOX_ENTRY, entry->id, error);
}

static gboolean
queue_change (CspOperationContext    *context,
              const RequestRow       *row,
              const CspHistoryEntry  *history,
              GPtrArray              *all,
              GError                **error)
{
  gboolean buys = g_str_equal (row->request, CSP_REQUEST_ADD_ON_BUY) ||
                  g_str_equal (row->request, CSP_REQUEST_ORDER_PLACE);
  g_autoptr(JsonObject) all_before = parse_object (history->before);
  g_autoptr(JsonObject) all_after = parse_object (history->after);
  g_autoptr(JsonObject) before = NULL;
  g_autoptr(JsonObject) after = NULL;
  g_autoptr(CspOutboxEntry) last = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!concerns (row, history, row->change == DELETED ? all_before : all_after) ||
      (g_str_equal (row->request, CSP_REQUEST_ORDER_PLACE) && !has_line_of_its_own (history, all)))
    return TRUE;
  before = pick_fields (row, all_before);
  after = pick_fields (row, all_after);
  last = find_last (context, row, history, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (row->change == DELETED && last != NULL)
    return withdraw (context, last, error);
  if (row->change == DELETED && !buys)
    return TRUE;
  if (row->change == DELETED)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_CONFLICT,
                   _("“%s” has been sent to Partner Center and cannot be taken back."), history->subject_name);
      return FALSE;
    }
  if (row->change == UPDATED && last != NULL && !csp_outbox_entry_may_have_acted (last))
    return join_entry (context, last, before, after, error);
  name_own_company (context->profile, after);
  return insert_entry (context, row, history, before, after, error);
}

/**
 * csp_outbox_queue:
 * @context: of an operation that has been applied, in its transaction
 * @error: return location
 *
 * Queues what the operation changed for the service, by its history. A later wish joins one for the same resource
 * that has not been sent; a wish that came back to where it started is dropped; an order that is deleted again is
 * withdrawn.
 *
 * Returns: whether everything is queued; #CSP_ERROR_CONFLICT when something has been sent that would have to be
 *   withdrawn
 */
gboolean
csp_outbox_queue (CspOperationContext  *context,
                  GError              **error)
{
  g_autoptr (GPtrArray) history = csp_repo_load_where (context->conn, CSP_TYPE_HISTORY_ENTRY, error,
                                                       "operation_id = ?1 ORDER BY id", "t", context->operation_id);

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      if (!queue_change (context, &rows[j], history->pdata[i], history, error))
        return FALSE;
  return TRUE;
}

/**
 * csp_outbox_drop_fields:
 * @conn: a connection in a write transaction
 * @entry: an entry; it is stored
 * @fields: names of fields that are wanted no more, ended by %NULL
 * @is_empty: (out): whether nothing was left, so that the entry is gone
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_outbox_drop_fields (CspConn             *conn,
                        CspOutboxEntry      *entry,
                        const char * const  *fields,
                        gboolean            *is_empty,
                        GError             **error)
{
  g_autoptr(JsonObject) before = parse_object (entry->before);
  g_autoptr(JsonObject) after = parse_object (entry->after);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      json_object_remove_member (before, fields[i]);
      json_object_remove_member (after, fields[i]);
    }
  *is_empty = json_object_get_size (after) == 0;
  return store_wishes (conn, entry, before, after, error);
}

/**
 * csp_outbox_describe:
 * @entry: an entry
 *
 * Returns: (transfer full): a translated sentence that says what will be asked of the service
 */
char *
csp_outbox_describe (const CspOutboxEntry *entry)
{
  static const struct
  {
    const char *request;
    const char *sentence;
  } sentences[] = {
    /* translators: what waits to be sent to the service, here and below; %s is a customer's name */
    { CSP_REQUEST_CUSTOMER_CREATE, N_ ("Create customer “%s”") },
    { CSP_REQUEST_AGREEMENT_CONFIRM, N_ ("Confirm the Microsoft Customer Agreement of “%s”") },
    { CSP_REQUEST_BILLING_UPDATE, N_ ("Change the account of “%s”") },
    { CSP_REQUEST_ORDER_PLACE, N_ ("Place an order for “%s”") },
    /* translators: %s is a subscription's name, here and below */
    { CSP_REQUEST_ADD_ON_BUY, N_ ("Buy add-on “%s”") },
    { CSP_REQUEST_SUBSCRIPTION_CHANGE, N_ ("Change subscription “%s”") },
    { CSP_REQUEST_SUPPORT_CONTACT_SET, N_ ("Set the support contact of “%s”") },
  };

  /* An order has no name but its number. */
  const char *name = g_str_equal (entry->request, CSP_REQUEST_ORDER_PLACE) ? entry->customer_name : entry->subject_name;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].request, entry->request))
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        return g_strdup_printf (_(sentences[i].sentence), name ? name : "");
#pragma GCC diagnostic pop
      }
  return g_strdup (entry->request);
}
