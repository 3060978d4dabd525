/* csp-sign-in-error.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CspSignInError:
 * @CSP_SIGN_IN_ERROR_NEEDED: somebody must sign in, again
 * @CSP_SIGN_IN_ERROR_DECLINED: the person refused
 * @CSP_SIGN_IN_ERROR_CODE_EXPIRED: the code is no longer good; ask for a new one
 * @CSP_SIGN_IN_ERROR_ADMINISTRATOR: somebody else must allow it first
 * @CSP_SIGN_IN_ERROR_SETTING: client id, tenant or registration are wrong
 * @CSP_SIGN_IN_ERROR_TEMPORARY: the authority cannot answer now; the sign-in is kept
 * @CSP_SIGN_IN_ERROR_OFFLINE: the authority cannot be reached; the sign-in is kept
 *
 * Why there is no access token; messages are whole sentences with what to do.
 */
typedef enum
{
  CSP_SIGN_IN_ERROR_NEEDED,
  CSP_SIGN_IN_ERROR_DECLINED,
  CSP_SIGN_IN_ERROR_CODE_EXPIRED,
  CSP_SIGN_IN_ERROR_ADMINISTRATOR,
  CSP_SIGN_IN_ERROR_SETTING,
  CSP_SIGN_IN_ERROR_TEMPORARY,
  CSP_SIGN_IN_ERROR_OFFLINE,
} CspSignInError;

#define CSP_SIGN_IN_ERROR (csp_sign_in_error_quark ())
GQuark      csp_sign_in_error_quark              (void);

GError     *csp_sign_in_error_read               (guint         status,
                                                  JsonObject   *answer);
const char *csp_sign_in_error_get_correlation_id (const GError *error);

G_END_DECLS
