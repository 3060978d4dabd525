/* csp-customer-change.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-operations"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-text.h"
#include "domain/csp-reseller.h"
#include "operations/csp-customer-change.h"
#include "operations/csp-history.h"
#include "operations/csp-record-load.h"
#include "store/csp-repo.h"

/* Functional-spec §4.15. */
#define MAX_ALIAS 80
#define MAX_TAG 40

static void
check_tags (const char  *tags,
            CspProblems *problems)
{
  g_auto(GStrv) parts = g_strsplit (tags ? tags : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_utf8_strlen (g_strstrip (parts[i]), -1) > MAX_TAG)
      /* translators: a tag is a word that the person gives to customers to group them */
      csp_problems_error (problems, "tags", ngettext ("A tag has at most %d character.",
                                                      "A tag has at most %d characters.", MAX_TAG), MAX_TAG);
}

static void
check_reseller (CspOperationContext *context,
                gint64               reseller_id,
                CspProblems         *problems)
{
  g_autoptr(CspReseller) reseller = NULL;

  if (reseller_id == 0)
    return;
  reseller = csp_repo_find (context->conn, CSP_TYPE_RESELLER, reseller_id, NULL);
  if (reseller == NULL || !g_str_equal (reseller->state, "active"))
    csp_problems_error (problems, "reseller", "%s", _("Choose an indirect reseller with an active partnership."));
}

static void
csp_customer_change_operation_finalize (GObject *object)
{
  CspCustomerChangeOperation *self = CSP_CUSTOMER_CHANGE_OPERATION (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (g_type_class_peek (CSP_TYPE_OPERATION))->finalize (object);
}

static gboolean
csp_customer_change_operation_load (CspOperation         *operation,
                                    CspOperationContext  *context,
                                    GError              **error)
{
  CspCustomerChangeOperation *self = CSP_CUSTOMER_CHANGE_OPERATION (operation);

  if (!csp_operation_load_record (context, CSP_TYPE_CUSTOMER, self->customer->id, &self->before, error))
    return FALSE;
  csp_operation_set_subject (operation, self->before->company_name);
  return TRUE;
}

static void
csp_customer_change_operation_validate (CspOperation        *operation,
                                        CspOperationContext *context,
                                        CspProblems         *problems)
{
  CspCustomerChangeOperation *self = CSP_CUSTOMER_CHANGE_OPERATION (operation);

  if (self->customer->alias != NULL && g_utf8_strlen (self->customer->alias, -1) > MAX_ALIAS)
    csp_problems_error (problems, "alias", ngettext ("At most %d character.", "At most %d characters.", MAX_ALIAS),
                        MAX_ALIAS);
  check_tags (self->customer->tags, problems);
  if (self->customer->reseller_id != self->before->reseller_id)
    check_reseller (context, self->customer->reseller_id, problems);
}

static gboolean
csp_customer_change_operation_apply (CspOperation         *operation,
                                     CspOperationContext  *context,
                                     GError              **error)
{
  CspCustomerChangeOperation *self = CSP_CUSTOMER_CHANGE_OPERATION (operation);
  /* Identity, names and states belong to other operations. */
  g_autoptr(CspCustomer) after = csp_record_copy (self->before);

  csp_set_str (&after->alias, csp_is_empty (self->customer->alias) ? NULL : self->customer->alias);
  csp_set_str (&after->tags, csp_is_empty (self->customer->tags) ? NULL : self->customer->tags);
  after->reseller_id = self->customer->reseller_id;
  after->setup_unseen = self->customer->setup_unseen;
  return csp_history_update (context, "customer-change", self->before, after, error);
}

CSP_DEFINE_OPERATION (CspCustomerChangeOperation, csp_customer_change_operation, "customer-change",
                      csp_customer_change_operation_load, csp_customer_change_operation_validate, csp_customer_change_operation_apply,
                      csp_customer_change_operation_finalize)

/**
 * csp_customer_change_operation_new:
 * @customer: a copy of the stored record with its new alias, tags, reseller_id or setup_unseen
 *
 * Returns: (transfer full): the operation; its fields are "alias", "tags" and "reseller"
 */
CspCustomerChangeOperation *
csp_customer_change_operation_new (CspCustomer *customer)
{
  CspCustomerChangeOperation *self = g_object_new (CSP_TYPE_CUSTOMER_CHANGE_OPERATION, NULL);

  self->customer = g_object_ref (customer);
  return self;
}
