/* csp-push-customer.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-sync"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "domain/csp-customer-account.h"
#include "domain/csp-reseller.h"
#include "operations/csp-history.h"
#include "store/csp-repo.h"
#include "sync/csp-push-kind.h"
#include "sync/csp-server-copy.h"
#include "wire/csp-wire-json.h"

/* One template of the customer agreement is known (partner-center-api §11.4); what the service lists wins. */
#define KNOWN_TEMPLATE "117a77b0-9360-443b-8795-c6dedc750cf9"

/* "registration number given though the country has none" (partner-center-api §7.3) */
#define NUMBER_NOT_TAKEN "600002"

static void
set_text (JsonObject *object,
          const char *path,
          const char *value)
{
  if (!csp_is_empty (value))
    csp_wire_set_path (object, path, json_node_init_string (json_node_alloc (), value));
}

/**
 * csp_push_build_customer:
 * @push: creation of a customer
 * @theirs: unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body (partner-center-api §10.4, §10.5)
 */
JsonObject *
csp_push_build_customer (CspPush     *push,
                         JsonObject  *theirs,
                         GError     **error)
{
  CspConn *conn = push->context->conn;
  g_autoptr(CspCustomerAccount) account = csp_repo_find (conn, CSP_TYPE_CUSTOMER_ACCOUNT, push->customer->id, error);
  g_autoptr(CspReseller) reseller = NULL;
  g_autoptr(JsonObject) body = json_object_new ();
  JsonObject *billing = json_object_new ();

  json_object_set_object_member (body, "billingProfile", billing);
  if (account == NULL)
    return NULL;
  if (push->customer->reseller_id != 0 &&
      (reseller = csp_repo_find (conn, CSP_TYPE_RESELLER, push->customer->reseller_id, error)) == NULL)
    return NULL;
  set_text (body, "companyProfile/domain", push->customer->domain);
  set_text (body, "companyProfile/companyName", push->customer->company_name);
  set_text (body, "companyProfile/organizationRegistrationNumber", account->registration_number);
  csp_wire_resource_write (&csp_wire_billing, account, NULL, billing);
  if (csp_is_empty (account->bill_to_name))
    set_text (billing, "companyName", push->customer->company_name);
  if (reseller != NULL)
    set_text (body, "associatedPartnerId", reseller->microsoft_id);
  set_text (body, "attributes/objectType", "Customer");
  return g_steal_pointer (&body);
}

/**
 * csp_push_customer_look_path:
 * @push: creation of a customer
 *
 * Returns: (transfer full): where to look whether the domain is one of our customers' (partner-center-api §5.3)
 */
char *
csp_push_customer_look_path (CspPush *push)
{
  g_autoptr(JsonObject) filter = json_object_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  json_object_set_string_member (filter, "Field", "Domain");
  json_object_set_string_member (filter, "Value", push->customer->domain);
  json_object_set_string_member (filter, "Operator", "starts_with");
  node = json_node_init_object (json_node_alloc (), filter);
  text = csp_wire_json_to_text (node);
  escaped = g_uri_escape_string (text, NULL, FALSE);
  return g_strconcat ("/v1/customers?size=500&filter=", escaped, NULL);
}

static JsonArray *
items_of (JsonNode *root)
{
  JsonNode *items;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);
  items = JSON_NODE_HOLDS_OBJECT (root) ? csp_wire_find_path (json_node_get_object (root), "items") : NULL;
  return items != NULL && JSON_NODE_HOLDS_ARRAY (items) ? json_node_get_array (items) : NULL;
}

/**
 * csp_push_look_customer:
 * @push: creation of a customer whose answer was lost
 * @root: the customers whose domain begins with the new one's
 * @found: (out) (transfer none): the customer
 *
 * Returns: whether the service created it. A list may lag behind (partner-center-api §10.4), so that absence proves
 *   nothing; sending the same request again is safe, since a domain can be taken once only.
 */
CspPushLook
csp_push_look_customer (CspPush     *push,
                        JsonNode    *root,
                        JsonObject **found)
{
  JsonArray *items = items_of (root);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *domain = JSON_NODE_HOLDS_OBJECT (item)
                               ? csp_wire_get_text (json_node_get_object (item), "companyProfile/domain")
                               : NULL;

      if (domain != NULL && g_ascii_strcasecmp (domain, push->customer->domain) == 0)
        {
          *found = json_node_get_object (item);
          return CSP_PUSH_DONE;
        }
    }
  return CSP_PUSH_NOT_DONE;
}

/**
 * csp_customer_take_service_id:
 * @context: of a change that the service brought
 * @customer: a customer as it is stored; it is updated
 * @microsoft_id: the service's id of it
 * @error: return location
 *
 * Replaces an id that was issued here; the old one still resolves (design.md, Identity).
 *
 * Returns: whether it is stored
 */
gboolean
csp_customer_take_service_id (CspOperationContext  *context,
                              CspCustomer          *customer,
                              const char           *microsoft_id,
                              GError              **error)
{
  g_autoptr(CspCustomer) before = csp_record_copy (customer);
  g_autofree char *old_key = csp_guid_key (customer->microsoft_id);

  if (!customer->issued_here && g_strcmp0 (customer->microsoft_id, microsoft_id) == 0)
    return TRUE;
  if (customer->issued_here &&
      !csp_conn_run (context->conn, error,
                     "INSERT OR IGNORE INTO customer_former_id (microsoft_key, customer_id) VALUES (?1, ?2)", "ti",
                     old_key, customer->id))
    return FALSE;
  csp_set_str (&customer->microsoft_id, microsoft_id);
  customer->issued_here = FALSE;
  return csp_history_update (context, "service-update", before, customer, error);
}

/* The password goes to the person who is there and nowhere else. */
static void
take_credentials (CspPush    *push,
                  JsonObject *answer)
{
  const char *password = csp_wire_get_text (answer, "userCredentials/password");
  const char *user_name = csp_wire_get_text (answer, "userCredentials/userName");

  if (csp_is_empty (password))
    return;
  push->news->password = csp_secret_new (password);
  push->news->customer_id = push->customer->id;
  if (user_name != NULL && strchr (user_name, '@') != NULL)
    csp_set_str (&push->news->user_name, user_name);
  else
    {
      g_free (push->news->user_name);
      push->news->user_name = g_strdup_printf ("%s@%s", csp_is_empty (user_name) ? "admin" : user_name,
                                               push->customer->domain);
    }
}

/**
 * csp_push_settle_customer:
 * @push: creation of a customer
 * @answer: the customer as the service created it
 * @error: return location
 *
 * Returns: whether the service's id is stored; the credentials are news, never stored
 */
gboolean
csp_push_settle_customer (CspPush     *push,
                          JsonObject  *answer,
                          GError     **error)
{
  const char *id = csp_wire_get_text (answer, "id");

  if (!csp_guid_parse (id, NULL))
    {
      g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("The answer lacks “%s”."), "id");
      return FALSE;
    }
  take_credentials (push, answer);
  csp_wire_set_path (answer, "userCredentials", NULL);
  return csp_customer_take_service_id (push->context, push->customer, id, error) &&
         csp_server_copy_put (push->context->conn, "customer", push->customer->id, answer, push->context->now, 0,
                              error);
}

/**
 * csp_push_mend_customer:
 * @push: creation of a customer that the service refused
 * @code: (nullable): the service's code
 * @mended: (out): whether it can be sent anew
 * @error: return location
 *
 * Which countries have registration numbers is told in two ways: what the service does not take goes without
 * (functional-spec §7.3).
 *
 * Returns: whether the change is stored
 */
gboolean
csp_push_mend_customer (CspPush     *push,
                        const char  *code,
                        gboolean    *mended,
                        GError     **error)
{
  g_autoptr(CspCustomerAccount) before = NULL;
  g_autoptr(CspCustomerAccount) after = NULL;

  *mended = FALSE;
  if (g_strcmp0 (code, NUMBER_NOT_TAKEN) != 0)
    return TRUE;
  before = csp_repo_find (push->context->conn, CSP_TYPE_CUSTOMER_ACCOUNT, push->customer->id, error);
  if (before == NULL)
    return FALSE;
  if (csp_is_empty (before->registration_number))
    return TRUE;
  *mended = TRUE;
  g_free (push->news->sentence);
  push->news->sentence =
      /* translators: %1$s is a country, %2$s a customer's name */
      g_strdup_printf (_("Partner Center takes no registration number for companies in %1$s: “%2$s” goes without it."),
                       csp_country_name (before->country), push->customer->company_name);
  after = csp_record_copy (before);
  csp_set_str (&after->registration_number, NULL);
  return csp_history_update (push->context, "service-update", before, after, error);
}

/**
 * csp_push_build_agreement:
 * @push: confirmation of the Microsoft Customer Agreement
 * @theirs: unused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body (partner-center-api §11.5)
 */
JsonObject *
csp_push_build_agreement (CspPush     *push,
                          JsonObject  *theirs,
                          GError     **error)
{
  CspCustomerAccount *account = CSP_CUSTOMER_ACCOUNT (push->record);
  g_autoptr(JsonObject) body = json_object_new ();
  g_autoptr(GError) local_error = NULL;
  g_autofree char *template =
      csp_conn_get_text (push->context->conn, &local_error,
                         "SELECT key FROM mirror WHERE kind = 'agreement-template' LIMIT 1", "");
  g_autofree char *date = g_strconcat (account->agreement_date ? account->agreement_date : "", "T00:00:00Z", NULL);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  set_text (body, "primaryContact/firstName", account->agreement_first_name);
  set_text (body, "primaryContact/lastName", account->agreement_last_name);
  set_text (body, "primaryContact/email", account->agreement_email);
  set_text (body, "primaryContact/phoneNumber", account->agreement_phone);
  set_text (body, "templateId", template ? template : KNOWN_TEMPLATE);
  set_text (body, "dateAgreed", date);
  set_text (body, "type", "MicrosoftCustomerAgreement");
  return g_steal_pointer (&body);
}

/**
 * csp_push_look_agreement:
 * @push: confirmation of the Microsoft Customer Agreement whose answer was lost
 * @root: the customer's agreements
 * @found: (out) (transfer none): the confirmation
 *
 * Returns: whether the service has it
 */
CspPushLook
csp_push_look_agreement (CspPush     *push,
                         JsonNode    *root,
                         JsonObject **found)
{
  const char *email = CSP_CUSTOMER_ACCOUNT (push->record)->agreement_email;
  JsonArray *items = items_of (root);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *theirs = JSON_NODE_HOLDS_OBJECT (item)
                               ? csp_wire_get_text (json_node_get_object (item), "primaryContact/email")
                               : NULL;

      if (theirs != NULL && email != NULL && g_ascii_strcasecmp (theirs, email) == 0)
        {
          *found = json_node_get_object (item);
          return CSP_PUSH_DONE;
        }
    }
  return CSP_PUSH_NOT_DONE;
}
