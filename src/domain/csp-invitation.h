/* csp-invitation.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/csp-record.h"

G_BEGIN_DECLS

#define CSP_TYPE_INVITATION (csp_invitation_get_type ())
G_DECLARE_FINAL_TYPE (CspInvitation, csp_invitation, CSP, INVITATION, CspRecord)

/**
 * CspInvitation:
 *
 * A partnership or relationship request that was drafted here; the service reports nothing about it.
 */
struct _CspInvitation
{
  CspRecord  parent_instance;

  gint64     id;
  char     *invitation_id;              /* a GUID of ours */
  char     *kind;                       /* partnership, relationship or joint */
  char     *recipient;
  char     *email;
  char     *how_found;                  /* own-marketing, microsoft-referral, indirect-provider or other */
  char     *country;
  char     *provider;
  char     *language;                   /* of the message, not of the window */
  char     *subject;
  char     *message;
  char     *link;
  gboolean   delegated_access;
  char     *state;                      /* draft, prepared, sent, accepted, declined, expired or withdrawn */
  gint64     created_at;
  gint64     sent_at;
  gint64     reminded_at;
  gint64     reminders;
  gint64     closed_at;
  gint64     customer_id;
  gint64     reseller_id;
  char     *linked_name;
  gint64     updated_at;
};

G_END_DECLS
