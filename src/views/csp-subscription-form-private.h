/* csp-subscription-form-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "views/csp-subscription-form.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-chooser.h"
#include "widgets/csp-form.h"
#include "widgets/csp-why-button.h"

G_BEGIN_DECLS

/**
 * CspSubscriptionForm:
 *
 * What a person can change about a subscription (functional-spec §4.7). It keeps what was typed when the record
 * changes behind it: only fields that still say what the record said follow it.
 */
struct _CspSubscriptionForm
{
  GtkWidget         parent_instance;

  /* Template widgets */
  GtkWidget        *box;
  CspFormRow       *nickname_row;
  CspFormRow       *quantity_row;
  CspFormRow       *status_row;
  CspFormRow       *auto_renew_row;
  CspFormRow       *reseller_row;
  CspFormRow       *support_row;
  GtkEditable      *nickname_entry;
  GtkSpinButton    *quantity_spin;
  GtkCheckButton   *active_radio;
  GtkCheckButton   *suspended_radio;
  GtkSwitch        *auto_renew_switch;
  GtkEditable      *reseller_entry;
  CspChoice        *support_choice;
  CspWhyButton     *nickname_why;
  CspWhyButton     *quantity_why;
  CspWhyButton     *status_why;
  CspWhyButton     *auto_renew_why;
  CspWhyButton     *reseller_why;
  CspWhyButton     *support_why;
  CspChooser       *reseller_chooser;

  /* Owned */
  CspForm          *form;
  CspStore         *store;
  CspSubscription  *subscription;       /* as it was shown last */
  char             *support_id;         /* the choice that stands for its support contact */
  GCancellable     *name_cancellable;   /* of the search for the reseller's name */
  gboolean          is_showing;         /* while the widgets follow the record */
};

const char *_csp_subscription_form_nickname_of       (const CspSubscription          *sub);
const char *_csp_subscription_form_mpn_id_of         (const CspSubscription          *sub);
const char *_csp_subscription_form_status_now        (CspSubscriptionForm            *self);
gboolean    _csp_subscription_form_has_status_choice (const CspSubscription          *sub);
void        _csp_subscription_form_apply_edits       (CspSubscriptionForm            *self,
                                                      CspSubscriptionChangeOperation *edits,
                                                      const char                     *support_id);

G_END_DECLS
