/* csp-profile-connect.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_PROFILE_CONNECT_OPERATION (csp_profile_connect_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspProfileConnectOperation, csp_profile_connect_operation, CSP, PROFILE_CONNECT_OPERATION, CspOperation)

/**
 * CspProfileConnectOperation:
 *
 * Makes Partner Center the system of record of a profile: from then on changes are sent there.
 */
struct _CspProfileConnectOperation
{
  CspOperation parent_instance;

  char       *client_id;
  char       *authority;            /* NULL for the cloud's own */
  char       *endpoint;             /* NULL for the cloud's own */
  char       *tenant_id;            /* NULL leaves it as it is */

  CspProfile *profile;              /* after loading: with the new values */
  gboolean    is_bound;             /* what is in the file came from the service already, or waits for it */
};

CspProfileConnectOperation *csp_profile_connect_operation_new (const char *client_id,
                                                               const char *authority,
                                                               const char *endpoint,
                                                               const char *tenant_id);

G_END_DECLS
