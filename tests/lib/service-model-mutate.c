/* service-model-mutate.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tests/lib/service-model-private.h"

/* What other users and programs of the same partner do. */

static ServiceCustomer *
pick_customer (ServiceModel *self)
{
  ServiceCustomer *customer;

  if (self->customers->len == 0)
    return NULL;
  customer = self->customers->pdata[g_rand_int_range (self->rand, 0, self->customers->len)];
  return customer->is_removed ? NULL : customer;
}

static void
change_support (ServiceModel        *self,
                ServiceCustomer     *customer,
                ServiceSubscription *subscription)
{
  JsonObject *reseller = self->resellers->pdata[g_rand_int_range (self->rand, 0, self->resellers->len)];

  service_set_text (subscription->support, "supportTenantId", service_get_text (reseller, "id"));
  service_set_text (subscription->support, "supportMpnId", service_get_text (reseller, "mpnId"));
  service_set_text (subscription->support, "name", service_get_text (reseller, "name"));
  service_note_held (self, service_get_text (subscription->json, "id"), subscription->support);
  service_note_audit (self, customer, "subscription", "update_subscription");
}

static void
change_subscription (ServiceModel *self)
{
  static const char * const partners[] = { "5000001", "5000002", NULL };
  ServiceCustomer *customer = pick_customer (self);
  ServiceSubscription *subscription;
  g_autofree char *name = g_strdup_printf ("Other name %u", g_rand_int_range (self->rand, 0, 100));
  const char *status;

  if (customer == NULL || customer->subscriptions->len == 0)
    return;
  subscription = customer->subscriptions->pdata[g_rand_int_range (self->rand, 0, customer->subscriptions->len)];
  if (subscription->pending != NULL)
    return;
  status = service_get_text (subscription->json, "status");
  switch (g_rand_int_range (self->rand, 0, 6))
    {
    case 0:
    case 1:
      json_object_set_int_member (subscription->json, "quantity", g_rand_int_range (self->rand, 1, 100));
      break;
    case 2:
      service_set_text (subscription->json, "friendlyName", name);
      break;
    case 3:
      service_set_text (subscription->json, "status", g_str_equal (status, "active") ? "suspended" : "active");
      break;
    case 4:
      change_support (self, customer, subscription);
      return;
    default:
      service_set_text (subscription->json, "partnerId", partners[g_rand_int_range (self->rand, 0, 3)]);
      break;
    }
  service_subscription_changed (self, customer, subscription);
}

static void
change_billing (ServiceModel *self)
{
  ServiceCustomer *customer = pick_customer (self);
  g_autofree char *value = g_strdup_printf ("Other %u", g_rand_int_range (self->rand, 0, 100));

  if (customer == NULL)
    return;
  service_set_text (customer->billing, service_chance (self, 50) ? "companyName" : "defaultAddress/city", value);
  service_billing_changed (self, customer);
}

static void
rename_customer (ServiceModel *self)
{
  ServiceCustomer *customer = pick_customer (self);
  g_autofree char *name = g_strdup_printf ("Renamed %u", g_rand_int_range (self->rand, 0, 100));

  if (customer == NULL)
    return;
  service_set_text (customer->json, "companyProfile/companyName", name);
  service_note_audit (self, customer, "customer", "update_customer");
}

static void
remove_customer (ServiceModel *self)
{
  ServiceCustomer *customer = pick_customer (self);

  if (customer != NULL)
    customer->is_removed = customer->was_removed = TRUE;
}

/* A customer who had left has accepted a new request. */
static void
return_customer (ServiceModel *self)
{
  for (guint i = 0; i < self->customers->len; i++)
    ((ServiceCustomer *) self->customers->pdata[i])->is_removed = FALSE;
}

/**
 * service_model_mutate:
 * @self: a model
 * @now: the instant
 * @wanted_domain: (nullable): a domain that somebody else may take
 *
 * Another user does something, drawn by the seed.
 */
void
service_model_mutate (ServiceModel *self,
                      gint64        now,
                      const char   *wanted_domain)
{
  guint draw = g_rand_int_range (self->rand, 0, 100);
  ServiceCustomer *customer;

  service_model_settle (self, now);
  if (draw < 55)
    change_subscription (self);
  else if (draw < 67)
    change_billing (self);
  else if (draw < 70 && (customer = pick_customer (self)) != NULL)
    service_change_users (self, customer);
  else if (draw < 75)
    rename_customer (self);
  else if (draw < 82)
    remove_customer (self);
  else if (draw < 84)
    return_customer (self);
  else if (draw < 90 && (customer = pick_customer (self)) != NULL)
    service_model_add_subscription (self, customer, now);
  else
    service_model_add_customer (self, now, service_chance (self, 20) ? wanted_domain : NULL);
}

static ServiceSubscription *
find_subscription (ServiceModel     *self,
                   const char       *id,
                   ServiceCustomer **customer)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      *customer = self->customers->pdata[i];
      for (guint j = 0; j < (*customer)->subscriptions->len; j++)
        {
          ServiceSubscription *subscription = (*customer)->subscriptions->pdata[j];

          if (g_str_equal (service_get_text (subscription->json, "id"), id))
            return subscription;
        }
    }
  return NULL;
}

/**
 * service_model_change_subscription:
 * @self: a model
 * @now: the instant
 * @id: of a subscription
 * @member: what another user changes
 * @value: to what
 *
 * Returns: whether there is such a subscription
 */
gboolean
service_model_change_subscription (ServiceModel *self,
                                   gint64        now,
                                   const char   *id,
                                   const char   *member,
                                   JsonNode     *value)
{
  ServiceCustomer *customer;
  ServiceSubscription *subscription = find_subscription (self, id, &customer);

  if (subscription == NULL)
    return FALSE;
  service_model_settle (self, now);
  json_object_set_member (subscription->json, member, json_node_copy (value));
  service_subscription_changed (self, customer, subscription);
  return TRUE;
}

/**
 * service_model_settle:
 * @self: a model
 * @now: the instant
 *
 * Completes the changes in progress whose time has come.
 */
void
service_model_settle (ServiceModel *self,
                      gint64        now)
{
  self->now = now;
  for (guint i = 0; i < self->customers->len; i++)
    {
      ServiceCustomer *customer = self->customers->pdata[i];

      for (guint j = 0; j < customer->subscriptions->len; j++)
        service_subscription_touch (self, customer, customer->subscriptions->pdata[j]);
    }
}
