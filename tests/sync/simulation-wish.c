/* simulation-wish.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-customer.h"
#include "store/csp-repo.h"
#include "tests/sync/simulation.h"

/* What the service and the outbox call a field. */
static const struct
{
  const char *member;
  const char *field;
} names[] = {
  { "quantity", "quantity" },
  { "status", "status" },
  { "friendlyName", "friendly-name" },
  { "autoRenewEnabled", "auto-renew" },
  { "partnerId", "reseller-mpn-id" },
  { "companyName", "bill-to-name" },
  { "firstName", "first-name" },
  { "lastName", "last-name" },
  { "middleName", "middle-name" },
  { "phoneNumber", "phone" },
  { "addressLine1", "address-line1" },
  { "addressLine2", "address-line2" },
  { "postalCode", "postal-code" },
  { "supportTenantId", "support-tenant-id" },
  { "supportMpnId", "support-mpn-id" },
  { "name", "support-name" },
};

static const char *
field_of (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].member, member))
      return names[i].field;
  return member;
}

/* Nobody's change is lost: a request changes what was wished and nothing else. Without an ETag the service cannot
 * tell. */
void
simulation_check_effect (Simulation *self,
                         const char *wishes,
                         const char *request)
{
  g_auto(GStrv) effects = g_strsplit (service_model_get_effect (self->model), ",", -1);

  for (guint i = 0; effects[i] != NULL && effects[i][0] != '\0'; i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", field_of (effects[i]));

      if (strstr (wishes, quoted) == NULL)
        simulation_fail (self, "%s changed %s, which nobody wished: %s", request, effects[i], wishes);
    }
}

/* Only who has left counts as a former customer. */
void
simulation_check_former (Simulation *self)
{
  g_autoptr (GPtrArray) former = csp_repo_load_where (self->conn, CSP_TYPE_CUSTOMER, NULL,
                                                      "customer.former_at <> 0", "");

  for (guint i = 0; former != NULL && i < former->len; i++)
    {
      ServiceCustomer *there = service_model_find_customer (self->model, CSP_CUSTOMER (former->pdata[i])->microsoft_id);

      if (there == NULL || !there->was_removed)
        simulation_fail (self, "customer %s became a former one, and is not", CSP_CUSTOMER (former->pdata[i])->domain);
    }
}

static gboolean
is_wanted_later (Simulation     *self,
                 CspOutboxEntry *entry,
                 const char     *field)
{
  gint64 exists = FALSE;

  csp_conn_get_integer (self->conn, &exists, NULL,
                        "SELECT EXISTS (SELECT 1 FROM outbox JOIN json_each (outbox.after) AS other"
                        " WHERE subject_type = ?1 AND subject_id = ?2 AND outbox.id > ?3 AND other.key = ?4)",
                        "tiit",
                        entry->subject_type, entry->subject_id, entry->id, field);
  return exists != 0;
}

/* A wish that counts as fulfilled came true at some time, or a person was told that it did not. */
void
simulation_check_wish (Simulation        *self,
                       CspOutboxEntry    *entry,
                       const CspSyncNews *news)
{
  static const char of_subscription[] = "SELECT subscription_id FROM subscription WHERE id = ?1";
  static const char of_customer[] = "SELECT microsoft_id FROM customer WHERE id = ?1";
  gboolean is_subscription = g_str_equal (entry->subject_type, "subscription");
  g_autoptr(JsonNode) wishes = json_from_string (entry->after, NULL);
  g_autofree char *id = NULL;

  if (wishes == NULL || news->sentence != NULL)
    return;
  id = csp_conn_get_text (self->conn, NULL, is_subscription ? of_subscription : of_customer, "i", entry->subject_id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (wishes), names[i].field);
      g_autofree char *value = NULL;

      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || is_wanted_later (self, entry, names[i].field))
        continue;
      value = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node)
                                                               : json_to_string (node, FALSE);
      if (!service_model_has_held (self->model, id, names[i].member, value))
        simulation_fail (self, "entry %d is done, but %s never was %s", (int) entry->id, names[i].member, value);
    }
}
