/* csp-sync-request.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sync/csp-sync-request.h"
#include "wire/csp-wire-error.h"

/* Answers may hold a password: it does not stay in freed memory. */
static void
wipe (char  *text,
      gsize  length)
{
  if (text != NULL)
    explicit_bzero (text, length);
  g_free (text);
}

/**
 * csp_sync_request_free:
 * @self: a request
 *
 * Frees it.
 */
void
csp_sync_request_free (CspSyncRequest *self)
{
  g_free (self->path);
  g_free (self->if_match);
  g_free (self->continuation);
  g_free (self->locale);
  g_free (self->request_id);
  g_free (self->correlation_id);
  wipe (self->body, self->body ? strlen (self->body) : 0);
  g_free (self);
}

/**
 * csp_sync_reply_new:
 * @outcome: what became of a request
 * @status: HTTP status, 0 without an answer
 *
 * Returns: (transfer full): a reply whose other fields are to be set
 */
CspSyncReply *
csp_sync_reply_new (CspSyncOutcome outcome,
                    guint          status)
{
  CspSyncReply *self = g_new0 (CspSyncReply, 1);

  self->outcome = outcome;
  self->status = status;
  return self;
}

/**
 * csp_sync_reply_free:
 * @self: a reply
 *
 * Frees it.
 */
void
csp_sync_reply_free (CspSyncReply *self)
{
  wipe (self->body, self->length);
  g_free (self->location);
  g_free (self->retry_after);
  g_free (self->correlation_id);
  g_free (self->error);
  g_free (self);
}

/**
 * csp_sync_reply_sign_in_sentence:
 * @self: a reply
 *
 * Returns: (transfer full) (nullable): why somebody must sign in anew, for people; %NULL when another token may do
 */
char *
csp_sync_reply_sign_in_sentence (const CspSyncReply *self)
{
  g_autoptr(CspWireError) wrong = NULL;

  if (self->outcome != CSP_SYNC_ANSWERED || (self->status != 401 && self->status != 403))
    return NULL;
  wrong = csp_wire_error_read (self->status, self->body, self->length);
  return wrong->reaction == CSP_REACTION_NEW_SIGN_IN ? g_steal_pointer (&wrong->text) : NULL;
}

/**
 * csp_sync_reply_refuses_token:
 * @self: a reply
 *
 * Returns: whether the access token is of no use, so that nothing was done (partner-center-api §1.8)
 */
gboolean
csp_sync_reply_refuses_token (const CspSyncReply *self)
{
  g_autofree char *sentence = csp_sync_reply_sign_in_sentence (self);

  return sentence != NULL || (self->outcome == CSP_SYNC_ANSWERED && self->status == 401);
}
