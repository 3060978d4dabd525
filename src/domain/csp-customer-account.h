/* csp-customer-account.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER_ACCOUNT (csp_customer_account_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomerAccount, csp_customer_account, CSP, CUSTOMER_ACCOUNT, CspRecord)

/**
 * CspCustomerAccount:
 *
 * A customer's bill-to data and primary contact, as given in the New customer assistant or read from the service.
 */
struct _CspCustomerAccount
{
  CspRecord  parent_instance;

  gint64     customer_id;
  char     *bill_to_name;
  char     *registration_number;
  char     *address_line1;
  char     *address_line2;
  char     *city;
  char     *state;
  char     *postal_code;
  char     *country;
  char     *first_name;
  char     *middle_name;
  char     *last_name;
  char     *email;
  char     *phone;
  char     *language;
  char     *culture;
  char     *admin_user_name;
  char     *agreement_date;
  char     *agreement_first_name;
  char     *agreement_last_name;
  char     *agreement_email;
  char     *agreement_phone;
  char     *validation_code;            /* of the special qualification, where it needs one */
};

G_END_DECLS
