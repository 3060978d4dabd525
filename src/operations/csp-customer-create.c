/* csp-customer-create.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-draft.h"
#include "operations/csp-account-clean.h"
#include "operations/csp-customer-create.h"
#include "operations/csp-history.h"
#include "operations/csp-order-fulfil.h"
#include "operations/csp-record-load.h"
#include "operations/csp-reseller-of-record.h"
#include "store/csp-country-rules-repo.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"

#define KIND "customer-create"

static void
clear_results (CspCustomerCreateOperation *self)
{
  g_clear_pointer (&self->microsoft_id, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->password, csp_secret_unref);
  g_clear_object (&self->created);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
}

static void
clear_loaded (CspCustomerCreateOperation *self)
{
  g_clear_object (&self->backend);
  g_clear_object (&self->reseller);
  g_clear_object (&self->clean_customer);
  g_clear_object (&self->clean_account);
  g_clear_object (&self->domain_owner);
  g_clear_pointer (&self->rules, csp_country_rules_free);
}

static void
csp_customer_create_operation_finalize (GObject *object)
{
  CspCustomerCreateOperation *self = CSP_CUSTOMER_CREATE_OPERATION (object);

  clear_loaded (self);
  clear_results (self);
  g_clear_object (&self->customer);
  g_clear_object (&self->account);
  g_clear_pointer (&self->domain_prefix, g_free);
  g_clear_pointer (&self->basket, csp_basket_free);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
find_domain_owner (CspCustomerCreateOperation  *self,
                   CspOperationContext         *context,
                   GError                     **error)
{
  g_autoptr(GError) local_error = NULL;

  self->domain_owner = csp_customer_repo_find_by_domain (context->conn, self->clean_customer->domain, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
csp_customer_create_operation_load (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspCustomerCreateOperation *self = CSP_CUSTOMER_CREATE_OPERATION (operation);

  clear_loaded (self);
  clear_results (self);
  self->clean_customer = csp_account_clean_customer (context->profile, self->customer, self->account,
                                                     self->domain_prefix);
  self->backend = csp_backend_new_for (context->profile, error);
  if (self->backend == NULL ||
      !csp_country_rules_repo_find (context->conn, self->clean_customer->country, &self->rules, error) ||
      !find_domain_owner (self, context, error) ||
      (self->clean_customer->reseller_id != 0 &&
       !csp_operation_load_record (context, CSP_TYPE_RESELLER, self->clean_customer->reseller_id, &self->reseller,
                                   error)))
    return FALSE;
  self->clean_account = csp_account_clean (self->clean_customer, self->account, self->rules);
  csp_operation_set_subject (operation, self->clean_customer->company_name);
  return TRUE;
}

static void
check_domain_is_free (CspCustomerCreateOperation *self,
                      CspProblems                *problems)
{
  if (self->domain_owner != NULL && csp_problems_find (problems, "domain-prefix") == NULL)
    csp_problems_error (problems, "domain-prefix",
                        /* translators: %1$s is a domain name, %2$s a customer */
                        _("%1$s is taken: it belongs to “%2$s”. Choose another name."),
                        self->clean_customer->domain, self->domain_owner->company_name);
}

static gboolean
buys_something (CspCustomerCreateOperation *self)
{
  return self->basket != NULL && self->basket->lines->len > 0;
}

static void
csp_customer_create_operation_validate (CspOperation        *operation,
                                        CspOperationContext *context,
                                        CspProblems         *problems)
{
  CspCustomerCreateOperation *self = CSP_CUSTOMER_CREATE_OPERATION (operation);

  csp_account_validate (context->profile, self->clean_customer, self->clean_account, self->domain_prefix,
                        self->rules, problems);
  check_domain_is_free (self, problems);
  if (self->reseller != NULL)
    csp_reseller_of_record_check (context, self->reseller, problems);
  else if (buys_something (self))
    csp_reseller_of_record_warn (context, problems);
  if (buys_something (self))
    csp_order_check (context, self->clean_customer, self->basket, NULL, problems);
}

static gboolean
insert_customer (CspCustomerCreateOperation  *self,
                 CspOperationContext         *context,
                 GError                     **error)
{
  CspCustomer *customer = csp_record_copy (self->clean_customer);
  g_autoptr(CspCustomerAccount) account = csp_record_copy (self->clean_account);

  self->created = customer;
  self->microsoft_id = csp_backend_issue_microsoft_id (self->backend);
  self->password = csp_backend_issue_credentials (self->backend, customer->domain, &self->user_name);
  csp_set_str (&customer->microsoft_id, self->microsoft_id);
  customer->issued_here = TRUE;
  csp_set_str (&customer->relationship, "reseller");
  csp_set_str (&customer->delegated_access, "granted");
  customer->setup_unseen = TRUE;
  customer->created_at = context->now;
  if (!csp_history_insert (context, KIND, customer, error))
    return FALSE;
  account->customer_id = customer->id;
  csp_set_str (&account->admin_user_name, self->user_name);
  return csp_history_insert (context, KIND, account, error);
}

/* A draft is a page half filled in, not a record: it leaves no history. */
static gboolean
discard_draft (CspCustomerCreateOperation  *self,
               CspOperationContext         *context,
               GError                     **error)
{
  if (self->draft_id == 0)
    return TRUE;
  context->changes |= CSP_CHANGED_DRAFTS;
  return csp_repo_delete (context->conn, CSP_TYPE_DRAFT, self->draft_id, error);
}

/* The next assistant starts with the same reseller. */
static gboolean
remember_reseller (CspCustomerCreateOperation  *self,
                   CspOperationContext         *context,
                   GError                     **error)
{
  if (self->reseller == NULL || self->reseller->id == context->profile->last_reseller_id)
    return TRUE;
  context->changes |= CSP_CHANGED_PROFILE;
  return csp_conn_run (context->conn, error, "UPDATE profile SET last_reseller_id = ?1", "i", self->reseller->id);
}

static gboolean
fetch_created (CspCustomerCreateOperation  *self,
               CspOperationContext         *context,
               GError                     **error)
{
  return csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->created->id, &self->created, error);
}

static gboolean
csp_customer_create_operation_apply (CspOperation         *operation,
                                     CspOperationContext  *context,
                                     GError              **error)
{
  CspCustomerCreateOperation *self = CSP_CUSTOMER_CREATE_OPERATION (operation);

  if (!insert_customer (self, context, error))
    return FALSE;
  if (buys_something (self))
    self->subscriptions = csp_order_fulfil (context, KIND, self->backend, self->created, self->basket,
                                            self->reseller, NULL, error);
  else
    self->subscriptions = g_ptr_array_new_with_free_func (g_object_unref);
  return self->subscriptions != NULL &&
         discard_draft (self, context, error) &&
         remember_reseller (self, context, error) &&
         fetch_created (self, context, error);
}

CSP_DEFINE_OPERATION (CspCustomerCreateOperation, csp_customer_create_operation, KIND,
                      csp_customer_create_operation_load, csp_customer_create_operation_validate,
                      csp_customer_create_operation_apply, csp_customer_create_operation_finalize)

/**
 * csp_customer_create_operation_new:
 *
 * Returns: (transfer full): an operation whose fields are to be set
 */
CspCustomerCreateOperation *
csp_customer_create_operation_new (void)
{
  return g_object_new (CSP_TYPE_CUSTOMER_CREATE_OPERATION, NULL);
}
