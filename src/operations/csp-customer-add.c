/* csp-customer-add.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-country.h"
#include "domain/csp-name-rules.h"
#include "operations/csp-customer-add.h"
#include "operations/csp-history.h"
#include "operations/csp-invitation-accept.h"
#include "store/csp-repo.h"

/* A label of a host name, as in RFC 1123; at least two of them make a domain. */
#define DOMAIN_PATTERN "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$"

static void
check_domain (CspOperationContext *context,
              CspCustomer         *customer,
              CspProblems         *problems)
{
  g_autoptr(CspCustomer) other = NULL;

  if (customer->domain == NULL || !g_regex_match_simple (DOMAIN_PATTERN, customer->domain, G_REGEX_CASELESS, 0))
    {
      csp_problems_error (problems, "domain", "%s", _("Enter the primary domain name, as contoso.onmicrosoft.com."));
      return;
    }
  other = csp_repo_find_where (context->conn, CSP_TYPE_CUSTOMER, NULL,
                               "customer.domain = ?1 COLLATE NOCASE AND customer.former_at = 0", "t", customer->domain);
  if (other != NULL)
    /* translators: %s is a customer's name */
    csp_problems_error (problems, "domain", _("“%s” has this domain already."), other->company_name);
}

static void
check_microsoft_id (CspOperationContext *context,
                    CspCustomer         *customer,
                    CspProblems         *problems)
{
  g_autofree char *key = csp_guid_key (customer->microsoft_id);
  g_autoptr(CspCustomer) other = NULL;

  if (csp_is_empty (customer->microsoft_id))
    return;
  if (!csp_guid_parse (customer->microsoft_id, NULL))
    {
      csp_problems_error (problems, "microsoft-id", "%s",
                          _("A Microsoft ID has 32 hexadecimal digits in five groups."));
      return;
    }
  other = csp_repo_find_where (context->conn, CSP_TYPE_CUSTOMER, NULL, "customer.microsoft_key = ?1", "t", key);
  if (other != NULL)
    csp_problems_error (problems, "microsoft-id", _("“%s” has this ID already."), other->company_name);
}

static void
csp_customer_add_operation_finalize (GObject *object)
{
  CspCustomerAddOperation *self = CSP_CUSTOMER_ADD_OPERATION (object);

  g_clear_object (&self->customer);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_customer_add_operation_load (CspOperation         *operation,
                                 CspOperationContext  *context,
                                 GError              **error)
{
  CspCustomerAddOperation *self = CSP_CUSTOMER_ADD_OPERATION (operation);

  csp_operation_set_subject (operation, self->customer->company_name);
  return TRUE;
}

static void
csp_customer_add_operation_validate (CspOperation        *operation,
                                     CspOperationContext *context,
                                     CspProblems         *problems)
{
  CspCustomerAddOperation *self = CSP_CUSTOMER_ADD_OPERATION (operation);
  CspCustomer *customer = self->customer;

  csp_company_name_check (customer->company_name, "company-name", problems);
  check_domain (context, customer, problems);
  check_microsoft_id (context, customer, problems);
  if (!csp_is_empty (customer->country) && csp_country_find (customer->country) == NULL)
    csp_problems_error (problems, "country", "%s", _("There is no such country."));
  csp_invitation_check_accept (context, self->invitation_id, problems);
}

static gboolean
csp_customer_add_operation_apply (CspOperation         *operation,
                                  CspOperationContext  *context,
                                  GError              **error)
{
  CspCustomerAddOperation *self = CSP_CUSTOMER_ADD_OPERATION (operation);
  CspCustomer *customer = self->customer;
  g_autofree char *guid = NULL;

  if (csp_is_empty (customer->microsoft_id))
    guid = g_uuid_string_random ();
  else
    csp_guid_parse (customer->microsoft_id, &guid);
  customer->issued_here = csp_is_empty (customer->microsoft_id);
  csp_set_str (&customer->microsoft_id, guid);
  csp_set_str (&customer->relationship, "reseller");
  csp_set_str (&customer->delegated_access, "unknown");
  csp_set_str (&customer->agreement, "unknown");
  customer->created_at = context->now;
  return csp_history_insert (context, "customer-add", customer, error) &&
         csp_invitation_accept (context, self->invitation_id, customer->id, 0, error);
}

CSP_DEFINE_OPERATION (CspCustomerAddOperation, csp_customer_add_operation, "customer-add",
                      csp_customer_add_operation_load, csp_customer_add_operation_validate, csp_customer_add_operation_apply,
                      csp_customer_add_operation_finalize)

/**
 * csp_customer_add_operation_new:
 * @customer: the customer as typed; taken over by the operation
 * @invitation_id: local id of the request it answers, 0 for none
 *
 * Returns: (transfer full): the operation; its fields are "company-name", "domain", "microsoft-id" and "country"
 */
CspCustomerAddOperation *
csp_customer_add_operation_new (CspCustomer *customer,
                                gint64       invitation_id)
{
  CspCustomerAddOperation *self = g_object_new (CSP_TYPE_CUSTOMER_ADD_OPERATION, NULL);

  self->customer = g_object_ref (customer);
  self->invitation_id = invitation_id;
  return self;
}
