/* csp-customer.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_CUSTOMER (csp_customer_get_type ())
G_DECLARE_FINAL_TYPE (CspCustomer, csp_customer, CSP, CUSTOMER, CspRecord)

/**
 * CspCustomer:
 *
 * A customer as lists show it; what is known about its account is a #CspCustomerAccount.
 */
struct _CspCustomer
{
  CspRecord  parent_instance;

  gint64     id;                        /* local, never leaves the file */
  char     *microsoft_id;               /* verbatim; see issued_here */
  gboolean   issued_here;               /* the Microsoft ID is a placeholder made by a local profile */
  char     *company_name;
  char     *domain;
  char     *relationship;               /* as the service writes it: reseller, none, advisor … */
  gint64     reseller_id;               /* local id of the indirect reseller, 0 for a direct customer */
  char     *reseller_name;
  char     *reseller_mpn_id;
  char     *country;                    /* ISO 3166-1 alpha-2 */
  char     *alias;
  char     *tags;                       /* separated by commas */
  char     *delegated_access;           /* unknown, granted or denied */
  char     *agreement;                  /* unknown, accepted, customer-signs or not-yet */
  char     *qualification;              /* None, Education, GovernmentCommunityCloud */
  gboolean   setup_unseen;              /* setup info was issued but never shown: reset the password */
  gint64     former_at;                 /* when the relationship ended; 0 while it lasts */
  char     *former_by;
  gint64     created_at;
  gint64     updated_at;
  gboolean   is_pending;                /* changed here, not confirmed by the service */
  gint64     open_subscriptions;        /* active subscriptions */
};

G_END_DECLS
