/* simulation-check.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#include "config.h"

#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"
#include "tests/lib/service-model-private.h"
#include "tests/sync/simulation.h"

static void
check_text (Simulation *self,
            const char *what,
            const char *id,
            const char *here,
            const char *there)
{
  if (g_strcmp0 (csp_is_empty (here) ? NULL : here, csp_is_empty (there) ? NULL : there) != 0)
    simulation_fail (self, "the %s of %s is “%s” here and “%s” there", what, id, here ? here : "", there ? there : "");
}

static void
check_fields (Simulation      *self,
              CspSubscription *here,
              JsonObject      *there)
{
  const char *id = service_get_text (there, "id");
  const char *name = service_get_text (there, "friendlyName");
  gint64 quantity = 0;

  if (g_strcmp0 (name, service_get_text (there, "offerName")) == 0)
    name = NULL;
  service_get_int (there, "quantity", &quantity);
  if (here->quantity != quantity)
    simulation_fail (self, "the quantity of %s is %d here and %d there", id, (int) here->quantity, (int) quantity);
  if (!here->auto_renew != !json_object_get_boolean_member (there, "autoRenewEnabled"))
    simulation_fail (self, "the renewal of %s differs", id);
  if (here->issued_here)
    simulation_fail (self, "subscription %s still counts as issued here", id);
  check_text (self, "status", id, here->status, service_get_text (there, "status"));
  check_text (self, "name", id, here->friendly_name, name);
  check_text (self, "partner", id, here->reseller_mpn_id, service_get_text (there, "partnerId"));
}

static void
check_subscription (Simulation          *self,
                    CspCustomer         *customer,
                    ServiceSubscription *there)
{
  const char *id = service_get_text (there->json, "id");
  g_autoptr(CspSubscription) here = csp_subscription_repo_find_by_subscription_id (self->conn, id, NULL);

  if (here == NULL || here->customer_id != customer->id)
    {
      simulation_fail (self, "subscription %s of %s is not here", id, customer->company_name);
      return;
    }
  check_fields (self, here, there->json);
  check_text (self, "support contact", id, here->support_mpn_id, service_get_text (there->support, "supportMpnId"));
  check_text (self, "support tenant", id, here->support_tenant_id,
              service_get_text (there->support, "supportTenantId"));
}

static void
check_billing (Simulation      *self,
               CspCustomer     *customer,
               ServiceCustomer *there)
{
  g_autoptr(CspCustomerAccount) here = csp_repo_find (self->conn, CSP_TYPE_CUSTOMER_ACCOUNT, customer->id, NULL);

  if (here == NULL)
    {
      simulation_fail (self, "the account of %s is not here", customer->company_name);
      return;
    }
  check_text (self, "bill-to name", customer->microsoft_id, here->bill_to_name,
              service_get_text (there->billing, "companyName"));
  check_text (self, "city", customer->microsoft_id, here->city,
              service_get_text (there->billing, "defaultAddress/city"));
  check_text (self, "address", customer->microsoft_id, here->address_line1,
              service_get_text (there->billing, "defaultAddress/addressLine1"));
}

/* What was ordered here was ordered once there, and nothing else was. While the customer was away nobody could tell
 * whether an order had been taken, and people have given up such ones. */
static void
check_orders (Simulation      *self,
              CspCustomer     *customer,
              ServiceCustomer *there)
{
  static const char lines_of_order[] =
      "SELECT count(*) FROM order_line JOIN purchase_order ON purchase_order.id = order_line.order_id"
      " WHERE purchase_order.customer_id = ?1 AND purchase_order.order_id = ?2 COLLATE NOCASE";
  static const char lines_of_customer[] =
      "SELECT count(*) FROM order_line JOIN purchase_order ON purchase_order.id = order_line.order_id"
      " WHERE purchase_order.customer_id = ?1";
  gint64 n_here;
  guint n_there = 0;

  for (guint i = 0; i < there->orders->len; i++)
    {
      ServiceOrder *order = there->orders->pdata[i];
      const char *id = service_get_text (order->json, "id");

      n_there += order->n_client_lines;
      if (csp_conn_get_integer (self->conn, &n_here, NULL, lines_of_order, "it", customer->id, id) &&
          n_here != order->n_client_lines)
        simulation_fail (self, "order %s of %s has %u lines at the service and %d here", id, customer->company_name,
                         order->n_client_lines, (int) n_here);
    }
  if (csp_conn_get_integer (self->conn, &n_here, NULL, lines_of_customer, "i", customer->id) && n_here != n_there)
    simulation_fail (self, "%s has %d lines of orders here and %u there", customer->company_name, (int) n_here,
                     n_there);
}

/* Where users are read at all, they are those who are there. */
static void
check_users (Simulation      *self,
             CspCustomer     *customer,
             ServiceCustomer *there)
{
  static const char sql[] = "SELECT count(*) FROM mirror WHERE kind = 'user' AND owner_id = ?1";
  static const char one[] = "SELECT count(*) FROM mirror WHERE kind = 'user' AND owner_id = ?1 AND key = ?2";
  const ServiceTraits *traits = service_model_get_traits (self->model);
  gint64 n_here = 0, is_here = 0;

  if (!self->is_whole || (traits->not_offered & 1) != 0)
    return;
  csp_conn_get_integer (self->conn, &n_here, NULL, sql, "i", customer->id);
  if (n_here != there->users->len)
    simulation_fail (self, "%s has %d users here and %u there", customer->company_name, (int) n_here,
                     there->users->len);
  for (guint i = 0; i < there->users->len; i++)
    if (csp_conn_get_integer (self->conn, &is_here, NULL, one, "it", customer->id,
                              service_get_text (there->users->pdata[i], "id")) &&
        is_here == 0)
      simulation_fail (self, "user %s is not here", service_get_text (there->users->pdata[i], "id"));
}

static void
check_customer (Simulation      *self,
                ServiceCustomer *there)
{
  const char *id = service_get_text (there->json, "id");
  g_autoptr(CspCustomer) here = csp_customer_repo_find_by_microsoft_id (self->conn, id, NULL);
  gint64 count = 0;

  if (here == NULL && there->is_removed)
    return;
  if (here == NULL)
    {
      simulation_fail (self, "customer %s is not here", id);
      return;
    }
  if (!there->is_removed != (here->former_at == 0))
    simulation_fail (self, "customer %s %s %s is a former one %s", id, here->company_name, here->domain,
                     there->is_removed ? "only there" : "only here");
  if (there->is_removed)
    return;
  check_text (self, "name", id, here->company_name, service_get_text (there->json, "companyProfile/companyName"));
  check_text (self, "domain", id, here->domain, service_get_text (there->json, "companyProfile/domain"));
  check_billing (self, here, there);
  check_users (self, here, there);
  if (!there->was_removed)
    check_orders (self, here, there);
  for (guint i = 0; i < there->subscriptions->len; i++)
    check_subscription (self, here, there->subscriptions->pdata[i]);
  if (csp_conn_get_integer (self->conn, &count, NULL, "SELECT count(*) FROM subscription WHERE customer_id = ?1", "i",
                            here->id) &&
      count != there->subscriptions->len)
    simulation_fail (self, "%s has %d subscriptions here and %u there", here->company_name, (int) count,
                     there->subscriptions->len);
}

/* Nobody is here who is not there, and what was created here was created once. */
static void
check_here (Simulation *self)
{
  g_autoptr (GPtrArray) customers = csp_repo_load_where (self->conn, CSP_TYPE_CUSTOMER, NULL, "customer.former_at = 0",
                                                         "");

  for (guint i = 0; customers != NULL && i < customers->len; i++)
    {
      CspCustomer *customer = customers->pdata[i];
      g_autofree char *key = g_strconcat ("domain:", customer->domain, NULL);

      if (service_model_find_customer (self->model, customer->microsoft_id) == NULL)
        simulation_fail (self, "customer %s is not at the service", customer->domain);
      if (service_model_count_effects (self->model, key) > 1)
        simulation_fail (self, "customer %s was created twice", customer->domain);
    }
}

/**
 * simulation_check:
 * @self: a run that has come to rest
 *
 * What is here is what is there.
 */
void
simulation_check (Simulation *self)
{
  GPtrArray *customers = service_model_get_customers (self->model);

  for (guint i = 0; i < customers->len && self->failure == NULL; i++)
    check_customer (self, customers->pdata[i]);
  check_here (self);
  if (simulation_count (self, "SELECT count(*) FROM outbox") != 0)
    simulation_fail (self, "something is still in the outbox");
  if (simulation_count (self, "SELECT count(*) FROM pull WHERE finished_at = 0") != 0 ||
      simulation_count (self, "SELECT count(*) FROM pull_detail") != 0)
    simulation_fail (self, "the pull was not completed");
}

/**
 * simulation_check_file:
 * @self: a run whose profile is closed
 *
 * No password that the service handed out is in the file, not even where something was deleted.
 */
void
simulation_check_file (Simulation *self)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (self->path, &content, &length, NULL))
    simulation_fail (self, "the profile cannot be read");
  else if (memmem (content, length, SERVICE_PASSWORD_MARK, strlen (SERVICE_PASSWORD_MARK)) != NULL)
    simulation_fail (self, "a password is in the profile");
}
