/* csp-profile.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "domain/csp-profile.h"

static const CspField fields[] = {
  CSP_FIELD (CspProfile, id, "id", "profile.id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspProfile, name, "name", "profile.name", "name", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, persona, "persona", "profile.persona", "persona", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, cloud, "cloud", "profile.cloud", "cloud", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, backend, "backend", "profile.backend", "backend", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, tenant_id, "tenant-id", "profile.tenant_id", "tenantId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, mpn_id, "mpn-id", "profile.mpn_id", "mpnId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, country, "country", "profile.country", "country", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, roles, "roles", "profile.roles", "roles", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, locale, "locale", "profile.locale", "locale", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, collation, "collation", "profile.collation", NULL, TEXT, CSP_FIELD_LOCAL),
  CSP_FIELD (CspProfile, partnership_link, "partnership-link", "profile.partnership_link", "partnershipLink", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, invitation_days, "invitation-days", "profile.invitation_days", "invitationDays", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, clipboard_seconds, "clipboard-seconds", "profile.clipboard_seconds", "clipboardSeconds", INTEGER, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, last_reseller_id, "last-reseller-id", "profile.last_reseller_id", NULL, INTEGER, CSP_FIELD_LOCAL),
  CSP_FIELD (CspProfile, client_id, "client-id", "profile.client_id", "clientId", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, authority, "authority", "profile.authority", "authority", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, endpoint, "endpoint", "profile.endpoint", "endpoint", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, account, "account", "profile.account", "account", TEXT, CSP_FIELD_STORED),
  CSP_FIELD (CspProfile, created_at, "created-at", "profile.created_at", "createdAt", INSTANT, CSP_FIELD_STORED),
};

CSP_DEFINE_RECORD (CspProfile, csp_profile, fields)

/**
 * csp_profile_is_connected:
 * @self: a profile
 *
 * Returns: whether Partner Center is its system of record
 */
gboolean
csp_profile_is_connected (const CspProfile *self)
{
  return g_strcmp0 (self->backend, "partner-center") == 0;
}
