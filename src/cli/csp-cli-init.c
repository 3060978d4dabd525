/* csp-cli-init.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/csp-language.h"
#include "cli/csp-cli-command.h"
#include "cli/csp-cli-profile-options.h"
#include "domain/csp-role.h"
#include "operations/csp-profile-create.h"

#define INVITATION_DAYS 90
#define CLIPBOARD_SECONDS 60

static struct
{
  char *persona;
  char *name;
  char *country;
  char *tenant_id;
  char *mpn_id;
  char *roles;
  char *locale;
  char *cloud;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("persona", &options.persona, N_("indirect-provider, indirect-reseller or direct"), N_("PERSONA")),
  CSP_CLI_TEXT ("name", &options.name, N_("Name of the company"), N_("NAME")),
  CSP_CLI_TEXT ("country", &options.country, N_("Two-letter code of its country"), N_("CC")),
  CSP_CLI_TEXT ("tenant-id", &options.tenant_id, N_("Its tenant ID"), N_("GUID")),
  CSP_CLI_TEXT ("mpn-id", &options.mpn_id, N_("MPN ID of its location; required but for direct bill partners"),
                N_("DIGITS")),
  CSP_CLI_TEXT ("roles", &options.roles, N_("Roles of the person, separated by commas"), N_("ROLE,…")),
  CSP_CLI_TEXT ("locale", &options.locale, N_("Whose order lists are sorted in, as pt_BR"), N_("LOCALE")),
  CSP_CLI_TEXT ("cloud", &options.cloud, N_("global, us-government, germany or china"), N_("CLOUD")),
  { NULL },
};

/**
 * csp_cli_default_locale:
 *
 * Returns: (transfer full): the locale of the environment without its encoding, as pt_BR
 */
char *
csp_cli_default_locale (void)
{
  g_autofree char *locale = g_strdup (csp_language_get_format_locale ());

  if (locale == NULL || locale[0] == '\0' || g_str_has_prefix (locale, "C") || g_str_equal (locale, "POSIX"))
    return g_strdup ("en_US");
  locale[strcspn (locale, ".@")] = '\0';
  return g_steal_pointer (&locale);
}

static int
run (CspCli *cli)
{
  g_autofree char *country = options.country ? g_ascii_strup (options.country, -1) : NULL;
  g_autofree char *locale = csp_cli_default_locale ();
  g_autoptr(CspProblems) problems = NULL;
  GError *error = NULL;
  g_autoptr(CspProfile) profile =
    g_object_new (CSP_TYPE_PROFILE,
                  "name", options.name,
                  "persona", options.persona,
                  "cloud", options.cloud ? options.cloud : "global",
                  "backend", "local",
                  "tenant-id", options.tenant_id,
                  "mpn-id", options.mpn_id,
                  "country", country,
                  "roles", options.roles ? options.roles : CSP_DEFAULT_ROLES,
                  "locale", options.locale ? options.locale : locale,
                  "invitation-days", (gint64) INVITATION_DAYS,
                  "clipboard-seconds", (gint64) CLIPBOARD_SECONDS,
                  NULL);

  if (cli->profile_path == NULL)
    return csp_cli_usage ("%s", _("Say with --profile where the new profile shall be."));
  if (csp_profile_create (cli->profile_path, profile, &problems, &error))
    {
      csp_cli_warn (problems);
      csp_cli_say (cli, _("Created the profile %s."), cli->profile_path);
      return CSP_EXIT_DONE;
    }
  if (problems == NULL || !csp_problems_has_errors (problems))
    return csp_cli_fail (error);
  g_error_free (error);
  return csp_cli_refuse (problems);
}

const CspCliCommand csp_cli_init_command = {
  "init", NULL, N_("Create a profile"),
  "parceria init --profile acme.parceria --persona indirect-provider --name Acme --country BR --mpn-id 4847383",
  0, 0, entries, run,
};
