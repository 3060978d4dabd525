/* csp-account-check.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "dialogs/csp-account-page-private.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-domain-name.h"

/* How long typing must pause before the profile is asked. */
#define CHECK_DELAY_MS 250

/* What the profile's file is asked about; everything else is known here. */
static const char *const stored_fields[] = { "domain-prefix", "reseller" };

static gboolean
has_problem (const CspProblems *problems,
             const CspProblem  *wanted)
{
  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (g_str_equal (problem->field, wanted->field) && g_str_equal (problem->message, wanted->message))
        return TRUE;
    }
  return FALSE;
}

static void
add_from (CspProblems       *problems,
          const CspProblems *other,
          const char        *field)
{
  for (guint i = 0; other != NULL && i < csp_problems_get_count (other); i++)
    {
      const CspProblem *problem = csp_problems_get (other, i);

      if ((field != NULL && g_strcmp0 (problem->field, field) != 0) || has_problem (problems, problem))
        continue;
      if (problem->severity == CSP_SEVERITY_ERROR)
        csp_problems_error (problems, problem->field, "%s", problem->message);
      else
        csp_problems_warning (problems, problem->field, "%s", problem->message);
    }
}

static void
show_problems (CspAccountPage *self)
{
  const CspNewCustomer *customer = self->customer;
  CspProblems *problems = csp_problems_new ();

  if (!customer->reseller_chosen)
    csp_problems_error (problems, "reseller",
                        _("Choose the indirect reseller of the customer, or “None – direct customer”."));
  csp_account_validate (csp_store_get_profile (self->store), customer->customer, customer->account,
                        customer->domain_prefix, self->rules, problems);
  if (g_strcmp0 (self->checked_prefix, customer->domain_prefix) == 0)
    add_from (problems, self->stored_problems, stored_fields[0]);
  if (self->checked_reseller == customer->customer->reseller_id)
    add_from (problems, self->stored_problems, stored_fields[1]);
  add_from (problems, self->refused, NULL);
  csp_form_take_problems (self->form, problems);
}

static gboolean
is_well_formed (CspAccountPage *self)
{
  g_autoptr(CspProblems) problems = csp_problems_new ();

  csp_domain_prefix_check (self->customer->domain_prefix, problems);
  return !csp_problems_has_errors (problems);
}

static gboolean
is_taken (CspAccountPage *self)
{
  return self->stored_problems != NULL &&
         g_strcmp0 (self->checked_prefix, self->customer->domain_prefix) == 0 &&
         csp_problems_find (self->stored_problems, "domain-prefix") != NULL;
}

static void
show_domain_state (CspAccountPage *self)
{
  CspFormRow *row = csp_form_find (self->form, "domain-prefix");
  gboolean well_formed = is_well_formed (self);
  gboolean taken = well_formed && is_taken (self);

  if (!well_formed || taken)
    csp_form_row_set_hint (row, NULL);
  else
    csp_form_row_set_hint (row, _("Not checked (offline): whether the name is free shows when it is registered. "
                                  "It cannot be changed later."));
  /* A name that is taken is worth saying even before the person has left the field. */
  if (taken)
    csp_form_row_set_touched (row, TRUE);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspAccountPage) self = user_data;
  CspCustomerCreateOperation *operation = CSP_CUSTOMER_CREATE_OPERATION (object);
  g_autoptr(GError) error = NULL;
  CspProblems *problems = csp_operation_validate_finish (CSP_OPERATION (operation), result, &error);

  if (problems == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&problems, csp_problems_free);
      return;
    }
  g_clear_pointer (&self->stored_problems, csp_problems_free);
  self->stored_problems = problems;
  csp_set_str (&self->checked_prefix, operation->domain_prefix);
  self->checked_reseller = operation->customer->reseller_id;
  show_domain_state (self);
  show_problems (self);
  g_signal_emit_by_name (self, "changed");
}

static gboolean
check_stored_cb (gpointer user_data)
{
  CspAccountPage *self = user_data;
  g_autoptr(CspCustomerCreateOperation) operation = csp_new_customer_to_operation (self->customer);

  self->check_source = 0;
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  g_clear_pointer (&operation->basket, csp_basket_free);
  csp_operation_validate_async (CSP_OPERATION (operation), self->store, self->checking, checked_cb,
                                g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static gboolean
is_checked (CspAccountPage *self)
{
  return self->stored_problems != NULL &&
         g_strcmp0 (self->checked_prefix, self->customer->domain_prefix) == 0 &&
         self->checked_reseller == self->customer->customer->reseller_id;
}

/* Shows at once what is known here, and asks the profile about the rest when typing pauses. */
void
_csp_account_page_check (CspAccountPage *self)
{
  show_problems (self);
  show_domain_state (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (!is_checked (self))
    self->check_source = g_timeout_add (CHECK_DELAY_MS, check_stored_cb, self);
  g_signal_emit_by_name (self, "changed");
}
