/* csp-account-page-private.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dialogs/csp-account-page.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-form.h"

G_BEGIN_DECLS

/* Id of the choice of no indirect reseller; that of one is its local id. */
#define CSP_NO_RESELLER "0"

struct _CspAccountPage
{
  GtkWidget         parent_instance;

  /* Template widgets */
  GtkWidget        *box;
  GtkWidget        *agreement_box;
  GtkWidget        *acceptance_box;
  CspChoice        *reseller_choice;
  CspChoice        *qualification_choice;
  CspChoice        *country_choice;
  CspChoice        *language_choice;
  CspChoice        *culture_choice;
  GtkWidget        *domain_prefix_entry;
  GtkLabel         *domain_suffix_label;
  GtkWidget        *accepted_check;
  GtkWidget        *customer_signs_check;
  GtkWidget        *not_yet_check;
  GtkWidget        *agreement_date_entry;
  GtkWidget        *calendar_button;
  GtkCalendar      *calendar;

  /* Owned */
  CspNewCustomer   *customer;         /* shared with the assistant */
  CspStore         *store;
  CspForm          *form;
  CspCountryRules  *rules;
  CspProblems      *stored_problems;  /* what only the profile's file knows: taken domains, resellers */
  char             *checked_prefix;   /* what stored_problems is about */
  gint64            checked_reseller;
  CspProblems      *refused;          /* what Submit refused, until the field is changed */
  guint             check_source;
  GCancellable     *checking;
  GCancellable     *cancellable;
  gboolean          filling;
};

/* csp-account-fields.c: between the rows and the records */
void        _csp_account_page_fill_choices  (CspAccountPage *self,
                                             GPtrArray      *resellers,
                                             gint64          preset_reseller_id);
void        _csp_account_page_apply_rules   (CspAccountPage *self);
void        _csp_account_page_show_customer (CspAccountPage *self);
void        _csp_account_page_read_row      (CspAccountPage *self,
                                             CspFormRow     *row);
void        _csp_account_page_show_domain   (CspAccountPage *self);
void        _csp_account_page_copy_contact  (CspAccountPage *self,
                                             const char     *field,
                                             const char     *before,
                                             const char     *after);
void        _csp_account_page_watch_row     (CspAccountPage *self,
                                             CspFormRow     *row);

/* csp-account-check.c: what is wrong */
void        _csp_account_page_check         (CspAccountPage *self);

G_END_DECLS
