/* csp-backend.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/csp-secret.h"
#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_BACKEND (csp_backend_get_type ())
G_DECLARE_INTERFACE (CspBackend, csp_backend, CSP, BACKEND, GObject)

/**
 * CspBackendInterface:
 * @subscription_status: status of a subscription that was just ordered
 * @issue_microsoft_id: makes the Microsoft ID of a new customer
 * @issue_subscription_id: makes the id of a new subscription
 * @issue_order_id: makes the id of a new order
 * @issue_credentials: makes the user name and temporary password of a new customer's administrator; no password
 *   when only somebody else can
 * @queue: (nullable): keeps what an applied operation changed for somebody else, in its transaction
 *
 * Who is the system of record of a profile, and so gives new records their ids (design.md, One profile, one
 * file, one backend). Operations ask it and do not know which one they have.
 */
struct _CspBackendInterface
{
  GTypeInterface parent_interface;

  const char *subscription_status;
  char      *(*issue_microsoft_id)    (CspBackend  *self);
  char      *(*issue_subscription_id) (CspBackend  *self);
  char      *(*issue_order_id)        (CspBackend  *self);
  CspSecret *(*issue_credentials)     (CspBackend  *self,
                                       const char  *domain,
                                       char       **user_name);
  gboolean   (*queue)                 (CspBackend           *self,
                                       CspOperationContext  *context,
                                       GError              **error);
};

CspBackend *csp_backend_new_for                 (const CspProfile  *profile,
                                                 GError           **error);
const char *csp_backend_get_subscription_status (CspBackend        *self);
char       *csp_backend_issue_microsoft_id      (CspBackend        *self);
char       *csp_backend_issue_subscription_id   (CspBackend        *self);
char       *csp_backend_issue_order_id          (CspBackend        *self);
CspSecret  *csp_backend_issue_credentials       (CspBackend        *self,
                                                 const char        *domain,
                                                 char             **user_name);
gboolean    csp_backend_queue                   (CspBackend           *self,
                                                 CspOperationContext  *context,
                                                 GError              **error);

#define CSP_TYPE_LOCAL_BACKEND (csp_local_backend_get_type ())
G_DECLARE_FINAL_TYPE (CspLocalBackend, csp_local_backend, CSP, LOCAL_BACKEND, GObject)

G_END_DECLS
