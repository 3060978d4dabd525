/* csp-new-subscription-submit.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dialogs/csp-new-subscription-dialog-private.h"
#include "operations/csp-order-place.h"

static CspOrderPlaceOperation *
create_operation (CspNewSubscriptionDialog *self)
{
  CspOrderPlaceOperation *operation = csp_order_place_operation_new ();
  const char *reseller = csp_choice_get_id (self->reseller_choice);

  operation->customer_id = self->customer->id;
  operation->basket = csp_basket_copy (self->basket);
  operation->reseller_id = reseller != NULL ? g_ascii_strtoll (reseller, NULL, 10) : 0;
  return operation;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CspNewSubscriptionDialog) self = user_data;
  CspProblems *problems = csp_operation_validate_finish (CSP_OPERATION (object), result, NULL);

  if (problems == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&problems, csp_problems_free);
      return;
    }
  if (_csp_new_subscription_dialog_shows (self, PAGE_REVIEW))
    csp_review_page_add_warnings (self->review_page, problems, self->basket);
  csp_form_take_problems (self->form, problems);
}

/* What the choice of reseller means is said at once, by who knows: the operation. */
void
_csp_new_subscription_dialog_check (CspNewSubscriptionDialog *self)
{
  g_autoptr(CspOrderPlaceOperation) operation = create_operation (self);

  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  csp_operation_validate_async (CSP_OPERATION (operation), self->store, self->checking, checked_cb,
                                g_object_ref (self));
}

static void
refuse (CspNewSubscriptionDialog *self,
        CspProblems              *problems)
{
  g_autofree char *text = csp_problems_to_text (problems, CSP_SEVERITY_ERROR);
  gboolean is_order = FALSE;

  for (guint i = 0; i < csp_problems_get_count (problems) && !is_order; i++)
    is_order = g_str_has_prefix (csp_problems_get (problems, i)->field, "order");
  if (!is_order)
    {
      csp_review_page_set_error (self->review_page, text);
      csp_problems_free (problems);
      return;
    }
  _csp_new_subscription_dialog_show_offers (self);
  csp_offer_picker_add_problems (self->offer_picker, problems);
}

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CspNewSubscriptionDialog) self = user_data;
  CspOrderPlaceOperation *operation = CSP_ORDER_PLACE_OPERATION (object);
  CspProblems *problems = NULL;
  g_autoptr(GError) error = NULL;

  self->submitting = FALSE;
  if (csp_operation_run_finish (CSP_OPERATION (operation), result, &problems, &error))
    {
      g_clear_pointer (&problems, csp_problems_free);
      g_signal_emit_by_name (self, "placed", operation);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  _csp_new_subscription_dialog_update_buttons (self);
  if (problems != NULL && csp_problems_has_errors (problems))
    {
      refuse (self, problems);
      return;
    }
  g_clear_pointer (&problems, csp_problems_free);
  csp_review_page_set_error (self->review_page, error->message);
}

void
_csp_new_subscription_dialog_submit (CspNewSubscriptionDialog *self)
{
  g_autoptr(CspOrderPlaceOperation) operation = create_operation (self);

  self->submitting = TRUE;
  csp_review_page_set_error (self->review_page, NULL);
  _csp_new_subscription_dialog_update_buttons (self);
  csp_operation_run_async (CSP_OPERATION (operation), self->store, CSP_ORIGIN_PERSON, NULL, submitted_cb,
                           g_object_ref (self));
}
