/* csp-invitation-draft.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-profile.h"

G_BEGIN_DECLS

/**
 * CspInvitationUse:
 * @kind: partnership, relationship or joint
 * @title: title of the dialog
 * @notice: what the person should know before writing
 * @key_field: what the profile lacks while no link can be made: "partnership-link" or "tenant-id"
 * @key_title: asks for it
 * @key_text: says where it is found
 * @key_label: label of its field
 * @asks_access: whether the customer is asked for administration privileges
 *
 * One use of the draft dialog (functional-spec §4.8). Texts are translated by _().
 */
typedef struct
{
  const char *kind;
  const char *title;
  const char *notice;
  const char *key_field;
  const char *key_title;
  const char *key_text;
  const char *key_label;
  gboolean    asks_access;
} CspInvitationUse;

const CspInvitationUse *csp_invitation_use_find       (const char        *kind);
gboolean                csp_invitation_use_check_key  (const char        *key_field,
                                                       const char        *text,
                                                       char             **key,
                                                       char             **reason);
char                   *csp_invitation_draft_language (const char        *country);
void                    csp_invitation_draft_write    (const CspProfile  *profile,
                                                       const char        *kind,
                                                       const char        *language,
                                                       const char        *recipient,
                                                       const char        *link,
                                                       gboolean           reminder,
                                                       char             **subject,
                                                       char             **message);

G_END_DECLS
