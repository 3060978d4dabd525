/* csp-invitation.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-invitation.h"

static const CspField fields[] = {
  CSP_FIELD (CspInvitation, id, "id", "invitation.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspInvitation, invitation_id, "invitation-id", "invitation.invitation_id", "id", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, kind, "kind", "invitation.kind", "kind", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, recipient, "recipient", "invitation.recipient", "recipient", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, email, "email", "invitation.email", "email", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, how_found, "how-found", "invitation.how_found", "howFound", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, country, "country", "invitation.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, provider, "provider", "invitation.provider", "provider", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, language, "language", "invitation.language", "language", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, subject, "subject", "invitation.subject", "subject", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, message, "message", "invitation.message", "message", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, link, "link", "invitation.link", "link", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, delegated_access, "delegated-access", "invitation.delegated_access", "delegatedAccess", BOOLEAN, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, state, "state", "invitation.state", "state", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, created_at, "created-at", "invitation.created_at", "createdAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, sent_at, "sent-at", "invitation.sent_at", "sentAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, reminded_at, "reminded-at", "invitation.reminded_at", "remindedAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, reminders, "reminders", "invitation.reminders", "reminders", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, closed_at, "closed-at", "invitation.closed_at", "closedAt", INSTANT, CSP_FIELD_STORED),
  CSP_FIELD (CspInvitation, customer_id, "customer-id", "invitation.customer_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspInvitation, reseller_id, "reseller-id", "invitation.reseller_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspInvitation, linked_name, "linked-name", "coalesce(customer.company_name, reseller.name)", "linkedName", TEXT, CSP_FIELD_JOINED),
  CSP_FIELD (CspInvitation, updated_at, "updated-at", "invitation.updated_at", NULL, INSTANT, CSP_FIELD_LOCAL),
};

CSP_DEFINE_RECORD (CspInvitation, csp_invitation, fields)
