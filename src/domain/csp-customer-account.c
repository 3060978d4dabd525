/* csp-customer-account.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-customer-account.h"

static const CspField fields[] = {
  CSP_FIELD (CspCustomerAccount, customer_id, "customer-id", "customer_account.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspCustomerAccount, bill_to_name, "bill-to-name", "customer_account.bill_to_name", "billToCompanyName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, registration_number, "registration-number", "customer_account.registration_number", "organizationRegistrationNumber", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, address_line1, "address-line1", "customer_account.address_line1", "addressLine1", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, address_line2, "address-line2", "customer_account.address_line2", "addressLine2", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, city, "city", "customer_account.city", "city", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, state, "state", "customer_account.state", "state", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, postal_code, "postal-code", "customer_account.postal_code", "postalCode", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, country, "country", "customer_account.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, first_name, "first-name", "customer_account.first_name", "firstName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, middle_name, "middle-name", "customer_account.middle_name", "middleName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, last_name, "last-name", "customer_account.last_name", "lastName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, email, "email", "customer_account.email", "email", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, phone, "phone", "customer_account.phone", "phoneNumber", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, language, "language", "customer_account.language", "language", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, culture, "culture", "customer_account.culture", "culture", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, admin_user_name, "admin-user-name", "customer_account.admin_user_name", "adminUserName", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, agreement_date, "agreement-date", "customer_account.agreement_date", "dateAgreed", DATE, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, agreement_first_name, "agreement-first-name", "customer_account.agreement_first_name", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, agreement_last_name, "agreement-last-name", "customer_account.agreement_last_name", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, agreement_email, "agreement-email", "customer_account.agreement_email", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, agreement_phone, "agreement-phone", "customer_account.agreement_phone", NULL, TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspCustomerAccount, validation_code, "validation-code", "customer_account.validation_code", "validationCode", TEXT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspCustomerAccount, csp_customer_account, fields)
