/* csp-pull-reseller.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include "base/csp-text.h"
#include "domain/csp-reseller.h"
#include "operations/csp-history.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

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
  if (reseller == NULL && !_csp_pull_insert_record (pull, theirs, "reseller", CSP_CHANGED_RESELLERS, error))
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
