/* csp-profile-change.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "operations/csp-operation.h"

G_BEGIN_DECLS

#define CSP_TYPE_PROFILE_CHANGE_OPERATION (csp_profile_change_operation_get_type ())
G_DECLARE_FINAL_TYPE (CspProfileChangeOperation, csp_profile_change_operation, CSP, PROFILE_CHANGE_OPERATION, CspOperation)

/**
 * CspProfileChangeOperation:
 *
 * Changes the profile: name, roles, links, intervals.
 */
struct _CspProfileChangeOperation
{
  CspOperation  parent_instance;

  CspProfile   *profile;            /* a copy of the stored record with its new values */
};

CspProfileChangeOperation *csp_profile_change_operation_new (CspProfile *profile);

G_END_DECLS
