/* csp-pull-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-reseller.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "store/csp-subscription-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-pull-detail.h"
#include "sync/csp-pull-stage.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

/* "A list read just afterwards may lack the new customer" (partner-center-api §10.4), nobody says for how long. */
#define LIST_LAG (15 * G_TIME_SPAN_MINUTE)

/* Records that a pull adds share one history record, as those of an import do. */
static gboolean
insert_record (CspPull      *pull,
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

/* A customer that the service knows by another id, or that was added here by hand or from a file, is the same when
 * its domain is (design.md, One profile, one file, one backend). */
static gboolean
find_customer (CspPull       *pull,
               CspCustomer   *theirs,
               CspCustomer  **customer,
               GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  *customer = csp_customer_repo_find_by_microsoft_id (pull->context->conn, theirs->microsoft_id, &local_error);
  if (*customer == NULL && local_error == NULL)
    {
      *customer = csp_customer_repo_find_by_domain (pull->context->conn, theirs->domain, &local_error);
      if (*customer != NULL && !(*customer)->issued_here)
        g_clear_object (customer);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* It exists: there is nothing left to create, unless the answer with the password is still to come. */
static gboolean
drop_creation (CspPull      *pull,
               CspCustomer  *customer,
               GError      **error)
{
  pull->context->changes |= CSP_CHANGED_OUTBOX;
  return csp_conn_run (pull->context->conn, error,
                       "DELETE FROM outbox WHERE request = '" CSP_REQUEST_CUSTOMER_CREATE "' AND customer_id = ?1"
                       " AND NOT " CSP_OUTBOX_MAY_HAVE_ACTED,
                       "i", customer->id);
}

static gboolean
return_customer (CspPull      *pull,
                 CspCustomer  *customer,
                 GError      **error)
{
  g_autoptr(CspCustomer) before = csp_record_copy (customer);

  if (customer->former_at == 0)
    return TRUE;
  customer->former_at = 0;
  csp_set_str (&customer->former_by, NULL);
  return csp_history_update (pull->context, "service-update", before, customer, error);
}

static gboolean
update_customer (CspPull      *pull,
                 CspCustomer  *customer,
                 CspCustomer  *theirs,
                 JsonObject   *item,
                 GError      **error)
{
  if (customer->issued_here && !drop_creation (pull, customer, error))
    return FALSE;
  return csp_customer_take_service_id (pull->context, customer, theirs->microsoft_id, error) &&
         return_customer (pull, customer, error) &&
         csp_merge_take (pull->context, &csp_wire_customer, customer, item, 0, error);
}

/* A list names less than the resource itself: what it leaves out stays in the copy (partner-center-api §10.1). */
static gboolean
keep_copy (CspPull      *pull,
           gint64        customer_id,
           JsonObject   *item,
           gint64        seen_in,
           GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonObject) copy = csp_server_copy_get (pull->context->conn, "customer", customer_id, &local_error);
  g_autoptr(GList) members = json_object_get_members (item);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (copy == NULL)
    copy = json_object_new ();
  for (GList *l = members; l != NULL; l = l->next)
    csp_wire_set_path (copy, l->data, json_node_copy (json_object_get_member (item, l->data)));
  csp_wire_set_path (copy, "userCredentials", NULL);
  return csp_server_copy_put (pull->context->conn, "customer", customer_id, copy, pull->context->now, seen_in, error);
}

/**
 * csp_pull_store_customer:
 * @pull: the pull
 * @item: a customer of the list (partner-center-api §10.1)
 * @error: return location
 *
 * Returns: whether it is stored, matched to the one that is here already
 */
gboolean
csp_pull_store_customer (CspPull     *pull,
                         JsonObject  *item,
                         GError     **error)
{
  g_autoptr(CspCustomer) theirs = g_object_new (CSP_TYPE_CUSTOMER, NULL);
  g_autoptr(CspCustomer) customer = NULL;

  if (!csp_wire_resource_read (&csp_wire_customer, item, theirs, error))
    return FALSE;
  if (!csp_guid_parse (theirs->microsoft_id, NULL))
    {
      /* translators: %1$s is the name of a member of the service's JSON, %2$s its value */
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("“%1$s” of the answer is “%2$s”, which is no ID."), "id",
                   theirs->microsoft_id);
      return FALSE;
    }
  if (!find_customer (pull, theirs, &customer, error))
    return FALSE;
  if (customer != NULL)
    return update_customer (pull, customer, theirs, item, error) &&
           keep_copy (pull, customer->id, item, pull->id, error);
  theirs->created_at = pull->context->now;
  return insert_record (pull, theirs, "customer", CSP_CHANGED_CUSTOMERS, error) &&
         keep_copy (pull, theirs->id, item, pull->id, error);
}

static gboolean
make_former (CspPull      *pull,
             gint64        id,
             GError      **error)
{
  g_autoptr(CspCustomer) before = csp_repo_find (pull->context->conn, CSP_TYPE_CUSTOMER, id, error);
  g_autoptr(CspCustomer) after = NULL;

  if (before == NULL)
    return error == NULL || *error == NULL;
  after = csp_record_copy (before);
  after->former_at = pull->context->now;
  csp_set_str (&after->former_by, pull->context->actor);
  return csp_history_update (pull->context, "service-update", before, after, error);
}

/* Whose details a pull reads: of everybody; or of newcomers, and of whom the audit log has named since a day before the
 * last good pull, since its records can arrive late. */
#define ADD_DETAILS \
  "INSERT OR IGNORE INTO pull_detail (stage, customer_id, priority, next_try_at, attempts)" \
  " SELECT ?1, subject_id, ?2, 0, 0 FROM server_copy WHERE subject_type = 'customer' AND seen_in = ?3 AND"
/* Names come in two spellings (partner-center-api §4). */
#define RECORD_CUSTOMER \
  "ifnull (json_extract (mirror.json, '$.customerId'), json_extract (mirror.json, '$.CustomerId'))"
#define RECORD_DATE \
  "ifnull (json_extract (mirror.json, '$.operationDate'), json_extract (mirror.json, '$.OperationDate'))"
#define EVERYBODY " TRUE"
#define CHANGED \
  " (NOT EXISTS (SELECT 1 FROM mirror WHERE mirror.kind = 'read' AND owner_id = subject_id)" \
  " OR subject_id IN (SELECT customer.id FROM mirror JOIN customer" \
  " ON customer.microsoft_key = lower (" RECORD_CUSTOMER ") WHERE mirror.kind = 'audit-record'" \
  " AND " RECORD_DATE " >= (SELECT strftime ('%Y-%m-%d', max (started_at) / 1000000, " \
  " 'unixepoch', '-1 day') FROM pull WHERE finished_at <> 0)))"

/**
 * csp_pull_add_details:
 * @pull: the pull, when all its pages are stored
 * @is_full: whether everybody's details are read
 * @error: return location
 *
 * Asks for the details of customers, what is needed most first.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_add_details (CspPull   *pull,
                      gboolean   is_full,
                      GError   **error)
{
  static const char *const details[] = { "subscriptions", "customer", "orders", "users", "subscribed-skus",
                                         "agreements", "qualifications" };
  const char *sql = is_full ? ADD_DETAILS EVERYBODY : ADD_DETAILS CHANGED;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (!csp_conn_run (pull->context->conn, error, sql, "tii", details[i], (gint64) CSP_PULL_SOMETIME + i, pull->id))
      return FALSE;
  return TRUE;
}

/**
 * csp_pull_finish_customers:
 * @pull: the pull, after the last page of customers
 * @error: return location
 *
 * Who is missing from a complete list is a customer no more (functional-spec §5.9), unless it came to be while the
 * list was read or shortly before, and no list has shown it yet.
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_finish_customers (CspPull  *pull,
                           GError  **error)
{
  static const char sql[] =
      "SELECT subject_id FROM server_copy JOIN customer ON customer.id = subject_id"
      " WHERE subject_type = 'customer' AND seen_in <> ?1 AND (seen_in <> 0 OR fetched_at < ?2)"
      " AND customer.former_at = 0";
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CspStmt) stmt = csp_conn_prepare (pull->context->conn, sql, error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;
  csp_stmt_bind_integer (stmt, 1, pull->id);
  csp_stmt_bind_integer (stmt, 2, pull->started_at - LIST_LAG);
  while (has_row)
    {
      gint64 id;

      if (!csp_stmt_step (stmt, &has_row, error))
        return FALSE;
      id = has_row ? csp_stmt_get_integer (stmt, 0) : 0;
      if (has_row)
        g_array_append_val (missing, id);
    }
  for (guint i = 0; i < missing->len; i++)
    if (!make_former (pull, g_array_index (missing, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
store_billing (CspPull      *pull,
               JsonObject   *billing,
               GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr (CspCustomerAccount) account =
      csp_repo_find (pull->context->conn, CSP_TYPE_CUSTOMER_ACCOUNT, pull->customer->id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (account == NULL)
    {
      account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT, "customer-id", pull->customer->id, NULL);
      if (!csp_repo_insert (pull->context->conn, account, error))
        return FALSE;
    }
  return csp_merge_take (pull->context, &csp_wire_billing, account, billing, 0, error) &&
         csp_server_copy_put (pull->context->conn, "account", pull->customer->id, billing, pull->context->now, 0,
                              error);
}

/**
 * csp_pull_store_whole_customer:
 * @pull: the pull
 * @item: a customer (partner-center-api §10.2)
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_store_whole_customer (CspPull     *pull,
                               JsonObject  *item,
                               GError     **error)
{
  JsonNode *billing = csp_wire_find_path (item, "billingProfile");

  if (!csp_merge_take (pull->context, &csp_wire_customer, pull->customer, item, 0, error) ||
      !keep_copy (pull, pull->customer->id, item, 0, error))
    return FALSE;
  return billing == NULL || !JSON_NODE_HOLDS_OBJECT (billing) ||
         store_billing (pull, json_node_get_object (billing), error);
}

/**
 * csp_pull_store_reseller:
 * @pull: the pull
 * @item: a partner relationship (partner-center-api §16.1)
 * @error: return location
 *
 * Returns: whether the indirect reseller is stored
 */
gboolean
csp_pull_store_reseller (CspPull     *pull,
                         JsonObject  *item,
                         GError     **error)
{
  CspConn *conn = pull->context->conn;
  g_autoptr(CspReseller) theirs = g_object_new (CSP_TYPE_RESELLER, "state", "active", "mpa-state", "unknown", NULL);
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *key = NULL;

  if (!csp_wire_resource_read (&csp_wire_reseller, item, theirs, error))
    return FALSE;
  key = csp_guid_key (theirs->microsoft_id);
  reseller = csp_repo_find_where (conn, CSP_TYPE_RESELLER, &local_error, "reseller.microsoft_key = ?1", "t", key);
  if (reseller == NULL && local_error == NULL && !csp_is_empty (theirs->mpn_id))
    reseller = csp_reseller_repo_find_by_mpn_id (conn, theirs->mpn_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  theirs->created_at = pull->context->now;
  if (reseller == NULL && !insert_record (pull, theirs, "reseller", CSP_CHANGED_RESELLERS, error))
    return FALSE;
  if (reseller != NULL && !csp_merge_take (pull->context, &csp_wire_reseller, reseller, item, 0, error))
    return FALSE;
  return csp_server_copy_put (conn, "reseller", reseller ? reseller->id : theirs->id, item, pull->context->now,
                              pull->id, error);
}

/**
 * csp_pull_reseller_path:
 * @pull: the pull; its item is the reseller asked for, or the one before
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where the customers of the next reseller are listed (partner-center-api §5.3,
 *   §16.4); %NULL after the last
 */
char *
csp_pull_reseller_path (CspPull  *pull,
                        GError  **error)
{
  g_autoptr (CspReseller) reseller =
      csp_repo_find_where (pull->context->conn, CSP_TYPE_RESELLER, error,
                           "reseller.id >= ?1 AND reseller.microsoft_id IS NOT NULL ORDER BY reseller.id LIMIT 1", "i",
                           pull->item);
  g_autoptr(JsonObject) filter = json_object_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (reseller == NULL)
    return NULL;
  pull->item = reseller->id;
  json_object_set_string_member (filter, "Field", "IndirectReseller");
  json_object_set_string_member (filter, "Value", reseller->microsoft_id);
  json_object_set_string_member (filter, "Operator", "starts_with");
  node = json_node_init_object (json_node_alloc (), filter);
  text = csp_wire_json_to_text (node);
  escaped = g_uri_escape_string (text, NULL, FALSE);
  return g_strconcat ("/v1/customers?size=500&filter=", escaped, NULL);
}

/**
 * csp_pull_store_assignment:
 * @pull: the pull; its item is the reseller
 * @item: a customer of the reseller
 * @error: return location
 *
 * Returns: whether the customer's reseller is stored
 */
gboolean
csp_pull_store_assignment (CspPull     *pull,
                           JsonObject  *item,
                           GError     **error)
{
  const char *id = csp_wire_get_text (item, "id");
  g_autoptr(GError) local_error = NULL;
  g_autoptr (CspCustomer) before =
      id != NULL ? csp_customer_repo_find_by_microsoft_id (pull->context->conn, id, &local_error) : NULL;
  g_autoptr(CspCustomer) after = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (before == NULL)
    return TRUE;
  after = csp_record_copy (before);
  after->reseller_id = pull->item;
  return csp_history_update (pull->context, "service-update", before, after, error);
}

static gboolean
find_parent (CspPull      *pull,
             JsonObject   *item,
             gint64       *parent_id,
             GError      **error)
{
  const char *id = csp_wire_get_text (item, "parentSubscriptionId");
  g_autoptr(GError) local_error = NULL;
  g_autoptr (CspSubscription) parent =
      id != NULL ? csp_subscription_repo_find_by_subscription_id (pull->context->conn, id, &local_error) : NULL;

  *parent_id = parent != NULL ? parent->id : 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_subscription (CspPull          *pull,
                     CspSubscription  *theirs,
                     JsonObject       *item,
                     GError          **error)
{
  theirs->customer_id = pull->customer->id;
  theirs->is_add_on = csp_wire_get_text (item, "parentSubscriptionId") != NULL;
  if (theirs->created_at == 0)
    theirs->created_at = pull->context->now;
  return find_parent (pull, item, &theirs->parent_id, error) &&
         insert_record (pull, theirs, "subscription", CSP_CHANGED_SUBSCRIPTIONS, error);
}

/**
 * csp_pull_store_subscription:
 * @pull: the pull
 * @item: a subscription of the customer (partner-center-api §15.1)
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_store_subscription (CspPull     *pull,
                             JsonObject  *item,
                             GError     **error)
{
  CspConn *conn = pull->context->conn;
  g_autoptr(CspSubscription) theirs = g_object_new (CSP_TYPE_SUBSCRIPTION, NULL);
  g_autoptr(CspSubscription) subscription = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!csp_wire_resource_read (&csp_wire_subscription, item, theirs, error))
    return FALSE;
  subscription = csp_subscription_repo_find_by_subscription_id (conn, theirs->subscription_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (subscription != NULL && subscription->customer_id != pull->customer->id)
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID,
                   /* translators: %s is the ID of a subscription */
                   _("The service names the subscription “%s” for two customers."), theirs->subscription_id);
      return FALSE;
    }
  if (subscription == NULL && !insert_subscription (pull, theirs, item, error))
    return FALSE;
  if (subscription != NULL && !csp_merge_take (pull->context, &csp_wire_subscription, subscription, item, 0, error))
    return FALSE;
  return csp_server_copy_put (conn, "subscription", subscription ? subscription->id : theirs->id, item,
                              pull->context->now, pull->id, error);
}

/**
 * csp_pull_finish_subscriptions:
 * @pull: the pull, after the subscriptions of a customer
 * @error: return location
 *
 * Asks for the support contacts that are not known yet, and for those of whom the audit log names: they come one by
 * one (partner-center-api §22).
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_finish_subscriptions (CspPull  *pull,
                               GError  **error)
{
  return csp_conn_run (pull->context->conn, error, "INSERT OR REPLACE INTO mirror (kind, owner_id, key, json, seen_in)"
                                                   " VALUES ('read', ?1, 'subscriptions', '{}', ?2)",
                       "ii", pull->customer->id, pull->id) &&
         csp_conn_run (pull->context->conn, error,
                       "INSERT OR IGNORE INTO pull_detail"
                       " (stage, customer_id, subscription_id, priority, next_try_at, attempts)"
                       " SELECT 'support-contact', customer_id, id, ?2, 0, 0 FROM subscription"
                       " WHERE customer_id = ?1 AND NOT issued_here AND NOT EXISTS (SELECT 1 FROM server_copy"
                       " WHERE subject_type = 'support-contact' AND subject_id = subscription.id AND fetched_at >= ?3)",
                       "iii", pull->customer->id, (gint64) CSP_PULL_SOMETIME + 1,
                       pull->is_partial ? pull->started_at : G_GINT64_CONSTANT (0));
}

/**
 * csp_pull_store_support_contact:
 * @pull: the pull
 * @item: a support contact (partner-center-api §15.5)
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
csp_pull_store_support_contact (CspPull     *pull,
                                JsonObject  *item,
                                GError     **error)
{
  return csp_merge_take (pull->context, &csp_wire_support_contact, pull->subscription, item, 0, error) &&
         csp_server_copy_put (pull->context->conn, "support-contact", pull->subscription->id, item,
                              pull->context->now, pull->id, error);
}
