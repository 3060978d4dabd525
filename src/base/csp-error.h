/* csp-error.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspError:
 * @CSP_ERROR_FAILED: something else went wrong; the message says what
 * @CSP_ERROR_INVALID: a value, row or file breaks a rule
 * @CSP_ERROR_NOT_FOUND: a record named by the person does not exist
 * @CSP_ERROR_FORBIDDEN: persona, cloud or role do not allow the action
 * @CSP_ERROR_CONFLICT: the record has changed or is in a state that forbids the change
 * @CSP_ERROR_EXISTS: a file or record of that name is there already
 * @CSP_ERROR_NOT_A_PROFILE: the file is not a Parceria profile
 * @CSP_ERROR_TOO_NEW: the profile was written by a newer version
 * @CSP_ERROR_CORRUPT: the profile is damaged
 * @CSP_ERROR_BUSY: another process holds the profile
 * @CSP_ERROR_READ_ONLY: the profile or its folder cannot be written to
 * @CSP_ERROR_FULL: the disk is full
 * @CSP_ERROR_CONSTRAINT: a database constraint refused the row
 *
 * What can go wrong below the window; one domain for every layer.
 */
typedef enum
{
  CSP_ERROR_FAILED,
  CSP_ERROR_INVALID,
  CSP_ERROR_NOT_FOUND,
  CSP_ERROR_FORBIDDEN,
  CSP_ERROR_CONFLICT,
  CSP_ERROR_EXISTS,
  CSP_ERROR_NOT_A_PROFILE,
  CSP_ERROR_TOO_NEW,
  CSP_ERROR_CORRUPT,
  CSP_ERROR_BUSY,
  CSP_ERROR_READ_ONLY,
  CSP_ERROR_FULL,
  CSP_ERROR_CONSTRAINT,
} CspError;

#define CSP_ERROR (csp_error_quark ())
GQuark csp_error_quark (void);

G_END_DECLS
