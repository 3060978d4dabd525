/* csp-cli-connect.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/csp-cli-command.h"
#include "operations/csp-profile-connect.h"

static struct
{
  char *client_id;
  char *authority;
  char *endpoint;
  char *tenant_id;
} options;

static const GOptionEntry entries[] = {
  CSP_CLI_TEXT ("client-id", &options.client_id, N_("Application (client) ID of your registration"), N_("GUID")),
  CSP_CLI_TEXT ("authority", &options.authority, N_("Where to sign in; the cloud’s own without it"), N_("ADDRESS")),
  CSP_CLI_TEXT ("endpoint", &options.endpoint, N_("Where the service is; the cloud’s own without it"), N_("ADDRESS")),
  CSP_CLI_TEXT ("tenant-id", &options.tenant_id, N_("Your tenant ID; without it that of the profile"), N_("GUID")),
  { NULL },
};

static gboolean
has_records (CspCli *cli)
{
  gint64 has_any = FALSE;

  return csp_conn_get_integer (cli->conn, &has_any, NULL,
                               "SELECT EXISTS (SELECT 1 FROM customer) OR EXISTS (SELECT 1 FROM reseller)", "") &&
         has_any;
}

static int
run (CspCli *cli)
{
  g_autoptr(CspProfileConnectOperation) operation =
    csp_profile_connect_operation_new (options.client_id, options.authority, options.endpoint, options.tenant_id);
  int code;

  if (!csp_cli_open (cli, CSP_CONN_READ_WRITE, &code))
    return code;
  code = csp_cli_run_operation (cli, CSP_OPERATION (operation));
  if (code == CSP_EXIT_DONE)
    csp_cli_say (cli, _("Connected the profile “%s” with Partner Center. Sign in with “parceria sign-in”."),
                 cli->profile->name);
  if (code == CSP_EXIT_DONE && has_records (cli))
    csp_cli_say (cli, "%s", _("“parceria sync --preview” then shows what will become of the records that are here."));
  return code;
}

const CspCliCommand csp_cli_connect_command = {
  "connect", NULL, N_("Connect a profile with Partner Center"),
  "parceria connect --client-id 5f9c2c55-0a60-4d0c-a1a0-a6d39e4b6c11 --tenant-id 0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10",
  0, 0, entries, run,
};
