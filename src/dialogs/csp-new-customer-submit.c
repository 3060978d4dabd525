/* csp-new-customer-submit.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-iso-codes.h"
#include "base/csp-text.h"
#include "dialogs/csp-new-customer-assistant-private.h"
#include "domain/csp-account-rules.h"
#include "domain/csp-cloud.h"
#include "domain/csp-country.h"
#include "domain/csp-domain-name.h"
#include "domain/csp-persona.h"
#include "domain/csp-reseller.h"
#include "operations/csp-customer-change.h"

/* Review, Submit and Done of the New customer assistant. */

static const char *
reseller_name (CspNewCustomerAssistant *self)
{
  for (guint i = 0; i < self->resellers->len; i++)
    {
      const CspReseller *reseller = g_ptr_array_index (self->resellers, i);

      if (reseller->id == self->customer->customer->reseller_id)
        return reseller->name;
    }
  return _("None – direct customer");
}

/* Joins what is not empty. */
static char *
join_parts (const char        *separator,
            const char *const *parts,
            guint              n_parts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (!csp_is_empty (parts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_name (const CspCustomerAccount *account)
{
  const char *const parts[] = { account->first_name, account->middle_name, account->last_name };

  return join_parts (" ", parts, G_N_ELEMENTS (parts));
}

static char *
join_address (const CspCustomerAccount *account)
{
  const char *const parts[] = {
    account->address_line1,
    account->address_line2,
    account->city,
    account->state,
    account->postal_code,
    csp_country_name (account->country),
  };

  return join_parts ("\n", parts, G_N_ELEMENTS (parts));
}

static const char *
agreement_text (const CspNewCustomer *customer)
{
  if (g_strcmp0 (customer->customer->agreement, "accepted") == 0)
    return _("Customer has accepted the Microsoft Customer Agreement");
  if (g_strcmp0 (customer->customer->agreement, "customer-signs") == 0)
    return _("Customer will be asked to accept the Microsoft Customer Agreement in Microsoft 365 Admin Center");
  return _("Not yet");
}

static void
add_company (CspNewCustomerAssistant *self)
{
  const CspCustomer *customer = self->customer->customer;
  const CspCustomerAccount *account = self->customer->account;
  const CspProfile *profile = csp_store_get_profile (self->store);
  g_autofree char *domain = NULL;
  g_autofree char *address = join_address (account);

  domain = g_strconcat (self->customer->domain_prefix, csp_domain_suffix (profile->cloud), NULL);
  csp_review_page_add_section (self->review_page, CSP_PAGE_ACCOUNT, C_("page", "Account info"));
  if (csp_persona_parse (profile->persona) == CSP_PERSONA_INDIRECT_PROVIDER)
    csp_review_page_add_row (self->review_page, C_("noun", "Indirect reseller"), reseller_name (self));
  csp_review_page_add_row (self->review_page, C_("field", "Company name"), customer->company_name);
  if (g_strcmp0 (customer->qualification, "None") != 0)
    csp_review_page_add_row (self->review_page, C_("field", "Special qualifications"),
                             csp_qualification_label (customer->qualification));
  if (csp_qualification_needs_code (customer->qualification))
    csp_review_page_add_row (self->review_page, C_("field", "Validation code"),
                             self->customer->account->validation_code);
  csp_review_page_add_row (self->review_page, csp_country_registration_label (account->country),
                           account->registration_number);
  csp_review_page_add_row (self->review_page, C_("field", "Primary domain name"), domain);
  csp_review_page_add_row (self->review_page, C_("field", "Address"), address);
}

static void
add_contact (CspNewCustomerAssistant *self)
{
  const CspCustomerAccount *account = self->customer->account;
  const CspProfile *profile = csp_store_get_profile (self->store);
  g_autofree char *name = join_name (account);
  g_autofree char *culture = csp_culture_name (account->culture);

  csp_review_page_add_row (self->review_page, C_("field", "Primary contact"), name);
  csp_review_page_add_row (self->review_page, C_("field", "Email address"), account->email);
  csp_review_page_add_row (self->review_page, C_("field", "Phone number"), account->phone);
  csp_review_page_add_row (self->review_page, C_("field", "Language"), csp_language_name (account->language));
  csp_review_page_add_row (self->review_page, C_("field", "Culture"), culture);
  if (csp_cloud_why_not (profile->cloud, CSP_CLOUD_FEATURE_AGREEMENT) == NULL)
    csp_review_page_add_row (self->review_page, C_("noun", "Microsoft Customer Agreement"),
                             agreement_text (self->customer));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autoptr(CspProblems) problems = csp_operation_validate_finish (CSP_OPERATION (object), result, NULL);

  if (problems == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  csp_review_page_add_warnings (self->review_page, problems, self->customer->basket);
}

/* Shows what is about to be submitted, and, when the profile has been asked, the warnings about it. */
void
_csp_assistant_fill_review (CspNewCustomerAssistant *self)
{
  g_autoptr(CspCustomerCreateOperation) operation = csp_new_customer_to_operation (self->customer);
  const CspProfile *profile = csp_store_get_profile (self->store);

  csp_review_page_clear (self->review_page);
  add_company (self);
  add_contact (self);
  csp_review_page_add_section (self->review_page, CSP_PAGE_SUBSCRIPTIONS, C_("page", "Subscriptions"));
  csp_review_page_add_basket (self->review_page, self->customer->basket);
  if (csp_persona_parse (profile->persona) == CSP_PERSONA_INDIRECT_PROVIDER && self->customer->basket->lines->len > 0)
    csp_review_page_add_row (self->review_page, _("Reseller who gets the credit"), reseller_name (self));
  csp_operation_validate_async (CSP_OPERATION (operation), self->store, self->cancellable, checked_cb,
                                g_object_ref (self));
}

static void
show_setup_info (CspNewCustomerAssistant *self,
                 const char              *user_name,
                 CspSecret               *password)
{
  const CspCustomerAccount *account = self->customer->account;
  g_autofree char *contact = join_name (account);
  const CspSetupInfo info = {
    .company_name = self->submitted->created->company_name,
    .contact_name = contact,
    .email = account->email,
    .user_name = user_name,
    .password = password,
    .clipboard_seconds = csp_store_get_profile (self->store)->clipboard_seconds,
  };

  csp_confirmation_page_show (self->confirmation_page, &info);
  _csp_assistant_show_page (self, CSP_PAGE_CONFIRMATION);
}

/* Where only Partner Center can make the password, the window is asked to send the customer at once if it can: the
 * person is there. */
static void
show_confirmation (CspNewCustomerAssistant *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  show_setup_info (self, self->submitted->user_name, self->submitted->password);
  csp_confirmation_page_follow_orders (self->confirmation_page, self->store, self->submitted->subscriptions);
  if (self->submitted->password == NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.send-customer", "x", self->submitted->created->id);
  g_clear_pointer (&self->submitted->password, csp_secret_unref);
}

/**
 * csp_new_customer_assistant_show_setup_info:
 * @self: the assistant
 * @customer_id: local id of a customer that was sent
 * @user_name: user name of its administrator
 * @password: the temporary password
 *
 * Returns: whether the assistant has waited for that, and shows it
 */
gboolean
csp_new_customer_assistant_show_setup_info (CspNewCustomerAssistant *self,
                                            gint64                   customer_id,
                                            const char              *user_name,
                                            CspSecret               *password)
{
  g_return_val_if_fail (CSP_IS_NEW_CUSTOMER_ASSISTANT (self), FALSE);

  if (self->submitted == NULL || self->submitted->created->id != customer_id ||
      !csp_confirmation_page_is_queued (self->confirmation_page))
    return FALSE;
  show_setup_info (self, user_name, password);
  _csp_assistant_update_buttons (self);
  return TRUE;
}

/* Back to the page of the first error, with its field in focus. */
static void
show_refusal (CspNewCustomerAssistant *self,
              CspProblems             *problems)
{
  gboolean is_order = FALSE;
  g_autofree char *text = csp_problems_to_text (problems, CSP_SEVERITY_ERROR);

  for (guint i = 0; i < csp_problems_get_count (problems); i++)
    {
      const CspProblem *problem = csp_problems_get (problems, i);

      if (problem->severity != CSP_SEVERITY_ERROR)
        continue;
      is_order = g_str_has_prefix (problem->field, "order");
      if (*problem->field == '\0')
        {
          csp_review_page_set_error (self->review_page, text);
          csp_problems_free (problems);
          return;
        }
      break;
    }
  _csp_assistant_show_page (self, is_order ? CSP_PAGE_SUBSCRIPTIONS : CSP_PAGE_ACCOUNT);
  if (is_order)
    csp_offer_picker_add_problems (self->offer_picker, problems);
  else
    csp_account_page_add_problems (self->account_page, problems);
}

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  CspCustomerCreateOperation *operation = CSP_CUSTOMER_CREATE_OPERATION (object);
  CspProblems *problems = NULL;
  g_autoptr(GError) error = NULL;

  self->submitting = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (operation), result, &problems, &error))
    {
      g_clear_pointer (&problems, csp_problems_free);
      self->submitted = g_object_ref (operation);
      show_confirmation (self);
      return;
    }
  _csp_assistant_update_buttons (self);
  if (problems != NULL && csp_problems_has_errors (problems))
    {
      show_refusal (self, problems);
      return;
    }
  g_clear_pointer (&problems, csp_problems_free);
  csp_review_page_set_error (self->review_page, error->message);
}

void
_csp_assistant_submit (CspNewCustomerAssistant *self)
{
  g_autoptr(CspCustomerCreateOperation) operation = csp_new_customer_to_operation (self->customer);

  self->submitting = TRUE;
  csp_review_page_set_error (self->review_page, NULL);
  _csp_assistant_update_buttons (self);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, submitted_cb,
                           g_object_ref (self));
}

static void
tell_done (CspNewCustomerAssistant *self)
{
  g_autofree char *sentence = csp_operation_describe (CSP_OPERATION (self->submitted));

  _csp_assistant_tell_parent (self, "win.show-page", "customers");
  _csp_assistant_tell_parent (self, "win.report", sentence);
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autoptr(GError) error = NULL;

  tell_done (self);
  if (!csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &error))
    _csp_assistant_tell_parent (self, "win.report-error", error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Done: the setup info has been seen, so nobody has to reset the password. */
void
_csp_assistant_finish (CspNewCustomerAssistant *self)
{
  g_autoptr(CspCustomer) customer = NULL;
  g_autoptr(CspCustomerChangeOperation) operation = NULL;

  if (self->submitting)
    return;
  if (csp_confirmation_page_is_queued (self->confirmation_page))
    {
      tell_done (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  csp_confirmation_page_forget (self->confirmation_page);
  self->submitting = TRUE;
  _csp_assistant_update_buttons (self);
  customer = csp_record_copy (self->submitted->created);
  customer->setup_unseen = FALSE;
  operation = csp_customer_change_operation_new (customer);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, marked_cb,
                           g_object_ref (self));
}
