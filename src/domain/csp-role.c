/* csp-role.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "base/csp-text.h"
#include "domain/csp-role.h"

/* functional-spec 1.3. */
static const struct
{
  CspRole     role;
  const char *label;
} roles_table[] = {
  { CSP_ROLE_GLOBAL_ADMIN, NC_("role", "Global admin") },
  { CSP_ROLE_ADMIN_AGENT, NC_("role", "Admin agent") },
  { CSP_ROLE_SALES_AGENT, NC_("role", "Sales agent") },
  { CSP_ROLE_HELPDESK_AGENT, NC_("role", "Helpdesk agent") },
  { CSP_ROLE_USER_MANAGEMENT_ADMIN, NC_("role", "User management admin") },
  { CSP_ROLE_BILLING_ADMIN, NC_("role", "Billing admin") },
};

static const char * const ids[] = {
  "global-admin", "admin-agent", "sales-agent", "helpdesk-agent", "user-management-admin",
  "billing-admin", NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (ids) == G_N_ELEMENTS (roles_table) + 1);

/* A person holds at most one role of each of these. */
static const CspRole categories[] = {
  CSP_ROLE_GLOBAL_ADMIN | CSP_ROLE_USER_MANAGEMENT_ADMIN | CSP_ROLE_BILLING_ADMIN,
  CSP_ROLE_ADMIN_AGENT | CSP_ROLE_SALES_AGENT | CSP_ROLE_HELPDESK_AGENT,
};

/**
 * csp_roles:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all roles, in the order to show
 */
const char * const *
csp_roles (void)
{
  return ids;
}

/**
 * csp_role_parse:
 * @id: (nullable): id of a role
 *
 * Returns: the role, %CSP_ROLE_NONE when @id is none's
 */
CspRole
csp_role_parse (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles_table); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return roles_table[i].role;
  return CSP_ROLE_NONE;
}

/**
 * csp_role_label:
 * @id: id of a role
 *
 * Returns: (transfer none): its translated name; @id itself when it is none's
 */
const char *
csp_role_label (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles_table); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return g_dpgettext2 (NULL, "role", roles_table[i].label);
  return id;
}

/**
 * csp_roles_parse:
 * @list: (nullable): ids separated by commas, blanks around them allowed
 * @unknown: (out) (optional) (nullable) (transfer full): the first word that is no role's id
 *
 * Returns: the roles of the list
 */
CspRole
csp_roles_parse (const char  *list,
                 char       **unknown)
{
  g_auto(GStrv) words = g_strsplit (list != NULL ? list : "", ",", -1);
  CspRole roles = CSP_ROLE_NONE;

  if (unknown != NULL)
    *unknown = NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = csp_strip (words[i]);
      CspRole role = csp_role_parse (word);

      roles |= role;
      if (role == CSP_ROLE_NONE && *word != '\0' && unknown != NULL && *unknown == NULL)
        *unknown = g_steal_pointer (&word);
    }
  return roles;
}

/**
 * csp_roles_to_list:
 * @roles: some roles
 *
 * Returns: (transfer full): their ids separated by commas, as a profile keeps them
 */
char *
csp_roles_to_list (CspRole roles)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles_table); i++)
    if ((roles & roles_table[i].role) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", ids[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * csp_roles_to_labels:
 * @roles: some roles
 *
 * Returns: (transfer full): their translated names in one text
 */
char *
csp_roles_to_labels (CspRole roles)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles_table); i++)
    if ((roles & roles_table[i].role) != 0)
      {
        if (list->len > 0)
          /* Translators: stands between the items of a list, as in: Global admin, Sales agent */
          g_string_append (list, C_("list separator", ", "));
        g_string_append (list, csp_role_label (ids[i]));
      }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * csp_roles_are_apart:
 * @roles: some roles
 *
 * Returns: whether one person may hold them all: at most one admin and one agent role
 *   (functional-spec 1.3)
 */
gboolean
csp_roles_are_apart (CspRole roles)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      guint same = roles & categories[i];

      if ((same & (same - 1)) != 0)
        return FALSE;
    }
  return TRUE;
}
