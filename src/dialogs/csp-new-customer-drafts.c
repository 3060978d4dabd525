/* csp-new-customer-drafts.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/csp-new-customer-assistant-private.h"
#include "operations/csp-draft-discard.h"
#include "operations/csp-draft-save.h"
#include "widgets/csp-platform.h"

/* Drafts of the New customer assistant: one save at a time, so that one assistant leaves one draft. */

static void start_save (CspNewCustomerAssistant *self);

static void
close_saved (CspNewCustomerAssistant *self,
             CspDraftSaveOperation   *operation)
{
  g_autofree char *sentence = csp_operation_describe (CSP_OPERATION (operation));

  _csp_assistant_tell_parent (self, "win.report", sentence);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
discarded_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!csp_operation_run_finish (CSP_OPERATION (object), result, NULL, &error))
    _csp_assistant_tell_parent (self, "win.report-error", error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
discard (CspNewCustomerAssistant *self)
{
  g_autoptr(CspDraftDiscardOperation) operation = NULL;

  if (self->customer->draft_id == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  operation = csp_draft_discard_operation_new (self->customer->draft_id);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, discarded_cb,
                           g_object_ref (self));
}

static void
go_on (CspNewCustomerAssistant *self,
       CspDraftSaveOperation   *operation)
{
  CspAfterSave after = self->after_save;

  self->after_save = CSP_AFTER_SAVE_STAY;
  if (after == CSP_AFTER_SAVE_CLOSE && !self->save_again)
    close_saved (self, operation);
  else if (after == CSP_AFTER_SAVE_DISCARD)
    discard (self);
  else if (after == CSP_AFTER_SAVE_SUBMIT)
    _csp_assistant_submit (self);
  else if (self->save_again)
    {
      self->after_save = after;
      start_save (self);
    }
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  CspDraftSaveOperation *operation = CSP_DRAFT_SAVE_OPERATION (object);
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  if (!csp_operation_run_finish (CSP_OPERATION (operation), result, NULL, &error))
    {
      self->after_save = CSP_AFTER_SAVE_STAY;
      _csp_assistant_tell_parent (self, "win.report-error", error->message);
      csp_review_page_set_error (self->review_page, error->message);
      return;
    }
  self->customer->draft_id = operation->draft->id;
  go_on (self, operation);
}

static void
start_save (CspNewCustomerAssistant *self)
{
  g_autoptr(CspDraft) draft = csp_new_customer_to_draft (self->customer, _csp_assistant_get_page (self));
  g_autoptr(CspDraftSaveOperation) operation = csp_draft_save_operation_new (draft);

  self->saving = TRUE;
  self->save_again = FALSE;
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, saved_cb,
                           g_object_ref (self));
}

/* Saves what is filled in as it is now, then does what @after says. */
void
_csp_assistant_save_draft (CspNewCustomerAssistant *self,
                           CspAfterSave             after)
{
  if (after != CSP_AFTER_SAVE_STAY)
    self->after_save = after;
  if (self->saving)
    self->save_again = TRUE;
  else if (after == CSP_AFTER_SAVE_DISCARD)
    discard (self);
  else
    start_save (self);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "discard") == 0)
    _csp_assistant_save_draft (self, CSP_AFTER_SAVE_DISCARD);
  else if (g_strcmp0 (answer, "save") == 0)
    _csp_assistant_save_draft (self, CSP_AFTER_SAVE_CLOSE);
}

/* Asks once what is to become of what was filled in. */
void
_csp_assistant_cancel (CspNewCustomerAssistant *self)
{
  static const CspAnswer answers[] = {
    { "keep", N_("_Keep editing"), FALSE },
    { "discard", N_("_Discard"), TRUE },
    { "save", N_("_Save as draft"), FALSE },
  };
  CspAnswer translated[G_N_ELEMENTS (answers)];

  if (self->submitting || self->asking)
    return;
  if (self->customer == NULL || csp_new_customer_is_empty (self->customer))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      translated[i] = answers[i];
      translated[i].label = _(answers[i].label);
    }
  self->asking = TRUE;
  csp_platform_ask_async (GTK_WINDOW (self), _("Discard the new customer?"),
                          _("Nothing has been submitted yet. A draft can be opened again from Customers."),
                          translated, G_N_ELEMENTS (translated), answered_cb, g_object_ref (self));
}

static void
unseen_answered_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CspNewCustomerAssistant) self = user_data;
  g_autofree char *answer = csp_platform_ask_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (answer, "close") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_about_setup_info (CspNewCustomerAssistant *self)
{
  const CspAnswer answers[] = {
    { "keep", _("_Keep open"), FALSE },
    { "close", _("_Close without the password"), TRUE },
  };

  if (self->asking)
    return;
  self->asking = TRUE;
  csp_platform_ask_async (GTK_WINDOW (self), _("Close without noting the setup info?"),
                          _("The temporary password cannot be seen again. Without it the password of the "
                            "administrator has to be reset."),
                          answers, G_N_ELEMENTS (answers), unseen_answered_cb, g_object_ref (self));
}

/* Returns whether the window stays open until the person has answered. */
gboolean
_csp_assistant_close_request (CspNewCustomerAssistant *self)
{
  if (self->submitting)
    return TRUE;
  if (self->submitted != NULL)
    {
      if (csp_confirmation_page_is_queued (self->confirmation_page) ||
          csp_confirmation_page_is_noted (self->confirmation_page))
        _csp_assistant_finish (self);
      else
        ask_about_setup_info (self);
      return TRUE;
    }
  if (self->customer == NULL || csp_new_customer_is_empty (self->customer))
    return FALSE;
  _csp_assistant_save_draft (self, CSP_AFTER_SAVE_CLOSE);
  return TRUE;
}
