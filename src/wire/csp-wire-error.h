/* csp-wire-error.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspReaction:
 * @CSP_REACTION_STOP: show it; a person must decide
 * @CSP_REACTION_FIX: the input must change
 * @CSP_REACTION_SIGN_IN: sign in again, or other permissions are needed
 * @CSP_REACTION_NEW_SIGN_IN: no token of this sign-in will do: somebody must sign in anew
 * @CSP_REACTION_CONFLICT: read again and decide
 * @CSP_REACTION_LATER: a new request after a pause may succeed
 * @CSP_REACTION_GONE: the resource is not there
 * @CSP_REACTION_DONE: it had been done before
 * @CSP_REACTION_RETRY: the outcome is not known; the same request may be sent again
 * @CSP_REACTION_SLOW_DOWN: too many requests
 *
 * What to do about an answer that is not a success (partner-center-api §7).
 */
typedef enum
{
  CSP_REACTION_STOP,
  CSP_REACTION_FIX,
  CSP_REACTION_SIGN_IN,
  CSP_REACTION_NEW_SIGN_IN,
  CSP_REACTION_CONFLICT,
  CSP_REACTION_LATER,
  CSP_REACTION_GONE,
  CSP_REACTION_DONE,
  CSP_REACTION_RETRY,
  CSP_REACTION_SLOW_DOWN,
} CspReaction;

/**
 * CspWireError:
 * @code: (nullable): the service's code, mostly a number
 * @text: what to show: our own sentence for codes that need one, else the service's
 * @reaction: what to do
 */
typedef struct
{
  char        *code;
  char        *text;
  CspReaction  reaction;
} CspWireError;

CspWireError *csp_wire_error_read (guint         status,
                                   const char   *body,
                                   gsize         length);
void          csp_wire_error_free (CspWireError *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CspWireError, csp_wire_error_free)

G_END_DECLS
