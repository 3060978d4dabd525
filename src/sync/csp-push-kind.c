/* csp-push-kind.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-subscription.h"
#include "operations/csp-history.h"
#include "operations/csp-outbox.h"
#include "sync/csp-push-kind.h"

/**
 * csp_push_customer_path:
 * @push: an entry of a customer
 * @rest: what follows the customer in the path, beginning with a slash, or empty
 *
 * Returns: (transfer full): the path; ids are escaped, whatever the service once sent as one
 */
char *
csp_push_customer_path (CspPush    *push,
                        const char *rest)
{
  g_autofree char *id = g_uri_escape_string (push->customer->microsoft_id, NULL, FALSE);

  return g_strconcat ("/v1/customers/", id, rest, NULL);
}

static char *
subscription_path (CspPush    *push,
                   const char *rest)
{
  g_autofree char *id = g_uri_escape_string (CSP_SUBSCRIPTION (push->record)->subscription_id, NULL, FALSE);
  g_autofree char *end = g_strconcat ("/subscriptions/", id, rest, NULL);

  return csp_push_customer_path (push, end);
}

static char *
get_subscription_path (CspPush *push)
{
  return subscription_path (push, "");
}

static char *
get_support_contact_path (CspPush *push)
{
  return subscription_path (push, "/supportcontact");
}

static char *
get_billing_path (CspPush *push)
{
  return csp_push_customer_path (push, "/profiles/billing");
}

static char *
get_agreements_path (CspPush *push)
{
  return csp_push_customer_path (push, "/agreements");
}

static char *
get_orders_path (CspPush *push)
{
  return csp_push_customer_path (push, "/orders");
}

static char *
get_customers_path (CspPush *push)
{
  return g_strdup ("/v1/customers");
}

/* The record with what this entry wants, which is not always what is wanted by now: a later entry may follow. */
static CspRecord *
wanted_record (CspPush  *push,
               GError  **error)
{
  g_autoptr(CspRecord) wanted = csp_record_copy (push->record);

  return csp_history_apply (wanted, push->entry->after, error) ? g_steal_pointer (&wanted) : NULL;
}

/* Updates send the whole resource as last read, with the wanted fields changed (partner-center-api §9, §15.2). */
static JsonObject *
build_whole (CspPush     *push,
             JsonObject  *theirs,
             GError     **error)
{
  const CspPushKind *kind = csp_push_kind_find (push->entry->request);
  g_autoptr(CspRecord) wanted = wanted_record (push, error);
  g_autoptr(JsonNode) wishes = wanted != NULL ? json_from_string (push->entry->after, error) : NULL;
  g_autoptr(GList) members = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  if (wishes == NULL)
    return NULL;
  members = json_object_get_members (json_node_get_object (wishes));
  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  names = g_strv_builder_end (builder);
  csp_wire_resource_write (kind->resource, wanted, (const char * const *) names, theirs);
  return json_object_ref (theirs);
}

/* A subscription without a name of its own is called by its product. */
static JsonObject *
build_subscription (CspPush     *push,
                    JsonObject  *theirs,
                    GError     **error)
{
  const char *offer_name = csp_wire_get_text (theirs, "offerName");
  JsonObject *body = build_whole (push, theirs, error);

  if (body != NULL && csp_wire_find_path (body, "friendlyName") == NULL && offer_name != NULL)
    csp_wire_set_path (body, "friendlyName", json_node_init_string (json_node_alloc (), offer_name));
  return body;
}

/* The service asks for all three (partner-center-api §15.5). */
static gboolean
check_support_contact (CspPush  *push,
                       GError  **error)
{
  g_autoptr(CspSubscription) wanted = (CspSubscription *) wanted_record (push, error);

  if (wanted == NULL)
    return FALSE;
  if (!csp_is_empty (wanted->support_tenant_id) && !csp_is_empty (wanted->support_mpn_id))
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND,
               /* translators: %s is a partner's name */
               _ ("Partner Center asks for the tenant ID and the MPN ID of “%s”. Add what is missing, then choose the "
                  "support contact again."),
               wanted->support_name);
  return FALSE;
}

static JsonObject *
build_support_contact (CspPush     *push,
                       JsonObject  *theirs,
                       GError     **error)
{
  g_autoptr(CspRecord) wanted = wanted_record (push, error);

  if (wanted == NULL)
    return NULL;
  csp_wire_resource_write (&csp_wire_support_contact, wanted, NULL, theirs);
  csp_wire_set_path (theirs, "attributes/objectType", json_node_init_string (json_node_alloc (), "SupportContact"));
  return json_object_ref (theirs);
}

static const CspPushKind kinds[] = {
  { .request = CSP_REQUEST_CUSTOMER_CREATE,
    .method = "POST",
    .family = CSP_SYNC_FAMILY_CUSTOMER,
    .copy = "customer",
    .send_path = get_customers_path,
    .build = csp_push_build_customer,
    .look_path = csp_push_customer_look_path,
    .look = csp_push_look_customer,
    .settle = csp_push_settle_customer,
    .mend = csp_push_mend_customer },
  { .request = CSP_REQUEST_AGREEMENT_CONFIRM,
    .method = "POST",
    .family = CSP_SYNC_FAMILY_CUSTOMER,
    .send_path = get_agreements_path,
    .build = csp_push_build_agreement,
    .look_path = get_agreements_path,
    .look = csp_push_look_agreement },
  { .request = CSP_REQUEST_BILLING_UPDATE,
    .method = "PUT",
    .family = CSP_SYNC_FAMILY_CUSTOMER,
    .resource = &csp_wire_billing,
    .copy = "account",
    .read_path = get_billing_path,
    .send_path = get_billing_path,
    .build = build_whole },
  { .request = CSP_REQUEST_ORDER_PLACE,
    .method = "POST",
    .family = CSP_SYNC_FAMILY_ORDER,
    .copy = "order",
    .read_path = get_orders_path,
    .note = csp_push_note_orders,
    .may_be_missing = TRUE,
    .send_path = get_orders_path,
    .build = csp_push_build_order,
    .look = csp_push_look_order,
    .settle = csp_push_settle_order,
    .repeat_within = CSP_PUSH_ORDER_REPEAT_WITHIN },
  { .request = CSP_REQUEST_ADD_ON_BUY,
    .method = "PATCH",
    .family = CSP_SYNC_FAMILY_ORDER,
    .check = csp_push_check_add_on,
    .read_path = csp_push_add_on_path,
    .note = csp_push_note_order,
    .is_part = TRUE,
    .send_path = csp_push_add_on_path,
    .build = csp_push_build_add_on,
    .look = csp_push_look_add_on,
    .settle = csp_push_settle_add_on,
    .repeat_within = CSP_PUSH_ORDER_REPEAT_WITHIN },
  { .request = CSP_REQUEST_SUBSCRIPTION_CHANGE,
    .method = "PATCH",
    .family = CSP_SYNC_FAMILY_SUBSCRIPTION,
    .resource = &csp_wire_subscription,
    .copy = "subscription",
    .read_path = get_subscription_path,
    .send_path = get_subscription_path,
    .build = build_subscription },
  { .request = CSP_REQUEST_SUPPORT_CONTACT_SET,
    .method = "PUT",
    .family = CSP_SYNC_FAMILY_SUBSCRIPTION,
    .resource = &csp_wire_support_contact,
    .copy = "support-contact",
    .is_base_assumed = TRUE,
    .check = check_support_contact,
    .read_path = get_support_contact_path,
    .send_path = get_support_contact_path,
    .build = build_support_contact },
};

/**
 * csp_push_kind_find:
 * @request: name of a request in the outbox
 *
 * Returns: (transfer none) (nullable): how it is sent; %NULL when a newer version wrote it
 */
const CspPushKind *
csp_push_kind_find (const char *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].request, request))
      return &kinds[i];
  return NULL;
}
