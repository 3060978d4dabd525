/* csp-permission.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"

G_BEGIN_DECLS

/**
 * CspAction:
 * @CSP_ACTION_VIEW_CUSTOMERS: open Customers, search, expand a row
 * @CSP_ACTION_EXPORT: export customers or subscriptions
 * @CSP_ACTION_ADD_CUSTOMER: the New customer assistant
 * @CSP_ACTION_IMPORT_CUSTOMERS: take customers from a file
 * @CSP_ACTION_VIEW_RESELLERS: open Indirect resellers
 * @CSP_ACTION_REQUEST_PARTNERSHIP: invite an indirect reseller
 * @CSP_ACTION_REMOVE_PARTNERSHIP: end a partnership with an indirect reseller
 * @CSP_ACTION_VIEW_PROVIDERS: open Indirect providers
 * @CSP_ACTION_AUTHORIZE_PROVIDER: authorize an indirect provider
 * @CSP_ACTION_REQUEST_RELATIONSHIP: Request a reseller relationship
 * @CSP_ACTION_INVITE_CUSTOMERS: Invite new customers together with a provider
 * @CSP_ACTION_REMOVE_CUSTOMER_RELATIONSHIP: Remove customer relationship
 * @CSP_ACTION_REMOVE_RESELLER_RELATIONSHIP: Remove reseller relationship
 * @CSP_ACTION_UPDATE_ACCOUNT: change a customer's address or contact
 * @CSP_ACTION_CHANGE_BILL_TO_NAME: change the Bill-to company name
 * @CSP_ACTION_CONFIRM_AGREEMENT: confirm the Microsoft Customer Agreement
 * @CSP_ACTION_SET_CUSTOMER_PERMISSIONS: let a customer buy Azure reservations
 * @CSP_ACTION_VIEW_SUBSCRIPTIONS: open Subscriptions
 * @CSP_ACTION_ADD_SUBSCRIPTION: place an order
 * @CSP_ACTION_IMPORT_SUBSCRIPTIONS: take subscriptions from a file
 * @CSP_ACTION_CHANGE_STATUS: suspend, reactivate or cancel a subscription
 * @CSP_ACTION_CHANGE_AUTO_RENEW: switch automatic renewal
 * @CSP_ACTION_ADD_ADD_ON: order an add-on
 * @CSP_ACTION_CHANGE_QUANTITY: change quantity, nickname or billing frequency
 * @CSP_ACTION_UPGRADE: upgrade a subscription
 * @CSP_ACTION_ORDER_TRIAL: order or convert a trial
 * @CSP_ACTION_SET_RESELLER: Reseller (MPN ID) of a subscription
 * @CSP_ACTION_SET_SUPPORT_CONTACT: Designated support contact
 * @CSP_ACTION_MANAGE_USERS: create, edit, delete or restore a customer's users
 * @CSP_ACTION_RESET_PASSWORD: reset a password, assign single licenses
 * @CSP_ACTION_ASSIGN_LICENSES: assign or revoke licenses in bulk
 * @CSP_ACTION_UPLOAD_USERS: upload a file of users
 * @CSP_ACTION_SWITCH_AZURE_PARTNER: move Azure subscriptions to another partner
 * @CSP_ACTION_REQUEST_TRANSFER: request a transfer under an Azure plan
 * @CSP_ACTION_VIEW_SERVICE_HEALTH: open service health
 * @CSP_ACTION_REPORT_PROBLEM: open a service request for a customer
 * @CSP_ACTION_SET_AZURE_BUDGET: set an Azure spending budget
 * @CSP_ACTION_VIEW_ACTIVITY: open and export the activity log
 * @CSP_ACTION_VIEW_ANALYTICS: open subscription and license analytics
 * @CSP_ACTION_VIEW_RESELLER_ANALYTICS: open reseller analytics
 * @CSP_ACTION_MANAGE_PARTNER_USERS: the partner's own users and roles
 * @CSP_N_ACTIONS: how many there are
 *
 * What a person may be allowed to do: the rows of functional-spec 1.4, and the pages of 4.9 and 4.10.
 */
typedef enum
{
  CSP_ACTION_VIEW_CUSTOMERS,
  CSP_ACTION_EXPORT,
  CSP_ACTION_ADD_CUSTOMER,
  CSP_ACTION_IMPORT_CUSTOMERS,
  CSP_ACTION_VIEW_RESELLERS,
  CSP_ACTION_REQUEST_PARTNERSHIP,
  CSP_ACTION_REMOVE_PARTNERSHIP,
  CSP_ACTION_VIEW_PROVIDERS,
  CSP_ACTION_AUTHORIZE_PROVIDER,
  CSP_ACTION_REQUEST_RELATIONSHIP,
  CSP_ACTION_INVITE_CUSTOMERS,
  CSP_ACTION_REMOVE_CUSTOMER_RELATIONSHIP,
  CSP_ACTION_REMOVE_RESELLER_RELATIONSHIP,
  CSP_ACTION_UPDATE_ACCOUNT,
  CSP_ACTION_CHANGE_BILL_TO_NAME,
  CSP_ACTION_CONFIRM_AGREEMENT,
  CSP_ACTION_SET_CUSTOMER_PERMISSIONS,
  CSP_ACTION_VIEW_SUBSCRIPTIONS,
  CSP_ACTION_ADD_SUBSCRIPTION,
  CSP_ACTION_IMPORT_SUBSCRIPTIONS,
  CSP_ACTION_CHANGE_STATUS,
  CSP_ACTION_CHANGE_AUTO_RENEW,
  CSP_ACTION_ADD_ADD_ON,
  CSP_ACTION_CHANGE_QUANTITY,
  CSP_ACTION_UPGRADE,
  CSP_ACTION_ORDER_TRIAL,
  CSP_ACTION_SET_RESELLER,
  CSP_ACTION_SET_SUPPORT_CONTACT,
  CSP_ACTION_MANAGE_USERS,
  CSP_ACTION_RESET_PASSWORD,
  CSP_ACTION_ASSIGN_LICENSES,
  CSP_ACTION_UPLOAD_USERS,
  CSP_ACTION_SWITCH_AZURE_PARTNER,
  CSP_ACTION_REQUEST_TRANSFER,
  CSP_ACTION_VIEW_SERVICE_HEALTH,
  CSP_ACTION_REPORT_PROBLEM,
  CSP_ACTION_SET_AZURE_BUDGET,
  CSP_ACTION_VIEW_ACTIVITY,
  CSP_ACTION_VIEW_ANALYTICS,
  CSP_ACTION_VIEW_RESELLER_ANALYTICS,
  CSP_ACTION_MANAGE_PARTNER_USERS,
  CSP_N_ACTIONS,
} CspAction;

gboolean csp_permission_check (const CspProfile  *profile,
                               CspAction          action,
                               char             **reason);

G_END_DECLS
