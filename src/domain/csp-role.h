/* csp-role.h
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CspRole:
 * @CSP_ROLE_NONE: no role
 * @CSP_ROLE_GLOBAL_ADMIN: "global-admin"
 * @CSP_ROLE_ADMIN_AGENT: "admin-agent"
 * @CSP_ROLE_SALES_AGENT: "sales-agent"
 * @CSP_ROLE_HELPDESK_AGENT: "helpdesk-agent"
 * @CSP_ROLE_USER_MANAGEMENT_ADMIN: "user-management-admin"
 * @CSP_ROLE_BILLING_ADMIN: "billing-admin"
 *
 * Roles of the person at a partner (functional-spec 1.3); a person holds a set of them.
 */
typedef enum
{
  CSP_ROLE_NONE = 0,
  CSP_ROLE_GLOBAL_ADMIN = 1 << 0,
  CSP_ROLE_ADMIN_AGENT = 1 << 1,
  CSP_ROLE_SALES_AGENT = 1 << 2,
  CSP_ROLE_HELPDESK_AGENT = 1 << 3,
  CSP_ROLE_USER_MANAGEMENT_ADMIN = 1 << 4,
  CSP_ROLE_BILLING_ADMIN = 1 << 5,
} CspRole;

/* What a new profile holds (design.md, Roles). */
#define CSP_DEFAULT_ROLES "global-admin,admin-agent"

const char * const *csp_roles           (void);
CspRole             csp_role_parse      (const char  *id);
const char         *csp_role_label      (const char  *id);
CspRole             csp_roles_parse     (const char  *list,
                                         char       **unknown);
char               *csp_roles_to_list   (CspRole      roles);
char               *csp_roles_to_labels (CspRole      roles);
gboolean            csp_roles_are_apart (CspRole      roles);

G_END_DECLS
