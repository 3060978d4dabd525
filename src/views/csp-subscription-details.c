/* csp-subscription-details.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-views"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "store/csp-offer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-reseller-repo.h"
#include "store/csp-subscription-repo.h"
#include "views/csp-subscription-details.h"

static gboolean
load_offer (CspSubscriptionDetails  *self,
            CspConn                 *conn,
            const char              *country,
            GError                 **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CspCustomer) customer = NULL;
  const char *offer_id = self->subscription->offer_id;

  if (csp_is_empty (offer_id))
    return TRUE;
  customer = csp_repo_find (conn, CSP_TYPE_CUSTOMER, self->subscription->customer_id, &local_error);
  if (customer != NULL && !csp_is_empty (customer->country))
    self->offer = csp_offer_repo_find (conn, offer_id, customer->country, &local_error);
  if (self->offer == NULL && local_error == NULL)
    self->offer = csp_offer_repo_find (conn, offer_id, country, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_parent (CspSubscriptionDetails  *self,
             CspConn                 *conn,
             GError                 **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->subscription->parent_id != 0)
    self->parent = csp_repo_find (conn, CSP_TYPE_SUBSCRIPTION, self->subscription->parent_id, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * csp_subscription_details_load:
 * @conn: the connection
 * @id: local id of a subscription
 * @country: the profile's, whose catalogue counts where the customer's has nothing
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the subscription and what belongs to it; #CSP_ERROR_NOT_FOUND when it is gone
 */
CspSubscriptionDetails *
csp_subscription_details_load (CspConn     *conn,
                               gint64       id,
                               const char  *country,
                               GError     **error)
{
  g_autoptr(CspSubscriptionDetails) self = g_new0 (CspSubscriptionDetails, 1);
  g_autoptr(GError) local_error = NULL;

  self->subscription = csp_repo_find (conn, CSP_TYPE_SUBSCRIPTION, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (self->subscription == NULL)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("This subscription is not in the profile any more."));
      return NULL;
    }
  if (!load_offer (self, conn, country, error) || !load_parent (self, conn, error))
    return NULL;
  self->add_ons = csp_subscription_repo_load_add_ons (conn, id, error);
  if (self->add_ons == NULL)
    return NULL;
  self->supporters = csp_reseller_repo_load_related (conn, self->subscription->customer_id, error);
  return self->supporters != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * csp_subscription_details_free:
 * @self: (transfer full): details
 */
void
csp_subscription_details_free (CspSubscriptionDetails *self)
{
  g_clear_object (&self->subscription);
  g_clear_object (&self->offer);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->add_ons, g_ptr_array_unref);
  g_clear_pointer (&self->supporters, g_ptr_array_unref);
  g_free (self);
}
