/* commerce-fixture.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "operations/csp-profile-create.h"
#include "operations/csp-undo.h"
#include "store/csp-offer-repo.h"
#include "tests/operations/commerce-fixture.h"

/* A profile with the starter catalogue. */
void
commerce_set_up (TestStore *store)
{
  g_autoptr(GError) error = NULL;

  test_store_set_up (store);
  ck_assert (csp_conn_begin_write (store->conn, &error));
  csp_catalogue_load_starter (store->conn, "BR", &error);
  ck_no_error (error);
  ck_assert (csp_conn_commit (store->conn, &error));
}

/* Sets a column of the profile, as "persona = 'direct'". */
void
commerce_change_profile (TestStore  *store,
                         const char *assignment)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE profile SET %s", assignment);
  g_autoptr(GError) error = NULL;

  csp_conn_exec (store->conn, sql, &error);
  ck_no_error (error);
}

void
commerce_run (TestStore *store,
              gpointer   operation)
{
  g_autoptr(GError) error = NULL;

  csp_operation_run (operation, store->conn, CSP_ORIGIN_PERSON, NULL, &error);
  ck_no_error (error);
}

CspProblems *
commerce_problems (TestStore *store,
                   gpointer   operation)
{
  g_autoptr(GError) error = NULL;
  CspProblems *problems = csp_operation_validate (operation, store->conn, &error);

  ck_no_error (error);
  return problems;
}

void
commerce_undo (TestStore *store,
               gpointer   operation)
{
  g_autoptr(CspOperation) undo = csp_undo_operation_new (csp_operation_get_id (operation));

  commerce_run (store, undo);
}

gint64
commerce_count (TestStore  *store,
                const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  gint64 count;

  ck_assert (csp_conn_get_integer (store->conn, &count, NULL, sql, ""));
  return count;
}

CspBasketLine *
commerce_add (TestStore   *store,
              CspBasket  **basket,
              const char  *offer_id,
              gint64       quantity,
              const char  *billing_cycle)
{
  g_autoptr(CspOffer) offer = csp_offer_repo_find (store->conn, offer_id, "br", NULL);

  ck_assert_ptr_nonnull (offer);
  if (*basket == NULL)
    *basket = csp_basket_new ();
  return csp_basket_add (*basket, offer, quantity, billing_cycle);
}

CspCustomerCreateOperation *
commerce_new_customer (const char *name,
                       const char *domain_prefix,
                       gint64      reseller_id)
{
  CspCustomerCreateOperation *operation = csp_customer_create_operation_new ();

  operation->customer = g_object_new (CSP_TYPE_CUSTOMER,
                                      "company-name", name,
                                      "country", "BR",
                                      "reseller-id", reseller_id,
                                      "agreement", "customer-signs",
                                      NULL);
  operation->account = g_object_new (CSP_TYPE_CUSTOMER_ACCOUNT,
                                     "registration-number", "11222333000181",
                                     "address-line1", "Rua das Flores 100",
                                     "city", "Curitiba",
                                     "state", "PR",
                                     "postal-code", "80010-000",
                                     "first-name", "Ana",
                                     "last-name", "Souza",
                                     "email", "ana@fabrikam.com.br",
                                     "phone", "41999990000",
                                     NULL);
  operation->domain_prefix = g_strdup (domain_prefix);
  return operation;
}

CspSubscription *
commerce_buy (TestStore  *store,
              gint64      customer_id,
              gint64      reseller_id,
              const char *offer_id,
              gint64      quantity)
{
  g_autoptr(CspOrderPlaceOperation) order = csp_order_place_operation_new ();

  order->customer_id = customer_id;
  order->reseller_id = reseller_id;
  commerce_add (store, &order->basket, offer_id, quantity, NULL);
  commerce_run (store, order);
  return g_object_ref (order->subscriptions->pdata[0]);
}

/* There is a problem of that field whose message has @part. */
void
ck_assert_problem (CspProblems *problems,
                   const char  *field,
                   CspSeverity  severity,
                   const char  *part)
{
  g_autofree char *errors = csp_problems_to_text (problems, CSP_SEVERITY_ERROR);

  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (g_str_equal (problem->field, field) && problem->severity == severity &&
          strstr (problem->message, part) != NULL)
        return;
    }
  ck_abort_msg ("no problem of “%s” with “%s” among: %s", field, part, errors);
}
