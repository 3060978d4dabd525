/* csp-subscriptions-import.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-exchange"

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-clock.h"
#include "base/csp-text.h"
#include "domain/csp-customer.h"
#include "domain/csp-subscription-rules.h"
#include "exchange/csp-subscription-line.h"
#include "exchange/csp-subscriptions-import.h"
#include "operations/csp-subscription-change.h"
#include "store/csp-customer-repo.h"
#include "store/csp-repo.h"
#include "store/csp-subscription-repo.h"

/* functional-spec §6.2: the five columns of one customer, those of the variant for all customers, and what it may
 * append. */
static const CspCsvColumn columns[] = {
  [MICROSOFT_ID] = { "Microsoft ID", TRUE },
  [COMPANY_NAME] = { "Company name", TRUE },
  [SUBSCRIPTION_ID] = { "Subscription ID" },
  [SUBSCRIPTION] = { "Subscription" },
  [QUANTITY] = { "Quantity" },
  [STATUS] = { "Status" },
  [RESELLER] = { "Reseller" },
  [OFFER_ID] = { "Offer ID", TRUE },
  [TERM] = { "Term", TRUE },
  [BILLING_CYCLE] = { "Billing cycle", TRUE },
  [START_DATE] = { "Start date", TRUE },
  [END_DATE] = { "Commitment end date", TRUE },
  [NICKNAME] = { "Nickname", TRUE },
  [SUPPORT_CONTACT] = { "Support contact", TRUE },
  { NULL },
};

/* Where the problems of a change stand in the file. */
static const struct
{
  const char *field;
  guint       column;
} field_columns[] = {
  { "quantity", QUANTITY },
  { "status", STATUS },
  { "reseller", RESELLER },
  { "nickname", NICKNAME },
};

struct _CspSubscriptionsImportOperation
{
  CspImportOperation  parent_instance;

  char               *customer;         /* Microsoft ID of the customer the file is about; NULL when it says itself */
  CspCustomer        *current;          /* of the row */
  GHashTable         *seen;             /* lookup key of a subscription → number of its row */
};

G_DEFINE_FINAL_TYPE (CspSubscriptionsImportOperation, csp_subscriptions_import_operation, CSP_TYPE_IMPORT_OPERATION)

static void
csp_subscriptions_import_operation_finalize (GObject *object)
{
  CspSubscriptionsImportOperation *self = CSP_SUBSCRIPTIONS_IMPORT_OPERATION (object);

  g_free (self->customer);
  g_clear_object (&self->current);
  g_hash_table_unref (self->seen);

  G_OBJECT_CLASS (csp_subscriptions_import_operation_parent_class)->finalize (object);
}

static gboolean
find_customer (CspSubscriptionsImportOperation  *self,
               CspConn                          *conn,
               const char                       *microsoft_id,
               GError                          **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->current != NULL && g_ascii_strcasecmp (self->current->microsoft_id, microsoft_id) == 0)
    return TRUE;
  g_clear_object (&self->current);
  self->current = csp_customer_repo_find_by_microsoft_id (conn, microsoft_id, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
csp_subscriptions_import_operation_begin (CspImportOperation   *import,
                                          CspOperationContext  *context,
                                          GError              **error)
{
  CspSubscriptionsImportOperation *self = CSP_SUBSCRIPTIONS_IMPORT_OPERATION (import);

  context->changes |= CSP_CHANGED_SUBSCRIPTIONS;
  if (!csp_import_operation_read_resellers (import, context->conn, error))
    return FALSE;
  if (self->customer == NULL)
    return TRUE;
  if (!find_customer (self, context->conn, self->customer, error))
    return FALSE;
  if (self->current != NULL)
    return TRUE;
  g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("There is no customer with the ID “%s”."), self->customer);
  return FALSE;
}

/* Sets the row's customer; the row may be rejected, which is no error. */
static gboolean
read_customer (CspSubscriptionsImportOperation  *self,
               CspOperationContext              *context,
               const CspCsvRow                  *row,
               gboolean                         *is_good,
               GError                          **error)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  const char *text = row->values[MICROSOFT_ID];

  *is_good = TRUE;
  if (text == NULL && self->customer != NULL)
    return TRUE;
  if (text == NULL)
    {
      g_set_error_literal (error, CSP_ERROR, CSP_ERROR_INVALID,
                           _("The file does not say whose subscriptions it has; choose the customer."));
      return FALSE;
    }
  *is_good = FALSE;
  if (self->customer != NULL && g_ascii_strcasecmp (self->customer, text) != 0)
    csp_import_operation_reject (import, row, MICROSOFT_ID, _("This is not the chosen customer."));
  else if (!find_customer (self, context->conn, text, error))
    return FALSE;
  else if (self->current == NULL)
    csp_import_operation_reject (import, row, MICROSOFT_ID, _("There is no customer with the ID “%s”."), text);
  else
    *is_good = TRUE;
  return TRUE;
}

static gboolean
is_known_reseller (CspImportOperation *import,
                   const CspCsvRow    *row)
{
  const char *mpn_id = row->values[RESELLER];
  gint64 id;

  if (mpn_id[0] == '\0' || csp_import_operation_find_reseller (import, mpn_id, &id))
    return TRUE;
  csp_import_operation_reject (import, row, RESELLER, _("There is no indirect reseller with the MPN ID “%s”."), mpn_id);
  return FALSE;
}

/* The offer the row is about: by its ID, else by its name where only one has that. */
static CspOffer *
find_offer (CspConn         *conn,
            const CspCsvRow *row)
{
  const char *offer_id = csp_csv_row_get (row, OFFER_ID);
  g_autofree char *key = csp_guid_key (offer_id);
  g_autoptr(GPtrArray) offers =
    csp_repo_load_where (conn, CSP_TYPE_OFFER, NULL,
                         "(?1 IS NOT NULL AND offer.offer_key = ?1) OR (?1 IS NULL AND offer.name = ?2) LIMIT 2", "tt",
                         key, row->values[SUBSCRIPTION]);

  return offers != NULL && offers->len > 0 && (offers->len == 1 || offer_id != NULL)
         ? g_object_ref (g_ptr_array_index (offers, 0)) : NULL;
}

static CspSubscription *
make_subscription (CspSubscriptionsImportOperation *self,
                   CspOperationContext             *context,
                   const CspCsvRow                 *row,
                   const CspSubscriptionLine       *line)
{
  g_autoptr(CspOffer) offer = find_offer (context->conn, row);
  gboolean is_suspended = g_str_equal (line->status, "suspended");
  g_autofree char *purge_date = is_suspended ? csp_subscription_purge_date (context->profile->cloud, context->now) : NULL;

  return g_object_new (CSP_TYPE_SUBSCRIPTION,
                       "subscription-id", line->id,
                       "customer-id", self->current->id,
                       "offer-id", offer ? offer->offer_id : csp_csv_row_get (row, OFFER_ID),
                       "offer-name", row->values[SUBSCRIPTION],
                       "friendly-name", csp_csv_row_get (row, NICKNAME),
                       "quantity", line->quantity,
                       "unit-type", offer ? offer->unit_type : NULL,
                       "status", line->status,
                       "auto-renew", offer != NULL && offer->is_auto_renewable && !offer->is_trial,
                       "is-trial", offer != NULL && offer->is_trial,
                       "is-add-on", offer != NULL && offer->is_add_on,
                       "billing-type", offer ? offer->billing : "license",
                       "billing-cycle", csp_csv_row_get (row, BILLING_CYCLE),
                       "term-duration", csp_csv_row_get (row, TERM),
                       "created-at", context->now,
                       "effective-start", csp_csv_row_get (row, START_DATE),
                       "commitment-end", csp_csv_row_get (row, END_DATE),
                       "suspended-at", is_suspended ? context->now : G_GINT64_CONSTANT (0),
                       "purge-date", purge_date,
                       "reseller-mpn-id", csp_csv_row_get (row, RESELLER),
                       "support-name", csp_csv_row_get (row, SUPPORT_CONTACT),
                       "updated-at", context->now,
                       NULL);
}

static gboolean
add_subscription (CspSubscriptionsImportOperation  *self,
                  CspOperationContext              *context,
                  const CspCsvRow                  *row,
                  const CspSubscriptionLine        *line,
                  GError                          **error)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  g_autoptr(CspSubscription) subscription = NULL;

  if (!is_known_reseller (import, row))
    return TRUE;
  subscription = make_subscription (self, context, row, line);
  import->added++;
  return csp_repo_insert (context->conn, subscription, error) &&
         csp_conn_run (context->conn, error, "UPDATE subscription SET imported_in = ?2 WHERE id = ?1", "ii",
                       subscription->id, import->imported_in);
}

static void
reject_all (CspImportOperation *import,
            const CspCsvRow    *row,
            const CspProblems  *problems)
{
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);
      guint column = SUBSCRIPTION_ID;

      if (problem->severity != CSP_SEVERITY_ERROR)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (field_columns); j++)
        if (g_str_equal (field_columns[j].field, problem->field))
          column = field_columns[j].column;
      csp_import_operation_reject (import, row, column, "%s", problem->message);
    }
}

/* What differs from what is stored; NULL when nothing does. */
static CspSubscriptionChangeOperation *
make_change (CspSubscription           *stored,
             const CspCsvRow           *row,
             const CspSubscriptionLine *line)
{
  g_autoptr(CspSubscriptionChangeOperation) change = csp_subscription_change_operation_new (stored->id);
  const char *nickname = row->values[NICKNAME];

  change->has_quantity = line->quantity != stored->quantity;
  change->quantity = line->quantity;
  if (!g_str_equal (line->status, stored->status))
    change->status = g_strdup (line->status);
  change->has_reseller = g_strcmp0 (line->reseller, stored->reseller_mpn_id ? stored->reseller_mpn_id : "") != 0;
  change->reseller_mpn_id = g_strdup (line->reseller);
  change->has_nickname = nickname != NULL &&
                         g_strcmp0 (nickname, stored->friendly_name ? stored->friendly_name : "") != 0;
  change->nickname = g_strdup (nickname);
  if (!change->has_quantity && change->status == NULL && !change->has_reseller && !change->has_nickname)
    return NULL;
  return g_steal_pointer (&change);
}

static gboolean
is_same_subscription (CspSubscriptionsImportOperation *self,
                      const CspCsvRow                 *row,
                      CspSubscription                 *stored,
                      const CspSubscriptionLine       *line)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  const char *name = row->values[SUBSCRIPTION];
  gboolean is_settable = g_str_equal (line->status, "active") || g_str_equal (line->status, "suspended");

  if (stored->customer_id != self->current->id)
    csp_import_operation_reject (import, row, SUBSCRIPTION_ID, _("This is a subscription of “%s”."),
                                 stored->customer_name);
  else if (g_strcmp0 (name, stored->offer_name) != 0 && g_strcmp0 (name, stored->label) != 0)
    csp_import_operation_reject (import, row, SUBSCRIPTION, _("The subscription with this ID is “%s”."), stored->label);
  else if (!is_settable && !g_str_equal (line->status, stored->status))
    csp_import_operation_reject (import, row, STATUS, _("A subscription can be set to Active or Suspended only."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
change_subscription (CspSubscriptionsImportOperation  *self,
                     CspOperationContext              *context,
                     const CspCsvRow                  *row,
                     CspSubscription                  *stored,
                     const CspSubscriptionLine        *line,
                     GError                          **error)
{
  CspImportOperation *import = CSP_IMPORT_OPERATION (self);
  g_autoptr(CspSubscriptionChangeOperation) change = NULL;
  g_autoptr(CspProblems) problems = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!is_same_subscription (self, row, stored, line))
    return TRUE;
  change = make_change (stored, row, line);
  if (change == NULL)
    {
      import->unchanged++;
      return TRUE;
    }
  if (csp_operation_run_in (CSP_OPERATION (change), context, &problems, &local_error))
    {
      import->changed++;
      return TRUE;
    }
  if (problems != NULL && csp_problems_has_errors (problems))
    {
      reject_all (import, row, problems);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
csp_subscriptions_import_operation_row (CspImportOperation   *import,
                                        CspOperationContext  *context,
                                        const CspCsvRow      *row,
                                        GError              **error)
{
  CspSubscriptionsImportOperation *self = CSP_SUBSCRIPTIONS_IMPORT_OPERATION (import);
  g_autoptr(CspSubscription) stored = NULL;
  g_autoptr(GError) local_error = NULL;
  CspSubscriptionLine line = { NULL };
  g_autofree char *id = NULL;
  gboolean has_customer;
  gboolean is_good;

  if (!read_customer (self, context, row, &has_customer, error))
    return FALSE;
  is_good = _csp_subscription_line_read (import, row, self->seen, &line);
  id = line.id;
  if (!has_customer || !is_good)
    return TRUE;
  stored = csp_subscription_repo_find_by_subscription_id (context->conn, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return stored == NULL ? add_subscription (self, context, row, &line, error)
                        : change_subscription (self, context, row, stored, &line, error);
}

static void
csp_subscriptions_import_operation_class_init (CspSubscriptionsImportOperationClass *klass)
{
  CspImportOperationClass *import_class = CSP_IMPORT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = csp_subscriptions_import_operation_finalize;
  CSP_OPERATION_CLASS (klass)->kind = "subscriptions-import";
  import_class->columns = columns;
  import_class->begin = csp_subscriptions_import_operation_begin;
  import_class->row = csp_subscriptions_import_operation_row;
}

static void
csp_subscriptions_import_operation_init (CspSubscriptionsImportOperation *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * csp_subscriptions_import_operation_new:
 * @path: a CSV file of subscriptions (functional-spec §6.2)
 * @customer: (nullable): Microsoft ID of the customer, which the file of one customer does not contain
 *
 * New subscriptions are added; those that are known change as on their page, by its rules; none is removed.
 *
 * Returns: (transfer full): the import
 */
CspImportOperation *
csp_subscriptions_import_operation_new (const char *path,
                                        const char *customer)
{
  CspSubscriptionsImportOperation *self = g_object_new (CSP_TYPE_SUBSCRIPTIONS_IMPORT_OPERATION, NULL);

  self->parent_instance.path = g_strdup (path);
  self->customer = g_strdup (customer);
  return CSP_IMPORT_OPERATION (self);
}
