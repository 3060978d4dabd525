/* csp-pull-customer.c
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
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

/* "A list read just afterwards may lack the new customer" (partner-center-api §10.4), nobody says for how long. */
#define LIST_LAG (15 * G_TIME_SPAN_MINUTE)

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
  return _csp_pull_insert_record (pull, theirs, "customer", CSP_CHANGED_CUSTOMERS, error) &&
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
