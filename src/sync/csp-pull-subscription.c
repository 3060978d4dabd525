/* csp-pull-subscription.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "store/csp-subscription-repo.h"
#include "sync/csp-merge.h"
#include "sync/csp-pull-private.h"
#include "sync/csp-server-copy.h"

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
         _csp_pull_insert_record (pull, theirs, "subscription", CSP_CHANGED_SUBSCRIPTIONS, error);
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
