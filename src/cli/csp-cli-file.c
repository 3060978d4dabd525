/* csp-cli-file.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/csp-cli-command.h"
#include "cli/csp-cli-json.h"
#include "store/csp-backup.h"

static void
print_findings (CspCli    *cli,
                GPtrArray *findings)
{
  g_autoptr(GString) json = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      csp_cli_json_append_text (json, g_ptr_array_index (findings, i));
      if (!cli->json)
        fprintf (stderr, "%s: %s\n", cli->profile_path, (char *) g_ptr_array_index (findings, i));
    }
  if (cli->json)
    printf ("{\"ok\": %s, \"findings\": [%s]}\n", findings->len == 0 ? "true" : "false", json->str);
}

static int
run_check (CspCli *cli)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  int code;

  if (!csp_cli_open_as_it_is (cli, &code))
    return code;
  findings = csp_store_check (cli->conn, &error);
  if (findings == NULL)
    return csp_cli_fail (error);
  print_findings (cli, findings);
  if (findings->len > 0)
    return CSP_EXIT_FAILED;
  csp_cli_say (cli, _("The profile %s is sound."), cli->profile_path);
  return CSP_EXIT_DONE;
}

static int
run_backup (CspCli *cli)
{
  GError *error = NULL;
  int code;

  if (!csp_cli_open_as_it_is (cli, &code))
    return code;
  if (!csp_conn_backup_to (cli->conn, cli->arguments[0], &error))
    return csp_cli_fail (error);
  csp_cli_say (cli, _("Saved a copy as %s."), cli->arguments[0]);
  return CSP_EXIT_DONE;
}

static int
run_restore (CspCli *cli)
{
  GError *error = NULL;
  int code;

  if (!csp_cli_find_profile (cli, &code))
    return code;
  if (!csp_store_restore (cli->arguments[0], cli->profile_path, &error))
    return csp_cli_fail (error);
  csp_cli_say (cli, _("Restored the profile %1$s from %2$s."), cli->profile_path, cli->arguments[0]);
  return CSP_EXIT_DONE;
}

const CspCliCommand csp_cli_check_command = {
  "check", NULL, N_("Examine the profile's file and its search index"),
  "parceria check --profile acme.parceria",
  0, 0, NULL, run_check,
};

const CspCliCommand csp_cli_backup_command = {
  "backup", "FILE", N_("Save a consistent copy, also while the profile is open"),
  "parceria backup acme-2026-11.parceria",
  1, 1, NULL, run_backup,
};

const CspCliCommand csp_cli_restore_command = {
  "restore", "FILE", N_("Replace the profile by a copy saved with “parceria backup”"),
  "parceria restore acme-2026-11.parceria --profile acme.parceria",
  1, 1, NULL, run_restore,
};
